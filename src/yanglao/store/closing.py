"""How far the books of an area have been closed."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg

from yanglao.kernel.columns import Ints
from yanglao.store.acting import Act, Area


@dataclass(frozen=True, slots=True)
class Close:
    """A closed month: the last fact and mark its close looked at, the law it used, and the act."""

    month: int
    facts_through: int
    work_through: int
    law: str
    act_id: int


def last_close(connection: psycopg.Connection, area: Area) -> Close | None:
    row = connection.execute(
        "SELECT month, facts_through, work_through, law, act_id FROM month_close WHERE area_id = %s"
        " ORDER BY month DESC LIMIT 1",
        (area.id,),
    ).fetchone()
    return None if row is None else Close(*row)


def next_to_close(connection: psycopg.Connection, area: Area) -> int:
    """The first Month that is kept here and not closed yet."""
    close = last_close(connection, area)
    return area.opens_in if close is None else close.month + 1


def is_closed(connection: psycopg.Connection, area: Area, month: int) -> bool:
    """Whether the books of a Month are closed."""
    close = last_close(connection, area)
    return close is not None and close.month >= month


def add_close(act: Act, month: int, *, facts_through: int, work_through: int, law: str, keeps: Ints) -> None:
    act.connection.execute(
        "INSERT INTO month_close (area_id, month, facts_through, work_through, law, keeps, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s)",
        (act.area.id, month, facts_through, work_through, law, keeps.tolist(), act.id),
    )
