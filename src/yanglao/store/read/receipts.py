"""票据查询 A receipt with the act that took it: reads only."""

from __future__ import annotations

from typing import NamedTuple

import psycopg

from yanglao.kernel.months import day_of
from yanglao.store.acting import Area
from yanglao.store.receipts import Receipt, receipts_with


class Taken(NamedTuple):
    """A receipt; the Day on which it was noted, in which act; and whether what it paid for was taken back since."""

    receipt: Receipt
    on: int
    act: int
    is_void: bool


def taken(connection: psycopg.Connection, area: Area, number: str) -> Taken | None:
    """The receipt under a number; None where there is none."""
    receipt = receipts_with(connection, area, [number]).get(number)
    if receipt is None:
        return None
    row = connection.execute(
        "SELECT a.on_day, a.id, EXISTS (SELECT FROM fact f JOIN fact n ON n.root = f.root"
        " WHERE f.id = r.fact_id AND n.void AND NOT EXISTS (SELECT FROM fact l WHERE l.replaces = n.id))"
        " FROM receipt r JOIN act a ON a.id = r.act_id WHERE r.area_id = %s AND r.number = %s",
        (area.id, number),
    ).fetchone()
    assert row is not None
    return Taken(receipt, day_of(row[0]), row[1], row[2])
