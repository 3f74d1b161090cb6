"""村居工作查询 What a unit still has to do this year, and how far anything was told that its counts rest on. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import psycopg

from yanglao.kernel.months import date_of, day_of
from yanglao.life.kinds import OPENINGS, SETTLEMENTS, Kind
from yanglao.store.acting import Area
from yanglao.store.read.worklists import HOLDS


class Payer(NamedTuple):
    """Somebody insured who draws nothing: born on which Day, the tier declared or paid last in fen (0: none yet), whether one is declared
    for the year, and whether the year is paid."""

    person: int
    born: int
    tier_fen: int
    is_declared: bool
    has_paid: bool

    @property
    def is_missing(self) -> bool:
        """Whether nothing tells at which tier the year is to be paid: whoever has paid has said it."""
        return not (self.is_declared or self.has_paid)


def payers(
    connection: psycopg.Connection,
    area: Area,
    *,
    year: int,
    persons: Sequence[int] | None = None,
) -> list[Payer]:
    """Who is insured and draws nothing, of some persons (None: of all), with what is known of their contribution of a year."""
    rows = connection.execute(
        "SELECT f.person_id, max(f.day) FILTER (WHERE f.kind = %(birth)s), (array_agg(f.tier_fen ORDER BY f.year DESC, f.day DESC, f.id DESC) FILTER (WHERE f.kind = ANY(%(tiers)s)))[1],"
        " bool_or(f.kind = %(tier)s AND f.year = %(year)s), bool_or(f.kind = %(paid)s AND f.year = %(year)s) FROM fact f"
        f" WHERE {HOLDS} AND (%(persons)s::bigint[] IS NULL OR f.person_id = ANY(%(persons)s)) AND f.kind = ANY(%(kinds)s) GROUP BY 1"
        " HAVING max(f.day) FILTER (WHERE f.kind = ANY(%(openings)s))"
        "   > coalesce(max(f.day) FILTER (WHERE f.kind = ANY(%(settlements)s)), '-infinity')"
        " AND NOT bool_or(f.kind = ANY(%(awards)s)) ORDER BY 1",
        {
            "area": area.id,
            "persons": None if persons is None else list(persons),
            "year": year,
            **_KINDS,
        },
    )
    return [
        Payer(person, day_of(born), tier or 0, bool(declared), bool(paid))
        for person, born, tier, declared, paid in rows.fetchall()
    ]


def relations(
    connection: psycopg.Connection, area: Area, persons: Sequence[int], *, by: int
) -> dict[int, bool]:
    """Those of some persons who had ever joined by a Day, by what is on record -> whether the relation goes on."""
    rows = connection.execute(
        "SELECT f.person_id, max(f.day) FILTER (WHERE f.kind = ANY(%(openings)s)) > coalesce(max(f.day) FILTER (WHERE f.kind = ANY(%(settlements)s)), '-infinity')"
        f" FROM fact f WHERE {HOLDS} AND f.person_id = ANY(%(persons)s) AND f.day <= %(by)s AND f.kind = ANY(%(kinds)s) GROUP BY 1"
        " HAVING bool_or(f.kind = ANY(%(openings)s))",
        {
            "area": area.id,
            "persons": list(persons),
            "by": date_of(by),
            "openings": _KINDS["openings"],
            "settlements": _KINDS["settlements"],
            "kinds": [*map(int, (*OPENINGS, *SETTLEMENTS))],
        },
    )
    return dict(rows.fetchall())


_AWARDS = (Kind.claim, Kind.opening_award)
_TIERS = (Kind.tier, Kind.contribution)
_KINDS = {
    "tier": int(Kind.tier),
    "paid": int(Kind.contribution),
    "birth": int(Kind.birth),
    "awards": [*map(int, _AWARDS)],
    "tiers": [*map(int, _TIERS)],
    "openings": [*map(int, OPENINGS)],
    "settlements": [*map(int, SETTLEMENTS)],
    "kinds": [*map(int, (*_AWARDS, *_TIERS, *OPENINGS, *SETTLEMENTS, Kind.birth))],
}


class Told(NamedTuple):
    """The last fact, the last answer of a household, the last number of a person and the last decision about the law: as long as none is added, a
    count stays right."""

    fact: int
    answer: int
    number: int
    decision: int


_LAST = "(SELECT id FROM {} WHERE area_id = %(area)s ORDER BY id DESC LIMIT 1)"
"""SQL: the last row of a table in an area. Acts of one area follow one another, so that their numbers are seen in order; of several areas
together a lower number may be seen after a higher one."""


def told_through(connection: psycopg.Connection, area: Area) -> Told:
    """How far anything was told in an area."""
    lasts = ", ".join(map(_LAST.format, ("fact", "survey_row", "identity", "law_version")))
    row = connection.execute(f"SELECT {lasts}", {"area": area.id}).fetchone()
    assert row is not None
    return Told(*(one or 0 for one in row))


def told_of(connection: psycopg.Connection, area: Area, day: int) -> Told:
    """The same for what stood on a Day that is over: of facts that happened later only those of who is known and where they belong."""
    row = connection.execute(
        "SELECT id FROM fact WHERE area_id = %(area)s AND (day <= %(day)s OR kind = ANY(%(known_by)s)) ORDER BY id DESC LIMIT 1",
        {"area": area.id, "day": date_of(day), "known_by": [int(Kind.birth), int(Kind.unit)]},
    ).fetchone()
    return told_through(connection, area)._replace(fact=0 if row is None else row[0])


def last_booked(connection: psycopg.Connection, area: Area) -> int:
    """The number of the last act that booked a run of payments (0: none was)."""
    row = connection.execute(
        "SELECT max(act_id) FROM proposal_step WHERE area_id = %s AND step = 'booked'", (area.id,)
    ).fetchone()
    return 0 if row is None else int(row[0] or 0)
