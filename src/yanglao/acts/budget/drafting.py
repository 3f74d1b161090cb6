"""基金预算草案 What each account of income and expenditure would bring or cost in a year: as much as in the year before, by the books."""

from __future__ import annotations

from yanglao.kernel.months import month
from yanglao.ledger.chart import CHART
from yanglao.lists.budget_layouts import LINES
from yanglao.store.acting import Agency
from yanglao.store.read.fund import moved_on


def draft_of(agency: Agency, year: int) -> dict[int, int]:
    """Account -> fen: what the books say of the year before so far; never below zero."""
    return {account: max(fen, 0) for account, fen in actual_of(agency, year - 1).items()}


def actual_of(agency: Agency, year: int) -> dict[int, int]:
    """Account -> fen raised or paid in a year by the books, each on its own side."""
    moved = moved_on(
        agency.connection,
        agency.area,
        first=month(year, 1),
        before=month(year + 1, 1),
        with_year_closes=False,
    )
    return {account: moved.get(account, 0) * (1 if CHART[account].kind.is_debit else -1) for account in LINES}
