"""How differences are met: the situations of situations.md, then what holds of any."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from payment.situations import Situation, item_of, lines_of, situations

from yanglao.kernel.months import month
from yanglao.ledger.items import ITEM_KINDS, ONE_OFF, OVERPAYMENT, RETURNED_PAYMENT, WITHHELD
from yanglao.ledger.lines import SETTLEMENT
from yanglao.payment.difference import Lines
from yanglao.payment.meeting import Met, OpenItem, meet, met_by_returns

MONTHS = [month(2014, n) for n in (4, 5, 6)]


@pytest.mark.parametrize("case", situations(), ids=lambda case: case.title)
def test_a_situation(case: Situation) -> None:
    met = meet(case.lines, case.total_fen, open_items=case.items, payable=case.payable)
    assert met.cash_fen.tolist() == case.cash_fen
    assert met.waiting_fen.tolist() == case.waiting_fen
    assert met.overpaid_fen.tolist() == case.overpaid_fen
    assert list(met.moves) == case.moves


def test_there_are_situations() -> None:
    assert len(situations()) == 9


# --- what holds of any difference

people = st.integers(1, 3)
items = st.lists(
    st.tuples(
        people,
        st.sampled_from(["overpayment", "withheld", "returned"]),
        st.sampled_from(MONTHS),
        st.integers(1, 300),
    ),
    max_size=8,
).map(
    lambda rows: [
        item_of(number, person, ITEM_KINDS[kind], when, fen)
        for number, (person, kind, when, fen) in enumerate(rows, start=1)
    ]
)
differences = st.dictionaries(
    st.tuples(people, st.sampled_from(MONTHS)),
    st.tuples(st.integers(-400, 400), st.booleans()),
    min_size=1,
    max_size=9,
)


def met_of(
    rows: dict[tuple[int, int], tuple[int, bool]], open_items: list[OpenItem]
) -> tuple[Lines, np.ndarray, Met]:
    keys = sorted(rows)
    left = lines_of([person for person, _ in keys], [when for _, when in keys])
    total = np.array([rows[key][0] for key in keys], dtype=np.int64)
    payable = np.array([rows[key][1] for key in keys])
    return left, total, meet(left, total, open_items=open_items, payable=payable)


@given(differences, items)
def test_the_parts_are_the_difference(rows, open_items) -> None:
    _, total, met = met_of(rows, open_items)
    assert (met.cash_fen + met.waiting_fen + met.overpaid_fen == total).all()
    assert (met.cash_fen >= 0).all()
    assert (met.new_waiting_fen >= 0).all() and (met.new_overpaid_fen >= 0).all()


@given(differences, items)
def test_nothing_is_met_twice_or_by_another_event(rows, open_items) -> None:
    left, _, met = met_of(rows, open_items)
    by_id = {item.id: item for item in open_items}
    moved: dict[int, int] = {}
    events = set(zip(left.key("person_id").tolist(), left.key("month").tolist(), strict=True))
    for move in met.moves:
        moved[move.item] = moved.get(move.item, 0) + move.fen
        assert (by_id[move.item].person, by_id[move.item].month) in events
    assert all(0 < fen <= by_id[item].left_fen for item, fen in moved.items())


@given(differences, items)
def test_what_lines_say_is_what_is_open(rows, open_items) -> None:
    """New items less moves, event by event, are what the lines hold back or owe."""
    left, _, met = met_of(rows, open_items)
    by_id = {item.id: item for item in open_items}
    for row, key in enumerate(zip(left.key("person_id").tolist(), left.key("month").tolist(), strict=True)):
        used = sum(
            m.fen for m in met.moves if m.how == "used" and (by_id[m.item].person, by_id[m.item].month) == key
        )
        back = sum(
            m.fen
            for m in met.moves
            if m.how == "cancelled" and (by_id[m.item].person, by_id[m.item].month) == key
        )
        assert met.waiting_fen[row] == met.new_waiting_fen[row] - used
        assert met.overpaid_fen[row] == back - met.new_overpaid_fen[row]


# --- the end of a relation moved to another month


def ends(months: list[int], root: int = 77) -> Lines:
    due = np.zeros((len(SETTLEMENT.due), len(months)), dtype=np.int64)
    keys = np.array([[1] * len(months), months, [root] * len(months)], dtype=np.int64)
    return Lines(SETTLEMENT, keys, due, np.ones(len(months), dtype=np.int64))


def test_a_settlement_moved_to_another_month_pays_only_what_it_adds() -> None:
    """Paid out for April, then found to be due in June with a little more interest."""
    met = meet(
        ends([MONTHS[0], MONTHS[2]]), np.array([-1000, 1020]), open_items=[], payable=np.zeros(2, dtype=bool)
    )
    assert met.waiting_fen.tolist() == [-1000, 1020]
    assert met.new_waiting_fen.tolist() == [0, 20]
    assert met.overpaid_fen.tolist() == [0, 0] and not met.moves


def test_a_settlement_moved_before_it_was_paid_uses_its_item() -> None:
    item = OpenItem(5, 1, ONE_OFF, "settlement", MONTHS[0], 77, 1000)
    met = meet(
        ends([MONTHS[0], MONTHS[2]]),
        np.array([-1000, 1020]),
        open_items=[item],
        payable=np.zeros(2, dtype=bool),
    )
    assert met.waiting_fen.tolist() == [-1000, 1020] and met.new_waiting_fen.tolist() == [0, 1020]
    assert [(move.item, move.how, move.fen) for move in met.moves] == [(5, "used", 1000)]


# --- money that came back meets what was paid too much of the same month


def test_returned_money_meets_the_overpayment_of_its_month_and_no_other() -> None:
    april, may = MONTHS[:2]
    open_items = [
        item_of(1, 1, OVERPAYMENT, april, 130),
        item_of(2, 1, OVERPAYMENT, may, 130),
        item_of(3, 1, RETURNED_PAYMENT, may, 100),
        item_of(4, 2, WITHHELD, april, 130),
    ]
    met = [(owed.item, lying.item, owed.fen, lying.fen) for owed, lying in met_by_returns(open_items)]
    assert met == [(2, 3, 100, 100)]
