"""办公账 The office's own books as recorded: what finance has allowed for a year, and what was paid of it. They know nothing of the fund's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import psycopg

from yanglao.store.acting import Act, Area

WAGES, RUNNING, STARTUP = "wages", "running", "startup"
LINES = (WAGES, RUNNING, STARTUP)


class Payment(NamedTuple):
    """What is paid from a line of the budget: for the Month, whose wage it is (number of somebody in a post; None: no wage), to whom, fen,
    and the paper."""

    line: str
    month: int
    hired: int | None
    payee: str
    fen: int
    document: str


def add_budget(act: Act, number: int, *, year: int, document: str, fen: Mapping[str, int]) -> None:
    """Note what is allowed for a year, line by line, under the number of its proposal."""
    with act.connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO office_budget (proposal_id, area_id, year, line, amount_fen, document, act_id) VALUES (%s, %s, %s, %s, %s, %s, %s)",
            [(number, act.area.id, year, line, fen[line], document, act.id) for line in LINES],
        )


def budget_of(connection: psycopg.Connection, area: Area, year: int) -> dict[str, int]:
    """Line -> fen allowed for a year, by the last proposal agreed to; empty: none was."""
    rows = connection.execute(
        "SELECT line, amount_fen FROM office_budget WHERE area_id = %(area)s AND year = %(year)s"
        " AND proposal_id = (SELECT max(proposal_id) FROM office_budget WHERE area_id = %(area)s AND year = %(year)s)",
        {"area": area.id, "year": year},
    )
    return dict(rows.fetchall())


def add_payments(act: Act, number: int, payments: Iterable[Payment]) -> None:
    """Note what is paid, under the number of its proposal; the database refuses what is beyond the budget."""
    with act.connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO office_payment (proposal_id, area_id, line, year, month, hired_id, payee, amount_fen, document, act_id)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [(number, act.area.id, one.line, one.month // 12, *one[1:], act.id) for one in payments],
        )


def payments_of(connection: psycopg.Connection, area: Area, year: int) -> list[Payment]:
    """What was paid from the budget of a year, in the order of payment."""
    rows = connection.execute(
        "SELECT line, month, hired_id, payee, amount_fen, document FROM office_payment WHERE area_id = %s AND year = %s ORDER BY id",
        (area.id, year),
    )
    return [Payment(*row) for row in rows.fetchall()]


def is_paid(connection: psycopg.Connection, area: Area, *, payee: str, document: str) -> bool:
    """Whether a cost was paid to a payee by a document already."""
    row = connection.execute(
        "SELECT 1 FROM office_payment WHERE area_id = %s AND payee = %s AND document = %s AND hired_id IS NULL",
        (area.id, payee, document),
    ).fetchone()
    return row is not None
