"""生命表 How many die at each age within a year.

An assumption, not a published table: one Gompertz curve for both sexes (force of mortality 1.15 % a year at 60, growing by 9.5 % with
every year of age), chosen so that those of 60 live 19.6 years more on average. That lies between what the World Health Organization's life
tables for China gave for men and women about 2010 (18 and 21 years); with it somebody of 16 lives to 76, near the life expectancy of
74.8 years that the National Bureau of Statistics published from the census of 2010, which counts the deaths of children as well. A city's
own deaths scale it (`Experience.deaths_factor`).
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from yanglao.kernel.columns import Ints

Floats = NDArray[np.float64]
PER = 100_000


@cache
def _table() -> tuple[int, Floats]:
    """The first age, and the deaths within a year of so many (`PER`) at each age from it on."""
    text = files("yanglao.forecast").joinpath("life_table.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return int(rows[0]["age"]), np.array([float(row["deaths_per_100000"]) for row in rows]) / PER


def dying(ages: Ints) -> Floats:
    """The chance to die within a year at each of `ages`, in completed years."""
    first, chances = _table()
    found: Floats = chances[np.clip(ages - first, 0, len(chances) - 1)]
    return found
