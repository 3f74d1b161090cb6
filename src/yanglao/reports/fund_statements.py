"""基金报表 The fund's statements (八): balance sheet, income and expenditure, changes of net assets. They tie to the book to the fen in
every month: assets are liabilities and net assets, and what a statement says of an account is what the trial balance says."""

from __future__ import annotations

from collections.abc import Iterator

from yanglao.acts.roles import ACCOUNTANT, FINANCE
from yanglao.casefile.words import Pair
from yanglao.kernel.months import month, month_text, year_of
from yanglao.ledger import chart
from yanglao.ledger.chart import CHART, Account, Class
from yanglao.ledger.lines import ARRIVAL, INTEREST, PENSION, SETTLEMENT
from yanglao.reports import asks
from yanglao.reports.asking import OFFICE, Reader
from yanglao.reports.describing import About
from yanglao.reports.report import Column, Report, Row, Sums
from yanglao.store.read.fund import EVER, Moved, moved_by_cause, moved_on

SURPLUS: Pair = ("收支结余(未结转)", "surplus not transferred yet")
ACCOUNT = (
    Column("code", ("科目", "account"), "count"),
    Column("name", ("名称", "name"), "said"),
)
CAUSES: dict[str, Pair] = {
    ARRIVAL.name: ("缴费、补贴及转入(元)", "contributions, subsidies, transfers in"),
    INTEREST.name: ("结息(元)", "interest credited"),
    PENSION.name: ("待遇(元)", "pensions"),
    SETTLEMENT.name: ("清退(元)", "settlements"),
    "": ("其他(元)", "other"),
}


READERS_OF_THE_FUND = (*OFFICE, ACCOUNTANT, FINANCE)
BALANCE_SHEET_REPORT = About(
    "balance-sheet",
    "资产负债表",
    ("八",),
    READERS_OF_THE_FUND,
    zh="资产负债表:年初数和期末数。",
    en=(
        "every account at the beginning of the year and at the end of a month (`--month`); assets against "
        "liabilities and net assets"
    ),
    makes=lambda reader, given: balance_sheet(reader, at=given["month"]),
    asks=(asks.month_in(asks.THIS_MONTH),),
)


def balance_sheet(reader: Reader, *, at: int) -> Report:
    """资产负债表 What stood at the beginning of the year and at the end of the Month `at`, each account on its own side."""
    january = month(year_of(at), 1)
    opening, closing = (_moved(reader, EVER, before) for before in (january, at + 1))
    rows = [
        row
        for kind in (Class.asset, Class.liability, Class.net_asset)
        for row in _rows_of(kind, {"opening_fen": opening, "closing_fen": closing})
    ]
    surplus = {name: _surplus(moved) for name, moved in (("opening_fen", opening), ("closing_fen", closing))}
    rows.append({"code": None, "name": SURPLUS, **surplus})
    return Report(
        "balance-sheet",
        (f"资产负债表 {month_text(at)}", f"balance sheet {month_text(at)}"),
        (
            *ACCOUNT,
            Column("opening_fen", ("年初数(元)", "at the beginning of the year"), "yuan"),
            Column("closing_fen", ("期末数(元)", "at the end"), "yuan"),
        ),
        rows,
        sums=_both_sides(closing),
    )


def _both_sides(moved: Moved) -> Sums:
    assets, liabilities, net = (
        _total(kind, moved) for kind in (Class.asset, Class.liability, Class.net_asset)
    )
    net += _surplus(moved)
    return {
        "assets_fen": (("资产合计(元)", "assets"), "yuan", assets),
        "liabilities_fen": (("负债合计(元)", "liabilities"), "yuan", liabilities),
        "net_assets_fen": (("净资产合计(元)", "net assets"), "yuan", net),
        "difference_fen": (
            ("资产减负债和净资产(元)", "assets less liabilities and net assets"),
            "yuan",
            assets - liabilities - net,
        ),
    }


INCOME_REPORT = About(
    "income",
    "收支表",
    ("八",),
    READERS_OF_THE_FUND,
    zh="收支表:本月数和本年累计。",
    en="income and expenditure of a month and of the year so far",
    makes=lambda reader, given: income_and_expenditure(reader, at=given["month"]),
    asks=(asks.month_in(asks.THIS_MONTH),),
)


