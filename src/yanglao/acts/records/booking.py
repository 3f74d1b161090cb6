"""What a list has brought is booked once, when all of it is through."""

from __future__ import annotations

from yanglao.acts.records.rows import Short, Taking
from yanglao.acts.settling import book_arrivals
from yanglao.kernel.columns import ints
from yanglao.kernel.months import month_of
from yanglao.ledger.chart import CONTRIBUTIONS_OWED, RECEIPTS
from yanglao.ledger.entry import move
from yanglao.ledger.items import SHORT
from yanglao.ledger.lines import ARRIVAL
from yanglao.store.acting import Act
from yanglao.store.assessed import Assessed, assess
from yanglao.store.entries import add_entry
from yanglao.store.facts import known_facts
from yanglao.store.items import NewItem, add_items, reason_of_receipt


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
    fen = sum(one.fen for one in short)
    memo = "未计缴费的款项暂存"
    add_entry(act, move("四(二)1", memo, debit=RECEIPTS, credit=CONTRIBUTIONS_OWED, fen=fen))
    add_items(
        act,
        [
            NewItem(
                one.person,
                SHORT.name,
                ARRIVAL.name,
                one.month,
                0,
                one.fen,
                reason=reason_of_receipt(one.receipt),
            )
            for one in short
        ],
    )
