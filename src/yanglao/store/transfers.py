"""转移与衔接 Files of transfers and of switches between schemes, their steps in order, and how far the money of each is."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import psycopg

from yanglao.kernel.columns import Ints, ints
from yanglao.kernel.months import date_of, day_of
from yanglao.ledger.items import TRANSFER
from yanglao.store.acting import Act, Area
from yanglao.store.payees import OF_TRANSFERS, accounts, payees_of

CHECKED, CERTIFICATE, LETTER, MONEY, SHEET = "checked", "certificate", "letter", "money", "sheet"
RIGHTS, LEFT, CONFIRMED, REMINDED, ENDED = "rights", "left", "confirmed", "reminded", "ended"


@dataclass(frozen=True, slots=True)
class NewStep:
    """A step to be added to a file, on a Day. fen: money that arrived. own_fen, province_fen, city_fen, years: as an information
    sheet says. fact: the root of what was recorded."""

    file: int
    step: str
    on: int
    document: str = ""
    fen: int = 0
    own_fen: int = 0
    province_fen: int = 0
    city_fen: int = 0
    years: int = 0
    fact: int | None = None
    content: dict[str, Any] = field(default_factory=dict)

    @property
    def brought_fen(self) -> int:
        """All that a sheet says was sent."""
        return self.own_fen + self.province_fen + self.city_fen


@dataclass(frozen=True, slots=True)
class File:
    """A file: whose, what kind, the other scheme ("": the same), where the other agency is and what it is called, the Day of the
    application, who took it, and its steps, oldest first."""

    id: int
    person: int
    kind: str
    scheme: str
    place: str
    agency: str
    on: int
    actor: str
    steps: tuple[NewStep, ...] = ()

    def last(self, *steps: str) -> NewStep | None:
        """The last step of these kinds."""
        return next((one for one in reversed(self.steps) if one.step in steps), None)

    def has(self, *steps: str) -> bool:
        """Whether any of these steps was taken."""
        return self.last(*steps) is not None

    @property
    def received_fen(self) -> int:
        """Money that has arrived for it."""
        return sum(one.fen for one in self.steps if one.step == MONEY)

    @property
    def receipts(self) -> list[str]:
        """The receipt numbers of that money."""
        return [one.document for one in self.steps if one.step == MONEY]


def files_of(connection: psycopg.Connection, area: Area, persons: Sequence[int] | None = None) -> list[File]:
    """Every file of `persons` (None: everybody), oldest first; those of a record merged into another are the other's."""
    rows = connection.execute(
        "SELECT t.id, coalesce(g.into_id, t.person_id), t.kind, t.scheme, t.place, t.agency, t.on_day, a.actor FROM transfer_file t"
        " JOIN act a ON a.id = t.act_id LEFT JOIN person_merge g ON g.person_id = t.person_id WHERE t.area_id = %(area)s"
        " AND (%(persons)s::bigint[] IS NULL OR coalesce(g.into_id, t.person_id) = ANY(%(persons)s)) ORDER BY t.id",
        {"area": area.id, "persons": None if persons is None else list(persons)},
    ).fetchall()
    steps = _steps(connection, [row[0] for row in rows])
    return [
        File(number, person, kind, scheme, place, agency, day_of(on), actor, tuple(steps[number]))
        for number, person, kind, scheme, place, agency, on, actor in rows
    ]


def _steps(connection: psycopg.Connection, files: Sequence[int]) -> dict[int, list[NewStep]]:
    found: dict[int, list[NewStep]] = defaultdict(list)
    rows = connection.execute(
        "SELECT file_id, step, on_day, document, amount_fen, own_fen, province_fen, city_fen, years, fact_root, content"
        " FROM transfer_step WHERE file_id = ANY(%s) ORDER BY id",
        (list(files),),
    )
    for number, step, on, *said in rows.fetchall():
        found[number].append(NewStep(number, step, day_of(on), *said))
    return found


def add_file(act: Act, one: File) -> int:
    """Open a file; its number."""
    row = act.connection.execute(
        "INSERT INTO transfer_file (area_id, person_id, kind, scheme, place, agency, on_day, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s) RETURNING id",
        (act.area.id, one.person, one.kind, one.scheme, one.place, one.agency, date_of(one.on), act.id),
    ).fetchone()
    assert row is not None
    return int(row[0])


