"""A pooling area with its units and staff, as rows: added where they are missing, read back as they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import psycopg

from yanglao.kernel.months import FOREVER, date_of, date_or_ever, day_of, parse_day
from yanglao.store.acting import ActRefused, Area
from yanglao.store.proxies import GUARDIAN
from yanglao.store.read.areas import NamedArea

Triple = tuple[str, str, str]
FROM_THE_BEGINNING = parse_day("1850-01-01")


class Appointment(NamedTuple):
    """Somebody in a role: of a unit (its code; "": of the whole area), from a Day until before another; of those who certify the bureau (its key;
    "": none)."""

    login: str
    role: str
    name: str
    unit: str = ""
    since: int = FROM_THE_BEGINNING
    until: int = FOREVER
    bureau: str = ""


@dataclass(frozen=True, slots=True)
class Founded:
    """What is on record of an area: units (code, name, kind) and appointments."""

    units: frozenset[Triple]
    staff: frozenset[Appointment]


def lock_founding(connection: psycopg.Connection) -> None:
    """One founding at a time, until the transaction ends."""
    connection.execute("SELECT pg_advisory_xact_lock(7403)")


def add_area(connection: psycopg.Connection, code: str, plan: str, name: str, *, opens_in: int) -> NamedArea:
    """The area with that code as it stands, made when there is none. `opens_in`: the first Month kept here."""
    connection.execute(
        "INSERT INTO area (id, code, plan, name, opens_in)"
        " SELECT coalesce(max(id), 0) + 1, %(code)s, %(plan)s, %(name)s, %(opens_in)s FROM area"
        " ON CONFLICT (code) DO NOTHING",
        {"code": code, "plan": plan, "name": name, "opens_in": opens_in},
    )
    row = connection.execute(
        "SELECT id, code, plan, opens_in, name FROM area WHERE code = %s", (code,)
    ).fetchone()
    assert row is not None
    *area, name = row
    return NamedArea(Area(*area), name)


def add_units(connection: psycopg.Connection, area: Area, units: Sequence[Triple]) -> None:
    """Add the units whose code or name the area has not got."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO unit (area_id, code, name, kind) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [(area.id, *unit) for unit in units],
        )


def add_staff(
    connection: psycopg.Connection,
    area: Area,
    staff: Sequence[Appointment],
    *,
    own_hashes: Mapping[str, bytes],
    act: int | None = None,
) -> list[str]:
    """Add those whose login the area has not got, with all their roles; the logins added. `own_hashes`: login -> keyed hash of the
    person's own identity number, where it is known."""
    names = {one.login: one.name for one in staff}
    there = {
        login
        for (login,) in connection.execute(
            "SELECT login FROM staff WHERE area_id = %s", (area.id,)
        ).fetchall()
    }
    added = [login for login in names if login not in there]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO staff (area_id, login, name, own_hash) VALUES (%s, %s, %s, %s)",
            [(area.id, login, names[login], own_hashes.get(login)) for login in added],
        )
    for one in staff:
        if one.login in added:
            add_role(connection, area, one, act=act)
    return added


def add_role(
    connection: psycopg.Connection,
    area: Area,
    one: Appointment,
    *,
    act: int | None = None,
    replaces: int | None = None,
) -> None:
    """Note a role of somebody. Refused: unknown_unit, posts_apart."""
    refuse_together(connection, area, one, besides=replaces)
    row = connection.execute(
        "INSERT INTO staff_role (area_id, login, role, bureau, unit_id, since, until, replaces, act_id)"
        " SELECT %(area)s, %(login)s, %(role)s, %(bureau)s, u.id, %(since)s, %(until)s, %(replaces)s, %(act)s"
        " FROM (VALUES (%(unit)s::text)) w (code) LEFT JOIN unit u ON u.area_id = %(area)s AND u.code = w.code"
        " WHERE w.code = '' OR u.id IS NOT NULL RETURNING id",
        {
            "area": area.id,
            "login": one.login,
            "role": one.role,
            "bureau": one.bureau,
            "unit": one.unit,
            "since": date_of(one.since),
            "until": date_or_ever(one.until),
            "replaces": replaces,
            "act": act,
        },
    ).fetchone()
    if row is None:
        raise ActRefused("unknown_unit", f"没有单位 {one.unit}。", f"There is no unit {one.unit}.")


