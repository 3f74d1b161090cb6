"""公民身份号码 Identity numbers of GB 11643: eighteen characters, the last one a check by ISO 7064 MOD 11-2.

A number is six digits of a division, eight of the birth date, three of order (odd: male, even: female) and
the check character 0-9 or X. The division is never a reason to refuse: Dongfang alone has used 442222,
460032, 460007 and 469007. `normalise` first; every other function takes a normalised number and reports
anything else as a problem.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import numpy as np

from yanglao.kernel.columns import Bools, Days, Ints

LENGTH = 18
PROBLEMS: tuple[str | None, ...] = (
    None,
    "number_length",
    "number_fifteen_digits",
    "number_characters",
    "number_birth_date",
    "number_check_digit",
    "number_mangled_by_excel",
)
"""What `problems_of` counts in: position 0 means that the number is right."""

MALE, FEMALE = 1, 2  # GB/T 2261.1

_FINE, _WRONG_LENGTH, _FIFTEEN, _CHARACTERS, _BIRTH, _CHECK, _MANGLED = range(len(PROBLEMS))
_CHECK_CHARACTERS = "0123456789X"
_X = ord("X") - ord("0")
_WEIGHTS = np.array([pow(2, LENGTH - 1 - place, 11) for place in range(LENGTH)], dtype=np.int64)
_MONTH_DAYS = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], dtype=np.int64)
_FIRST_YEAR, _LAST_YEAR = 1850, 2099
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
_AS_FLOAT = re.compile(r"\d(\.\d+)?E\+?\d{1,2}|\d{15,}\.0*", re.ASCII)


def problem_of(number: str) -> str | None:
    """The code of what is wrong with a normalised number, or None: one of `PROBLEMS`."""
    return PROBLEMS[int(problems_of([number])[0])]


def problems_of(numbers: Sequence[str]) -> Ints:
    """Of every normalised number the position of its problem in `PROBLEMS`; 0 where there is none.

    Only the first problem in the order length, characters, birth date, check character is named. A number
    that a spreadsheet has turned into a floating-point number (4.60007E+17, or the last three digits lost
    to 000 so that the check fails) is `number_mangled_by_excel`.
    """
    if not len(numbers):
        return np.zeros(0, dtype=np.int64)
    marks, lengths = _marks(numbers), np.fromiter(map(len, numbers), np.int64, len(numbers))
    is_check_wrong = _remainders(marks) != 1
    conditions: list[tuple[int, Bools]] = [
        (_FIFTEEN, (lengths == 15) & _are_digits(marks[:, :15])),
        (_WRONG_LENGTH, lengths != LENGTH),
        (_CHARACTERS, ~_are_characters_right(marks)),
        (_BIRTH, ~_are_births(_birth_days(marks))),
        (_MANGLED, is_check_wrong & (marks[:, 15:] == 0).all(axis=1)),
        (_CHECK, is_check_wrong),
    ]
    found = np.select([where for _, where in conditions], [code for code, _ in conditions], _FINE).astype(
        np.int64
    )
    return _with_floats(numbers, found)


def normalise(text: str) -> str:
    """The number as it should be stored: half-width, capital X, without blanks or a leading apostrophe."""
    if text.isascii() and text.isalnum():
        return text.upper()
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).lstrip("'’‘`").upper()


def check_digit(first17: str) -> str:
    """The check character that belongs to the first seventeen digits; ValueError when they are not digits."""
    if len(first17) != LENGTH - 1 or not (first17.isascii() and first17.isdigit()):
        raise ValueError("a check digit belongs to seventeen digits")
    total = sum(int(digit) * int(weight) for digit, weight in zip(first17, _WEIGHTS, strict=False))
    return _CHECK_CHARACTERS[(1 - total) % 11]


def birth_day(number: str) -> int:
    """The Day of birth written in a right number."""
    return int(number[6:14])


def birth_days(numbers: Sequence[str]) -> Days:
    """The Days of birth written in right numbers."""
    return _birth_days(_marks(numbers))


def sex(number: str) -> str:
    """`male` or `female`, from the order digits of a right number."""
    return "male" if int(number[16]) % 2 else "female"


def sexes(numbers: Sequence[str]) -> Ints:
    """MALE (1) or FEMALE (2) of right numbers, the codes of GB/T 2261.1."""
    return np.where(_marks(numbers)[:, 16] % 2 == 1, MALE, FEMALE).astype(np.int64)


def masked(number: str) -> str:
    """The number as it may stand in a message: the first and last four characters, stars between."""
    if len(number) <= 8:
        return "*" * len(number)
    return number[:4] + "*" * (len(number) - 8) + number[-4:]


def publicly_masked(number: str) -> str:
    """公示遮掩 The number as it is posted in public: the division code and the last four characters, stars for the birth date between."""
    return number[:6] + "*" * (len(number) - 10) + number[-4:] if len(number) > 10 else "*" * len(number)


def masked_name(name: str) -> str:
    """The family name, and a star for every other character."""
    return name[:1] + "*" * (len(name) - 1)


def are_days(days: Days) -> Bools:
    """Whether each yyyymmdd is a day of the calendar."""
    year, month, day = days // 10000, days // 100 % 100, days % 100
    is_leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    length = _MONTH_DAYS[np.where((month >= 1) & (month <= 12), month, 0)] + (is_leap & (month == 2))
    is_day: Bools = (day >= 1) & (day <= length)
    return is_day


def _marks(numbers: Sequence[str]) -> Ints:
    """(n, 18) distances of the first eighteen characters from the character 0; X is 40, an absent one -48."""
    texts = np.array(numbers, dtype=f"U{LENGTH}")
    return texts.view(np.uint32).reshape(len(numbers), LENGTH).astype(np.int64) - ord("0")


def _are_digits(marks: Ints) -> Bools:
    are_digits: Bools = np.all((marks >= 0) & (marks <= 9), axis=1)
    return are_digits


def _are_characters_right(marks: Ints) -> Bools:
    last = marks[:, LENGTH - 1]
    are_right: Bools = _are_digits(marks[:, : LENGTH - 1]) & (((last >= 0) & (last <= 9)) | (last == _X))
    return are_right


def _remainders(marks: Ints) -> Ints:
    """The weighted sum modulo 11: 1 for a right number; X counts ten."""
    return np.where(marks == _X, 10, marks) @ _WEIGHTS % 11


def _birth_days(marks: Ints) -> Days:
    return marks[:, 6:14] @ np.array([10**place for place in range(7, -1, -1)], dtype=np.int64)


def _are_births(days: Days) -> Bools:
    """Whether each is a day on which somebody who needs a number can have been born."""
    return are_days(days) & (days // 10000 >= _FIRST_YEAR) & (days // 10000 <= _LAST_YEAR)


def _with_floats(numbers: Sequence[str], found: Ints) -> Ints:
    """`found`, with numbers written as a floating-point number named so."""
    for place in np.flatnonzero((found == _WRONG_LENGTH) | (found == _CHARACTERS)).tolist():
        if _AS_FLOAT.fullmatch(numbers[place]):
            found[place] = _MANGLED
    return found
