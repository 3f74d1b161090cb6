"""待付款项 What waits for persons and goes out with a payroll: withheld, returned, one-off payments and transfers that have a payee."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yanglao.kernel.columns import Ints, zeros
from yanglao.ledger.items import TRANSFER
from yanglao.payment.meeting import OpenItem
from yanglao.store.acting import Act
from yanglao.store.facts import have_died
from yanglao.store.payees import HEIR, OF_TRANSFERS, PERSON, payees_of


@dataclass(frozen=True, slots=True)
class ToPay:
    """Open items that go out: which, to whom, how much (fen)."""

    items: Ints
    payees: Ints
    fen: Ints


def to_pay(act: Act, left: dict[int, tuple[OpenItem, int]]) -> ToPay:
    """Of what is left of open items, what can be paid: transfers to the other agency, everything else to the person or, after a
    death, to whoever takes the account."""
    waiting = [(item, fen) for item, fen in left.values() if item.kind.is_paid_by_batch]
    transfers = [one for one in waiting if one[0].kind == TRANSFER]
    others = [one for one in waiting if one[0].kind != TRANSFER]
    dead = have_died(act.connection, act.area, [item.person for item, _ in others])
    groups = [
        (transfers, OF_TRANSFERS),
        ([one for one in others if one[0].person in dead], (HEIR,)),
        ([one for one in others if one[0].person not in dead], (PERSON,)),
    ]
    parts = [_payable(act, items, whose) for items, whose in groups]
    return ToPay(*(np.concatenate([getattr(part, name) for part in parts]) for name in ToPay.__slots__))


def _payable(act: Act, waiting: list[tuple[OpenItem, int]], whose: tuple[str, ...]) -> ToPay:
    if not waiting:
        return ToPay(zeros(0), zeros(0), zeros(0))
    persons, place = np.unique([item.person for item, _ in waiting], return_inverse=True)
    payees = payees_of(act.connection, persons.astype(np.int64), *whose)[place]
    items = np.array([item.id for item, _ in waiting], dtype=np.int64)
    fen = np.array([fen for _, fen in waiting], dtype=np.int64)
    return ToPay(items[payees > 0], payees[payees > 0], fen[payees > 0])
