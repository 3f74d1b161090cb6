"""The pooling areas of an installation."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg

from yanglao.store.acting import ActRefused, Area


@dataclass(frozen=True, slots=True)
class NamedArea:
    """A pooling area as people call it."""

    area: Area
    name: str


def all_areas(connection: psycopg.Connection) -> list[NamedArea]:
    """Every pooling area, in the order in which they were founded."""
    rows = connection.execute("SELECT id, code, plan, opens_in, name FROM area ORDER BY id").fetchall()
    return [
        NamedArea(Area(number, code, plan, opens_in), name) for number, code, plan, opens_in, name in rows
    ]


@dataclass(frozen=True, slots=True)
class Unit:
    """单位 A unit of an area, where people go first: kind is community, committee or farm."""

    code: str
    name: str
    kind: str


def units_in_order(connection: psycopg.Connection, area: Area) -> list[Unit]:
    """The units of an area, by code."""
    rows = connection.execute(
        "SELECT code, name, kind FROM unit WHERE area_id = %s ORDER BY code", (area.id,)
    )
    return [Unit(code, name, kind) for code, name, kind in rows.fetchall()]


def only_area(connection: psycopg.Connection) -> Area:
    """The area of an installation that has one. Refused: no_area, area_needed."""
    found = all_areas(connection)
    if not found:
        raise ActRefused("no_area", "尚未设立统筹区。", "No pooling area has been founded yet.")
    if len(found) > 1:
        codes = [f"{one.area.code} {one.name}" for one in found]
        raise ActRefused(
            "area_needed",
            f"有几个统筹区,请用 --area 指明:{'、'.join(codes)}。",
            f"There are several pooling areas; name one with --area: {', '.join(codes)}.",
        )
    return found[0].area
