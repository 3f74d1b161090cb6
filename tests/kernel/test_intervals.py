"""Wilson's interval: examples by hand, its shape, and how often it holds the true rate when units are drawn at random."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yanglao.kernel.intervals import Interval, Share, wilson

SIZES = (10, 20, 50, 100, 200, 500, 1500)
RATES = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
DRAWS, SEED = 4000, 1927
SHARES = st.integers(1, 5000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        pytest.param(0, 10, 0, 278, id="none of ten: 0 to 27.75 %"),
        pytest.param(10, 10, 722, 1000, id="ten of ten"),
        pytest.param(5, 10, 236, 764, id="23.66 to 76.34 %"),
        pytest.param(20, 30, 487, 808, id="two thirds of thirty may be half of all"),
        pytest.param(600, 1000, 569, 630, id="56.93 to 62.99 %"),
        pytest.param(1, 1, 206, 1000, id="one of one says little"),
    ],
)
def test_examples_rounded_outwards(part: int, whole: int, low: int, high: int) -> None:
    assert wilson(Share(part, whole)) == (low, high)


@given(SHARES)
def test_it_is_the_formula_rounded_outwards(counted: tuple[int, int]) -> None:
    k, n = counted
    z = 1.96
    half = z * sqrt(z * z + 4 * k * (n - k) / n)
    ends = [(2 * k + z * z + side * half) / (2 * (n + z * z)) * 1000 for side in (-1, 1)]
    found = wilson(Share(k, n))
    assert 0 <= ends[0] - found.low < 1 + 1e-9 or found.low == 0
    assert 0 <= found.high - ends[1] + 1e-9 < 1 + 2e-9 or found.high == 1000


@given(SHARES)
def test_it_holds_what_was_counted_and_mirrors(counted: tuple[int, int]) -> None:
    k, n = counted
    found, other = wilson(Share(k, n)), wilson(Share(n - k, n))
    assert found.low * n <= 1000 * k <= found.high * n
    assert (found.low, found.high) == (1000 - other.high, 1000 - other.low)


@pytest.mark.parametrize("counted", [(1, 0), (0, 0), (-1, 5), (6, 5)])
def test_what_is_no_part_has_no_interval(counted: tuple[int, int]) -> None:
    with pytest.raises(ValueError):
        wilson(Share(*counted))


def test_only_the_whole_interval_reaches_or_misses() -> None:
    aim = Share(60, 100)
    assert Interval(600, 700).reaches(aim) and not Interval(599, 700).reaches(aim)
    assert Interval(400, 599).misses(aim) and not Interval(400, 600).misses(aim)


def held(size: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """How often the interval of a unit of that size holds its true rate, of many drawn at random, rate by rate."""
    random = np.random.default_rng(SEED + size)
    ends = np.array([wilson(Share(k, size)) for k in range(size + 1)]) / 1000
    drawn = random.binomial(size, np.array(RATES)[:, None], (len(RATES), DRAWS))
    low, high = ends[drawn, 0], ends[drawn, 1]
    rates = np.array(RATES)[:, None]
    return np.asarray(((low <= rates) & (rates <= high)).mean(axis=1))


def test_it_holds_between_93_and_97_percent_of_the_time() -> None:
    """On average over the rates for each size, and over all: 308,000 units drawn."""
    by_size = {size: float(held(size).mean()) for size in SIZES}
    assert all(0.93 <= share <= 0.97 for share in by_size.values()), by_size
    assert 0.945 <= np.mean(list(by_size.values())) <= 0.96, by_size


def test_no_single_size_and_rate_is_far_off() -> None:
    assert min(held(size).min() for size in SIZES) > 0.9
