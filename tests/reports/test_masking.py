"""小数遮掩 No small group is told, and none can be found by taking the others from the total."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yanglao.reports.masking import hidden, total_is_hidden


@pytest.mark.parametrize(
    ("counts", "left_out"),
    [
        ([10, 20, 30], []),
        ([0, 3, 30], []),
        ([2, 20, 30], [0, 1]),  # alone it would be the rest of the total
        ([1, 1, 30, 9], [0, 1, 3]),  # two persons together are too few, too
        ([2, 2, 30], [0, 1]),
        ([0, 2, 0], [1]),
        ([0, 0], []),
    ],
)
def test_small_groups_and_what_gives_them_away_are_left_out(counts: list[int], left_out: list[int]) -> None:
    assert [place for place, is_hidden in enumerate(hidden(counts, smallest=3)) if is_hidden] == left_out


@given(counts=st.lists(st.integers(0, 40), max_size=8), smallest=st.integers(1, 12))
def test_what_is_left_out_cannot_be_found(counts: list[int], smallest: int) -> None:
    left_out = [
        count for count, is_hidden in zip(counts, hidden(counts, smallest=smallest), strict=True) if is_hidden
    ]
    assert not [count for count in counts if 0 < count < smallest and count not in left_out]
    assert 0 not in left_out
    if left_out and not total_is_hidden(counts, smallest=smallest):
        assert len(left_out) > 1 and sum(left_out) >= smallest
