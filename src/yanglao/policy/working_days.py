"""工作日 Working days: weekends, public holidays and the weekends worked in their place, as data of each year.

A year of which nothing is known yet (the notice comes in the autumn before) is counted by its weekends alone, and every day found
so says that it is not certain.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from yanglao.kernel.months import date_of, day_of, parse_day

CALENDARS = Path(__file__).parent / "calendars"
_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Due:
    """A Day, and whether every year up to it is in the calendar."""

    day: int
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Year:
    """What is decided for a year: days off, weekends worked, and the notice that says so."""

    off: frozenset[date]
    worked: frozenset[date]
    source: str


def working_days_after(day: int, count: int, *, calendar: str = "china") -> Due:
    """The `count`-th working day after a Day, which itself does not count; with 0 the Day itself."""
    years, at, left, certain = load_calendar(calendar), date_of(day), count, True
    while left:
        at += _ONE_DAY
        certain = certain and at.year in years
        left -= is_working_day(years, at)
    return Due(day_of(at), certain)


def working_days_late(due: int, on: int, *, calendar: str = "china") -> int:
    """How many working days a Day lies after the Day on which something was due; 0 when it is in time."""
    years, at, end, count = load_calendar(calendar), date_of(due), date_of(on), 0
    while at < end:
        at += _ONE_DAY
        count += is_working_day(years, at)
    return count


def is_working_day(years: Mapping[int, Year], at: date) -> bool:
    """Whether offices are open on a date."""
    year = years.get(at.year)
    if year is not None and at in year.off:
        return False
    return at.weekday() < _SATURDAY or (year is not None and at in year.worked)


@cache
def load_calendar(name: str) -> Mapping[int, Year]:
    """Every year of a calendar. ValueError when a day of it cannot be, or lies in another year."""
    data = tomllib.loads((CALENDARS / f"{name}.toml").read_text(encoding="utf-8"))
    years = {}
    for year, entry in data.items():
        off, worked = (frozenset(_days(entry[key])) for key in ("off", "worked"))
        if any(one.year != int(year) for one in off | worked) or off & worked:
            raise ValueError(f"{name}.toml: {year}: a day of another year, or both off and worked")
        if any(one.weekday() < _SATURDAY for one in worked):
            raise ValueError(f"{name}.toml: {year}: only days of a weekend are worked instead of others")
        years[int(year)] = Year(off, worked, entry["source"])
    return years


def _days(spans: list[str]) -> Iterator[date]:
    for span in spans:
        first, _, last = span.partition("/")
        at, end = date_of(parse_day(first)), date_of(parse_day(last or first))
        while at <= end:
            yield at
            at += _ONE_DAY
