"""工作清单查询 Questions for what an office has to do: births, units, proposals with their days, events told late, who is in payment
and when they last gave a certificate, certifications. Reads only."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import psycopg

from yanglao.kernel.columns import Ints, ints
from yanglao.kernel.months import FOREVER, date_of, day_of
from yanglao.life.kinds import Kind
from yanglao.store.acting import Area
from yanglao.store.proposals import Proposal

HOLDS = "f.area_id = %(area)s AND NOT f.void AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = f.id)"
"""SQL: a fact as it holds, neither void nor replaced."""


def persons_born(connection: psycopg.Connection, area: Area, first: int, last: int) -> Ints:
    """The persons born from one Day to another, both included, ascending."""
    rows = connection.execute(
        f"SELECT DISTINCT f.person_id FROM fact f WHERE {HOLDS} AND f.kind = %(birth)s"
        " AND f.day BETWEEN %(first)s AND %(last)s ORDER BY 1",
        {"area": area.id, "birth": Kind.birth, "first": date_of(first), "last": date_of(last)},
    )
    return ints([person for (person,) in rows.fetchall()])


def _homes(such: str = "") -> str:
    return (
        f"SELECT DISTINCT ON (f.person_id) f.person_id, f.place AS unit FROM fact f WHERE {HOLDS} AND f.kind = {int(Kind.unit)}{such}"
        " ORDER BY f.person_id, f.day > %(home_on)s, abs(f.day - %(home_on)s), f.id DESC"
    )


HOMES = _homes()
"""SQL: each person with the unit to which the person belonged on the day `home_on`, or came first after it, as is known now."""
_EVER_OF = f" AND f.person_id IN (SELECT m.person_id FROM fact m WHERE m.kind = {int(Kind.unit)} AND m.place > 0 AND m.place = ANY(%(units)s))"
"""SQL: whoever has ever belonged to one of the units; only they can belong there."""
HOMES_IN = f"SELECT * FROM ({_homes(_EVER_OF)}) home WHERE unit = ANY(%(units)s)"
"""SQL: the same of those of some units alone."""


def unit_of_persons(
    connection: psycopg.Connection, area: Area, *, on: int = FOREVER, units: Collection[int] | None = None
) -> dict[int, int]:
    """Person -> the unit where the person belonged on a Day, or whereto first after it, as is known now; of everybody, or of those of some units
    alone, who are found without a look at the others."""
    asked = {"area": area.id, "home_on": date_of(on), "units": None if units is None else list(units)}
    return dict(connection.execute(HOMES if units is None else HOMES_IN, asked).fetchall())


def unit_names(connection: psycopg.Connection, area: Area) -> dict[int, str]:
    """Unit -> its name, in the order of their codes."""
    rows = connection.execute("SELECT id, name FROM unit WHERE area_id = %s ORDER BY code", (area.id,))
    return dict(rows.fetchall())


def proposed_on(connection: psycopg.Connection, area: Area, proposals: Sequence[Proposal]) -> dict[int, int]:
    """Proposal -> the Day on which it was put down."""
    rows = connection.execute(
        "SELECT p.id, a.on_day FROM proposal p JOIN act a ON a.id = p.act_id WHERE p.area_id = %s AND p.id = ANY(%s)",
        (area.id, [one.id for one in proposals]),
    )
    return {number: day_of(day) for number, day in rows.fetchall()}


class Told(NamedTuple):
    """An event, the Day it happened and the Day on which the office was first told of it."""

    person: int
    kind: int
    day: int
    told_on: int


def events_told(
    connection: psycopg.Connection, area: Area, kinds: Sequence[int], first: int, last: int
) -> list[Told]:
    """Events of some kinds of which the office was told from one Day to another, both included. What was agreed to counts from the
    day it was proposed; a correction is no new event."""
    rows = connection.execute(
        "SELECT * FROM (SELECT f.person_id, f.kind, f.day, coalesce((SELECT min(t.on_day) FROM proposal_step s JOIN proposal_step t"
        "   ON t.proposal_id = s.proposal_id WHERE s.act_id = f.act_id), f.recorded_on) AS told_on"
        "  FROM fact f WHERE f.area_id = %(area)s AND f.id = f.root AND f.kind = ANY(%(kinds)s)"
        "  AND NOT EXISTS (SELECT FROM fact v WHERE v.root = f.root AND v.void)) told"
        " WHERE told_on BETWEEN %(first)s AND %(last)s ORDER BY told_on, person_id, kind",
        {
            "area": area.id,
            "kinds": [int(one) for one in kinds],
            "first": date_of(first),
            "last": date_of(last),
        },
    )
    return [Told(person, kind, day_of(day), day_of(told)) for person, kind, day, told in rows.fetchall()]


def last_paid_month(connection: psycopg.Connection, area: Area) -> int:
    """The last Month of which a pension was booked (0: none was), found without a look at the lines of all months."""
    opened = connection.execute(
        "SELECT month FROM pension_month WHERE area_id = %s ORDER BY month DESC", (area.id,)
    )
    for (month,) in opened.fetchall():
        has_lines = "SELECT EXISTS (SELECT FROM pension_line WHERE area_id = %s AND month = %s)"
        row = connection.execute(has_lines, (area.id, month)).fetchone()
        if row is not None and row[0]:
            return int(month)
    return 0


def paid_for(connection: psycopg.Connection, area: Area, month: int | None = None) -> set[int]:
    """Who had a pension of a Month (None: of the last one that was paid)."""
    rows = connection.execute(
        "SELECT person_id FROM pension_line WHERE area_id = %(area)s"
        " AND month = %(month)s"
        " GROUP BY person_id HAVING sum(cash_fen + withheld_fen + overpaid_fen) > 0",
        {"area": area.id, "month": last_paid_month(connection, area) if month is None else month},
    )
    return {person for (person,) in rows.fetchall()}


class InPayment(NamedTuple):
    """Somebody in payment: what was booked for the last month paid, the last certificate (0: none, then no method either), and whether
    the pension is suspended from some month on."""

    person: int
    month: int
    fen: int
    certified_on: int
    method: int
    is_suspended: bool


def in_payment(
    connection: psycopg.Connection, area: Area, persons: Sequence[int] | None = None
) -> list[InPayment]:
    """Everybody who has a pension in the last month that was paid and of whom no end of the relation is known; of some persons alone (None:
    of all)."""
    rows = connection.execute(
        "WITH paid AS (SELECT l.person_id, l.month, sum(l.cash_fen + l.withheld_fen + l.overpaid_fen) AS fen FROM pension_line l"
        "   WHERE l.area_id = %(area)s AND l.month = %(month)s"
        "   AND (%(persons)s::bigint[] IS NULL OR l.person_id = ANY(%(persons)s)) GROUP BY 1, 2 HAVING sum(l.cash_fen + l.withheld_fen + l.overpaid_fen) > 0)"
        " SELECT p.person_id, p.month, p.fen, s.day, coalesce(s.code, 0), EXISTS (SELECT FROM fact f"
        f"   WHERE {HOLDS} AND f.person_id = p.person_id AND f.kind = %(suspension)s AND f.until = 'infinity')"
        f" FROM paid p LEFT JOIN LATERAL (SELECT f.day, f.code FROM fact f WHERE {HOLDS} AND f.person_id = p.person_id"
        "   AND f.kind = %(certificate)s ORDER BY f.day DESC, f.id DESC LIMIT 1) s ON true"
        f" WHERE NOT EXISTS (SELECT FROM fact f JOIN fact_kind k ON k.code = f.kind AND k.ends_relation"
        f"   WHERE {HOLDS} AND f.person_id = p.person_id) ORDER BY p.person_id",
        {
            "area": area.id,
            "persons": None if persons is None else list(persons),
            "month": last_paid_month(connection, area),
            "certificate": Kind.life_certificate,
            "suspension": int(Kind.suspension),
        },
    )
    return [
        InPayment(person, month, int(fen), 0 if day is None else day_of(day), method, suspended)
        for person, month, fen, day, method, suspended in rows.fetchall()
    ]


class Certified(NamedTuple):
    """A certification as it holds: the root of its fact, whose it is, its kind, and its spell."""

    root: int
    person: int
    category: int
    since: int
    until: int


def certifications(
    connection: psycopg.Connection, area: Area, category: int | None = None
) -> list[Certified]:
    """Every certification of special categories, or those of one, by person, kind and day."""
    rows = connection.execute(
        "SELECT f.root, f.person_id, f.code, f.day, CASE WHEN f.until = 'infinity' THEN NULL ELSE f.until END"
        f" FROM fact f WHERE {HOLDS} AND f.kind = %(kind)s AND (f.code = %(category)s OR %(category)s::int IS NULL)"
        " ORDER BY f.person_id, f.code, f.day, f.id",
        {"area": area.id, "kind": int(Kind.category), "category": category},
    )
    return [
        Certified(root, person, code, day_of(day), FOREVER if until is None else day_of(until))
        for root, person, code, day, until in rows.fetchall()
    ]


def without_document(connection: psycopg.Connection, area: Area, on: int) -> set[int]:
    """The roots of the certifications that are valid after a Day and for which no version names a document."""
    rows = connection.execute(
        f"SELECT f.root FROM fact f WHERE {HOLDS} AND f.kind = %(kind)s AND f.until > %(on)s AND NOT EXISTS"
        " (SELECT FROM fact_paper p JOIN fact v ON v.id = p.fact_id WHERE v.person_id = f.person_id AND v.root = f.root)",
        {"area": area.id, "kind": int(Kind.category), "on": date_of(on)},
    )
    return {root for (root,) in rows.fetchall()}


class Cover(NamedTuple):
    """A spell in another scheme, as it is certified."""

    person: int
    scheme: int
    is_drawing: bool
    since: int
    until: int


def covers(connection: psycopg.Connection, area: Area) -> list[Cover]:
    """Every spell in another scheme, by person and day."""
    rows = connection.execute(
        "SELECT f.person_id, f.code, f.flag <> 0, f.day, CASE WHEN f.until = 'infinity' THEN NULL ELSE f.until END"
        f" FROM fact f WHERE {HOLDS} AND f.kind = %(kind)s ORDER BY f.person_id, f.day, f.id",
        {"area": area.id, "kind": int(Kind.cover)},
    )
    return [
        Cover(person, code, drawing, day_of(day), FOREVER if until is None else day_of(until))
        for person, code, drawing, day, until in rows.fetchall()
    ]
