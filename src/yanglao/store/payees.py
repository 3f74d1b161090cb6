"""收款人 To whom a person's money is paid. Rows never change, so who was paid can always be told, to the account."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import psycopg
from psycopg import sql

from yanglao.kernel.columns import Ints, zeros
from yanglao.kernel.months import date_of
from yanglao.store.acting import Act, Area
from yanglao.store.binary import array_of, copy_out
from yanglao.store.secrets import Keys

PERSON, HEIR, AGENCY, INSURER, OTHER = "person", "heir", "agency", "insurer", "other"
OF_TRANSFERS = (AGENCY, INSURER)
DESIGNATION = (
    "designation"  # what the insured named in life: nobody's account until it is declared after the death
)


@dataclass(frozen=True, slots=True)
class Account:
    """An account that money goes to: whose it is, under which name, and its sealed number."""

    payee: int
    person: int
    whose: str
    holder: str
    sealed: bytes

    def number(self, keys: Keys) -> str:
        return keys.opened(self.sealed)


def payees_of(connection: psycopg.Connection, persons: Ints, *whose: str) -> Ints:
    """The payee that holds for each of `persons` (ascending ids): the latest noted of the kinds; 0 where there is none, where money
    sent to it has come back, or where several heirs share (`store/estates.py`)."""
    if not len(persons):
        return zeros(0)
    query = sql.SQL(
        "SELECT person_id, payee_id FROM (SELECT DISTINCT ON (person_id) person_id, id AS payee_id FROM payee"
        " WHERE person_id = ANY({persons}::bigint[]) AND whose = ANY({whose}) AND heir_id IS NULL AND NOT (whose = {heir}"
        " AND EXISTS (SELECT FROM estate e WHERE e.person_id = payee.person_id AND e.basis <> {designation})) ORDER BY person_id, id DESC) latest"
        " WHERE NOT EXISTS (SELECT FROM payment_answer a WHERE a.payee_id = latest.payee_id AND a.is_returned)"
    ).format(
        persons=array_of(persons),
        whose=sql.Literal(list(whose)),
        heir=sql.Literal(HEIR),
        designation=sql.Literal(DESIGNATION),
    )
    rows = copy_out(connection, ["person_id", "payee_id"], query)
    found = zeros(len(persons))
    found[np.searchsorted(persons, rows["person_id"])] = rows["payee_id"]
    return found


def noted_since(connection: psycopg.Connection, area: Area, payee: int) -> dict[int, int]:
    """Person -> the latest payee of the person's own noted after the payee `payee`."""
    rows = connection.execute(
        "SELECT person_id, max(id) FROM payee WHERE area_id = %s AND id > %s AND whose = %s GROUP BY 1",
        (area.id, payee, PERSON),
    )
    return dict(rows.fetchall())


def last_payee(connection: psycopg.Connection, area: Area) -> int:
    row = connection.execute(
        "SELECT coalesce(max(id), 0) FROM payee WHERE area_id = %s", (area.id,)
    ).fetchone()
    assert row is not None
    return int(row[0])


def accounts(connection: psycopg.Connection, payees: Sequence[int]) -> dict[int, Account]:
    """The accounts of some payees."""
    rows = connection.execute(
        "SELECT id, person_id, whose, holder, account_sealed FROM payee WHERE id = ANY(%s)", (list(payees),)
    )
    return {row[0]: Account(row[0], row[1], row[2], row[3], bytes(row[4])) for row in rows.fetchall()}


@dataclass(frozen=True, slots=True)
class NewPayee:
    """An account to be noted: of which person, whose it is, the holder's name, the number sealed and hashed; of which heir, where
    several share."""

    person: int
    whose: str
    holder: str
    account_hash: bytes
    account_sealed: bytes
    heir: int | None = None


def add_payees(act: Act, payees: Iterable[NewPayee]) -> None:
    """Note the accounts to which money goes from now on."""
    copy = (
        "COPY payee (area_id, person_id, whose, holder, account_hash, account_sealed, recorded_on, act_id, heir_id)"
        " FROM STDIN"
    )
    with act.connection.cursor().copy(copy) as rows:
        for one in payees:
            rows.write_row(_row(act, one))


def _row(act: Act, one: NewPayee) -> tuple[object, ...]:
    """The columns of an account noted by an act."""
    account = (one.account_hash, one.account_sealed)
    return (act.area.id, one.person, one.whose, one.holder, *account, date_of(act.by.on), act.id, one.heir)


def in_force(
    connection: psycopg.Connection, persons: Sequence[int]
) -> dict[tuple[int, str], tuple[bytes, str]]:
    """(person, whose) -> hashed number and holder of the account that money goes to; left out where money sent there has come
    back, so that the same account given again is news."""
    rows = connection.execute(
        "SELECT DISTINCT ON (p.person_id, p.whose) p.person_id, p.whose, p.account_hash, p.holder,"
        " EXISTS (SELECT FROM payment_answer a WHERE a.payee_id = p.id AND a.is_returned)"
        " FROM payee p WHERE p.person_id = ANY(%s) AND p.heir_id IS NULL ORDER BY p.person_id, p.whose, p.id DESC",
        (list(persons),),
    )
    return {
        (person, whose): (bytes(hashed), holder)
        for person, whose, hashed, holder, came_back in rows.fetchall()
        if not came_back
    }


def owners_of(connection: psycopg.Connection, area: Area, hashes: Iterable[bytes]) -> dict[bytes, set[int]]:
    """Account (keyed hash) -> the persons whose own money goes there now."""
    rows = connection.execute(
        "SELECT p.account_hash, p.person_id FROM payee p WHERE p.area_id = %s AND p.whose = %s AND p.account_hash = ANY(%s)"
        " AND NOT EXISTS (SELECT FROM payee n WHERE n.person_id = p.person_id AND n.whose = p.whose AND n.id > p.id)",
        (area.id, PERSON, list(hashes)),
    )
    found: dict[bytes, set[int]] = {}
    for account, person in rows.fetchall():
        found.setdefault(bytes(account), set()).add(person)
    return found


def add_payee(act: Act, one: NewPayee) -> int:
    """Note one account; its number."""
    row = act.connection.execute(
        "INSERT INTO payee (area_id, person_id, whose, holder, account_hash, account_sealed, recorded_on, act_id, heir_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id",
        _row(act, one),
    ).fetchone()
    assert row is not None
    return int(row[0])
