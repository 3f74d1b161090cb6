"""What is due is met in order: the oldest first, in part, late, or ahead."""

from __future__ import annotations

import pytest

from yanglao.ledger.dues import Arrived, Due, Raised, met_in_order

A, B = 3311, 3321


@pytest.mark.parametrize(
    ("raised", "arrived", "parts", "ahead"),
    [
        ([(A, 1, 5)], [], [(A, 1, 5, None)], {}),
        ([(A, 1, 5), (A, 2, 5)], [(A, 20, 7)], [(A, 1, 5, 20), (A, 2, 2, 20), (A, 2, 3, None)], {}),
        ([(A, 1, 5)], [(A, 20, 3), (A, 10, 2)], [(A, 1, 2, 10), (A, 1, 3, 20)], {}),
        ([(A, 1, 5)], [(A, 20, 8)], [(A, 1, 5, 20)], {A: 3}),
        ([(A, 1, 5), (A, 2, -2)], [], [(A, 1, 3, None)], {}),
        ([(A, 1, 5), (A, 2, -7)], [], [], {A: 2}),
        ([(A, 1, 5), (B, 1, 4)], [(B, 9, 4)], [(A, 1, 5, None), (B, 1, 4, 9)], {}),
        ([(A, 1, 5), (A, 1, -5)], [], [], {}),
    ],
)
def test_the_oldest_is_met_first(
    raised: list[tuple[int, int, int]],
    arrived: list[tuple[int, int, int]],
    parts: list[tuple[int, int, int, int | None]],
    ahead: dict[int, int],
) -> None:
    found = met_in_order([Raised(*one) for one in raised], [Arrived(*one) for one in arrived])
    assert list(found.parts) == [Due(*one) for one in parts]
    assert found.ahead_fen == ahead
    assert [one.fen for one in found.outstanding] == [fen for _, _, fen, day in parts if day is None]
