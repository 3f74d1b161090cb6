"""岗位 Who is or was in which post that the office's budget pays."""

from __future__ import annotations

from typing import NamedTuple

import psycopg

from yanglao.kernel.months import FOREVER_MONTH
from yanglao.store.acting import Act, Area


class Hired(NamedTuple):
    """Somebody in a post, under a number: their login and name, from a Month, at a monthly wage in fen, through a Month (FOREVER_MONTH: still)."""

    id: int
    post: str
    login: str
    name: str
    since: int
    wage_fen: int
    through: int

    @property
    def is_open(self) -> bool:
        return self.through == FOREVER_MONTH

    def is_in(self, month: int) -> bool:
        return self.since <= month <= self.through


def add_hired(act: Act, *, post: str, login: str, since: int, wage_fen: int, document: str) -> int:
    """Note that somebody is in a post; the number of that."""
    row = act.connection.execute(
        "INSERT INTO office_post (area_id, post, login, since, wage_fen, document, act_id) VALUES (%s, %s, %s, %s, %s, %s, %s) RETURNING id",
        (act.area.id, post, login, since, wage_fen, document, act.id),
    ).fetchone()
    assert row is not None
    return int(row[0])


def end_hired(act: Act, number: int, *, through: int, reason: str) -> None:
    """Note the last Month of somebody in a post."""
    act.connection.execute(
        "INSERT INTO office_post_end (hired_id, area_id, through, reason, act_id) VALUES (%s, %s, %s, %s, %s)",
        (number, act.area.id, through, reason, act.id),
    )


def hired(connection: psycopg.Connection, area: Area) -> list[Hired]:
    """Everybody who is or was in a post, oldest first."""
    rows = connection.execute(
        "SELECT p.id, p.post, p.login, s.name, p.since, p.wage_fen, coalesce(e.through, %s) FROM office_post p"
        " JOIN staff s ON (s.area_id, s.login) = (p.area_id, p.login) LEFT JOIN office_post_end e ON e.hired_id = p.id"
        " WHERE p.area_id = %s ORDER BY p.id",
        (FOREVER_MONTH, area.id),
    )
    return [Hired(*row) for row in rows.fetchall()]


def wages_paid(connection: psycopg.Connection, area: Area) -> set[tuple[int, int]]:
    """The wages paid: number of somebody in a post, and Month."""
    rows = connection.execute(
        "SELECT hired_id, month FROM office_payment WHERE area_id = %s AND hired_id IS NOT NULL", (area.id,)
    )
    return set(rows.fetchall())
