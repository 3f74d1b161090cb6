"""What a list has brought is booked once, when all of it is through."""

from __future__ import annotations

from collections.abc import Sequence

from yanglao.acts.records.rows import Short, Taking
from yanglao.acts.settling import book_arrivals
from yanglao.kernel.columns import ints
from yanglao.kernel.months import month_of
from yanglao.ledger.chart import CONTRIBUTIONS_OWED, RECEIPTS
from yanglao.ledger.entry import move
from yanglao.ledger.items import SHORT, TO_COLLECT, ItemKind
from yanglao.ledger.lines import ARRIVAL
from yanglao.payment.meeting import Move
from yanglao.store.acting import Act
from yanglao.store.assessed import Assessed, assess
from yanglao.store.entries import add_entry
from yanglao.store.facts import known_facts
from yanglao.store.items import NewItem, add_items, add_moves, open_items, reason_of_receipt


def book(taking: Taking) -> None:
    """Book what the list brought to accounts, and the money that waits."""
    if taking.booked:
        found = _history(taking)
        book_arrivals(taking.act, found, found.known.ids, received=taking.received)
    if taking.short:
        _book_short(taking.act, taking.short)


def _history(taking: Taking) -> Assessed:
    """What became of those with news: as the rules were asked, or, where several chunks have been, worked out with all of them."""
    act, (first, *more) = taking.act, taking.histories
    if first is not None and not more:
        return first
    known = known_facts(act.connection, act.area, ints(sorted(taking.booked)))
    return assess(taking.laws, known, through=month_of(act.by.on))


def _book_short(act: Act, short: list[Short]) -> None:
    """暂存款 What came in and paid for nothing: in the receipts account, owed to the person."""
    book_waiting(act, short, kind=SHORT, clause="四(二)1", memo="未计缴费的款项暂存")


def book_waiting(act: Act, money: list[Short], *, kind: ItemKind, clause: str, memo: str) -> None:
    """Money that has come in and does not pay for anything yet, an item for each receipt."""
    fen = sum(one.fen for one in money)
    add_entry(act, move(clause, memo, debit=RECEIPTS, credit=CONTRIBUTIONS_OWED, fen=fen))
    add_items(
        act,
        [
            NewItem(
                one.person,
                kind.name,
                ARRIVAL.name,
                one.month,
                0,
                one.fen,
                reason=reason_of_receipt(one.receipt),
            )
            for one in money
        ],
    )


def apply_waiting(act: Act, person: int, fact: int, items: Sequence[int]) -> int:
    """What waited in `items` pays what is still to collect for a fact; both stand on one account, so nothing is booked. Fen paid."""
    found = open_items(act.connection, act.area, persons=[person])
    debt = next((one for one in found if one.kind == TO_COLLECT and one.fact_root == fact), None)
    left, moves = 0 if debt is None else debt.left_fen, []
    for one in found:
        fen = min(left, one.left_fen) if one.id in items else 0
        if fen:
            assert debt is not None
            moves += [Move(debt.id, "applied", fen), Move(one.id, "applied", fen)]
            left -= fen
    add_moves(act, moves)
    return sum(one.fen for one in moves) // 2
