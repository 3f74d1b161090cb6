"""Days and months as whole numbers.

A Day is the number yyyymmdd: adding n years is adding n * 10000, and a 29 February thereby falls due on 1
March of other years, as the plan's calendar wants it. A Month is year * 12 + month - 1, so months can be
counted and subtracted.
"""

from __future__ import annotations

import calendar
import contextlib
import re
from datetime import date, timedelta
from typing import TypeVar

import numpy as np

from yanglao.kernel.columns import Days, Ints, Months
from yanglao.kernel.wrong import Wrong

FOREVER = 9999_12_31  # the open end of a spell
FOREVER_MONTH = 9999 * 12 + 11
YEAR = 10000  # one year, in Days

Whole = TypeVar("Whole", int, Ints)


def month(year: Whole, month_of_year: Whole) -> Whole:
    """The Month of a calendar year and month 1-12."""
    return year * 12 + month_of_year - 1


def month_of(day: Whole) -> Whole:
    """The Month in which a Day lies."""
    return day // YEAR * 12 + day // 100 % 100 - 1


def year_of_day(day: Whole) -> Whole:
    """The calendar year of a Day."""
    return day // YEAR


def year_of(month: Whole) -> Whole:
    """The calendar year of a Month."""
    return month // 12


def month_of_year(month: Whole) -> Whole:
    """1 to 12."""
    return month % 12 + 1


def is_december(month: int) -> bool:
    return month % 12 == 11


def first_day(month: Whole) -> Whole:
    """The first Day of a Month."""
    return month // 12 * YEAR + (month % 12 + 1) * 100 + 1


def days_in_month(month: int) -> int:
    return calendar.monthrange(month // 12, month % 12 + 1)[1]


def days_in_year(year: int) -> int:
    return 366 if calendar.isleap(year) else 365


def last_day(month: int) -> int:
    """The last Day of a Month."""
    return first_day(month) + days_in_month(month) - 1


def birthday(born: Days, years: int) -> Days:
    """The Day on which somebody `born` completes `years`; 29 February falls on 1 March in other years."""
    day = born + years * YEAR
    year = day // YEAR
    is_leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    return np.where((day % YEAR == 229) & ~is_leap, year * YEAR + 301, day).astype(np.int64)


def day_of(when: date) -> int:
    return when.year * YEAR + when.month * 100 + when.day


def date_of(day: int) -> date:
    return date(day // YEAR, day // 100 % 100, day % 100)


def date_or_ever(day: int) -> date | str:
    """The same for a database; `infinity` for what never ends."""
    return date_of(day) if day < FOREVER else "infinity"


def days_after(day: int, days: int) -> int:
    """The Day so many calendar days after a Day."""
    return day_of(date_of(day) + timedelta(days=days))


def new_year(day: int) -> int:
    """The Day on which the year of a Day begins: its 1 January."""
    return first_day(year_of(month_of(day)) * 12)


def age_days(since: int, on: int) -> int:
    """How many days have gone by from one Day to another."""
    return (date_of(on) - date_of(since)).days


_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


def parse_day(text: str) -> int:
    """`2011-11-05` as a Day; Wrong when it is not a day of the calendar."""
    match = _DAY.fullmatch(text)
    if match:
        with contextlib.suppress(ValueError):
            return day_of(date(*(int(part) for part in match.groups())))
    raise Wrong(f"不是日期(yyyy-mm-dd):{text!r}", f"not a date yyyy-mm-dd: {text!r}")


def parse_month(text: str) -> int:
    """`2011-11` as a Month; ValueError otherwise."""
    match = _MONTH.fullmatch(text)
    if not match or not 1 <= int(match[2]) <= 12:
        raise Wrong(f"不是月份(yyyy-mm):{text!r}", f"not a month yyyy-mm: {text!r}")
    return month(int(match[1]), int(match[2]))


def day_text(day: int) -> str:
    """`20111105` as `2011-11-05`."""
    return f"{day // YEAR:04d}-{day // 100 % 100:02d}-{day % 100:02d}"


def month_text(month: int) -> str:
    """A Month as `2011-11`."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def months_between(first: int, last: int) -> range:
    """Every Month from `first` to `last`, both included."""
    return range(first, last + 1)


def in_spell(day: Days, since: Days, until: Days) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Whether `day` lies in the half-open spell [since, until)."""
    return (since <= day) & (day < until)


def each_month(since: Months, until: Months) -> tuple[Ints, Months]:
    """All months of several half-open spells: (position of the spell, month)."""
    length = np.maximum(until - since, 0)
    spell = np.repeat(np.arange(len(since), dtype=np.int64), length)
    offset = np.arange(len(spell), dtype=np.int64) - np.repeat(np.cumsum(length) - length, length)
    return spell, since[spell] + offset
