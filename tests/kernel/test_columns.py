"""Columns: the first reason that holds, pairs with equal keys, ranks within a person."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from yanglao.kernel.columns import at_least, at_most, first_true, pair_up, rank_within, slices_of, where

KEYS = st.lists(st.integers(0, 6), max_size=30)


def test_the_first_condition_that_holds_gives_the_code() -> None:
    first, second = np.array([True, True, False, False]), np.array([True, False, True, False])
    assert first_true([(7, first), (9, second)]).tolist() == [7, 7, 9, 0]


def test_floors_ceilings_and_choices() -> None:
    column = np.array([-1, 0, 5])
    assert at_least(column, 0).tolist() == [0, 0, 5]
    assert at_most(column, 3).tolist() == [-1, 0, 3]
    chosen = where(column > 0, column, 9)
    assert chosen.tolist() == [9, 9, 5] and chosen.dtype == np.int64


@given(KEYS)
def test_ranks_count_from_nought_within_each_key(keys: list[int]) -> None:
    ordered = sorted(keys)
    expected = [ordered[:place].count(key) for place, key in enumerate(ordered)]
    assert rank_within(np.array(ordered, dtype=np.int64)).tolist() == expected


def test_ranks_of_grouped_keys_need_no_order() -> None:
    assert rank_within(np.array([7, 7, 2, 2, 2, 3])).tolist() == [0, 1, 0, 1, 2, 0]


@given(KEYS, KEYS)
def test_pairs_are_all_that_have_the_same_key(keys: list[int], others: list[int]) -> None:
    ordered = sorted(others)
    left, right = pair_up(np.array(keys, dtype=np.int64), np.array(ordered, dtype=np.int64))
    expected = [(i, j) for i, key in enumerate(keys) for j, other in enumerate(ordered) if key == other]
    assert list(zip(left.tolist(), right.tolist(), strict=True)) == expected


@given(KEYS, KEYS)
def test_slices_hold_what_has_the_key(keys: list[int], others: list[int]) -> None:
    ordered = np.array(sorted(others), dtype=np.int64)
    first, count = slices_of(ordered, np.array(keys, dtype=np.int64))
    for key, begin, length in zip(keys, first.tolist(), count.tolist(), strict=True):
        assert ordered[begin : begin + length].tolist() == [key] * others.count(key)
