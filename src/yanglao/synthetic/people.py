"""Who lives in the city: age pyramid, sex, ethnic group, unit, number, name and the day of death."""

from dataclasses import dataclass

import numpy as np

from .dates import (
    LAUNCH,
    NEVER,
    Bools,
    Floats,
    Ints,
    Texts,
    days_of,
    month_of,
    month_starts,
    serial_of,
    stream,
    years_after,
)
from .names import draw_accounts, draw_names, draw_phones
from .numbers import draw_numbers
from .units import draw_units

AT_LAUNCH, TURNS_16, NEWCOMER = 0, 1, 2

# Ages at launch in bands of five years, and how many of a thousand non-agricultural people stand in each.
_BANDS = (15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95)
_PYRAMID = (86, 112, 104, 98, 108, 104, 88, 72, 66, 50, 37, 31, 22, 13, 6, 2.2, 0.8)


@dataclass(frozen=True, slots=True)
class People:
    """Columns of one row a person. `arrival`: AT_LAUNCH, TURNS_16, NEWCOMER; `listed_month`: the month in
    which the register first names the person; `born` and `death` are serials (NEVER: outlives the demo)."""

    number: Texts
    name: Texts
    sex: Ints
    ethnic: Texts
    born: Ints
    unit: Ints
    account: Texts
    phone: Texts
    arrival: Ints
    listed_month: Ints
    death: Ints

    def __len__(self) -> int:
        return len(self.born)

    def ages(self, serial: int) -> Floats:
        """Ages in years, with fractions, on a day."""
        return (serial - self.born) / 365.2425


def draw_people(count: int, seed: int) -> People:
    """The whole population over the years: people of 16 at launch, those who turn 16 later, and newcomers."""
    rng = stream(seed, "people")
    arrival = rng.choice(3, size=count, p=[0.885, 0.075, 0.04]).astype(np.int64)
    born = np.where(arrival == TURNS_16, _young(count, rng), _grown(count, rng))
    sex = np.where(rng.random(count) < _male_share((LAUNCH - born) / 365.2425), 1, 2)
    ethnic_li = rng.random(count) < 0.2
    old = born < serial_of(1965, 1, 1)
    listed_month = _listed(arrival, born, rng)
    return People(
        number=draw_numbers(born_days=days_of(born), male=sex == 1, rng=rng),
        name=draw_names(ethnic_li=ethnic_li, male=sex == 1, old=old, rng=rng),
        sex=sex,
        ethnic=np.where(ethnic_li, "19", "01").astype(object),
        born=born,
        unit=draw_units(count, rng),
        account=draw_accounts(count, rng),
        phone=draw_phones(count, rng),
        arrival=arrival,
        listed_month=listed_month,
        death=_deaths(born, sex == 1, alive_on=month_starts(listed_month) + 13, rng=stream(seed, "deaths")),
    )


def _grown(count: int, rng: np.random.Generator) -> Ints:
    weights = np.array(_PYRAMID)
    band = rng.choice(len(_BANDS), size=count, p=weights / weights.sum())
    age = np.array(_BANDS)[band] + rng.random(count) * 5
    age = np.where(age < 16, 16 + (age - 15) * 3.9, age)
    return LAUNCH - np.ceil(age * 365.2425).astype(np.int64)


def _young(count: int, rng: np.random.Generator) -> Ints:
    first, last = serial_of(1995, 10, 2), serial_of(2000, 10, 31)
    return rng.integers(first, last, size=count)


def _listed(arrival: Ints, born: Ints, rng: np.random.Generator) -> Ints:
    """Launch month; the month after the sixteenth birthday; some month from January 2012 to October 2016."""
    launch = np.full(len(arrival), 2011 * 12 + 9)
    later = rng.integers(2012 * 12, 2016 * 12 + 10, size=len(arrival))
    return np.select(
        [arrival == TURNS_16, arrival == NEWCOMER], [month_of(years_after(born, 16)) + 1, later], launch
    )


def _male_share(age: Floats) -> Floats:
    return np.interp(age, [20, 55, 70, 90], [0.525, 0.51, 0.475, 0.36])


def _deaths(born: Ints, male: Bools, *, alive_on: Ints, rng: np.random.Generator) -> Ints:
    """Gompertz: the force of mortality at 60 is 1.1 % a year for men and 0.6 % for women and grows with
    age."""
    growth = np.where(male, 0.092, 0.104)
    at_60 = np.where(male, 0.011, 0.006)
    force_now = at_60 * np.exp(growth * ((alive_on - born) / 365.2425 - 60))
    years = np.log1p(-growth / force_now * np.log(1 - rng.random(len(born)))) / growth
    death = alive_on + 1 + (years * 365.2425).astype(np.int64)
    return np.where(death >= serial_of(2017, 1, 1), NEVER, death)
