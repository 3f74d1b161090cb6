"""Due minus booked, drawn as small tables, and for any lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from yanglao.ledger.lines import ARRIVAL
from yanglao.payment.difference import Lines, difference, lines
from yanglao.rules.sources import Part

KIND = replace(  # two amounts under keys of three
    ARRIVAL, counts=(), parts=(Part("base", "province"), Part("base", "city")), met=()
)
Row = tuple[tuple[int, ...], int, tuple[int, ...]]  # key, round, amounts

KEYS = st.tuples(st.integers(1, 3), st.integers(1, 2), st.integers(1, 2))
AMOUNTS = st.tuples(st.integers(-5, 5), st.integers(-5, 5))
DUE = st.dictionaries(KEYS, AMOUNTS, max_size=8)
BOOKED = st.lists(st.tuples(KEYS, AMOUNTS), max_size=8)


def table(rows: Sequence[Row]) -> Lines:
    """Rows as lines: three columns of keys, two of amounts."""
    keys = np.array([key for key, _, _ in rows], dtype=np.int64).reshape(-1, 3).T
    amounts = np.array([parts for _, _, parts in rows], dtype=np.int64).reshape(-1, 2).T
    return Lines(KIND, keys, amounts, np.array([round_ for _, round_, _ in rows], dtype=np.int64))


def rows_of(found: Lines) -> list[Row]:
    columns = zip(found.keys.T.tolist(), found.round.tolist(), found.due.T.tolist(), strict=True)
    return [(tuple(key), round_, tuple(amounts)) for key, round_, amounts in columns]


#                         person, month, fact   round  province, city
JANUARY, FEBRUARY, OTHER_FACT = (7, 1, 1), (7, 2, 1), (7, 1, 2)


def due_minus(booked: list[Row], due: list[Row]) -> list[Row]:
    return rows_of(difference(table(due), table(booked)))


def test_nothing_booked_is_the_first_round() -> None:
    assert due_minus([], [(JANUARY, 1, (60, 40))]) == [(JANUARY, 1, (60, 40))]


def test_booked_as_due_moves_nothing() -> None:
    assert due_minus([(JANUARY, 1, (60, 40))], [(JANUARY, 1, (60, 40))]) == []


def test_a_raise_is_the_next_round() -> None:
    assert due_minus([(JANUARY, 1, (60, 40))], [(JANUARY, 1, (66, 44))]) == [(JANUARY, 2, (6, 4))]


def test_no_longer_due_is_taken_back_whole() -> None:
    booked: list[Row] = [(JANUARY, 1, (60, 40)), (FEBRUARY, 1, (60, 40))]
    assert due_minus(booked, [(JANUARY, 1, (60, 40))]) == [(FEBRUARY, 2, (-60, -40))]


def test_another_funder_is_a_difference_though_the_total_is_the_same() -> None:
    assert due_minus([(JANUARY, 1, (60, 40))], [(JANUARY, 1, (61, 39))]) == [(JANUARY, 2, (1, -1))]


def test_rounds_go_on_from_the_last_one() -> None:
    booked: list[Row] = [(JANUARY, 1, (60, 40)), (JANUARY, 2, (6, 4)), (JANUARY, 3, (-1, 0))]
    assert due_minus(booked, [(JANUARY, 1, (66, 44))]) == [(JANUARY, 4, (1, 0))]


def test_facts_of_one_month_are_lines_of_their_own() -> None:
    due: list[Row] = [(JANUARY, 1, (60, 40)), (OTHER_FACT, 1, (6, 4))]
    assert due_minus([(OTHER_FACT, 1, (5, 4))], due) == [(JANUARY, 1, (60, 40)), (OTHER_FACT, 2, (1, 0))]


def test_lines_without_any_amount_are_left_out() -> None:
    made = lines(KIND, [np.array([1, 2]), np.array([3, 3])], [np.array([0, 1]), np.array([0, -1])])
    assert rows_of(made) == [((2, 3), 1, (1, -1))]


@given(DUE, BOOKED)
def test_booking_the_difference_makes_booked_equal_due(
    due: dict[tuple[int, ...], tuple[int, ...]], booked: list[tuple[tuple[int, ...], tuple[int, ...]]]
) -> None:
    """Each key once, in the round after its last; after it nothing is left, however often it is asked."""
    owed = table([(key, 1, amounts) for key, amounts in due.items()])
    rounds: dict[tuple[int, ...], int] = {}
    known: list[Row] = []
    for key, amounts in booked:
        rounds[key] = rounds.get(key, 0) + 1
        known.append((key, rounds[key], amounts))
    new = rows_of(difference(owed, table(known)))
    assert len({key for key, _, _ in new}) == len(new)
    assert all(round_ == rounds.get(key, 0) + 1 for key, round_, _ in new)
    after = known + new
    for key in {*due, *rounds}:
        sums = tuple(
            sum(column) for column in zip((0, 0), *(a for k, _, a in after if k == key), strict=True)
        )
        assert sums == due.get(key, (0, 0))
    assert rows_of(difference(owed, table(after))) == []
