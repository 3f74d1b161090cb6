"""资金变动 What the book says moved on the fund's bank accounts: receipt by receipt where money came in from people, entry by entry else.
All of an account's movements together are its balance, to the fen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

import psycopg

from yanglao.kernel.months import day_of
from yanglao.ledger.chart import CASH, PAYMENTS, RECEIPTS, TREASURY
from yanglao.payment.withholding_references import line_named
from yanglao.store.acting import Area
from yanglao.store.batches import BOOKED
from yanglao.store.cash_ups import AT_THE_COUNTER, PAID_IN_CASH, RECEIPT, REPAYMENT, at_the_counter

ENTRY = "entry"
CASH_OF = "cash "
"""How the names of groups of cash begin."""


class Movement(NamedTuple):
    """A movement: its key, on which account, the Day on which it is booked, the Month in whose books it stands, the Day on which it is said
    to have happened, fen (above zero: money in), what it is, our own reference, the person it is of (0: nobody), and the names of groups
    that the bank may show in one line."""

    key: str
    account: int
    day: int
    period: int
    moved_on: int
    fen: int
    memo: str
    reference: str
    person: int
    groups: tuple[str, ...]


class _Named(NamedTuple):
    """A receipt or repayment: what it is, its number, the act and Day of it, the Day on which it was paid, fen, what for, and of whom."""

    what: str
    number: str
    act: int
    day: int
    paid_on: int
    fen: int
    memo: str
    person: int


class _Moved(NamedTuple):
    """What an entry moved on a bank account."""

    entry: int
    act: int
    day: int
    period: int
    memo: str
    account: int
    fen: int


def entry_key(entry: int) -> str:
    """The key of what an entry moved on an account."""
    return f"{ENTRY} {entry}"


def movements(
    connection: psycopg.Connection, area: Area, *, accounts: Collection[int] = CASH
) -> list[Movement]:
    """Everything that has moved on bank accounts, by account and day. Money from people is told by its receipts; what an act with
    receipts moved besides them, and all others, by entries."""
    return told_movements(connection, area, Asked(accounts))


class Asked(NamedTuple):
    """The movements that are asked for: on which accounts, and of which acts (None: of all)."""

    accounts: Collection[int]
    acts: Sequence[int] | None = None

    @property
    def of_acts(self) -> str:
        """What a question about acts is narrowed by."""
        return "TRUE" if self.acts is None else "act_id = ANY(%(acts)s)"

    def given(self, area: Area) -> dict[str, object]:
        return {"area": area.id, "accounts": [*self.accounts], "acts": self.acts}


def told_movements(connection: psycopg.Connection, area: Area, asked: Asked) -> list[Movement]:
    """What is asked for, by account and day."""
    moved = _moved(connection, area, asked)
    of_receipts: dict[int, list[_Moved]] = defaultdict(list)
    for one in moved:
        if one.account == RECEIPTS:
            of_receipts[one.act].append(one)
    named = _named(connection, area, asked) if of_receipts else []
    came = [one for one in named if one.act in of_receipts]
    told = defaultdict[int, int](int)
    for one_named in came:
        told[one_named.act] += one_named.fen
    rest = [_rest(of_receipts[act], fen) for act, fen in told.items()]
    others = [one for one in moved if one.account != RECEIPTS or one.act not in told]
    drawers = _drawers(connection, area, asked) if came else {}
    batches = _batches(connection, area)
    found = [
        *(_receipt(one, of_receipts[one.act][0].period, drawers) for one in came),
        *(_entry(one, batches) for one in (*rest, *others) if one.fen),
    ]
    return sorted(found, key=lambda one: (one.account, one.day, one.key))


def _rest(moved: list[_Moved], told_fen: int) -> _Moved:
    """What an act moved on the receipts account besides its receipts, under its first entry."""
    return moved[0]._replace(fen=sum(one.fen for one in moved) - told_fen)


def _receipt(one: _Named, period: int, drawers: dict[tuple[str, str], str]) -> Movement:
    drawer = drawers.get((one.what, one.number))
    named = line_named(one.number) if one.what == RECEIPT and drawer is None else None
    groups: tuple[str, ...] = () if named is None else (f"list {named[0]} {one.paid_on}",)
    return Movement(
        f"{one.what} {one.number}",
        RECEIPTS,
        one.day,
        period,
        one.paid_on,
        one.fen,
        one.memo,
        one.number,
        one.person,
        groups if drawer is None else (f"{CASH_OF}{drawer}",),
    )


def _entry(one: _Moved, batches: dict[int, tuple[int, bool]]) -> Movement:
    """批次的发放与退回 The payments of a batch stand in its group with and without what came back, what came back in the second only."""
    batch, is_back = batches.get(one.act, (0, False)) if one.account == PAYMENTS else (0, False)
    groups: tuple[str, ...] = ()
    if batch:
        groups = (f"net {batch}",) if is_back else (f"batch {batch}", f"net {batch}")
    key = entry_key(one.entry)
    return Movement(key, one.account, one.day, one.period, one.day, one.fen, one.memo, "", 0, groups)


def _moved(connection: psycopg.Connection, area: Area, asked: Asked) -> list[_Moved]:
    rows = connection.execute(
        "SELECT e.id, e.act_id, e.on_day, e.period, e.memo, p.account, p.debit_fen - p.credit_fen"
        " FROM entry e JOIN posting p ON p.entry_id = e.id"
        f" WHERE e.area_id = %(area)s AND p.account = ANY(%(accounts)s) AND {asked.of_acts} ORDER BY e.id",
        asked.given(area),
    )
    return [_Moved(entry, act, day_of(day), *more) for entry, act, day, *more in rows.fetchall()]


# Money from people, by its papers.
OF_PEOPLE = """
SELECT %(receipt)s AS what, r.number, r.act_id, r.paid_on, r.received_fen AS fen, k.name AS memo, r.person_id
    FROM receipt r JOIN fact_kind k ON k.code = r.kind
    WHERE r.area_id = %(area)s AND r.kind = ANY(%(kinds)s) AND r.received_fen > 0