def income_and_expenditure(reader: Reader, *, at: int) -> Report:
    """收支表 Income and expenditure of the Month `at` and of the year up to it."""
    january = month(year_of(at), 1)
    columns = {"month_fen": _earned(reader, at, at + 1), "year_fen": _earned(reader, january, at + 1)}
    rows = [row for kind in (Class.income, Class.expenditure) for row in _rows_of(kind, columns)]
    return Report(
        "income",
        (f"收支表 {month_text(at)}", f"income and expenditure {month_text(at)}"),
        (
            *ACCOUNT,
            Column("month_fen", ("本月数(元)", "of the month"), "yuan"),
            Column("year_fen", ("本年累计(元)", "of the year so far"), "yuan"),
        ),
        rows,
        sums={
            name: (title, "yuan", value)
            for name, title, value in (
                (
                    "income_fen",
                    ("本年收入(元)", "income of the year"),
                    _total(Class.income, columns["year_fen"]),
                ),
                (
                    "expenditure_fen",
                    ("本年支出(元)", "expenditure of the year"),
                    _total(Class.expenditure, columns["year_fen"]),
                ),
                ("surplus_fen", ("本年收支结余(元)", "surplus of the year"), _surplus(columns["year_fen"])),
            )
        },
    )


NET_ASSETS_REPORT = About(
    "net-assets",
    "净资产变动表",
    ("八",),
    READERS_OF_THE_FUND,
    zh="净资产变动表:个人账户和统筹账户本年的增减及其原因。",
    en=(
        "the individual accounts by source and the pooled account: beginning of the year, what each kind of "
        "event added or took, end"
    ),
    makes=lambda reader, given: net_asset_changes(reader, at=given["month"]),
    asks=(asks.month_in(asks.THIS_MONTH),),
)


def net_asset_changes(reader: Reader, *, at: int) -> Report:
    """净资产变动表 The individual accounts, by source, and the pooled account: what they held at the beginning of the year, what each
    kind of event has added or taken up to the end of the Month `at`, and what they hold."""
    january = month(year_of(at), 1)
    opening = _moved(reader, EVER, january)
    moved = moved_by_cause(reader.connection, reader.area, first=january, before=at + 1)
    return Report(
        "net-assets",
        (f"净资产变动表 {month_text(at)}", f"changes of net assets {month_text(at)}"),
        (
            *ACCOUNT,
            Column("opening_fen", ("年初数(元)", "at the beginning of the year"), "yuan"),
            *(Column(f"{cause or 'other'}_fen", title, "yuan") for cause, title in CAUSES.items()),
            Column("closing_fen", ("期末数(元)", "at the end"), "yuan"),
        ),
        [_changed(account, opening, moved) for account in chart.NET_ASSETS],
    )


def _changed(account: int, opening: Moved, moved: dict[tuple[int, str], int]) -> Row:
    begun = -opening.get(account, 0)
    by_cause = {f"{cause or 'other'}_fen": -moved.get((account, cause), 0) for cause in CAUSES}
    return {
        **_named(CHART[account]),
        "opening_fen": begun,
        **by_cause,
        "closing_fen": begun + sum(by_cause.values()),
    }


# --- of accounts


def _moved(reader: Reader, first: int, before: int) -> Moved:
    return moved_on(reader.connection, reader.area, first=first, before=before)


def _earned(reader: Reader, first: int, before: int) -> Moved:
    return moved_on(reader.connection, reader.area, first=first, before=before, with_year_closes=False)


def _rows_of(kind: Class, columns: dict[str, Moved]) -> Iterator[Row]:
    """A row for each account of a class that has ever moved, each amount on its own side."""
    for account in CHART.values():
        fen = {name: on_its_side(account, moved) for name, moved in columns.items()}
        if account.kind == kind and any(account.code in moved for moved in columns.values()):
            yield {**_named(account), **fen}


def _named(account: Account) -> Row:
    return {"code": account.code, "name": (account.name, account.name_en)}


def on_its_side(account: Account, moved: Moved) -> int:
    """Fen of an account on the side where it normally stands; below zero on the other."""
    fen = moved.get(account.code, 0)
    return fen if account.kind.is_debit else -fen


def _total(kind: Class, moved: Moved) -> int:
    return sum(on_its_side(account, moved) for account in CHART.values() if account.kind == kind)


def _surplus(moved: Moved) -> int:
    """Income less expenditure."""
    return _total(Class.income, moved) - _total(Class.expenditure, moved)
