"""单位数字查询 What a month was in each unit: people, money as it stands in the books of the month, deaths, life certificates. Reads only.

Everybody counts for the unit to which they belonged at the end of the month, as is known now (whoever came to one later: to the first);
0 is whoever has never belonged to any. Money is that of
the lines whose entries stand in the books of the month, so that all units together are the income and expenditure of the fund.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import psycopg

from yanglao.kernel.months import date_of, first_day, last_day, month, year_of
from yanglao.life.kinds import OPENINGS, SETTLEMENTS, Kind
from yanglao.store.acting import Area
from yanglao.store.read.worklists import HOLDS, HOMES


class People(NamedTuple):
    """Insured at the end of a month; who joined, left and died in it (by the day it happened)."""

    insured: int
    joined: int
    left: int
    died: int


class Money(NamedTuple):
    """How many people got or gave it, and fen."""

    persons: int
    fen: int


_HOMES = f"homes AS ({HOMES})"
_BOOKED = "booked AS (SELECT e.lines_act_id AS act FROM entry e WHERE e.area_id = %(area)s AND e.period = %(month)s AND e.line = %(line)s)"


def people(connection: psycopg.Connection, area: Area, at: int) -> dict[int, People]:
    """Unit -> its people of a Month."""
    rows = _asked(
        connection,
        area,
        at,
        f"WITH {_HOMES}, lives AS (SELECT f.person_id, max(f.day) FILTER (WHERE f.kind = ANY(%(openings)s)) AS since,"
        "   max(f.day) FILTER (WHERE f.kind = ANY(%(settlements)s)) AS until, max(f.day) FILTER (WHERE f.kind = %(death)s) AS died"
        f"   FROM fact f WHERE {HOLDS} AND f.kind = ANY(%(openings)s || %(settlements)s) AND f.day <= %(last)s GROUP BY 1)"
        " SELECT coalesce(h.unit, 0), count(*) FILTER (WHERE l.since IS NOT NULL AND (l.until IS NULL OR l.until < l.since)),"
        " count(*) FILTER (WHERE l.since >= %(first)s), count(*) FILTER (WHERE l.until >= %(first)s AND l.since <= l.until),"
        " count(*) FILTER (WHERE l.died >= %(first)s) FROM lives l LEFT JOIN homes h USING (person_id) GROUP BY 1",
        openings=[*map(int, OPENINGS)],
        settlements=[*map(int, SETTLEMENTS)],
        death=int(Kind.death),
    )
    return {unit: People(*counts) for unit, *counts in rows}


def collected(connection: psycopg.Connection, area: Area, at: int) -> dict[int, dict[int, Money]]:
    """Unit -> tier in fen, as it was when booked -> own contributions and back-payments of a Month."""
    rows = _asked(
        connection,
        area,
        at,
        f"WITH {_HOMES}, {_BOOKED}, paid AS (SELECT l.person_id, (SELECT f.tier_fen FROM fact f WHERE f.root = l.fact_root"
        "   AND f.person_id = l.person_id AND f.act_id <= l.act_id ORDER BY f.id DESC LIMIT 1) AS tier, sum(l.paid_own_fen) AS fen"
        "   FROM arrival_line l JOIN booked b ON b.act = l.act_id WHERE l.area_id = %(area)s AND l.paid_own_fen <> 0 GROUP BY 1, 2)"
        " SELECT coalesce(h.unit, 0), coalesce(p.tier, 0), count(*) FILTER (WHERE p.fen > 0), sum(p.fen)::bigint"
        " FROM paid p LEFT JOIN homes h USING (person_id) GROUP BY 1, 2 ORDER BY 1, 2",
        line="arrival",
    )
    found: dict[int, dict[int, Money]] = {}
    for unit, tier, persons, fen in rows:
        found.setdefault(unit, {})[tier] = Money(persons, fen)
    return found


def pensions(connection: psycopg.Connection, area: Area, at: int) -> dict[int, Money]:
    """Unit -> pensions of a Month's books, back months and corrections included."""
    return _by_unit(connection, area, at, "pension", "l.cash_fen + l.withheld_fen + l.overpaid_fen")


def one_off(connection: psycopg.Connection, area: Area, at: int) -> dict[int, Money]:
    """Unit -> one-off payments of a Month's books, to persons or their heirs."""
    to_persons = "l.to_person_own_fen + l.to_person_province_fen + l.to_person_city_fen"
    return _by_unit(connection, area, at, "settlement", to_persons)


def uncertified(connection: psycopg.Connection, area: Area, at: int) -> dict[int, int]:
    """Unit -> people with a pension of a Month and no life certificate since 1 January."""
    rows = _asked(
        connection,
        area,
        at,
        f"WITH {_HOMES}, paid AS (SELECT person_id FROM pension_line WHERE area_id = %(area)s AND month = %(month)s"
        "   GROUP BY 1 HAVING sum(cash_fen + withheld_fen + overpaid_fen) > 0),"
        " certified AS MATERIALIZED (SELECT DISTINCT f.person_id FROM fact f WHERE f.area_id = %(area)s AND f.kind = %(certificate)s"
        f"   AND f.day BETWEEN %(january)s AND %(last)s AND {HOLDS})"
        " SELECT coalesce(h.unit, 0), count(*) FROM paid p LEFT JOIN homes h USING (person_id)"
        " WHERE p.person_id NOT IN (SELECT person_id FROM certified) GROUP BY 1",
        certificate=int(Kind.life_certificate),
        january=date_of(first_day(month(year_of(at), 1))),
    )
    return dict(rows)


def _by_unit(connection: psycopg.Connection, area: Area, at: int, line: str, fen: str) -> dict[int, Money]:
    rows = _asked(
        connection,
        area,
        at,
        f"WITH {_HOMES}, {_BOOKED}, paid AS (SELECT l.person_id, sum({fen}) AS fen FROM {line}_line l JOIN booked b ON b.act = l.act_id"
        "   WHERE l.area_id = %(area)s GROUP BY 1 HAVING sum(" + fen + ") <> 0)"
        " SELECT coalesce(h.unit, 0), count(*) FILTER (WHERE p.fen > 0), sum(p.fen)::bigint FROM paid p LEFT JOIN homes h USING (person_id)"
        " GROUP BY 1",
        line=line,
    )
    return {unit: Money(*found) for unit, *found in rows}


def _asked(
    connection: psycopg.Connection, area: Area, at: int, query: str, **more: Any
) -> Iterator[tuple[Any, ...]]:
    days = {"first": date_of(first_day(at)), "last": date_of(last_day(at))}
    asked = {"area": area.id, "month": at, "home_on": days["last"], **days, **more}
    return iter(connection.execute(query, asked).fetchall())