UNION ALL SELECT %(repayment)s, p.number, p.act_id, p.paid_on, p.received_fen, %(repayment)s, p.person_id FROM repayment p
    WHERE p.area_id = %(area)s
"""


def of_people(area: Area) -> dict[str, object]:
    """What OF_PEOPLE asks for."""
    return {
        "area": area.id,
        "receipt": RECEIPT,
        "repayment": REPAYMENT,
        "kinds": [*map(int, PAID_IN_CASH)],
    }


def _named(connection: psycopg.Connection, area: Area, asked: Asked) -> list[_Named]:
    rows = connection.execute(
        "SELECT o.what, o.number, o.act_id, a.on_day, o.paid_on, o.fen, o.memo, coalesce(g.into_id, o.person_id)"
        f" FROM (SELECT * FROM ({OF_PEOPLE}) every WHERE {asked.of_acts}) o"
        " JOIN act a ON a.id = o.act_id LEFT JOIN person_merge g ON g.person_id = o.person_id",
        asked.given(area) | of_people(area),
    )
    return [
        _Named(what, number, act, day_of(day), day_of(paid_on), int(fen), memo, person)
        for what, number, act, day, paid_on, fen, memo, person in rows.fetchall()
    ]


def _drawers(connection: psycopg.Connection, area: Area, asked: Asked) -> dict[tuple[str, str], str]:
    """(what, number) -> the day and the collector of what was taken in at the counter."""
    rows = connection.execute(
        f"SELECT came_as, number, on_day, collector FROM ({AT_THE_COUNTER}) money WHERE {asked.of_acts}",
        asked.given(area) | at_the_counter(area),
    )
    return {(what, number): f"{day_of(day)} {collector}" for what, number, day, collector in rows.fetchall()}


def _batches(connection: psycopg.Connection, area: Area) -> dict[int, tuple[int, bool]]:
    """Act -> the batch that it booked, or of which it says that payments came back (true)."""
    rows = connection.execute(
        "SELECT DISTINCT act_id, proposal_id, true FROM payment_answer WHERE area_id = %(area)s AND is_returned"
        " UNION ALL SELECT s.act_id, b.id, false FROM batch b JOIN proposal_step s ON s.proposal_id = b.id AND s.step = %(booked)s"
        " WHERE b.area_id = %(area)s",
        {"area": area.id, "booked": BOOKED},
    )
    return {act: (batch, is_back) for act, batch, is_back in rows.fetchall()}


def sweep_days(connection: psycopg.Connection, area: Area) -> list[int]:
    """归集日 The Days on which what had come in went into the special account, in order."""
    rows = connection.execute(
        "SELECT DISTINCT e.on_day FROM entry e JOIN posting c ON c.entry_id = e.id AND c.account = %s AND c.credit_fen > 0"
        " JOIN posting d ON d.entry_id = e.id AND d.account = %s AND d.debit_fen > 0 WHERE e.area_id = %s ORDER BY 1",
        (RECEIPTS, TREASURY, area.id),
    )
    return [day_of(day) for (day,) in rows.fetchall()]
