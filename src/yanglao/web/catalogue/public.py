"""The pages that everybody may open: the figures of the fund."""

from __future__ import annotations

from yanglao.casefile.words import Pair

PUBLIC: dict[str, Pair] = {
    "figures.title": ("基金怎么样", "How the fund is doing"),
    "figures.lead": ("到 {year} 年末,取自账簿。", "To the end of {year}, from the books."),
    "figures.insured": ("参保(人)", "Insured (persons)"),
    "figures.pensioners": ("领取待遇(人)", "Drawing a pension (persons)"),
    "figures.pensions": ("全年发放(元)", "Paid out in the year (yuan)"),
    "figures.kept": ("年末结余(元)", "Kept at the year's end (yuan)"),
    "figures.years": ("历年情况", "The years"),
    "figures.unit": ("金额单位:元", "Amounts in yuan"),
    "figures.slide": ("表可以左右滑动看。", "Slide the table sideways to see all of it."),
    "figures.year": ("年份", "Year"),
    "figures.paid_in": ("个人缴费", "Paid in"),
    "figures.province": ("省级补贴", "Province"),
    "figures.city": ("市级补贴", "City"),
    "figures.paid_out": ("发放待遇", "Pensions"),
    "figures.own": ("个人账户:个人", "Accounts: own"),
    "figures.of_province": ("个人账户:省", "Accounts: province"),
    "figures.of_city": ("个人账户:市", "Accounts: city"),
    "figures.pool": ("社会统筹", "Pool"),
    "figures.balance": ("会计看的:试算平衡表", "For accountants: the trial balance"),
    "figures.code": ("科目", "Account"),
    "figures.name": ("名称", "Name"),
    "figures.debit": ("借方", "Debit"),
    "figures.credit": ("贷方", "Credit"),
    "figures.left": ("余额(借为正)", "Balance (debit above zero)"),
    "figures.total": ("合计", "Total"),
    "figures.nothing": ("还没有账目。", "Nothing is booked yet."),
    "figures.no_area": ("尚未设立统筹区。", "No pooling area has been set up yet."),
}
