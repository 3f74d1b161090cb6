"""分配 Shares of what is due after a death, as examples, then what holds of any."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yanglao.payment.shares import still_owed


@pytest.mark.parametrize(
    ("left", "weights", "paid", "owed"),
    [
        (500_00, (1, 2), (0, 0), [166_67, 333_33]),
        (500_00, (1, 1, 1), (0, 0, 0), [166_67, 166_67, 166_66]),
        (333_33, (1, 1, 1), (166_67, 0, 0), [0, 166_67, 166_66]),
        (0, (1, 1), (50, 50), [0, 0]),
        (20, (1, 1), (60, 0), [0, 20]),  # shrank from 120 to 80 after 60 went out
        (1, (1, 1, 1), (3, 0, 0), [0, 1, 0]),
    ],
)
def test_shares(left: int, weights: tuple[int, ...], paid: tuple[int, ...], owed: list[int]) -> None:
    assert still_owed(left, weights=weights, paid_fen=paid) == owed


@given(
    st.integers(0, 10**9),
    st.lists(st.tuples(st.integers(1, 10**4), st.integers(0, 10**9)), min_size=1, max_size=8),
)
def test_all_that_is_left_is_owed_and_no_more(left: int, heirs: list[tuple[int, int]]) -> None:
    owed = still_owed(left, weights=[one for one, _ in heirs], paid_fen=[paid for _, paid in heirs])
    assert sum(owed) == left
    assert min(owed) >= 0
