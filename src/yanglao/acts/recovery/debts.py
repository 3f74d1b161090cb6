"""待追回款项 What a person owes, and the recovery that is about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from yanglao.acts.recovery.refusals import refused
from yanglao.ledger.items import OVERPAYMENT
from yanglao.payment.meeting import Move, OpenItem
from yanglao.store.acting import Act
from yanglao.store.items import open_items
from yanglao.store.recoveries import Recovery, recoveries_of


@dataclass(frozen=True, slots=True)
class Debt:
    """A recovery of which something is left, and its items of which something is left, oldest first."""

    recovery: Recovery
    items: tuple[OpenItem, ...]

    @property
    def left_fen(self) -> int:
        return sum_of(self.items)


def overpayments(act: Act, person: int) -> list[OpenItem]:
    """All that was paid too much and has not come back, oldest first."""
    found = open_items(act.connection, act.area, persons=[person])
    return [one for one in found if one.kind == OVERPAYMENT]


def not_noticed(act: Act, person: int) -> list[OpenItem]:
    """Overpayments that no recovery is about."""
    known = {item for one in recoveries_of(act.connection, act.area, [person]) for item in one.items}
    return [one for one in overpayments(act, person) if one.id not in known]


def find_debt(act: Act, person: int) -> Debt | None:
    """The recovery of which something is left; a person has one at a time."""
    owed = overpayments(act, person)
    for one in recoveries_of(act.connection, act.area, [person]):
        items = tuple(item for item in owed if item.id in one.items)
        if items:
            return Debt(one, items)
    return None


def debt_of(act: Act, person: int) -> Debt:
    """The same. Refused: no_recovery."""
    found = find_debt(act, person)
    if found is None:
        raise refused("no_recovery")
    return found


def sum_of(items: Iterable[OpenItem]) -> int:
    """Fen left of items."""
    return sum(one.left_fen for one in items)


def taken_from(items: Sequence[OpenItem], fen: int, how: str) -> list[Move]:
    """`fen` off some items, oldest first."""
    moves = []
    for one in items:
        part = min(fen, one.left_fen)
        if part:
            moves.append(Move(one.id, how, part))
            fen -= part
    assert fen == 0
    return moves
