"""事实的各个版本 One fact through its versions: the first, those that corrected it, and the one in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import psycopg

from yanglao.kernel.columns import ints
from yanglao.kernel.months import FOREVER, day_of
from yanglao.life.facts import FACT_COLUMNS, Facts, facts_of
from yanglao.store.acting import Area
from yanglao.store.facts import STORED


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a fact: its number, that of the first version, whose fact it is, its columns, whether it says that the fact never
    was, and the Day it was recorded."""

    id: int
    root: int
    person: int
    columns: Mapping[str, int]
    void: bool
    recorded_on: int

    @property
    def kind(self) -> int:
        return self.columns["kind"]

    @property
    def facts(self) -> Facts:
        """The fact alone, as a column of one."""
        names = (name for name in FACT_COLUMNS if name != "person")
        return facts_of(1, **{name: ints([self.columns[name]]) for name in names})


def last_version(connection: psycopg.Connection, area: Area, *, person: int, fact: int) -> Version | None:
    """The latest version of the fact to which the number `fact` leads, if it is one of the person's."""
    found = _versions(
        connection,
        "f.root = (SELECT g.root FROM fact g WHERE g.id = %s AND g.area_id = %s AND g.person_id = %s)"
        " AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = f.id)",
        (fact, area.id, person),
    )
    return found[0] if found else None


def version_with(connection: psycopg.Connection, area: Area, number: int) -> Version:
    """The version with that very number."""
    return _versions(connection, "f.id = %s AND f.area_id = %s", (number, area.id))[0]


def versions_in_force(connection: psycopg.Connection, area: Area, person: int) -> list[Version]:
    """Every fact in force of a person, by day and kind."""
    return _versions(
        connection,
        "f.area_id = %s AND f.person_id = %s AND NOT f.void"
        " AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = f.id)",
        (area.id, person),
    )


def _versions(connection: psycopg.Connection, which: str, values: tuple[int, ...]) -> list[Version]:
    columns = ", ".join(f"f.{name}" for name in STORED).replace(
        "f.until", "nullif(f.until, 'infinity'::date)"
    )
    rows = connection.execute(
        f"SELECT f.id, f.root, f.person_id, f.void, f.recorded_on, {columns} FROM fact f WHERE {which}"
        " ORDER BY f.day, f.kind, f.id",
        values,
    )
    return [_version(*row) for row in rows.fetchall()]


def _version(id_: int, root: int, person: int, void: bool, recorded_on: object, *values: object) -> Version:
    columns = {name: _whole(name, value) for name, value in zip(STORED, values, strict=True)}
    return Version(id_, root, person, columns, void, day_of(recorded_on))  # type: ignore[arg-type]


def _whole(name: str, value: object) -> int:
    if name in ("day", "until"):
        return FOREVER if value is None else day_of(value)  # type: ignore[arg-type]
    return int(value)  # type: ignore[call-overload, no-any-return]
