"""受领人 Who takes what is due after a death, in which shares, to which accounts; and whom the insured named in life."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import psycopg

from yanglao.kernel.months import date_of
from yanglao.store.acting import Act, Area
from yanglao.store.payees import DESIGNATION

NAMED, INHERITANCE, RULING = "named", "inheritance", "ruling"


@dataclass(frozen=True, slots=True)
class Heir:
    """Somebody who takes a share: number, name, the share as a weight out of the sum of all, the document that proves it, and the
    payee to which the share goes now (0: no account, or money sent there came back)."""

    id: int
    name: str
    weight: int
    document: str
    payee: int


@dataclass(frozen=True, slots=True)
class Estate:
    """A declaration of all who take, or a designation in life."""

    id: int
    person: int
    basis: str
    document: str
    heirs: tuple[Heir, ...]


def estates_of(connection: psycopg.Connection, area: Area, persons: Sequence[int]) -> dict[int, Estate]:
    """Person -> the declaration in force after a death; left out where there is none."""
    return _latest(connection, area, persons, f"e.basis <> '{DESIGNATION}'")


def designation_of(connection: psycopg.Connection, area: Area, person: int) -> Estate | None:
    """Whom the insured named in life, last; None where nobody was named or the naming was revoked."""
    found = _latest(connection, area, [person], f"e.basis = '{DESIGNATION}'").get(person)
    return found if found is not None and found.heirs else None


def _latest(
    connection: psycopg.Connection, area: Area, persons: Sequence[int], which: str
) -> dict[int, Estate]:
    rows = connection.execute(
        "SELECT DISTINCT ON (e.person_id) e.id, e.person_id, e.basis, e.document FROM estate e"
        f" WHERE e.area_id = %s AND e.person_id = ANY(%s) AND {which} ORDER BY e.person_id, e.id DESC",
        (area.id, list(persons)),
    ).fetchall()
    heirs = _heirs(connection, [row[0] for row in rows])
    return {
        person: Estate(number, person, basis, document, tuple(heirs.get(number, ())))
        for number, person, basis, document in rows
    }


def _heirs(connection: psycopg.Connection, estates: Sequence[int]) -> dict[int, list[Heir]]:
    rows = connection.execute(
        "SELECT h.estate_id, h.id, h.name, h.weight, h.document, coalesce((SELECT CASE WHEN EXISTS"
        " (SELECT FROM payment_answer a WHERE a.payee_id = p.id AND a.is_returned) THEN 0 ELSE p.id END"
        " FROM payee p WHERE p.heir_id = h.id ORDER BY p.id DESC LIMIT 1), 0)"
        " FROM heir h WHERE h.estate_id = ANY(%s) ORDER BY h.id",
        (list(estates),),
    )
    found: dict[int, list[Heir]] = {}
    for estate, *heir in rows.fetchall():
        found.setdefault(estate, []).append(Heir(*heir))
    return found


def add_estate(act: Act, *, person: int, basis: str, document: str, proposal: int) -> int:
    """Note a declaration or designation; its number."""
    row = act.connection.execute(
        "INSERT INTO estate (area_id, person_id, basis, document, on_day, proposal_id, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s) RETURNING id",
        (act.area.id, person, basis, document, date_of(act.by.on), proposal, act.id),
    ).fetchone()
    assert row is not None
    return int(row[0])


def add_heir(act: Act, *, estate: int, person: int, name: str, weight: int, document: str) -> int:
    """Note somebody who takes a share; the number."""
    row = act.connection.execute(
        "INSERT INTO heir (area_id, estate_id, person_id, name, weight, document, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s) RETURNING id",
        (act.area.id, estate, person, name, weight, document, act.id),
    ).fetchone()
    assert row is not None
    return int(row[0])


def heirs_paid(connection: psycopg.Connection, items: Sequence[int]) -> Mapping[tuple[int, int], int]:
    """(item, heir) -> fen of the item that went out to the heir."""
    rows = connection.execute(
        "SELECT m.item_id, p.heir_id, sum(m.amount_fen)::bigint FROM item_move m JOIN payee p ON p.id = m.payee_id"
        " WHERE m.item_id = ANY(%s) AND p.heir_id IS NOT NULL GROUP BY 1, 2",
        (list(items),),
    )
    return {(item, heir): fen for item, heir, fen in rows.fetchall()}


def heir_of_payees(connection: psycopg.Connection, payees: Sequence[int]) -> dict[int, int]:
    """Payee -> the heir whose account it is."""
    rows = connection.execute(
        "SELECT id, heir_id FROM payee WHERE id = ANY(%s) AND heir_id IS NOT NULL", (list(payees),)
    )
    return dict(rows.fetchall())
