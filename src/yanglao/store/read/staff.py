"""办公人员查询 Who works here: the roles somebody holds on a day, and for which units. Reads only."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg

from yanglao.kernel.months import FOREVER, date_of, day_of
from yanglao.store.acting import Area


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of staff on a Day: login, name, the roles held, the names of the units they are held for (empty: the whole area), the Day on
    which the first of these roles ends (FOREVER: none does), and the keys of the bureaus for which they certify."""

    login: str
    name: str
    roles: frozenset[str]
    units: tuple[str, ...]
    until: int
    bureaus: tuple[str, ...] = ()


def colleagues(
    connection: psycopg.Connection, area: Area, on: int, *, login: str | None = None
) -> list[Colleague]:
    """Everybody who holds a role on a Day, or one of them, in the order in which they came."""
    rows = connection.execute(
        "SELECT s.login, s.name, array_agg(DISTINCT r.role), array_agg(DISTINCT u.name) FILTER (WHERE u.id IS NOT NULL),"
        " min(nullif(r.until, 'infinity')), array_agg(DISTINCT r.bureau) FILTER (WHERE r.bureau <> '')"
        " FROM staff s JOIN staff_role r USING (area_id, login) LEFT JOIN unit u ON u.id = r.unit_id"
        " WHERE s.area_id = %(area)s AND (s.login = %(login)s OR %(login)s::text IS NULL)"
        " AND r.since <= %(on)s AND r.until > %(on)s AND NOT EXISTS (SELECT FROM staff_role n WHERE n.replaces = r.id)"
        " GROUP BY s.area_id, s.login, s.name ORDER BY min(r.id)",
        {"area": area.id, "login": login, "on": date_of(on)},
    )
    return [
        Colleague(
            who,
            name,
            frozenset(roles),
            tuple(units or ()),
            FOREVER if until is None else day_of(until),
            tuple(bureaus or ()),
        )
        for who, name, roles, units, until, bureaus in rows.fetchall()
    ]


def last_business_day(connection: psycopg.Connection, area: Area) -> int | None:
    """The Day of the latest act; None where nothing was done yet."""
    row = connection.execute("SELECT max(on_day) FROM act WHERE area_id = %s", (area.id,)).fetchone()
    assert row is not None
    return None if row[0] is None else day_of(row[0])


def staff_names(connection: psycopg.Connection, area: Area) -> dict[str, str]:
    """Login -> name, of everybody who has ever worked here."""
    return dict(connection.execute("SELECT login, name FROM staff WHERE area_id = %s", (area.id,)).fetchall())
