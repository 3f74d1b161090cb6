"""比对记录 Lists of other schemes that were gone through: when, by whom, of which scheme, how many rows, how many of ours."""

from __future__ import annotations

from typing import NamedTuple

import psycopg

from yanglao.kernel.months import date_of, day_of
from yanglao.store.acting import Act, Area


class Matching(NamedTuple):
    """A list of a scheme that was gone through on a Day, by somebody."""

    scheme: str
    rows: int
    ours: int
    on: int
    actor: str

    def age_days(self, on: int) -> int:
        """How many days old it is on a Day."""
        return (date_of(on) - date_of(self.on)).days


def add_matching(act: Act, scheme: str, *, rows: int, ours: int) -> None:
    act.connection.execute(
        "INSERT INTO matching (area_id, scheme, row_count, ours, on_day, act_id) VALUES (%s, %s, %s, %s, %s, %s)",
        (act.area.id, scheme, rows, ours, date_of(act.by.on), act.id),
    )


def last_matchings(connection: psycopg.Connection, area: Area) -> dict[str, Matching]:
    """Scheme -> the matching with it that is dated last; a scheme that is missing was never matched."""
    rows = connection.execute(
        "SELECT DISTINCT ON (m.scheme) m.scheme, m.row_count, m.ours, m.on_day, a.actor FROM matching m"
        " JOIN act a ON a.id = m.act_id WHERE m.area_id = %s ORDER BY m.scheme, m.on_day DESC, m.id DESC",
        (area.id,),
    )
    return {
        scheme: Matching(scheme, count, ours, day_of(on), actor)
        for scheme, count, ours, on, actor in rows.fetchall()
    }
