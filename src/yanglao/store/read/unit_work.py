"""村居工作查询 What a unit still has to do this year, and how far anything was told that its counts rest on. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import psycopg

from yanglao.kernel.months import day_of
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
    """The last fact, the last answer of a household and the last decision about the law: as long as none is added, a count stays right."""

    fact: int
    answer: int
    decision: int


def told_through(connection: psycopg.Connection) -> Told:
    """How far anything was told, of whatever area."""
    row = connection.execute(
        "SELECT (SELECT max(id) FROM fact), (SELECT max(id) FROM survey_row), (SELECT max(id) FROM law_version)"
    ).fetchone()
    assert row is not None
    return Told(*(one or 0 for one in row))


def last_act(connection: psycopg.Connection) -> int:
    """The number of the last act, of whatever area (0: there was none)."""
    row = connection.execute("SELECT coalesce(max(id), 0) FROM act").fetchone()
    assert row is not None
    return int(row[0])
