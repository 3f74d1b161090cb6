"""Days and months as numbers: birthdays, spells, ends of months."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yanglao.kernel.months import (
    FOREVER,
    FOREVER_MONTH,
    birthday,
    date_of,
    day_of,
    day_text,
    days_in_year,
    each_month,
    first_day,
    in_spell,
    is_december,
    last_day,
    month,
    month_of,
    month_of_year,
    month_text,
    months_between,
    parse_day,
    parse_month,
    year_of,
    year_of_day,
)


@pytest.mark.parametrize(
    ("born", "years", "day"),
    [
        (19550312, 60, 20150312),
        (19520229, 60, 20120229),
        (19520229, 61, 20130301),
        (20400229, 60, 21000301),
        (19400229, 60, 20000229),
        (19551231, 16, 19711231),
    ],
)
def test_a_leap_day_is_kept_on_1_march_in_other_years(born: int, years: int, day: int) -> None:
    assert birthday(np.array([born]), years).tolist() == [day]


def test_a_spell_begins_on_its_first_day_and_ends_before_its_last() -> None:
    days = np.array([20111231, 20120101, 20120229, 20120301])
    assert in_spell(days, np.array(20120101), np.array(20120301)).tolist() == [False, True, True, False]
    assert in_spell(days, np.array(20120101), np.array(FOREVER)).tolist() == [False, True, True, True]


def test_every_month_of_several_spells() -> None:
    since = np.array([month(2012, 11), month(2013, 5), month(2013, 2), month(2014, 1)])
    until = np.array([month(2013, 2), month(2013, 5), month(2013, 1), month(2014, 2)])
    spell, months = each_month(since, until)
    assert spell.tolist() == [0, 0, 0, 3]
    assert [month_text(one) for one in months.tolist()] == ["2012-11", "2012-12", "2013-01", "2014-01"]


@given(st.dates(date(1850, 1, 1), date(2199, 12, 31)))
def test_days_and_dates_are_the_same_thing(when: date) -> None:
    day = day_of(when)
    assert date_of(day) == when
    assert parse_day(day_text(day)) == day
    assert (year_of_day(day), month_of(day)) == (when.year, month(when.year, when.month))
    assert first_day(month_of(day)) == day_of(when.replace(day=1)) <= day <= last_day(month_of(day))
    assert days_in_year(when.year) == (date(when.year + 1, 1, 1) - date(when.year, 1, 1)).days


@given(st.integers(month(1850, 1), month(2199, 11)))
def test_months_count_on(one: int) -> None:
    assert parse_month(month_text(one)) == one == month(year_of(one), month_of_year(one))
    assert date_of(last_day(one)).toordinal() + 1 == date_of(first_day(one + 1)).toordinal()
    assert is_december(one) == month_text(one).endswith("-12")
    assert list(months_between(one, one + 2)) == [one, one + 1, one + 2]


@pytest.mark.parametrize("text", ["2011-13-01", "2011-02-29", "2011-2-1", "20110201", "2011-02-01 ", ""])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(ValueError):
        parse_day(text)


@pytest.mark.parametrize("text", ["2011-13", "2011-00", "2011-1", "201101", "2011-01-01", ""])
def test_what_is_no_month(text: str) -> None:
    with pytest.raises(ValueError, match="not a month"):
        parse_month(text)


def test_the_open_end_is_the_last_day_of_the_last_month() -> None:
    assert day_text(FOREVER) == "9999-12-31"
    assert month_of(FOREVER) == FOREVER_MONTH == parse_month("9999-12")
