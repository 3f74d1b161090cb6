"""Persons: their identity numbers, looked up by keyed hash and kept encrypted, and what else is registered of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import psycopg

from yanglao.kernel.columns import Ints, ints
from yanglao.kernel.months import FOREVER, date_of, date_or_ever
from yanglao.store.acting import Act, Agency, Area
from yanglao.store.secrets import Keys


def persons_with(agency: Agency, numbers: Sequence[str], *, known: int = FOREVER) -> Ints:
    """The person behind each identity number, the one that stays where records were merged by the Day `known`; 0 where nobody is
    registered under it."""
    hashes = [agency.keys.hashed(number) for number in numbers]
    rows = agency.connection.execute(
        "WITH RECURSIVE merged AS (SELECT person_id, into_id FROM person_merge WHERE area_id = %(area)s AND recorded_on <= %(known)s),"
        " found (number_hash, person_id) AS (SELECT number_hash, person_id FROM identity"
        "   WHERE area_id = %(area)s AND number_hash = ANY(%(hashes)s)"
        "   UNION ALL SELECT f.number_hash, m.into_id FROM found f JOIN merged m USING (person_id))"
        " SELECT number_hash, person_id FROM found f WHERE NOT EXISTS (SELECT FROM merged m WHERE m.person_id = f.person_id)",
        {
            "area": agency.area.id,
            "hashes": hashes,
            "known": date_or_ever(known),
        },
    ).fetchall()
    found = {bytes(one): person for one, person in rows}
    return ints([found.get(one, 0) for one in hashes])


def numbers_of(connection: psycopg.Connection, keys: Keys, persons: Sequence[int]) -> dict[int, str]:
    """The latest identity number of each person, opened."""
    rows = connection.execute(
        "SELECT DISTINCT ON (person_id) person_id, number_sealed FROM identity WHERE person_id = ANY(%s)"
        " ORDER BY person_id, id DESC",
        (list(persons),),
    )
    return {person: keys.opened(bytes(sealed)) for person, sealed in rows.fetchall()}


def number_hashes(connection: psycopg.Connection, persons: Iterable[int]) -> dict[int, set[bytes]]:
    """Person -> the keyed hashes of all numbers that the person has had."""
    rows = connection.execute(
        "SELECT person_id, number_hash FROM identity WHERE person_id = ANY(%s)", (list(persons),)
    )
    found: dict[int, set[bytes]] = {}
    for person, hashed in rows.fetchall():
        found.setdefault(person, set()).add(bytes(hashed))
    return found


def new_persons(act: Act, how_many: int) -> Ints:
    """Fresh persons, as ids in ascending order."""
    rows = act.connection.execute(
        "INSERT INTO person (area_id, act_id) SELECT %s, %s FROM generate_series(1, %s) RETURNING id",
        (act.area.id, act.id, how_many),
    ).fetchall()
    return np.sort(ints([row[0] for row in rows]))


def add_identities(act: Act, persons: Ints, *, numbers: Sequence[str], sexes: Ints) -> None:
    """Register an identity number for each of `persons`."""
    copy = (
        "COPY identity (area_id, person_id, number_hash, number_sealed, sex, recorded_on, act_id) FROM STDIN"
    )
    area, keys, on = act.area.id, act.keys, date_of(act.by.on)
    with act.connection.cursor().copy(copy) as rows:
        for person, number, sex in zip(persons.tolist(), numbers, sexes.tolist(), strict=True):
            rows.write_row((area, person, keys.hashed(number), keys.sealed(number), sex, on, act.id))


@dataclass(frozen=True, slots=True)
class Detail:
    """What else is registered of a person; the telephone number sealed and hashed, None when none is known."""

    name: str
    ethnic: int
    phone_sealed: bytes | None
    phone_hash: bytes | None


def add_details(act: Act, details: Iterable[tuple[int, Detail]]) -> None:
    """Register what else is known of persons, whole: from now on this holds."""
    copy = (
        "COPY person_detail (area_id, person_id, name, ethnic, phone_sealed, phone_hash, recorded_on, act_id)"
        " FROM STDIN"
    )
    on = date_of(act.by.on)
    with act.connection.cursor().copy(copy) as rows:
        for person, one in details:
            row = (act.area.id, person, one.name, one.ethnic, one.phone_sealed, one.phone_hash, on, act.id)
            rows.write_row(row)


def details_of(connection: psycopg.Connection, persons: Sequence[int]) -> dict[int, Detail]:
    """What is registered of each person, as it holds."""
    rows = connection.execute(
        "SELECT DISTINCT ON (person_id) person_id, name, ethnic, phone_sealed, phone_hash FROM person_detail"
        " WHERE person_id = ANY(%s) ORDER BY person_id, id DESC",
        (list(persons),),
    )
    return {
        person: Detail(name, ethnic, _bytes(sealed), _bytes(hashed))
        for person, name, ethnic, sealed, hashed in rows.fetchall()
    }


def _bytes(stored: bytes | None) -> bytes | None:
    return None if stored is None else bytes(stored)


def names_of(connection: psycopg.Connection, persons: Sequence[int]) -> dict[int, str]:
    """The registered name of each person, as it holds."""
    return {person: one.name for person, one in details_of(connection, persons).items()}


def is_registered(connection: psycopg.Connection, area: Area, person: int) -> bool:
    """Whether there is a person of that id in an area."""
    row = connection.execute(
        "SELECT EXISTS (SELECT FROM identity WHERE area_id = %s AND person_id = %s)", (area.id, person)
    ).fetchone()
    return row is not None and bool(row[0])


def units_of(connection: psycopg.Connection, area: Area) -> dict[str, int]:
    """The units of an area, by code and by name."""
    rows = connection.execute("SELECT id, code, name FROM unit WHERE area_id = %s", (area.id,)).fetchall()
    return {code: unit for unit, code, _ in rows} | {name: unit for unit, _, name in rows}


def unit_codes(connection: psycopg.Connection, area: Area) -> dict[int, str]:
    """Unit -> its code."""
    return dict(connection.execute("SELECT id, code FROM unit WHERE area_id = %s", (area.id,)).fetchall())


def year_before(day: int) -> int:
    """The Day a year before; of a leap day the last of that February."""
    before = day - 10_000
    return before - 1 if before % 10_000 == 229 else before


def renumbered_since(connection: psycopg.Connection, persons: Sequence[int], since: int) -> set[int]:
    """Those of `persons` who have got another identity number since a Day."""
    rows = connection.execute(
        "SELECT DISTINCT i.person_id FROM identity i WHERE i.person_id = ANY(%s) AND i.recorded_on >= %s"
        " AND EXISTS (SELECT FROM identity before WHERE before.person_id = i.person_id AND before.id < i.id)",
        (list(persons), date_of(since)),
    )
    return {row[0] for row in rows.fetchall()}


def renamed_since(connection: psycopg.Connection, persons: Sequence[int], since: int) -> set[int]:
    """Those of `persons` who have got another name since a Day."""
    rows = connection.execute(
        "SELECT DISTINCT person_id FROM (SELECT d.person_id, d.recorded_on, d.name <> lag(d.name) OVER"
        " (PARTITION BY d.person_id ORDER BY d.id) AS renamed FROM person_detail d WHERE d.person_id = ANY(%s)) told"
        " WHERE renamed AND recorded_on >= %s",
        (list(persons), date_of(since)),
    )
    return {row[0] for row in rows.fetchall()}


def add_merge(act: Act, *, goes: int, stays: int, proposal: int) -> None:
    """From the act's day on one record leads to another."""
    act.connection.execute(
        "INSERT INTO person_merge (person_id, into_id, area_id, recorded_on, proposal_id, act_id) VALUES (%s, %s, %s, %s, %s, %s)",
        (goes, stays, act.area.id, date_of(act.by.on), proposal, act.id),
    )


def merged_into(
    connection: psycopg.Connection, area: Area, person: int, *, known: int = FOREVER
) -> list[int]:
    """The records that lead to this one by the Day `known`, over others too."""
    rows = connection.execute(
        "WITH RECURSIVE gone (person_id) AS (SELECT person_id FROM person_merge WHERE area_id = %(area)s AND into_id = %(person)s"
        "   AND recorded_on <= %(known)s UNION ALL SELECT m.person_id FROM gone g JOIN person_merge m ON m.into_id = g.person_id"
        "   AND m.recorded_on <= %(known)s) SELECT person_id FROM gone ORDER BY 1",
        {
            "area": area.id,
            "person": person,
            "known": date_or_ever(known),
        },
    )
    return [row[0] for row in rows.fetchall()]


def sexes_of(connection: psycopg.Connection, area: Area) -> dict[int, int]:
    """Person -> sex as GB/T 2261.1 writes it (1 male, 2 female), by the number that holds now."""
    rows = connection.execute(
        "SELECT DISTINCT ON (person_id) person_id, sex FROM identity WHERE area_id = %s ORDER BY person_id, id DESC",
        (area.id,),
    )
    return dict(rows.fetchall())