def add_steps(act: Act, steps: Iterable[NewStep]) -> None:
    """Note steps."""
    with act.connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO transfer_step (area_id, file_id, step, on_day, document, amount_fen, own_fen, province_fen, city_fen, years,"
            " fact_root, content, act_id) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                (
                    *(act.area.id, one.file, one.step, date_of(one.on), one.document),
                    *(one.fen, one.own_fen, one.province_fen, one.city_fen, one.years, one.fact),
                    *(json.dumps(one.content, ensure_ascii=False), act.id),
                )
                for one in steps
            ],
        )


# --- money


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of the money of a relation that left: what waits to go out (fen), what of that the bank has sent back, and the Day
    on which the last of it went out (0: nothing has)."""

    waiting_fen: int = 0
    returned_fen: int = 0
    paid_on: int = 0


def sent_for(connection: psycopg.Connection, area: Area, facts: Sequence[int]) -> dict[int, Sent]:
    """Fact (root) that ended a relation -> what became of the money that goes to another agency; a fact that is missing left nothing
    to send, or its month is not closed yet."""
    rows = connection.execute(
        "SELECT i.fact_root, sum(i.amount_fen - coalesce(m.moved, 0))::bigint,"
        " coalesce(sum(i.amount_fen - coalesce(m.moved, 0)) FILTER (WHERE i.kind <> %(transfer)s), 0)::bigint, max(m.paid_on)"
        " FROM open_item i LEFT JOIN payee p ON p.id = i.payee_id LEFT JOIN LATERAL ("
        "   SELECT sum(v.amount_fen) AS moved, max(a.on_day) FILTER (WHERE v.how = 'paid') AS paid_on FROM item_move v"
        "   JOIN act a ON a.id = v.act_id WHERE v.item_id = i.id) m ON true"
        " WHERE i.area_id = %(area)s AND i.line = 'settlement' AND i.fact_root = ANY(%(facts)s)"
        " AND (i.kind = %(transfer)s OR p.whose = ANY(%(whose)s)) GROUP BY 1",
        {"area": area.id, "facts": list(facts), "transfer": TRANSFER.name, "whose": list(OF_TRANSFERS)},
    )
    return {
        fact: Sent(int(left), int(back), 0 if on is None else day_of(on))
        for fact, left, back, on in rows.fetchall()
    }


def payees_by_letter(connection: psycopg.Connection, area: Area, persons: Ints) -> Ints:
    """Of each of `persons` (ascending ids) the payee to whom the money of a relation that leaves goes: the account of an agency that
    a file of the person names, in that agency's own name; 0 where there is none."""
    payees = payees_of(connection, persons, *OF_TRANSFERS)
    named = accounts(connection, payees.tolist())
    agencies = {(one.person, one.agency) for one in files_of(connection, area, persons.tolist())}
    pairs = zip(persons.tolist(), payees.tolist(), strict=True)
    return ints(
        [payee if payee and (person, named[payee].holder) in agencies else 0 for person, payee in pairs]
    )


def settled(connection: psycopg.Connection, area: Area, facts: Sequence[int]) -> set[int]:
    """Those of some facts (roots) that ended a relation of which a close has booked what they distribute."""
    rows = connection.execute(
        "SELECT DISTINCT fact_root FROM settlement_line WHERE area_id = %s AND fact_root = ANY(%s)",
        (area.id, list(facts)),
    )
    return {row[0] for row in rows.fetchall()}


def cancelled(connection: psycopg.Connection, facts: Sequence[int]) -> set[int]:
    """Those of some facts (roots) that were cancelled; what a merge took over to another record was not."""
    rows = connection.execute(
        "SELECT f.root FROM fact f WHERE f.root = ANY(%s) AND f.void"
        " AND NOT EXISTS (SELECT FROM person_merge g WHERE g.person_id = f.person_id)",
        (list(facts),),
    )
    return {row[0] for row in rows.fetchall()}
