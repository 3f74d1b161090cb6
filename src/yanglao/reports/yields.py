"""收益率 What the fund's money earned, year by year, against what was credited to persons' accounts (四(三), 八).

The rules. Earned: the bank's interest and that of deposits and bonds in the books of the year, on a cash basis (科目 4201), less principal lost.
Average balance: what lay on all bank accounts and in deposits and bonds at the end of each day (by business days of entries), summed over
the days of the year and divided by their number; the first year begins with the month in which the books open, the running year ends today. Yield:
earned against the average balance, a part of a year taken to a whole one by its days; basis points, half up. Credited: interest lines in the
books of the year. Gap: credited less earned; above zero the pooled account bears it.
"""

from __future__ import annotations

from yanglao.kernel.months import (
    age_days,
    days_in_year,
    first_day,
    last_day,
    month,
    year_of,
    year_of_day,
)
from yanglao.ledger.chart import BANK_INTEREST, INDIVIDUAL, MONEY
from yanglao.ledger.deposits import BASIS_POINTS
from yanglao.ledger.lines import INTEREST
from yanglao.policy.law import Laws
from yanglao.reports.asking import Reader
from yanglao.reports.describing import About
from yanglao.reports.fund_statements import READERS_OF_THE_FUND
from yanglao.reports.report import Column, Report, Row
from yanglao.store.deposits import earned_in
from yanglao.store.law import laws_of
from yanglao.store.read.fund import moved_by_cause, moved_by_day, moved_on

YIELD_REPORT = About(
    "yield",
    "基金收益率",
    ("四(三)", "八", "九(一)5"),
    READERS_OF_THE_FUND,
    zh="基金收益率:各年日均余额、银行利息、存款和国债利息、本金损失、收益率,与个人账户记账利率和结息比较,差额由统筹负担。",
    en=(
        "year by year the average balance by day, the bank's interest, that of deposits and bonds, principal lost, the yield; against the rate of the "
        "accounts and what was credited to them, with the gap that the pool bears"
    ),
    makes=lambda reader, _: yields(reader),
)
COLUMNS = (
    Column("year", ("年度", "year"), "count"),
    Column("days", ("天数", "days"), "count"),
    Column("average_fen", ("日均余额(元)", "average balance by day"), "yuan"),
    Column("bank_fen", ("活期利息(元)", "interest of bank accounts"), "yuan"),
    Column("deposits_fen", ("定期及国债利息(元)", "interest of deposits and bonds"), "yuan"),
    Column("lost_fen", ("本金损失(元)", "principal lost"), "yuan"),
    Column("yield_bp", ("收益率", "yield"), "rate"),
    Column("account_rate_bp", ("记账利率", "rate of the accounts"), "rate"),
    Column("credited_fen", ("个人账户结息(元)", "credited to accounts"), "yuan"),
    Column("gap_fen", ("结息减收益(元)", "credited less earned"), "yuan"),
)


def yields(reader: Reader) -> Report:
    """A row a year, from the first to the one of today."""
    moved = moved_by_day(reader.connection, reader.area, MONEY)
    laws = laws_of(reader.connection, reader.area)
    first, last = year_of(reader.area.opens_in), year_of_day(reader.on)
    return Report(
        YIELD_REPORT.name,
        ("基金收益率", "yield of the fund"),
        COLUMNS,
        [_row(reader, laws, moved, year) for year in range(first, last + 1)],
    )


def _row(reader: Reader, laws: Laws, moved: dict[int, int], year: int) -> Row:
    since = first_day(max(month(year, 1), reader.area.opens_in))
    until = min(last_day(month(year, 12)), reader.on)
    days = age_days(since, until) + 1
    summed = fen_days(moved, since, until)
    january = month(year, 1)
    interest = -moved_on(
        reader.connection, reader.area, first=january, before=january + 12, with_year_closes=False
    ).get(BANK_INTEREST, 0)
    of_deposits, lost = earned_in(reader.connection, reader.area, range(january, january + 12))
    credited = _credited(reader, january)
    return {
        "year": year,
        "days": days,
        "average_fen": _half_up(summed, days),
        "bank_fen": interest - of_deposits,
        "deposits_fen": of_deposits,
        "lost_fen": lost,
        "yield_bp": yield_bp(interest - lost, summed, year),
        "account_rate_bp": laws.at(january).account_rate_bp,
        "credited_fen": credited,
        "gap_fen": credited - (interest - lost),
    }


def fen_days(moved: dict[int, int], since: int, until: int) -> int:
    """What lay there at the end of each day from one Day to another, summed; `moved`: Day -> fen that moved on it."""
    summed = 0
    for day, fen in moved.items():
        if day <= until:
            summed += fen * (age_days(max(day, since), until) + 1)
    return summed


def yield_bp(earned_fen: int, summed_fen: int, year: int) -> int | None:
    """Earned against the balances of days, summed, as a yearly rate; None where nothing lay there."""
    if summed_fen <= 0:
        return None
    return _half_up(earned_fen * days_in_year(year) * BASIS_POINTS, summed_fen)


def _credited(reader: Reader, january: int) -> int:
    moved = moved_by_cause(reader.connection, reader.area, first=january, before=january + 12)
    return -sum(moved.get((account, INTEREST.name), 0) for account in INDIVIDUAL.values())


def _half_up(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)
