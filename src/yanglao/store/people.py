"""Persons: their identity numbers, looked up by keyed hash and kept encrypted, and what else is registered of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import psycopg

from yanglao.kernel.columns import Ints, ints
from yanglao.kernel.months import date_of
from yanglao.store.acting import Act, Agency, Area
from yanglao.store.secrets import Keys


def persons_with(agency: Agency, numbers: Sequence[str]) -> Ints:
    """The person behind each identity number; 0 where nobody is registered under it."""
    hashes = [agency.keys.hashed(number) for number in numbers]
    rows = agency.connection.execute(
        "SELECT number_hash, person_id FROM identity WHERE area_id = %s AND number_hash = ANY(%s)",
        (agency.area.id, hashes),
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


def units_of(connection: psycopg.Connection, area: Area) -> dict[str, int]:
    """The units of an area, by code and by name."""
    rows = connection.execute("SELECT id, code, name FROM unit WHERE area_id = %s", (area.id,)).fetchall()
    return {code: unit for unit, code, _ in rows} | {name: unit for unit, _, name in rows}
