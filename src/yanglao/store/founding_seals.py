"""建账封存 What an area was founded with, sealed: its units, and people with the roles that no act gave them."""

from __future__ import annotations

import psycopg

from yanglao.store.acting import Area
from yanglao.store.secrets import Keys

_FOUNDED = (
    "SELECT coalesce(string_agg(said, E'\\n' ORDER BY said), '') FROM ("
    "SELECT 'area ' || a::text AS said FROM area a WHERE a.id = %(area)s"
    " UNION ALL SELECT 'unit ' || u::text FROM unit u WHERE u.area_id = %(area)s"
    " UNION ALL SELECT 'role ' || r::text FROM staff_role r WHERE r.area_id = %(area)s AND r.act_id IS NULL"
    " UNION ALL SELECT 'staff ' || s::text FROM staff s WHERE s.area_id = %(area)s AND EXISTS"
    " (SELECT FROM staff_role r WHERE (r.area_id, r.login) = (s.area_id, s.login) AND r.act_id IS NULL)) founded"
)


def seal_founding(connection: psycopg.Connection, area: Area, keys: Keys) -> None:
    """Seal what the area has been founded with, where that is news."""
    seal = founding_as_it_is(connection, area, keys)
    if seal != sealed_founding(connection, area):
        connection.execute("INSERT INTO founding_seal (area_id, seal) VALUES (%s, %s)", (area.id, seal))


def sealed_founding(connection: psycopg.Connection, area: Area) -> bytes | None:
    """The seal that holds; None where there is none."""
    row = connection.execute(
        "SELECT seal FROM founding_seal WHERE area_id = %s ORDER BY id DESC LIMIT 1", (area.id,)
    ).fetchone()
    return None if row is None else bytes(row[0])


def founding_as_it_is(connection: psycopg.Connection, area: Area, keys: Keys) -> bytes:
    """The seal that the rows now there would have."""
    row = connection.execute(_FOUNDED, {"area": area.id}).fetchone()
    assert row is not None
    return keys.hashed(f"founding {area.id} {row[0]}")
