"""Identity numbers: days of the calendar, the check character as the standard has it, what a message shows."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yanglao.kernel.identity import (
    are_days,
    birth_day,
    birth_days,
    check_digit,
    masked,
    normalise,
    problem_of,
    problems_of,
    sex,
    sexes,
)

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # as printed in GB 11643
CHARACTERS = "10X98765432"  # by the remainder of the weighted sum


@given(st.integers(1_00_00, 99991299))
def test_days_are_those_of_the_calendar(day: int) -> None:
    try:
        is_day = date(day // 10000, day // 100 % 100, day % 100) is not None
    except ValueError:
        is_day = False
    assert bool(are_days(np.array([day]))[0]) == is_day


@pytest.mark.parametrize("year", [1900, 1904, 2000, 2011, 2012, 2100])
def test_every_month_has_its_length(year: int) -> None:
    days = [year * 10000 + month * 100 + day for month in range(14) for day in range(33)]
    right = []
    for one in days:
        try:
            date(one // 10000, one // 100 % 100, one % 100)
            right.append(True)
        except ValueError:
            right.append(False)
    assert are_days(np.array(days)).tolist() == right


@given(st.text("0123456789", min_size=17, max_size=17))
def test_the_check_character_is_the_standards(first17: str) -> None:
    total = sum(int(digit) * weight for digit, weight in zip(first17, WEIGHTS, strict=True))
    assert check_digit(first17) == CHARACTERS[total % 11]


@pytest.mark.parametrize(
    ("born", "problem"),
    [(18500101, None), (18491231, "number_birth_date"), (20991231, None), (21000101, "number_birth_date")],
)
def test_births_are_those_of_people_who_need_a_number(born: int, problem: str | None) -> None:
    first17 = f"469007{born}012"
    assert problem_of(first17 + check_digit(first17)) == problem


def test_digits_lost_in_a_spreadsheet_are_told_from_a_slip() -> None:
    """The last three are 000 and the check fails: mangled. With any other last digits: a wrong check character."""
    assert problem_of("469007195503120000") == "number_mangled_by_excel"
    assert problem_of("469007195503120100") == "number_check_digit"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("123456789012345.0", "number_mangled_by_excel"),
        ("12345678901234.0", "number_length"),
        ("4E+17", "number_mangled_by_excel"),
        ("4.6E170", "number_length"),
        ("44E+17", "number_length"),
        ("49007719550312X", "number_length"),
        ("123456789012345", "number_fifteen_digits"),
    ],
)
def test_floating_points_of_a_spreadsheet(text: str, problem: str) -> None:
    assert problem_of(text) == problem


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("46900719550312002X", "4690**********002X"),
        ("123456789", "1234*6789"),
        ("12345678", "********"),
        ("12", "**"),
        ("", ""),
    ],
)
def test_a_message_shows_the_ends_only(number: str, shown: str) -> None:
    assert masked(number) == shown


@pytest.mark.parametrize(
    ("order", "found"), [("001", "male"), ("002", "female"), ("999", "male"), ("100", "female")]
)
def test_the_order_digits_tell_the_sex(order: str, found: str) -> None:
    first17 = f"46900719550312{order}"
    number = first17 + check_digit(first17)
    assert sex(number) == found
    assert sexes([number]).tolist() == [1 if found == "male" else 2]
    assert birth_day(number) == birth_days([number])[0] == 19550312


def test_characters_come_before_the_birth_and_the_birth_before_the_check() -> None:
    texts = ["46900719551332002A", "469007195513320021", "469007195502300021", "46900719550312002Y"]
    names = ["number_characters", "number_birth_date", "number_birth_date", "number_characters"]
    assert [problem_of(text) for text in texts] == names
    assert len(problems_of([])) == 0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("46x", "46X"),
        ("‘46X", "46X"),
        ("４６Ｘ", "46X"),
        ("4 6\u200bX ", "46X"),
        ("''46", "46"),
        ("46'", "46'"),
    ],
)
def test_numbers_are_stored_tidily(text: str, number: str) -> None:
    assert normalise(text) == number


@pytest.mark.parametrize("last", [":", "/", "W", "Y"])
def test_only_digits_and_x_may_stand_last(last: str) -> None:
    """The colon follows the 9 and would count ten, as X does."""
    ending_in_x = next(f"46900719550312{order:03d}" for order in range(1000) if _ends_in_x(order))
    assert problem_of(f"{ending_in_x}X") is None
    assert problem_of(f"{ending_in_x}{last}") == "number_characters"


def _ends_in_x(order: int) -> bool:
    return check_digit(f"46900719550312{order:03d}") == "X"
