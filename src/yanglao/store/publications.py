"""公布的数字 Figures of a period as they were made public: kept byte for byte, with their digest."""

from __future__ import annotations

import json
from typing import NamedTuple

import psycopg

from yanglao.kernel.months import day_of, year_of
from yanglao.kernel.periods import YEAR, Period
from yanglao.store.acting import Act, Area
from yanglao.store.kept_texts import digest_of


class Publication(NamedTuple):
    """A publication under its number: the period, the text, its SHA-256, the document, the one that it replaces, and the Day."""

    id: int
    period: Period
    text: str
    sha256: str
    document: str
    replaces: int | None
    on: int

    @property
    def figures(self) -> dict[str, int]:
        """Name -> fen, persons or basis points, as published."""
        return {name: int(value) for name, value in json.loads(self.text)["figures"].items()}


def add_publication(act: Act, period: Period, *, text: str, document: str, replaces: int | None) -> int:
    """Keep what is made public; its number."""
    row = act.connection.execute(
        "INSERT INTO publication (area_id, last_month, months, published, sha256, document, replaces_id, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s) RETURNING id",
        (act.area.id, *period, text, digest_of(text), document, replaces, act.id),
    ).fetchone()
    assert row is not None
    return int(row[0])


def publications(connection: psycopg.Connection, area: Area) -> list[Publication]:
    """Everything that was made public, oldest first."""
    rows = connection.execute(
        "SELECT p.id, p.last_month, p.months, p.published, p.sha256, p.document, p.replaces_id, a.on_day"
        " FROM publication p JOIN act a ON a.id = p.act_id WHERE p.area_id = %s ORDER BY p.id",
        (area.id,),
    )
    return [
        Publication(number, Period(last, months), text, digest, document, replaces, day_of(on))
        for number, last, months, text, digest, document, replaces, on in rows.fetchall()
    ]


def years_published(connection: psycopg.Connection, area: Area) -> list[tuple[int, dict[str, int]]]:
    """Every calendar year that was made public, the latest first, each as it stands after corrections."""
    rows = connection.execute(
        "SELECT DISTINCT ON (last_month) last_month, published FROM publication WHERE area_id = %s AND months = %s"
        " ORDER BY last_month DESC, id DESC",
        (area.id, YEAR),
    )
    return [(year_of(last), json.loads(text)["figures"]) for last, text in rows.fetchall()]


def latest_of(connection: psycopg.Connection, area: Area, period: Period) -> Publication | None:
    """The publication of a period that nothing has replaced."""
    found = [one for one in publications(connection, area) if one.period == period]
    return found[-1] if found else None
