"""Persons and their identity numbers: looked up by keyed hash, kept encrypted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import psycopg

from yanglao.kernel.columns import Ints, ints
from yanglao.kernel.months import date_of
from yanglao.store.acting import Act, Area
from yanglao.store.secrets import Keys


def persons_with(connection: psycopg.Connection, area: Area, keys: Keys, numbers: Sequence[str]) -> Ints:
    """The person behind each identity number; 0 where nobody is registered under it."""
    hashes = [keys.hashed(number) for number in numbers]
    rows = connection.execute(
        "SELECT number_hash, person_id FROM identity WHERE area_id = %s AND number_hash = ANY(%s)",
        (area.id, hashes),
    ).fetchall()
    found = {bytes(one): person for one, person in rows}
    return ints([found.get(one, 0) for one in hashes])


def new_persons(act: Act, how_many: int) -> Ints:
    """Fresh persons, as ids in ascending order."""
    rows = act.connection.execute(
        "INSERT INTO person (area_id, act_id) SELECT %s, %s FROM generate_series(1, %s) RETURNING id",
        (act.area.id, act.id, how_many),
    ).fetchall()
    return np.sort(ints([row[0] for row in rows]))


def add_identities(
    act: Act,
    keys: Keys,
    persons: Ints,
    *,
    numbers: Sequence[str],
    names: Sequence[str],
    sexes: Ints,
    ethnics: Ints,
) -> None:
    """Register an identity for each of `persons`."""
    copy = "COPY identity (area_id, person_id, number_hash, number_sealed, name, sex, ethnic, recorded_on, act_id) FROM STDIN"
    on = date_of(act.by.on)
    with act.connection.cursor().copy(copy) as rows:
        for person, number, name, sex, ethnic in zip(
            persons.tolist(), numbers, names, sexes.tolist(), ethnics.tolist(), strict=True
        ):
            rows.write_row(
                (act.area.id, person, keys.hashed(number), keys.sealed(number), name, sex, ethnic, on, act.id)
            )


def add_bank_accounts(act: Act, keys: Keys, persons: Ints, accounts: Sequence[str]) -> None:
    """Note the account to which each of `persons` is paid from now on."""
    copy = (
        "COPY bank_account (area_id, person_id, account_hash, account_sealed, recorded_on, act_id) FROM STDIN"
    )
    on = date_of(act.by.on)
    with act.connection.cursor().copy(copy) as rows:
        for person, account in zip(persons.tolist(), accounts, strict=True):
            rows.write_row((act.area.id, person, keys.hashed(account), keys.sealed(account), on, act.id))


def names_of(connection: psycopg.Connection, persons: Sequence[int]) -> dict[int, str]:
    """The latest registered name of each person."""
    rows = connection.execute(
        "SELECT DISTINCT ON (person_id) person_id, name FROM identity WHERE person_id = ANY(%s)"
        " ORDER BY person_id, id DESC",
        (list(persons),),
    )
    return dict(rows.fetchall())


def accounts_of(connection: psycopg.Connection, keys: Keys, persons: Sequence[int]) -> dict[int, str]:
    """The bank account in force of each person who has one."""
    rows = connection.execute(
        "SELECT DISTINCT ON (person_id) person_id, account_sealed FROM bank_account WHERE person_id = ANY(%s)"
        " ORDER BY person_id, id DESC",
        (list(persons),),
    )
    return {person: keys.opened(bytes(sealed)) for person, sealed in rows.fetchall()}


def same_accounts(
    connection: psycopg.Connection, keys: Keys, persons: Ints, accounts: Sequence[str]
) -> list[bool]:
    """Whether each person's account in force is the given one already."""
    rows = connection.execute(
        "SELECT DISTINCT ON (person_id) person_id, account_hash FROM bank_account WHERE person_id = ANY(%s)"
        " ORDER BY person_id, id DESC",
        (persons.tolist(),),
    )
    found = {person: bytes(one) for person, one in rows.fetchall()}
    return [
        found.get(person) == keys.hashed(account)
        for person, account in zip(persons.tolist(), accounts, strict=True)
    ]
