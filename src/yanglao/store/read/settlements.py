"""清退查询 What was settled when a person's relation ended: reads only."""

from __future__ import annotations

from typing import NamedTuple

import psycopg

from yanglao.kernel.months import day_of
from yanglao.store.acting import Area

WAYS = ("to_person", "to_pool", "transferred")
SOURCES = ("own", "province", "city")
_FEN = [f"{way}_{source}_fen" for way in WAYS for source in SOURCES]


class Settlement(NamedTuple):
    """What ended (a kind of fact) on which Day, the Month it was settled for, fen by `<way>_<source>_fen`, what is paid out of it and
    what is set off against an overpayment."""

    kind: str
    on: int
    month: int
    fen: dict[str, int]
    payable_fen: int
    overpaid_fen: int


def settlements_of(connection: psycopg.Connection, area: Area, person: int) -> list[Settlement]:
    """The settlements that stand, corrections added up, oldest first; what was turned back whole is left out."""
    sums = ", ".join(f"sum(l.{name})::bigint" for name in (*_FEN, "payable_fen", "overpaid_fen"))
    rows = connection.execute(
        f"SELECT k.name, max(f.day), l.month, {sums} FROM settlement_line l JOIN fact f ON f.root = l.fact_root"
        " JOIN fact_kind k ON k.code = f.kind WHERE l.area_id = %s AND l.person_id = %s AND NOT EXISTS"
        " (SELECT FROM fact n WHERE n.replaces = f.id) GROUP BY k.name, l.month, l.fact_root HAVING sum(l.closed) <> 0 ORDER BY l.month",
        (area.id, person),
    ).fetchall()
    return [
        Settlement(kind, day_of(on), month, dict(zip(_FEN, fen, strict=True)), payable, overpaid)
        for kind, on, month, *fen, payable, overpaid in rows
    ]
