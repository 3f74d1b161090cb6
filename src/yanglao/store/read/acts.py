"""业务记录查询 What was done under a key, and what it answered. Reads only."""

from __future__ import annotations

from typing import Any, NamedTuple

import psycopg

from yanglao.kernel.months import day_of
from yanglao.store.acting import Area


class Outcome(NamedTuple):
    """An act as it was done: its number, kind, Day, and what it answered."""

    act: int
    kind: str
    on: int
    answer: dict[str, Any]


def outcome_under(connection: psycopg.Connection, area: Area, login: str, key: str) -> Outcome | None:
    """What somebody did under a key of their own; None: nothing."""
    row = connection.execute(
        "SELECT a.id, a.kind, a.on_day, o.outcome FROM act a JOIN act_outcome o ON o.act_id = a.id"
        " WHERE a.area_id = %s AND a.actor = %s AND a.key = %s ORDER BY a.id LIMIT 1",
        (area.id, login, key),
    ).fetchone()
    return None if row is None else Outcome(row[0], row[1], day_of(row[2]), row[3])
