"""查找所需 What an index of people is made of, from some row on. Reads only."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg

from yanglao.store.acting import Area


def names_since(connection: psycopg.Connection, area: Area, after: int) -> Iterator[tuple[int, int, str]]:
    """Row, person and name of every version of a name after a row, in their order."""
    return connection.execute(
        "SELECT id, person_id, name FROM person_detail WHERE area_id = %s AND id > %s ORDER BY id",
        (area.id, after),
    )


def numbers_since(connection: psycopg.Connection, area: Area, after: int) -> Iterator[tuple[int, int, bytes]]:
    """Row, person and sealed number of every identity after a row, in their order."""
    for row, person, sealed in connection.execute(
        "SELECT id, person_id, number_sealed FROM identity WHERE area_id = %s AND id > %s ORDER BY id",
        (area.id, after),
    ):
        yield row, person, bytes(sealed)
