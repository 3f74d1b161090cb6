"""往来款项查询 What is open with a person, and what is overpaid in all: reads only."""

from __future__ import annotations

from typing import NamedTuple

import psycopg

from yanglao.kernel.months import day_of
from yanglao.ledger.items import OVERPAYMENT
from yanglao.store.acting import Area


class ItemRow(NamedTuple):
    """An item: its number, kind, benefit month, the Day on which it was opened, what it held and what is left (fen), the kind of
    the fact behind it and a reason in words ("": none)."""

    item: int
    kind: str
    month: int
    on: int
    fen: int
    left_fen: int
    cause: str
    reason: str


def items_of(connection: psycopg.Connection, area: Area, person: int) -> list[ItemRow]:
    """The items of a person of which something is left, oldest first."""
    rows = connection.execute(
        "SELECT * FROM (SELECT i.id, i.kind, i.month, i.on_day, i.amount_fen, (i.amount_fen - coalesce("
        " (SELECT sum(m.amount_fen) FROM item_move m WHERE m.item_id = i.id), 0))::bigint AS left_fen,"
        " coalesce(k.name, ''), i.reason FROM open_item i LEFT JOIN fact f ON f.id = i.cause_fact"
        " LEFT JOIN fact_kind k ON k.code = f.kind WHERE i.area_id = %s AND i.person_id = %s) items"
        " WHERE left_fen > 0 ORDER BY id",
        (area.id, person),
    )
    return [
        ItemRow(number, kind, month, day_of(on), fen, left, cause, reason)
        for number, kind, month, on, fen, left, cause, reason in rows.fetchall()
    ]


class Overpaid(NamedTuple):
    """What is left of an overpayment: whose, its number, benefit month, the Day on which it was found, fen, and the kind of the
    fact behind it ("": the law)."""

    person: int
    item: int
    month: int
    on: int
    left_fen: int
    cause: str


def overpaid_items(connection: psycopg.Connection, area: Area) -> list[Overpaid]:
    """Everything that was paid too much and has not come back, oldest first."""
    rows = connection.execute(
        "SELECT * FROM (SELECT i.person_id, i.id, i.month, i.on_day, (i.amount_fen - coalesce("
        " (SELECT sum(m.amount_fen) FROM item_move m WHERE m.item_id = i.id), 0))::bigint AS left_fen, coalesce(k.name, '')"
        " FROM open_item i LEFT JOIN fact f ON f.id = i.cause_fact LEFT JOIN fact_kind k ON k.code = f.kind"
        " WHERE i.area_id = %s AND i.kind = %s) items WHERE left_fen > 0 ORDER BY id",
        (area.id, OVERPAYMENT.name),
    )
    return [
        Overpaid(person, item, month, day_of(on), left, cause)
        for person, item, month, on, left, cause in rows.fetchall()
    ]
