"""Days as the int yyyymmdd, months as the int year * 12 + month - 1, and what the plan asks of them."""

from __future__ import annotations

import calendar

FOREVER = 99991231


def day_of(text: str | None) -> int:
    """A Day from `2011-10-20`, from `2011-10` (its first day), or FOREVER from null."""
    if text is None:
        return FOREVER
    digits = int(text.replace("-", ""))
    return digits if len(text) == 10 else digits * 100 + 1


def month_of(day: int) -> int:
    """The Month in which a Day lies."""
    return day // 10000 * 12 + day // 100 % 100 - 1


def year_of(day: int) -> int:
    """The calendar year of a Day."""
    return day // 10000


def day_text(day: int) -> str:
    """A Day as ISO text."""
    return f"{day // 10000:04d}-{day // 100 % 100:02d}-{day % 100:02d}"


def month_text(month: int) -> str:
    """A Month as ISO text."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def days_in_month(month: int) -> int:
    """How many days a Month has."""
    return calendar.monthrange(month // 12, month % 12 + 1)[1]


def days_in_year(year: int) -> int:
    """365, or 366 in a leap year."""
    return 366 if calendar.isleap(year) else 365


def add_years(day: int, years: int) -> int:
    """The same day some years later; 29 February becomes 1 March where the year has none."""
    later = day + years * 10000
    if later % 10000 == 229 and not calendar.isleap(later // 10000):
        return later // 10000 * 10000 + 301
    return later
