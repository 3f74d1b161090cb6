"""幅度 The band of an item of the first year holds what chance brings, is narrow where many bring it, and stands in the report."""

from __future__ import annotations

import numpy as np
import pytest
from forecast.test_forecast import foreseen, past  # noqa: F401

from yanglao.forecast.band import half_width_fen, half_widths_fen
from yanglao.forecast.experience import Past
from yanglao.forecast.scenario import Scenario
from yanglao.kernel.columns import Fen, ints
from yanglao.reports.forecast import Foreseen, forecast_report


@pytest.mark.parametrize("expected", [25, 50, 400])
def test_it_holds_95_of_100_years(expected: int) -> None:
    """One-off payments: Poisson in number, exponential in size with a mean of 2,000 yuan, by three years' experience."""
    rng = np.random.default_rng(8)
    held = [_is_held(rng, expected) for _ in range(4000)]
    assert 0.93 <= np.mean(held) <= 0.97


def _is_held(rng: np.random.Generator, expected: int) -> bool:
    known = _amounts(rng, 3 * expected)
    happened = int(_amounts(rng, expected).sum())
    foreseen_fen = expected * 2000_00
    return abs(happened - foreseen_fen) <= half_width_fen(foreseen_fen, known)


def _amounts(rng: np.random.Generator, expected: int) -> Fen:
    return ints(rng.exponential(2000_00, rng.poisson(expected)).round())


def test_equal_amounts_leave_the_number_alone_to_chance() -> None:
    assert half_width_fen(100 * 500_00, ints([500_00] * 7)) == 980_000  # 1.96 x 10 events of 500 yuan
    assert half_width_fen(0, ints([500_00])) == 0


def test_many_make_it_narrow(past: Past) -> None:  # noqa: F811
    (first,) = foreseen(past, years=1)
    found = half_widths_fen(past, first.items)
    shares = {item: fen / first.items[item] for item, fen in found.items() if first.items[item]}
    assert 0 < shares["contributions"] < 0.15
    assert half_width_fen(100 * 500_00, ints([500_00])) * 10 == half_width_fen(
        10_000 * 500_00, ints([500_00])
    )
    assert "transfers_in" not in found  # nobody brought anything in these years


def test_the_report_shows_it_beside_the_first_year_only(past: Past) -> None:  # noqa: F811
    years = foreseen(past, years=2)
    first, second = forecast_report(Foreseen(Scenario(), years, {"one_off": 12_345})).rows
    assert (first["one_off_half_width_fen"], second["one_off_half_width_fen"]) == (12_345, None)
    assert first["transfers_in_half_width_fen"] is None
