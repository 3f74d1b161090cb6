"""钱在哪里 Where the fund's money is, which batch waits, and what is due from whom since when: for those who keep it and those who provide it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yanglao.casefile.words import Pair
from yanglao.ledger.chart import CASH, CHART, DEPOSITS, MONEY
from yanglao.reports.asking import Reader
from yanglao.reports.dues import FUNDERS, dues_report
from yanglao.reports.payroll import batches_page
from yanglao.reports.report import Row
from yanglao.store.entries import balances
from yanglao.store.read.payroll import LAST
from yanglao.web.staff.desk import Desk
from yanglao.web.staff.first.block import Shown
from yanglao.web.standing import standing_of


@dataclass(frozen=True, slots=True)
class Owed:
    """What a funder owes: how it is called, fen, of it called for, the first month and the most days that it is late."""

    words: Pair
    fen: int
    called_fen: int
    since: int | None
    days: int


def money(desk: Desk, reader: Reader) -> Shown:
    """Three accounts and what lies in deposits; the batches that are not over; province and city."""
    found = balances(reader.connection, reader.area)
    places = [(CHART[code], found.get(code, 0)) for code in MONEY if code in CASH or found.get(code)]
    page = batches_page(reader, before=LAST, most=1)
    report = dues_report(reader)
    return {
        "places": places,
        "all_fen": sum(fen for _, fen in places),
        "deposits": DEPOSITS,
        "batches": page,
        "heads": [(head, standing_of(head)) for head in page.heads],
        "owed": [_owed(name, report.rows) for name in FUNDERS],
        "ahead_fen": report.sums["ahead_fen"][2],
    }


def _owed(funder: str, rows: Sequence[Row]) -> Owed:
    mine = [row for row in rows if row["funder"] == funder and row["outstanding_fen"]]
    return Owed(
        FUNDERS[funder],
        sum(row["outstanding_fen"] for row in mine),
        sum(row["called_fen"] for row in mine),
        min((row["month"] for row in mine), default=None),
        max((row["age"] for row in mine), default=0),
    )
