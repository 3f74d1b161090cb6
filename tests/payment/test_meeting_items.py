"""How open items are shared out: each fen of them once, to lines of their own event and side only."""

from __future__ import annotations

import numpy as np
from payment.situations import item_of, lines_of

from yanglao.kernel.months import month
from yanglao.ledger.items import ONE_OFF, OVERPAYMENT, RETURNED_PAYMENT, WITHHELD
from yanglao.ledger.lines import SETTLEMENT
from yanglao.payment.difference import Lines
from yanglao.payment.meeting import Met, Move, OpenItem, meet, met_by_returns

APRIL, MAY = month(2014, 4), month(2014, 5)


def ends(*totals: int, items: list[OpenItem]) -> Met:
    """Differences of one end of a relation, each booked for another month."""
    rows = len(totals)
    keys = np.array([[1] * rows, [APRIL + row for row in range(rows)], [77] * rows], dtype=np.int64)
    due = np.zeros((len(SETTLEMENT.due), rows), dtype=np.int64)
    left = Lines(SETTLEMENT, keys, due, np.ones(rows, dtype=np.int64))
    return meet(left, np.array(totals), open_items=items, payable=np.zeros(rows, dtype=bool))


def pension(total: int, *items: OpenItem, payable: bool = True) -> Met:
    return meet(lines_of([1], [APRIL]), np.array([total]), open_items=items, payable=np.array([payable]))


def test_what_one_line_has_used_is_not_there_for_the_next() -> None:
    """Two lines take 600 each back; 1,000 wait: 200 have been paid already and are owed."""
    met = ends(-600, -600, items=[OpenItem(5, 1, ONE_OFF, "settlement", APRIL, 77, 1000)])
    assert sorted(met.waiting_fen.tolist()) == [-600, -400]
    assert sorted(met.overpaid_fen.tolist()) == [-200, 0]
    assert [(move.item, move.how, move.fen) for move in met.moves] == [(5, "used", 600), (5, "used", 400)]


def test_money_that_waits_is_no_debt_to_be_cancelled() -> None:
    met = pension(50, item_of(1, 1, WITHHELD, APRIL, 100))
    assert (met.cash_fen.tolist(), met.overpaid_fen.tolist(), met.moves) == ([50], [0], ())


def test_a_debt_is_no_money_to_be_used() -> None:
    met = pension(-50, item_of(1, 1, OVERPAYMENT, APRIL, 100))
    assert (met.overpaid_fen.tolist(), met.waiting_fen.tolist(), met.moves) == ([-50], [0], ())


def test_the_oldest_item_first() -> None:
    met = pension(-150, item_of(1, 1, WITHHELD, APRIL, 100), item_of(2, 1, RETURNED_PAYMENT, APRIL, 100))
    assert list(met.moves) == [Move(1, "used", 100), Move(2, "used", 50)]


def test_part_of_a_debt_is_cancelled_and_the_rest_is_cash_or_waits() -> None:
    debt = item_of(1, 1, OVERPAYMENT, APRIL, 100)
    for payable in (True, False):
        met = pension(130, debt, payable=payable)
        assert met.overpaid_fen.tolist() == [100]
        assert met.cash_fen.tolist() == [30 if payable else 0]
        assert met.new_waiting_fen.tolist() == [0 if payable else 30]


def moved(*items: OpenItem) -> list[tuple[int, int, int]]:
    """(debt, money, fen) of what meets."""
    return [(owed.item, lying.item, owed.fen) for owed, lying in met_by_returns(items)]


def test_returned_money_meets_one_debt_after_another_and_runs_out() -> None:
    debts = [item_of(number, 1, OVERPAYMENT, APRIL, 100) for number in (1, 2)]
    assert moved(*debts, item_of(3, 1, RETURNED_PAYMENT, APRIL, 130)) == [(1, 3, 100), (2, 3, 30)]


def test_a_debt_takes_one_return_after_another_and_is_met() -> None:
    money = [item_of(number, 1, RETURNED_PAYMENT, APRIL, 80) for number in (2, 3)]
    assert moved(item_of(1, 1, OVERPAYMENT, APRIL, 130), *money) == [(1, 2, 80), (1, 3, 50)]


def test_other_months_and_persons_meet_nothing() -> None:
    debt = item_of(1, 1, OVERPAYMENT, APRIL, 100)
    assert (
        moved(debt, item_of(2, 1, RETURNED_PAYMENT, MAY, 100), item_of(3, 2, RETURNED_PAYMENT, APRIL, 100))
        == []
    )
