"""偶然 The tail of the binomial distribution: examples that can be counted by hand, then against the sum of fractions."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as some

from yanglao.kernel.chance import MILLION, is_rarer


@pytest.mark.parametrize(
    ("hits", "per_million", "rarer"),
    [
        (10, 977, True),  # ten heads of ten: 1 in 1,024, which is 976.56 in a million
        (10, 976, False),
        (9, 10_743, True),  # nine or ten: 11 in 1,024
        (9, 10_742, False),
        (5, 1_000_000, False),  # as many as expected
    ],
)
def test_heads_of_a_coin(hits: int, per_million: int, rarer: bool) -> None:
    assert is_rarer(hits, 10, of=1, among=2, per_million=per_million) == rarer


@given(some.integers(1, 40), some.integers(0, 40), some.integers(1, 9), some.integers(0, MILLION))
def test_as_the_sum_of_fractions(trials: int, more: int, of: int, per_million: int) -> None:
    hits, share = min(more, trials), Fraction(of, 10)
    tail = sum(comb(trials, i) * share**i * (1 - share) ** (trials - i) for i in range(hits, trials + 1))
    is_more = hits * 10 > trials * of
    told = is_rarer(hits, trials, of=of, among=10, per_million=per_million)
    assert told == (is_more and tail * MILLION < per_million)


@pytest.mark.parametrize("of", [0, 2, 3])
def test_no_chance_at_all(of: int) -> None:
    with pytest.raises(ValueError, match="a chance of"):
        is_rarer(1, 1, of=of, among=2, per_million=1)
