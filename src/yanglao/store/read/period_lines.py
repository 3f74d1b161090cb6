"""期内逐人金额 What was booked for each person in the books of some months. The sums are what moved on the accounts: each line stands under
the entry that totals it. Reads only."""

from __future__ import annotations

import psycopg
from psycopg import sql

from yanglao.kernel.periods import Period
from yanglao.ledger.lines import ARRIVAL, PENSION, LineKind
from yanglao.store.acting import Area

PAID_IN = ("paid_own_fen",)
"""Contributions of people: what becomes 社会保险费收入."""


def contributed(connection: psycopg.Connection, area: Area, period: Period) -> dict[int, int]:
    """Person -> fen of contributions booked in a period, corrections included."""
    return _booked(connection, area, period, ARRIVAL, PAID_IN)


def pensioned(connection: psycopg.Connection, area: Area, period: Period) -> dict[int, int]:
    """Person -> fen of pensions booked in a period, corrections included."""
    return _booked(connection, area, period, PENSION, PENSION.amounts)


def _booked(
    connection: psycopg.Connection, area: Area, period: Period, kind: LineKind, columns: tuple[str, ...]
) -> dict[int, int]:
    query = sql.SQL(
        "SELECT l.person_id, sum({fen})::bigint FROM {table} l JOIN entry e ON e.lines_act_id = l.act_id AND e.line = {line}"
        " WHERE l.area_id = %s AND e.area_id = l.area_id AND e.period BETWEEN %s AND %s GROUP BY l.person_id HAVING sum({fen}) <> 0"
    ).format(
        fen=sql.SQL(" + ").join(sql.SQL("l.{}").format(sql.Identifier(name)) for name in columns),
        table=sql.Identifier(kind.table),
        line=sql.Literal(kind.name),
    )
    return dict(connection.execute(query, (area.id, period.first, period.last)).fetchall())
