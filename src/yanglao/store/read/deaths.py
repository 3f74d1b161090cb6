"""死亡告知查询 When deaths were told, what had been paid after them, and what of it came back. Reads only."""

from __future__ import annotations

import psycopg

from yanglao.kernel.months import day_of, month_of
from yanglao.ledger.items import OVERPAYMENT
from yanglao.life.kinds import Kind
from yanglao.store.acting import Area

CAME_BACK = ("repaid", "set_off", "met")
"""What became of an overpayment where the money came back: paid in, set off, or returned by the bank."""


def deaths_told(connection: psycopg.Connection, area: Area, *, by: int) -> dict[int, int]:
    """Person -> the Month in which a death was first told, of those told by a Day and not taken back."""
    rows = connection.execute(
        "SELECT f.person_id, min(r.recorded_on) FROM fact f JOIN fact r ON r.id = f.root"
        " WHERE f.area_id = %(area)s AND f.kind = %(kind)s AND NOT f.void AND f.recorded_on <= %(by)s::text::date"
        " AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = f.id AND n.recorded_on <= %(by)s::text::date) GROUP BY 1",
        {"area": area.id, "kind": int(Kind.death), "by": by},
    )
    return {person: month_of(day_of(on)) for person, on in rows.fetchall()}


def after_deaths(connection: psycopg.Connection, area: Area, year: int) -> tuple[int, int]:
    """Fen found in a year to have been paid for months after a death, and fen that came back in it of such money."""
    row = connection.execute(
        "WITH late AS (SELECT i.* FROM open_item i JOIN fact f ON f.id = i.cause_fact"
        "  WHERE i.area_id = %(area)s AND i.kind = %(kind)s AND i.line = 'pension' AND f.kind = %(death)s)"
        " SELECT (SELECT coalesce(sum(amount_fen), 0) FROM late WHERE date_part('year', on_day) = %(year)s)::bigint,"
        " (SELECT coalesce(sum(m.amount_fen), 0) FROM late JOIN item_move m ON m.item_id = late.id JOIN act a ON a.id = m.act_id"
        "  WHERE m.how = ANY(%(back)s) AND date_part('year', a.on_day) = %(year)s)::bigint",
        {
            "area": area.id,
            "kind": OVERPAYMENT.name,
            "death": int(Kind.death),
            "year": year,
            "back": list(CAME_BACK),
        },
    ).fetchone()
    assert row is not None
    return int(row[0]), int(row[1])
