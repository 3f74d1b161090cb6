"""待付款项 What waits for persons and goes out with a payroll: withheld, returned, one-off payments, refunds and transfers that have a
payee."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from yanglao.kernel.columns import Ints, ints
from yanglao.ledger.items import REFUND, RETURNED_PAYMENT, TRANSFER
from yanglao.payment.meeting import OpenItem
from yanglao.payment.shares import still_owed
from yanglao.store.acting import Act
from yanglao.store.estates import Estate, estates_of, heir_of_payees, heirs_paid
from yanglao.store.facts import have_died
from yanglao.store.payees import HEIR, OF_TRANSFERS, OTHER, PERSON, accounts, payees_of
from yanglao.store.transfers import payees_by_letter


@dataclass(frozen=True, slots=True)
class ToPay:
    """Open items that go out: which, to whom, how much (fen). An item that several heirs share stands once for each."""

    items: Ints
    payees: Ints
    fen: Ints


class _Part(NamedTuple):
    item: int
    payee: int
    fen: int


Waiting = list[tuple[OpenItem, int]]
"""Items with the fen left of each."""


def to_pay(act: Act, left: dict[int, tuple[OpenItem, int]]) -> ToPay:
    """Of what is left of open items, what can be paid: transfers to the agency that their file names, a refund to whoever is named for it,
    everything else to the person or, after a death, to whoever takes the account, each a share where several do. What came back
    goes where it was going."""
    waiting = [(item, fen) for item, fen in left.values() if item.kind.is_paid_by_batch]
    routes = _routes(act, waiting)
    parts: list[_Part] = []
    for whose in (OF_TRANSFERS, (HEIR,), (PERSON,)):
        parts += _payable(act, [one for one in waiting if routes[one[0].id] == whose], whose)
    parts += [_Part(one.id, one.payee, fen) for one, fen in waiting if routes[one.id] == _NAMED]
    parts += _shared(act, [one for one in waiting if routes[one[0].id] == _SHARED])
    paid = sorted(one for one in parts if one.payee and one.fen)
    return ToPay(*(ints([one[place] for one in paid]) for place in range(len(_Part._fields))))


# --- where each item goes

Route = tuple[str, ...]
_NAMED: Route = ("named",)
_SHARED: Route = ("shared",)
_NOBODY: Route = ()


def _routes(act: Act, waiting: Waiting) -> dict[int, Route]:
    persons = sorted({item.person for item, _ in waiting})
    dead = have_died(act.connection, act.area, persons)
    shared = estates_of(act.connection, act.area, sorted(dead))
    back = _whose(act, (item for item, _ in waiting))
    found: dict[int, Route] = {}
    for item, _ in waiting:
        if item.kind == TRANSFER or back.get(item.id) in OF_TRANSFERS:
            found[item.id] = OF_TRANSFERS
        elif item.kind == REFUND and item.payee:
            found[item.id] = _NAMED
        elif back.get(item.id) == OTHER:
            found[item.id] = _NOBODY  # another refund says where to
        elif item.person in dead:
            found[item.id] = _SHARED if item.person in shared else (HEIR,)
        else:
            found[item.id] = (PERSON,)
    return found


def _whose(act: Act, items: Iterable[OpenItem]) -> dict[int, str]:
    """Item that came back -> whose account it came back from."""
    back = {item.id: item.payee for item in items if item.kind == RETURNED_PAYMENT}
    found = accounts(act.connection, list(back.values()))
    return {item: found[payee].whose for item, payee in back.items() if payee in found}


def _payable(act: Act, waiting: Waiting, whose: Route) -> list[_Part]:
    persons = ints(sorted({item.person for item, _ in waiting}))
    found = (
        payees_by_letter(act.connection, act.area, persons)
        if whose == OF_TRANSFERS
        else payees_of(act.connection, persons, *whose)
    )
    payees = dict(zip(persons.tolist(), found.tolist(), strict=True))
    return [_Part(item.id, payees[item.person], fen) for item, fen in waiting]


# --- shares


def _shared(act: Act, waiting: Waiting) -> list[_Part]:
    """Each heir's part of each item: what came back from an heir is that heir's alone."""
    estates = estates_of(act.connection, act.area, sorted({item.person for item, _ in waiting}))
    paid = heirs_paid(act.connection, [item.id for item, _ in waiting])
    back = heir_of_payees(act.connection, [item.payee for item, _ in waiting])
    parts = []
    for item, fen in waiting:
        estate, heir = estates[item.person], back.get(item.payee)
        own = [one for one in estate.heirs if one.id == heir]
        if own:
            parts.append(_Part(item.id, own[0].payee, fen))
        else:
            parts += _parts(item, fen, estate, [paid.get((item.id, one.id), 0) for one in estate.heirs])
    return parts


def _parts(item: OpenItem, fen: int, estate: Estate, paid: list[int]) -> list[_Part]:
    owed = still_owed(fen, weights=[one.weight for one in estate.heirs], paid_fen=paid)
    return [_Part(item.id, one.payee, part) for one, part in zip(estate.heirs, owed, strict=True)]
