"""People of a trial before the launch 试点: their accounts, pensions in payment and open payments come over in the first month."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from .dates import FIRST_MONTH, LAUNCH, Bools, Ints, Texts, days_of, month_start, serial_of, stream
from .names import draw_accounts, draw_names
from .numbers import draw_numbers, with_place
from .reports import Lines, lines
from .units import UNIT_CODES, draw_units, office

_PLACE = 469003
"""Where the trial was; nobody else here has a number from there."""
_LEAST, _ONE_IN = 4, 2000
OLD_BASE_YUAN = 130


@dataclass(frozen=True, slots=True)
class Trial:
    """Their numbers, and the rows of the first month."""

    numbers: Texts
    lines: tuple[Lines, Lines]


def draw_trial(residents: int, seed: int, first_place: int) -> Trial:
    """A handful, at places from `first_place` on: payers, and pensioners of whom one is owed a payment that came back, has one on its
    way and owes another."""
    rng = stream(seed, "trial")
    count = max(_LEAST, residents // _ONE_IN)
    draws = np.arange(count) % 2 == 1
    oldest = np.where(draws, serial_of(1942, 1, 1), serial_of(1960, 1, 1))
    born = oldest + rng.integers(0, 2500, size=count)
    male = rng.random(count) < 0.5
    numbers = with_place(draw_numbers(born_days=days_of(born), male=male, rng=rng), _PLACE)
    places = first_place + np.arange(count)
    return Trial(numbers, (_register(places, male, rng), _accounts(places, draws)))


def _register(places: Ints, male: Bools, rng: np.random.Generator) -> Lines:
    count, nobody = len(places), np.zeros(len(places), dtype=np.bool_)
    columns = {
        "name": draw_names(ethnic_li=nobody, male=male, old=~nobody, rng=rng),
        "ethnic": "01",
        "unit": UNIT_CODES[draw_units(count, rng)],
        "bank_account": draw_accounts(count, rng),
        "phone": "",
    }
    return _in_the_first_month("register", places, 8, columns)


def _accounts(places: Ints, draws: Bools) -> Lines:
    special = draws & (np.cumsum(draws) == 1)  # the first pensioner
    columns = {
        "on": np.full(len(places), LAUNCH),
        "own_balance_yuan": np.where(draws, 0, 200),
        "province_balance_yuan": np.where(draws, 0, 18),
        "city_balance_yuan": np.where(draws, 0, 12),
        "paid_years": np.where(draws, "", "2011").astype(object),
        "pension_since": np.where(draws, "2011-04", "").astype(object),
        "old_base_yuan": np.where(draws, OLD_BASE_YUAN - 10 * special, 0),
        "returned_yuan": np.where(special, OLD_BASE_YUAN, 0),
        "on_the_way_yuan": np.where(special, OLD_BASE_YUAN, 0),
        "overpaid_yuan": np.where(special, 2 * OLD_BASE_YUAN, 0),
        "note": np.where(special, "试点末月少发十元", "").astype(object),
    }
    return _in_the_first_month("take_over", places, 25, columns)


def _in_the_first_month(layout: str, places: Ints, day: int, columns: dict[str, Any]) -> Lines:
    reported = month_start(FIRST_MONTH) + day - 1
    return lines(layout, places, office=office("agency"), reported=reported, columns=columns)
