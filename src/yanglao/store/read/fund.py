"""基金查询 What the fund's statements are made of: what moved on every account in a span of months, and by what. Reads only."""

from __future__ import annotations

from collections.abc import Sequence

import psycopg

from yanglao.kernel.months import day_of
from yanglao.ledger.chart import MONEY, Class
from yanglao.store.acting import Area

Moved = dict[int, int]
"""Account -> fen, debit above zero."""


EVER = 0
"""A month before any other."""


def moved_on(
    connection: psycopg.Connection, area: Area, *, first: int, before: int, with_year_closes: bool = True
) -> Moved:
    """What stands in the books of the months from `first` on and before another, account by account; or what has moved there without
    the closes of years, which take income and expenditure back to nothing."""
    rows = connection.execute(
        "SELECT p.account, sum(p.debit_fen - p.credit_fen)::bigint FROM posting p JOIN entry e ON e.id = p.entry_id"
        " WHERE e.area_id = %s AND e.period >= %s AND e.period < %s"
        " AND (%s OR NOT EXISTS (SELECT FROM year_close y WHERE y.entry_id = e.id)) GROUP BY p.account",
        (area.id, first, before, with_year_closes),
    )
    return dict(rows.fetchall())


def moved_by_cause(
    connection: psycopg.Connection, area: Area, *, first: int, before: int
) -> dict[tuple[int, str], int]:
    """(account, cause) -> fen, debit above zero. A cause is the kind of lines that an entry totals, or "" for any other entry."""
    rows = connection.execute(
        "SELECT p.account, coalesce(e.line, '') AS cause, sum(p.debit_fen - p.credit_fen)::bigint"
        " FROM posting p JOIN entry e ON e.id = p.entry_id"
        " WHERE e.area_id = %s AND e.period >= %s AND e.period < %s GROUP BY 1, 2",
        (area.id, first, before),
    )
    return {(account, cause): fen for account, cause, fen in rows.fetchall()}


def moved_by_day(connection: psycopg.Connection, area: Area, accounts: Sequence[int]) -> dict[int, int]:
    """Day -> fen, debit above zero: what moved on some accounts together on each business day."""
    rows = connection.execute(
        "SELECT e.on_day, sum(p.debit_fen - p.credit_fen)::bigint FROM posting p JOIN entry e ON e.id = p.entry_id"
        " WHERE e.area_id = %s AND p.account = ANY(%s) GROUP BY e.on_day ORDER BY e.on_day",
        (area.id, list(accounts)),
    )
    return {day_of(day): fen for day, fen in rows.fetchall()}


def moved_by_purpose(
    connection: psycopg.Connection, area: Area, account: int, *, month: int
) -> dict[int | None, tuple[int, int]]:
    """What came into a bank account in the books of a Month, and what went out, by the account of income or of the bank on the other side
    (None: anything else), in fen."""
    rows = connection.execute(
        "WITH mine AS (SELECT e.id, p.debit_fen - p.credit_fen AS fen FROM posting p JOIN entry e ON e.id = p.entry_id"
        " WHERE e.area_id = %(area)s AND e.period = %(month)s AND p.account = %(account)s),"
        " other AS (SELECT m.id, p.account, p.credit_fen - p.debit_fen AS fen FROM mine m JOIN posting p ON p.entry_id = m.id"
        " JOIN account a ON a.code = p.account WHERE p.account <> %(account)s AND (a.class = %(income)s OR p.account = ANY(%(cash)s)))"
        " SELECT account, sum(greatest(fen, 0))::bigint, sum(greatest(-fen, 0))::bigint FROM ("
        " SELECT account, fen FROM other UNION ALL"
        " SELECT NULL, m.fen - coalesce((SELECT sum(o.fen) FROM other o WHERE o.id = m.id), 0) FROM mine m) moved"
        " WHERE fen <> 0 GROUP BY account ORDER BY account NULLS LAST",
        {
            "area": area.id,
            "month": month,
            "account": account,
            "income": Class.income.name,
            "cash": list(MONEY),
        },
    )
    return {other: (int(came), int(went)) for other, came, went in rows.fetchall()}
