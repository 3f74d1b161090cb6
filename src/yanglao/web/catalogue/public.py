"""The pages that everybody may open: the figures of the fund."""

from __future__ import annotations

from yanglao.casefile.words import Pair

PUBLIC: dict[str, Pair] = {
    "figures.title": ("基金怎么样", "How the fund is doing"),
    "figures.lead": ("{year} 年,已公布的数字。", "The figures of {year} as they were made public."),
    "figures.insured": ("参保(人)", "Insured (persons)"),
    "figures.pensioners": ("领取待遇(人)", "Drawing a pension (persons)"),
    "figures.paid": ("全年支出(元)", "Paid out in the year (yuan)"),
    "figures.kept": ("年末结余(元)", "Kept at the year's end (yuan)"),
    "figures.years": ("历年情况", "The years"),
    "figures.unit": ("金额单位:元", "Amounts in yuan"),
    "figures.slide": ("表可以左右滑动看。", "Slide the table sideways to see all of it."),
    "figures.year": ("年份", "Year"),
    "figures.raised": ("筹集", "Raised"),
    "figures.contributions": ("其中个人缴费", "Of it contributions"),
    "figures.paid_out": ("支出", "Paid out"),
    "figures.pensions": ("其中养老金", "Of it pensions"),
    "figures.kept_short": ("年末结余", "Kept"),
    "figures.accounts": ("其中个人账户", "Of it accounts"),
    "figures.yield": ("收益率", "Yield"),
    "figures.no_area": ("尚未设立统筹区。", "No pooling area has been set up yet."),
}
