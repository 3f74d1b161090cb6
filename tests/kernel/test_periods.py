"""Months, quarters and years by any of their months."""

from __future__ import annotations

import pytest

from yanglao.kernel.months import month
from yanglao.kernel.periods import MONTH, QUARTER, YEAR, period_with


@pytest.mark.parametrize(
    ("months", "first_day", "last_day", "zh", "en"),
    [
        (MONTH, 20120201, 20120229, "2012-02", "2012-02"),
        (QUARTER, 20120101, 20120331, "2012 年第一季度", "quarter 1 of 2012"),
        (YEAR, 20120101, 20121231, "2012 年", "2012"),
    ],
)
def test_february_lies_in_a_month_a_quarter_and_a_year(
    months: int, first_day: int, last_day: int, zh: str, en: str
) -> None:
    period = period_with(month(2012, 2), months)
    assert (period.first_day, period.last_day, period.text) == (first_day, last_day, (zh, en))
    assert len(period.every_month) == months


@pytest.mark.parametrize("place", range(1, 13))
def test_every_month_lies_in_its_quarter(place: int) -> None:
    one = month(2013, place)
    period = period_with(one, QUARTER)
    assert one in period.every_month
    assert period.text[0] == f"2013 年第{'一二三四'[(place - 1) // 3]}季度"
