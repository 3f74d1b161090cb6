"""A pooling area with its units and staff, as rows: added where they are missing, read back as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import psycopg

from yanglao.store.acting import Area
from yanglao.store.read.areas import NamedArea

Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Founded:
    """What is on record of an area: units (code, name, kind) and staff (login, role, name)."""

    units: frozenset[Triple]
    staff: frozenset[Triple]


def lock_founding(connection: psycopg.Connection) -> None:
    """One founding at a time, until the transaction ends."""
    connection.execute("SELECT pg_advisory_xact_lock(7403)")


def add_area(connection: psycopg.Connection, code: str, plan: str, name: str) -> NamedArea:
    """The area with that code as it stands, made when there is none."""
    connection.execute(
        "INSERT INTO area SELECT coalesce(max(id), 0) + 1, %(code)s, %(plan)s, %(name)s FROM area"
        " ON CONFLICT (code) DO NOTHING",
        {"code": code, "plan": plan, "name": name},
    )
    row = connection.execute("SELECT id, code, plan, name FROM area WHERE code = %s", (code,)).fetchone()
    assert row is not None
    return NamedArea(Area(row[0], row[1], row[2]), row[3])


def add_missing(
    connection: psycopg.Connection, area: Area, units: Sequence[Triple], staff: Sequence[Triple]
) -> None:
    """Add the units and staff whose code, name or login the area has not got."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO unit (area_id, code, name, kind) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [(area.id, *unit) for unit in units],
        )
        cursor.executemany(
            "INSERT INTO staff (area_id, login, role, name) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [(area.id, *one) for one in staff],
        )


def founded(connection: psycopg.Connection, area: Area) -> Founded:
    """The units and staff of an area as they stand."""
    units = connection.execute("SELECT code, name, kind FROM unit WHERE area_id = %s", (area.id,))
    staff = connection.execute("SELECT login, role, name FROM staff WHERE area_id = %s", (area.id,))
    return Founded(frozenset(units.fetchall()), frozenset(staff.fetchall()))
