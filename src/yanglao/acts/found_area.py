"""建账 Found a pooling area: its plan, units and staff. Done once by the system administrator's set-up."""

from __future__ import annotations

import psycopg

from yanglao.acts.roles import ROLES
from yanglao.policy.loading import load_plan
from yanglao.store.acting import Area, area_of


def found_area(
    connection: psycopg.Connection,
    *,
    plan: str,
    name: str,
    units: list[tuple[str, str, str]],
    staff: list[tuple[str, str, str]],
) -> Area:
    """The area of a plan with its units (code, name, kind) and staff (login, role, name); what exists stays as it is."""
    place = load_plan(plan).place or "000000"
    if unknown := {role for _, role, _ in staff} - ROLES.keys():
        raise ValueError(f"no such role: {', '.join(sorted(unknown))}")
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(7403)")
        connection.execute(
            "INSERT INTO area SELECT coalesce(max(id), 0) + 1, %(code)s, %(plan)s, %(name)s FROM area"
            " ON CONFLICT (code) DO NOTHING",
            {"code": place, "plan": plan, "name": name},
        )
        area = area_of(connection, place)
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO unit (area_id, code, name, kind) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
                [(area.id, *unit) for unit in units],
            )
            cursor.executemany(
                "INSERT INTO staff (login, area_id, role, name) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
                [(login, area.id, role, who) for login, role, who in staff],
            )
    return area