def refuse_together(
    connection: psycopg.Connection, area: Area, one: Appointment, *, besides: int | None = None
) -> None:
    """不相容岗位 Nobody works for two offices in the same days (role_office). `besides`: the row that goes. Refused: posts_apart."""
    row = connection.execute(
        "SELECT r.role FROM staff_role r WHERE r.id = held_apart(%(area)s, %(login)s, %(role)s, %(since)s, %(until)s, %(besides)s)",
        {
            "area": area.id,
            "login": one.login,
            "role": one.role,
            "since": date_of(one.since),
            "until": date_or_ever(one.until),
            "besides": besides,
        },
    ).fetchone()
    if row is not None:
        raise ActRefused(
            "posts_apart",
            f"{one.login} 同期任 {row[0]},与 {one.role} 不相容,一人不能兼任;请先办理免职,或另选一人。",
            f"{one.login} is {row[0]} in the same days, which nobody may be together with {one.role}; dismiss them from that post first, or"
            " appoint somebody else.",
        )


def founded(connection: psycopg.Connection, area: Area) -> Founded:
    """The units and the roles in force of an area as they stand."""
    units = connection.execute("SELECT code, name, kind FROM unit WHERE area_id = %s", (area.id,))
    return Founded(frozenset(units.fetchall()), frozenset(one for _, one in appointments(connection, area)))


def appointments(
    connection: psycopg.Connection, area: Area, login: str = ""
) -> list[tuple[int, Appointment]]:
    """The roles of everybody, or of one, as they stand, each with its number."""
    rows = connection.execute(
        "SELECT r.id, r.login, r.role, s.name, coalesce(u.code, ''), r.since,"
        " CASE WHEN r.until = 'infinity' THEN NULL ELSE r.until END, r.bureau"
        " FROM staff_role r JOIN staff s ON (s.area_id, s.login) = (r.area_id, r.login) LEFT JOIN unit u ON u.id = r.unit_id"
        " WHERE r.area_id = %s AND (r.login = %s OR %s = '')"
        " AND NOT EXISTS (SELECT FROM staff_role n WHERE n.replaces = r.id) ORDER BY r.id",
        (area.id, login, login),
    )
    return [
        (
            number,
            Appointment(
                who, role, name, unit, day_of(since), FOREVER if until is None else day_of(until), bureau
            ),
        )
        for number, who, role, name, unit, since, until, bureau in rows.fetchall()
    ]


def own_persons(connection: psycopg.Connection, area: Area, login: str) -> set[int]:
    """The persons on the register who are this member of staff or have them for a guardian, merged records included."""
    rows = connection.execute(
        "WITH RECURSIVE own (person_id) AS (SELECT i.person_id FROM staff s JOIN identity i ON i.area_id = s.area_id"
        " AND i.number_hash = s.own_hash WHERE s.area_id = %(area)s AND s.login = %(login)s"
        " UNION SELECT p.person_id FROM staff s JOIN proxy p ON p.area_id = s.area_id AND p.number_hash = s.own_hash"
        "   WHERE s.area_id = %(area)s AND s.login = %(login)s AND p.kind = %(guardian)s"
        "   AND NOT EXISTS (SELECT FROM proxy_end e WHERE e.proxy_id = p.id)"
        " UNION SELECT m.into_id FROM own o JOIN person_merge m USING (person_id)) SELECT person_id FROM own",
        {"area": area.id, "login": login, "guardian": GUARDIAN},
    )
    return {person for (person,) in rows.fetchall()}
