"""How far the books of an area have been closed."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg

from yanglao.store.acting import Act, Area


@dataclass(frozen=True, slots=True)
class Close:
    """A closed month: the last fact its close looked at, and the act."""

    month: int
    facts_through: int
    act_id: int


def last_close(connection: psycopg.Connection, area: Area) -> Close | None:
    row = connection.execute(
        "SELECT month, facts_through, act_id FROM month_close WHERE area_id = %s ORDER BY month DESC LIMIT 1",
        (area.id,),
    ).fetchone()
    return None if row is None else Close(*row)


def add_close(act: Act, month: int, facts_through: int) -> None:
    act.connection.execute(
        "INSERT INTO month_close VALUES (%s, %s, %s, %s)", (act.area.id, month, facts_through, act.id)
    )
