"""决算报告 The final account of a year as it was settled, account by account, with its digest and its notes."""

from __future__ import annotations

from yanglao.casefile.words import Pair
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text
from yanglao.ledger.chart import CHART, DUE, Account, Class
from yanglao.reports import asks
from yanglao.reports.asking import Reader
from yanglao.reports.describing import About
from yanglao.reports.fund_statements import ACCOUNT, CAUSES, READERS_OF_THE_FUND
from yanglao.reports.publications import OTHERS
from yanglao.reports.report import Column, Report, Row, Sums
from yanglao.store.acting import ActRefused
from yanglao.store.final_accounts import FinalAccount, final_account_of

FINAL_ACCOUNT_REPORT = About(
    "final-account",
    "决算报告",
    ("八", "十"),
    READERS_OF_THE_FUND,
    zh="年度决算:各科目年初数、本年收入或支出、个人账户和统筹账户变动原因、年末数,以及附注和 SHA-256,均为确定时的数字。",
    en=(
        "the final account of a year as it was settled: every account at the beginning, its income or expenditure, what moved the "
        "individual accounts and the pool, and at the end; with notes and SHA-256"
    ),
    makes=lambda reader, given: final_account_report(reader, year=given["year"]),
    asks=(asks.YEAR,),
)
_CAUSES = {cause or "other": title for cause, title in CAUSES.items()}
_COLUMNS: dict[str, Pair] = {
    "opening": ("年初数(元)", "at the beginning of the year"),
    "raised": ("本年收入(元)", "income of the year"),
    "paid": ("本年支出(元)", "expenditure of the year"),
    **_CAUSES,
    "closing": ("年末数(元)", "at the end of the year"),
}
_PERSONS = ("enrolled_persons", "contributing_persons", "pensioned_persons")


def final_account_report(reader: Reader, *, year: int) -> Report:
    """That of a year. Refused: no_final_account."""
    settled = final_account_of(reader.connection, reader.area, year)
    if settled is None:
        raise ActRefused(
            "no_final_account",
            f"{year} 年决算尚未确定,年终结转后由基金会计编制(final_account)。",
            f"The final account of {year} is not settled; the accountant draws it up once the year is closed (act `final_account`).",
        )
    return Report(
        "final-account",
        (f"{year} 年基金决算", f"final account of the fund, {year}"),
        (*ACCOUNT, *(Column(f"{name}_fen", title, "yuan") for name, title in _COLUMNS.items())),
        [row for account in CHART.values() if (row := _row(account, settled.figures))],
        sums=_sums(settled.figures),
        remarks=_notes(settled),
    )


def _row(account: Account, figures: dict[str, int]) -> Row | None:
    """None for an account of which nothing is told."""
    told = {f"{name}_fen": figures.get(f"{name}_{account.code}_fen") for name in _COLUMNS}
    if all(fen is None for fen in told.values()):
        return None
    return {"code": account.code, "name": (account.name, account.name_en), **told}


def _sums(figures: dict[str, int]) -> Sums:
    income, expenditure = _total("raised", Class.income, figures), _total("paid", Class.expenditure, figures)
    money: dict[str, tuple[Pair, int]] = {
        "income_fen": (("收入合计(元)", "income"), income),
        "expenditure_fen": (("支出合计(元)", "expenditure"), expenditure),
        "surplus_fen": (("本年收支结余(元)", "surplus of the year"), income - expenditure),
        "assets_fen": (("资产合计(元)", "assets"), _total("closing", Class.asset, figures)),
        "liabilities_fen": (("负债合计(元)", "liabilities"), _total("closing", Class.liability, figures)),
        "net_assets_fen": (("净资产合计(元)", "net assets"), _total("closing", Class.net_asset, figures)),
    }
    return {
        **{name: (title, "yuan", fen) for name, (title, fen) in money.items()},
        **{name: (OTHERS[name], "count", figures[name]) for name in _PERSONS},
    }


def _total(what: str, kind: Class, figures: dict[str, int]) -> int:
    return sum(figures.get(f"{what}_{one.code}_fen", 0) for one in CHART.values() if one.kind == kind)


def _notes(settled: FinalAccount) -> list[Pair]:
    owed = -sum(settled.figures.get(f"closing_{code}_fen", 0) for code in DUE.values())
    on, yuan = day_text(settled.on), yuan_text(owed)
    return [
        (f"{on} 确定,SHA-256 {settled.sha256}。", f"Settled on {on}, SHA-256 {settled.sha256}."),
        (
            "会计核算以收付实现制为基础:财政补贴到账时计入收入。",
            "The books are kept on a cash basis: government money is income when it arrives.",
        ),
        (
            f"已记入个人账户或已支付而财政尚未到账的补贴不计入收入,记在应到补贴科目(33 开头),年末共 {yuan} 元。",
            f"What was credited or paid and has not arrived from the funders is outside income; it stands on the accounts 33xx, "
            f"{yuan} yuan at the end of the year.",
        ),
        (
            "经办机构经费不属于基金,不在决算之内;人数为决算时所知。",
            "The costs of the office are no part of the fund and are not in here; persons are as was known when it was settled.",
        ),
    ]
