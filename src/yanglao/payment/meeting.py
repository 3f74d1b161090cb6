"""How a difference is met: in cash, held back, by what is open of the same event, or as an overpayment.

A positive difference first cancels an overpayment of the same person and event (the money was never missing); the rest is paid
in cash, or waits while there is nobody to pay it to. A negative one first uses up what still waits of the same event, because
that money never left; the rest becomes an overpayment. An event is a benefit month, one contribution, one end of a relation.
Nothing is ever set off against another event: that needs consent (九(二)).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

from yanglao.kernel.columns import Bools, Fen, Ints, Rows, where
from yanglao.ledger.items import ItemKind
from yanglao.payment.difference import Lines

Event = tuple[str, int, int, int]  # kind of line, person, month (0 for a fact), fact (0 for a month)


@dataclass(frozen=True, slots=True)
class OpenItem:
    """What is left of an open item, in fen, and where it belongs. payee: from whom it came back, or who is named for it; 0: nobody."""

    id: int
    person: int
    kind: ItemKind
    line: str
    month: int
    fact_root: int
    left_fen: int
    payee: int = 0

    @property
    def event(self) -> Event:
        return self.line, self.person, 0 if self.fact_root else self.month, self.fact_root


@dataclass(frozen=True, slots=True)
class Move:
    """What becomes of a part of an open item."""

    item: int
    how: str
    fen: int


@dataclass(frozen=True, slots=True)
class Met:
    """Parts of each difference, in fen: cash + waiting + overpaid = the difference.

    new_waiting_fen, new_overpaid_fen: what of it opens an item; moves: what becomes of items that were open.
    """

    cash_fen: Fen
    waiting_fen: Fen
    overpaid_fen: Fen
    new_waiting_fen: Fen
    new_overpaid_fen: Fen
    moves: tuple[Move, ...]


def meet(left: Lines, total_fen: Fen, *, open_items: Iterable[OpenItem], payable: Bools) -> Met:
    """Meet the differences `total_fen` of lines: above zero owed to the person's side, below zero owed by it.

    open_items: what may be used. payable: whether there is somebody to pay cash to.
    """
    positive, negative = where(total_fen > 0, total_fen, 0), where(total_fen < 0, total_fen, 0)
    met = _Meeting(
        total_fen=total_fen,
        cash=where(payable, positive, 0),
        waiting=where(payable, 0, positive),
        overpaid=negative.copy(),
        turned=np.zeros_like(total_fen),
    )
    events = _events(left)
    shelves = _shelves(open_items)
    for rows in _shared(left, events, shelves):
        _meet_event(met, rows, shelves.get(_event(left, events, rows[0]), []))
    return met.done()


def met_by_returns(open_items: Iterable[OpenItem]) -> list[tuple[Move, Move]]:
    """What lies in the fund and was paid too much for the same event: the move of the overpayment and that of the money."""
    found = []
    for items in _shelves(open_items).values():
        left = {item.id: item.left_fen for item in items}
        debts = [item for item in items if not item.kind.is_owed_to_person]
        money = [item for item in items if item.kind.is_owed_to_person]
        for debt, lying in product(debts, money):
            fen = min(left[debt.id], left[lying.id])
            if fen:
                found.append((Move(debt.id, "met", fen), Move(lying.id, "met", fen)))
                left[debt.id] -= fen
                left[lying.id] -= fen
    return found


@dataclass(slots=True)
class _Meeting:
    """The columns while they are worked on; `turned`: what went from one line of an event straight to another."""

    total_fen: Fen
    cash: Fen
    waiting: Fen
    overpaid: Fen
    turned: Fen
    moves: list[Move] | None = None

    def done(self) -> Met:
        return Met(
            self.cash,
            self.waiting,
            self.overpaid,
            where(self.waiting - self.turned > 0, self.waiting - self.turned, 0),
            where(self.overpaid < 0, -self.overpaid, 0),
            tuple(self.moves or ()),
        )


def _events(left: Lines) -> Ints:
    column: Ints = left.key(left.kind.group[-1])
    return column


def _event(left: Lines, events: Ints, row: int) -> Event:
    person, event = int(left.key("person_id")[row]), int(events[row])
    return (
        (left.kind.name, person, event, 0)
        if left.kind.group[-1] == "month"
        else (left.kind.name, person, 0, event)
    )


def _shelves(open_items: Iterable[OpenItem]) -> dict[Event, list[OpenItem]]:
    shelves: dict[Event, list[OpenItem]] = {}
    for item in open_items:
        if item.left_fen:
            shelves.setdefault(item.event, []).append(item)
    return shelves


def _shared(left: Lines, events: Ints, shelves: dict[Event, list[OpenItem]]) -> Iterator[Rows]:
    """The rows of each event that has more than one row, or something open; all other rows meet nothing."""
    person = left.key("person_id")
    with_items = np.isin(person, [who for line, who, *_ in shelves if line == left.kind.name])
    order = np.lexsort((events, person))
    again = (np.diff(person[order]) == 0) & (np.diff(events[order]) == 0)
    repeated = np.zeros(len(left), dtype=bool)
    repeated[order[1:][again]] = repeated[order[:-1][again]] = True
    groups: dict[Event, list[int]] = {}
    for row in np.flatnonzero(with_items | repeated).tolist():
        groups.setdefault(_event(left, events, row), []).append(row)
    for rows in groups.values():
        yield np.array(rows, dtype=np.int64)


def _meet_event(met: _Meeting, rows: Rows, items: list[OpenItem]) -> None:
    """Meet the lines of one event: what is owed by it first, so that what is owed to it can take it up."""
    moves = met.moves = met.moves if met.moves is not None else []
    left = {item.id: item.left_fen for item in items}
    taken_back = 0
    for row in sorted(rows.tolist(), key=lambda one: int(met.total_fen[one])):
        total = int(met.total_fen[row])
        if total < 0:
            used = _take(moves, items, left, fen=-total, to_person=True, how="used")
            met.waiting[row], met.overpaid[row] = -used, total + used
            taken_back += -total - used
        elif total > 0:
            _pay(met, row, _take(moves, items, left, fen=total, to_person=False, how="cancelled"))
            taken_back -= _turn(met, row, rows, taken_back)


def _pay(met: _Meeting, row: int, cancelled: int) -> None:
    is_cash = met.cash[row] > 0
    met.overpaid[row] = cancelled
    rest = int(met.total_fen[row]) - cancelled
    met.cash[row], met.waiting[row] = (rest, 0) if is_cash else (0, rest)


def _turn(met: _Meeting, row: int, rows: Rows, taken_back: int) -> int:
    """Let what one line of the event takes back go straight to this one."""
    turned = min(taken_back, int(met.total_fen[row] - met.overpaid[row]))
    rest = turned
    for other in rows.tolist():
        fen = min(rest, max(-int(met.overpaid[other]), 0))
        met.overpaid[other] += fen
        met.waiting[other] -= fen
        rest -= fen
    if turned:
        whole = int(met.cash[row] + met.waiting[row])
        is_cash = met.cash[row] > 0
        met.waiting[row] = whole if not is_cash else turned
        met.cash[row] = whole - turned if is_cash else 0
        met.turned[row] = turned
    return turned


def _take(
    moves: list[Move], items: list[OpenItem], left: dict[int, int], *, fen: int, to_person: bool, how: str
) -> int:
    """Take up to `fen` from the items of one side, oldest first; returns how much that was."""
    taken = 0
    for item in items:
        part = min(fen - taken, left[item.id])
        if part > 0 and item.kind.is_owed_to_person == to_person:
            moves.append(Move(item.id, how, part))
            left[item.id] -= part
            taken += part
    return taken
