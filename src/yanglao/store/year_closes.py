"""Which years of an area have been closed, and by which entry."""

from __future__ import annotations

import psycopg

from yanglao.store.acting import Act, Area


def last_year_closed(connection: psycopg.Connection, area: Area) -> int | None:
    row = connection.execute("SELECT max(year) FROM year_close WHERE area_id = %s", (area.id,)).fetchone()
    return None if row is None or row[0] is None else int(row[0])


def add_year_close(act: Act, year: int, *, entry: int | None) -> None:
    """Note that a year is closed; `entry`: what it booked, None where nothing had moved."""
    act.connection.execute(
        "INSERT INTO year_close (area_id, year, entry_id, act_id) VALUES (%s, %s, %s, %s)",
        (act.area.id, year, entry, act.id),
    )
