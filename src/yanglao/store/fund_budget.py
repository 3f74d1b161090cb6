"""基金预算 The fund's budget of a year, line by line, and its changes: kept as they were agreed to; the last amount of a line holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import psycopg

from yanglao.ledger.chart import CHART
from yanglao.store.acting import Act, Area


class Line(NamedTuple):
    """A line as it is proposed: the account, fen, fen of the draft, and why they differ ("": they do not)."""

    account: int
    fen: int
    draft_fen: int
    reason: str


class Allowed(NamedTuple):
    """A line of a budget: fen as agreed to first, how often it was changed, and fen that hold now."""

    approved_fen: int
    changes: int
    fen: int


def totals_of(lines: Iterable[Line]) -> dict[str, int]:
    """Fen of income and of expenditure."""
    totals = {"income_fen": 0, "expenditure_fen": 0}
    for one in lines:
        totals[f"{CHART[one.account].kind.name}_fen"] += one.fen
    return totals


def add_lines(act: Act, number: int, *, year: int, document: str, lines: Iterable[Line]) -> None:
    """Keep the budget of a year under the number of its proposal; the database refuses a second one."""
    with act.connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO fund_budget_line (proposal_id, area_id, year, account, amount_fen, draft_fen, reason, document, act_id)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [(number, act.area.id, year, *one, document, act.id) for one in lines],
        )


def add_change(
    act: Act, number: int, *, year: int, account: int, fen: int, before_fen: int, reason: str, document: str
) -> None:
    """Keep the new amount of a line, and the one it replaces, under the number of its proposal."""
    act.connection.execute(
        "INSERT INTO fund_budget_change (proposal_id, area_id, year, account, before_fen, amount_fen, reason, document, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (number, act.area.id, year, account, before_fen, fen, reason, document, act.id),
    )


def budget_of(connection: psycopg.Connection, area: Area, year: int) -> dict[int, Allowed]:
    """Account -> what its line allows; empty: the year has no budget."""
    rows = connection.execute(
        "SELECT l.account, l.amount_fen, count(c.id)::int, coalesce((array_agg(c.amount_fen ORDER BY c.id DESC))[1], l.amount_fen)"
        " FROM fund_budget_line l LEFT JOIN fund_budget_change c USING (area_id, year, account)"
        " WHERE l.area_id = %s AND l.year = %s GROUP BY l.account, l.amount_fen ORDER BY l.account",
        (area.id, year),
    )
    return {account: Allowed(*rest) for account, *rest in rows.fetchall()}
