"""期间 A month, a quarter or a year, named by its last month."""

from __future__ import annotations

from typing import NamedTuple

from yanglao.kernel.months import first_day, last_day, month_of_year, month_text, months_between, year_of

MONTH, QUARTER, YEAR = 1, 3, 12
SPANS = {"month": MONTH, "quarter": QUARTER, "year": YEAR}
"""Name -> months."""
_QUARTERS = "一二三四"


class Period(NamedTuple):
    """So many `months` up to the Month `last`."""

    last: int
    months: int = MONTH

    @property
    def first(self) -> int:
        return self.last - self.months + 1

    @property
    def every_month(self) -> range:
        return months_between(self.first, self.last)

    @property
    def first_day(self) -> int:
        return first_day(self.first)

    @property
    def last_day(self) -> int:
        return last_day(self.last)

    @property
    def text(self) -> tuple[str, str]:
        """What it is called, Chinese and English."""
        year, place = year_of(self.last), (month_of_year(self.last) - 1) // self.months
        if self.months == QUARTER:
            return f"{year} 年第{_QUARTERS[place]}季度", f"quarter {place + 1} of {year}"
        return (f"{year} 年", str(year)) if self.months == YEAR else (month_text(self.last),) * 2


def period_with(month: int, months: int) -> Period:
    """The month, quarter or year in which a Month lies."""
    return Period(month + (-month_of_year(month)) % months, months)
