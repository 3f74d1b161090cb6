"""Fen: rounding and splitting, by examples and for any amount; amounts in yuan read and written."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yanglao.kernel.money import fen_of_yuan, half_up, split, yuan_text

AMOUNTS = st.lists(st.integers(0, 10**12), min_size=1, max_size=20)


def split_one(total: int, weights: tuple[int, ...]) -> list[int]:
    return [int(part[0]) for part in split(np.array([total]), weights)]


@pytest.mark.parametrize(
    ("numerator", "denominator", "rounded"),
    [(0, 139, 0), (1, 2, 1), (3, 2, 2), (5, 2, 3), (1, 3, 0), (2, 3, 1), (139, 139, 1), (7, 4, 2), (5, 4, 1)],
)
def test_halves_go_up(numerator: int, denominator: int, rounded: int) -> None:
    assert half_up(np.array([numerator]), denominator).tolist() == [rounded]


def test_rounding_is_exact_where_floating_point_is_not() -> None:
    assert half_up(np.array([2**60 + 1]), 2).tolist() == [2**59 + 1]


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        pytest.param(3000, (6, 4), [1800, 1200], id="without a rest"),
        pytest.param(1, (6, 4), [1, 0], id="the larger remainder"),
        pytest.param(2, (6, 4), [1, 1], id="1.2 and 0.8"),
        pytest.param(1, (1, 1), [1, 0], id="a tie goes to the earlier"),
        pytest.param(10, (1, 1, 1), [4, 3, 3], id="a tie of three"),
        pytest.param(11, (1, 1, 1), [4, 4, 3], id="two left over"),
        pytest.param(8, (1, 2, 4), [1, 2, 5], id="1.14, 2.29, 4.57"),
        pytest.param(5, (0, 0, 7), [0, 0, 5], id="nothing for nothing"),
        pytest.param(0, (0, 0), [0, 0], id="nothing to split"),
    ],
)
def test_splits(total: int, weights: tuple[int, ...], parts: list[int]) -> None:
    assert split_one(total, weights) == parts


@given(AMOUNTS, st.lists(st.integers(1, 1000), min_size=2, max_size=5))
def test_parts_add_up_and_are_fair(totals: list[int], weights: list[int]) -> None:
    """No part is a fen or more away from its exact share; equal weights differ by a fen at most, earlier first."""
    parts = split(np.array(totals), tuple(weights))
    for row, total in enumerate(totals):
        got = [int(part[row]) for part in parts]
        assert sum(got) == total
        assert all(
            abs(part * sum(weights) - total * w) < sum(weights) for part, w in zip(got, weights, strict=True)
        )
        for earlier, later in zip(range(len(got)), range(1, len(got)), strict=False):
            if weights[earlier] == weights[later]:
                assert 0 <= got[earlier] - got[later] <= 1


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), min_size=1, max_size=20))
def test_balances_as_weights_are_never_overdrawn(balances: list[tuple[int, int]]) -> None:
    """A column of weights a person: taking all or less of what is there leaves nothing below zero."""
    own, city = (np.array(column) for column in zip(*balances, strict=True))
    for taken in (own + city, (own + city) // 3):
        parts = split(taken, [own, city])
        assert (parts[0] <= own).all() and (parts[1] <= city).all()
        assert (parts[0] + parts[1] == taken).all()


@pytest.mark.parametrize(
    ("yuan", "fen"),
    [(500, 50_000), ("0.29", 29), (0.29, 29), (1.15, 115), ("1e3", 100_000), (-2.5, -250), ("10.10", 1010)],
)
def test_yuan_are_read_exactly(yuan: float | str, fen: int) -> None:
    assert fen_of_yuan(yuan) == fen


@pytest.mark.parametrize("wrong", ["", "x", "0.001", 0.005, "NaN", "Infinity"])
def test_what_is_no_whole_number_of_fen_is_refused(wrong: float | str) -> None:
    with pytest.raises(ValueError, match=r"not an amount in yuan|not a whole number of fen"):
        fen_of_yuan(wrong)


@pytest.mark.parametrize(
    ("fen", "text"),
    [(0, "0.00"), (5, "0.05"), (1_234_567, "12,345.67"), (-50, "-0.50"), (-1_234_567, "-12,345.67")],
)
def test_yuan_are_written_with_groups(fen: int, text: str) -> None:
    assert yuan_text(fen) == text
