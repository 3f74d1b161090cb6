"""送达与救济期限 From which day a notice counts as served, how long a person may be heard, until when a decision can be objected to:
data of the plan's folder."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from yanglao.kernel.months import date_of, day_of, days_after, parse_day
from yanglao.policy.deadlines import FILE, STATUSES, table_of
from yanglao.policy.working_days import Due, working_days_after

PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Periods:
    """hearing_working_days: how long a person may be heard. public_days: from publishing to being served. review_days and
    suits (from which Day on, months; oldest first): how long a decision can be objected to. status: whether a second source says so
    too. basis: where that is said."""

    hearing_working_days: int
    public_days: int
    review_days: int
    suits: tuple[tuple[int, int], ...]
    status: str
    basis: str

    def holds_from(self, way: str, served_on: int) -> int:
        """The Day from which periods run: at once, or when what was published counts as served."""
        return days_after(served_on, self.public_days) if way == PUBLIC else served_on

    def heard_until(self, holds_from: int) -> Due:
        """The last Day on which the person may be heard."""
        return working_days_after(holds_from, self.hearing_working_days)

    def review_until(self, holds_from: int) -> int:
        """行政复议 The last Day on which administrative review can be asked for."""
        return days_after(holds_from, self.review_days)

    def suit_until(self, holds_from: int) -> int:
        """行政诉讼 The last Day on which a court can be asked, by the law of the day of service."""
        months = [months for since, months in self.suits if since <= holds_from][-1]
        return _monthsdays_after(holds_from, months)


@cache
def periods_of(plan: str) -> Periods:
    """The periods of a plan. ValueError when its file cannot be used."""
    data = table_of(plan, "notices")
    suits = tuple(sorted((parse_day(one["from"]), one["months"]) for one in data["suits"]))
    found = Periods(
        data["hearing_working_days"],
        data["public_days"],
        data["review_days"],
        suits,
        data["status"],
        data["basis"],
    )
    _check(found)
    return found


def _check(found: Periods) -> None:
    counts: list[Any] = [found.hearing_working_days, found.public_days, found.review_days]
    if not found.suits or any(count < 1 for count in (*counts, *(months for _, months in found.suits))):
        raise ValueError(f"{FILE}: notices: every period is above zero, and a suit has one")
    if found.status not in STATUSES:
        raise ValueError(f"{FILE}: notices: the status is one of {', '.join(STATUSES)}")


def _monthsdays_after(day: int, months: int) -> int:
    """The same day so many months later, or the last one of a shorter month."""
    at = date_of(day)
    year, month = divmod(at.year * 12 + at.month - 1 + months, 12)
    return day_of(date(year, month + 1, min(at.day, calendar.monthrange(year, month + 1)[1])))
