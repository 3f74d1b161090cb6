"""暂收款 Money at the bank that is nobody's yet, as it is held."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import psycopg

from yanglao.store.acting import Act, Area

RETURNED = "returned"


class Held(NamedTuple):
    """Money held under its number: the bank's line, the match with it, the entry, the account of the book on which it lies, fen, why."""

    id: int
    line: int
    match: int
    entry: int
    account: int
    fen: int
    reason: str


def add_held(act: Act, *, line: int, match: int, entry: int, account: int, fen: int, reason: str) -> int:
    """Note that a line of the bank is held; its number."""
    row = act.connection.execute(
        "INSERT INTO held_receipt (area_id, line_id, match_id, entry_id, account, amount_fen, reason, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s) RETURNING id",
        (act.area.id, line, match, entry, account, fen, reason, act.id),
    ).fetchone()
    assert row is not None
    return int(row[0])


def held_receipts(connection: psycopg.Connection, area: Area) -> list[Held]:
    """What is held still, oldest first."""
    rows = connection.execute(
        "SELECT id, line_id, match_id, entry_id, account, amount_fen, reason FROM held_receipt h WHERE area_id = %s"
        " AND NOT EXISTS (SELECT FROM held_receipt_end e WHERE e.held_id = h.id) ORDER BY id",
        (area.id,),
    )
    return [Held(*row) for row in rows.fetchall()]


def held_on(connection: psycopg.Connection, area: Area) -> dict[int, int]:
    """Account -> fen that lie there and are nobody's yet."""
    found: dict[int, int] = defaultdict(int)
    for one in held_receipts(connection, area):
        found[one.account] += one.fen
    return dict(found)


def end_held(act: Act, number: int, *, way: str, entry: int, reason: str) -> None:
    """Note what became of money held."""
    act.connection.execute(
        "INSERT INTO held_receipt_end (held_id, area_id, way, entry_id, reason, act_id) VALUES (%s, %s, %s, %s, %s, %s)",
        (number, act.area.id, way, entry, reason, act.id),
    )
