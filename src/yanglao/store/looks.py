"""查询记录 Who looked at whose file: noted by whatever shows it, read by the person and by those who watch the watchers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import psycopg

from yanglao.store.acting import CHINA, Area

MOST = 200
"""So many looks of a person are told, the latest first."""

WHILE = "10 minutes"
"""So long a form is filled in that shows somebody's money at every change."""


@dataclass(frozen=True, slots=True)
class Look:
    """A look at a file: when (in China), under which login ("": the person's own), the name that goes with it, which page, and why."""

    at: datetime
    login: str
    name: str
    what: str
    why: str


def note_look(
    connection: psycopg.Connection,
    area: Area,
    login: str,
    person: int,
    what: str,
    why: str = "",
    *,
    goes_on: bool = False,
) -> None:
    """Note that somebody looks at a person's file. login "": the person. what: the page, in small letters (`file`, `contributions`).
    why: what was said where a number is shown unmasked. goes_on: it is the same look as one of the last WHILE, if there is one, and is not noted anew. Inside the transaction that reads, so that nothing is shown unnoted."""
    if goes_on and _has_just_looked(connection, area, login, person, what):
        return
    connection.execute(
        "INSERT INTO look (area_id, person_id, login, what, why) VALUES (%s, %s, nullif(%s, ''), %s, %s)",
        (area.id, person, login, what, why[:200]),
    )


def _has_just_looked(connection: psycopg.Connection, area: Area, login: str, person: int, what: str) -> bool:
    row = connection.execute(
        "SELECT FROM look WHERE area_id = %s AND login = %s AND person_id = %s AND what = %s AND looked_at > clock_timestamp() - %s::interval"
        " LIMIT 1",
        (area.id, login, person, what, WHILE),
    ).fetchone()
    return row is not None


def looks_at(connection: psycopg.Connection, area: Area, person: int, *, most: int = MOST) -> list[Look]:
    """Who looked at a person's file, the latest first; the names are those of today."""
    rows = connection.execute(
        "SELECT l.looked_at, coalesce(l.login, ''), coalesce(s.name, ''), l.what, l.why FROM look l"
        " LEFT JOIN staff s ON s.area_id = l.area_id AND s.login = l.login"
        " WHERE l.area_id = %s AND l.person_id = %s ORDER BY l.id DESC LIMIT %s",
        (area.id, person, most),
    )
    return [Look(at.astimezone(CHINA), *rest) for at, *rest in rows.fetchall()]
