"""票据 Money taken at a counter or by the bank for a person: what was received, and which fact it paid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import psycopg

from yanglao.kernel.months import date_of, day_of
from yanglao.ledger.items import EXCESS, TO_COLLECT
from yanglao.store.acting import Act, Area


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt: whose, for what (a kind of fact, the contribution year or the number of years paid back, the tier), on which
    Day, how many fen came in, and the fact that it paid; None: the money waits."""

    number: str
    person: int
    kind: int
    year: int
    years: int
    tier_fen: int
    paid_on: int
    received_fen: int
    fact: int | None

    def says_the_same(self, other: Receipt) -> bool:
        """Whether both are for the same person and thing, whatever was received."""
        names = ("number", "person", "kind", "year", "years", "tier_fen", "paid_on")
        return all(getattr(self, name) == getattr(other, name) for name in names)


def receipts_with(connection: psycopg.Connection, area: Area, numbers: Sequence[str]) -> dict[str, Receipt]:
    """The receipts known under some numbers."""
    rows = connection.execute(
        "SELECT number, person_id, kind, year, years, tier_fen, paid_on, received_fen, fact_id FROM receipt"
        " WHERE area_id = %s AND number = ANY(%s)",
        (area.id, list(numbers)),
    )
    return {
        number: Receipt(number, person, kind, year, years, tier_fen, day_of(paid_on), received_fen, fact)
        for number, person, kind, year, years, tier_fen, paid_on, received_fen, fact in rows.fetchall()
    }


def add_receipts(act: Act, receipts: Iterable[Receipt]) -> None:
    """Note receipts."""
    copy = (
        "COPY receipt (area_id, number, person_id, kind, year, years, tier_fen, paid_on, received_fen, fact_id, act_id)"
        " FROM STDIN"
    )
    with act.connection.cursor().copy(copy) as rows:
        for one in receipts:
            paid = (one.year, one.years, one.tier_fen, date_of(one.paid_on), one.received_fen, one.fact)
            rows.write_row((act.area.id, one.number, one.person, one.kind, *paid, act.id))


@dataclass(frozen=True, slots=True)
class Held:
    """What lies in the fund of a receipt: its number, and what came in, with what completed it, less what has gone out again or paid
    for something else."""

    number: str
    fen: int


def held_of(connection: psycopg.Connection, area: Area, fact: int) -> Held | None:
    """What is held of the receipt that paid a fact (by its first version); None where there is none."""
    row = connection.execute(
        "SELECT r.number, r.received_fen - coalesce((SELECT sum(m.amount_fen) FROM item_move m JOIN open_item i ON i.id = m.item_id"
        " WHERE i.area_id = r.area_id AND i.line = 'arrival' AND i.fact_root = r.fact_id AND i.kind = %s"
        " AND m.how IN ('paid', 'met', 'refunded', 'carried')), 0)"
        " + coalesce((SELECT sum(m.amount_fen) FROM item_move m JOIN open_item i ON i.id = m.item_id"
        " WHERE i.area_id = r.area_id AND i.line = 'arrival' AND i.fact_root = r.fact_id AND i.kind = %s"
        " AND m.how = 'applied'), 0) FROM receipt r WHERE r.area_id = %s AND r.fact_id = %s",
        (EXCESS.name, TO_COLLECT.name, area.id, fact),
    ).fetchone()
    return None if row is None else Held(row[0], int(row[1]))
