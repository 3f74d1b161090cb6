"""What a cell of each kind means: columns of text to int64 or tidy text, with the faults found on the way.

Amounts never pass through floating point: a yuan figure is cut at its point and both sides are read as
whole numbers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal

import numpy as np
import polars as pl

from yanglao.kernel.cells import BLANKS, CONTROL, FORMULA, LONGEST_TEXT
from yanglao.kernel.columns import Ints
from yanglao.kernel.identity import PROBLEMS, are_days, normalise, problems_of
from yanglao.kernel.months import FOREVER
from yanglao.lists.accounts import AS_FLOAT, Faults, read_accounts
from yanglao.lists.layouts import EMPTY, MOST_FEN, MOST_SERIAL, YEARS, Field
from yanglao.lists.phones import read_phones

FIRST_YEAR, LAST_YEAR = YEARS
_TIME = r"(?:[ T]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
_BETWEEN = "-/.\u2010-\u2015\u2212"  # with the dashes that people type
_DAY = rf"^([0-9]{{4}}) ?[{_BETWEEN}年] ?([0-9]{{1,2}}) ?[{_BETWEEN}月] ?([0-9]{{1,2}}) ?日?{_TIME}$"
_COMPACT_DAY = r"^([0-9]{4})([0-9]{2})([0-9]{2})$"
_MONTH = rf"^([0-9]{{4}}) ?[{_BETWEEN}年]? ?([0-9]{{1,2}}) ?月?$"
_YEAR = r"^([0-9]{4})(?:\.0+)? ?(?:年|年度)?$"
_COUNT = r"^([0-9]{1,9})(?:\.0+)? ?年?$"
_SERIAL = r"^([0-9]{1,10})(?:\.0+)?$"
_PLACE = r"^([0-9]{6})(?:\.0+)?$"
_YUAN = r"^¥? ?([0-9]{1,10}|[0-9]{1,3}(?:,[0-9]{3}){1,3})(?:\.([0-9]{1,2})0*)? ?元?$"
_NOISY_YUAN = re.compile(r"[0-9]{1,10}\.[0-9]{10,}", re.ASCII)
_LIKE_EXCEL = Context(prec=15)  # the significant digits that a spreadsheet shows of a computed cell
_LEFT_OVER = r"(?i)^(?:nan|null|none|undefined|#+|#(?:n/a|ref!|value!|name\?|div/0!|num!|null!))$"
_NARROW = [character for character in map(chr, range(0x30, 0x7B)) if character.isalnum()]
_WIDE = [chr(ord(character) + 0xFEE0) for character in _NARROW]
AS_WRITTEN = ("text", "json", "file")
_OPEN_END = ("长期", "9999-12-31", "99991231")
_YES = ("是", "true", "yes", "y", "1", "t", "√", "对")
_NO = ("否", "false", "no", "n", "0", "f", "×", "错")


_NAME = "text"
_CELL = pl.col(_NAME)
_TEXT_FAULTS = (
    (_CELL.str.len_chars() > LONGEST_TEXT).alias("text_too_long"),
    _CELL.str.contains(CONTROL).alias("bad_text"),
    _CELL.str.contains(_LEFT_OVER).alias("left_over"),
    _CELL.str.contains(FORMULA).alias("formula_text"),
    _CELL.str.contains(AS_FLOAT).alias("number_mangled_by_excel"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column as read.

    values: int64 or text, meaningless where there is a fault. faults: every code with the rows that it is
    about.
    """

    values: Ints | pl.Series
    faults: Faults


def read_columns(fields: Sequence[Field], texts: pl.DataFrame) -> dict[str, Column]:
    """The cells of every field, in columns of their names; an empty one gets the field's default, or is a fault."""
    tidy = texts.select(_tidied(field) for field in fields)
    return {field.name: _read(field, tidy[field.name]) for field in fields}


def _tidied(field: Field) -> pl.Expr:
    stripped = pl.col(field.name).str.strip_chars(BLANKS).str.strip_chars_start("'")
    return stripped if field.kind in AS_WRITTEN else stripped.str.normalize("NFKC").str.strip_chars(BLANKS)


def _read(field: Field, tidy: pl.Series) -> Column:
    is_empty = (tidy == "").to_numpy()
    values, faults = _READERS[field.kind](field, tidy)
    missing: Faults = () if field.may_be_empty else (("missing_value", is_empty),)
    if not isinstance(values, pl.Series):
        values = np.where(is_empty, _DEFAULTS.get(field.kind, field.when_empty), values).astype(np.int64)
    return Column(values, (*missing, *((code, where & ~is_empty) for code, where in faults)))


def _asked(texts: pl.Series, *asked: pl.Expr) -> pl.DataFrame:
    """What is asked of the cells (`_CELL`), in one go: polars takes as long to begin as for thousands of them."""
    return texts.alias(_NAME).to_frame().select(*asked)


def _number(field: Field, tidy: pl.Series) -> tuple[pl.Series, Faults]:
    numbers = [normalise(text) for text in tidy.to_list()]
    found = problems_of(numbers)
    faults = [
        (str(code), found == place) for place, code in enumerate(PROBLEMS) if code and (found == place).any()
    ]
    return pl.Series(numbers, dtype=pl.String), (*faults, *_lucky_checks(numbers, found))


def _lucky_checks(numbers: list[str], found: Ints) -> Faults:
    """Numbers ending in 000 in a list where others lost their last digits.

    Of the numbers that lost them, one in eleven has a check character that fits by chance.
    """
    mangled = PROBLEMS.index("number_mangled_by_excel")
    if not (found == mangled).any():
        return ()
    ends_in_zeros = np.array([number.endswith("000") for number in numbers], dtype=bool)
    return (("number_mangled_by_excel", ends_in_zeros & (found == 0)),)


def _text(field: Field, tidy: pl.Series) -> tuple[pl.Series, Faults]:
    """As it was written, with digits and Latin letters of ordinary width: other characters of names stay."""
    tidy = tidy.str.replace_many(_WIDE, _NARROW)
    return tidy, tuple((code.name, code.to_numpy()) for code in _asked(tidy, *_TEXT_FAULTS))


def _receipt(field: Field, tidy: pl.Series) -> tuple[pl.Series, Faults]:
    return _text(field, tidy.str.replace_all(" ", "", literal=True))


def _day(field: Field, tidy: pl.Series) -> tuple[Ints, Faults]:
    parts = _parts(tidy.str.replace(_COMPACT_DAY, "$1-$2-$3"), _DAY)
    days = parts[0] * 10000 + parts[1] * 100 + parts[2]
    is_date = parts[0] >= 0
    is_possible = are_days(np.where(is_date, days, 0)) & (parts[0] >= FIRST_YEAR) & (parts[0] <= LAST_YEAR)
    return days, (("bad_date", ~is_date), ("impossible_date", is_date & ~is_possible))


def _until(field: Field, tidy: pl.Series) -> tuple[Ints, Faults]:
    days, faults = _day(field, tidy)
    is_open = tidy.is_in(_OPEN_END).to_numpy() | (days == FOREVER)
    return np.where(is_open, FOREVER, days), tuple((code, where & ~is_open) for code, where in faults)


def _month(field: Field, tidy: pl.Series) -> tuple[Ints, Faults]:
    year, month = _parts(tidy, _MONTH)
    is_month = (year >= FIRST_YEAR) & (year <= LAST_YEAR) & (month >= 1) & (month <= 12)
    return year * 12 + month - 1, (("bad_month", ~is_month),)


def _year(field: Field, tidy: pl.Series) -> tuple[Ints, Faults]:
    (year,) = _parts(tidy, _YEAR)
    return year, (("bad_year", (year < FIRST_YEAR) | (year > LAST_YEAR)),)


def _count(field: Field, tidy: pl.Series) -> tuple[Ints, Faults]:
    (count,) = _parts(tidy, _COUNT)
    return count, (("bad_count", (count < field.least) | (count > field.most)),)


def _serial(field: Field, tidy: pl.Series) -> tuple[Ints, Faults]:
    (serial,) = _parts(tidy, _SERIAL)
    return serial, (("bad_serial", (serial < 1) | (serial > MOST_SERIAL)),)


def _json(field: Field, tidy: pl.Series) -> tuple[pl.Series, Faults]:
    return tidy, (("bad_json", np.array([not _is_json(text) for text in tidy.to_list()], dtype=bool)),)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _file(field: Field, tidy: pl.Series) -> tuple[pl.Series, Faults]:
    return tidy, (("bad_text", tidy.str.contains(CONTROL).to_numpy()),)


def _place(field: Field, tidy: pl.Series) -> tuple[Ints, Faults]:
    (place,) = _parts(tidy, _PLACE)
    return place, (("bad_place", place < 0),)


def _yuan(field: Field, tidy: pl.Series) -> tuple[Ints, Faults]:
    """Whole fen, at least `field.least`. `,` only between groups of three."""
    yuan, fen = _whole(
        _groups(tidy, _YUAN).select(
            pl.nth(0).str.replace_all(",", "", literal=True), pl.nth(1).fill_null("0").str.pad_end(2, "0")
        )
    )
    values = yuan * 100 + fen
    is_amount = yuan >= 0
    for place in np.flatnonzero(~is_amount):
        noisy_fen = _noisy_fen(tidy[int(place)])
        if noisy_fen is not None:
            values[place], is_amount[place] = noisy_fen, True
    return values, (("bad_amount", ~is_amount | (values < field.least) | (values > MOST_FEN)),)


def _noisy_fen(text: str) -> int | None:
    """Fen of a computed cell such as 139.99999999999997, by the fifteen digits that a spreadsheet shows."""
    if not _NOISY_YUAN.fullmatch(text):
        return None
    fen = Decimal(text).normalize(_LIKE_EXCEL) * 100
    return int(fen) if fen == int(fen) else None


def _flag(field: Field, tidy: pl.Series) -> tuple[Ints, Faults]:
    known = dict.fromkeys(_YES, 1) | dict.fromkeys(_NO, 0)
    values = _looked_up(tidy, _CELL.str.to_lowercase(), known)
    return values, (("bad_flag", values < 0),)


def _choice(field: Field, tidy: pl.Series) -> tuple[Ints, Faults]:
    known = {_joined(word): place for place, words in enumerate(field.choices) for word in words}
    values = _looked_up(tidy, _CELL.str.to_lowercase().str.replace_all(r"[\s_-]", ""), known)
    return values, (("bad_choice", values < 0),)


def _joined(word: str) -> str:
    return re.sub(r"[\s_-]", "", word).lower()


def _looked_up(tidy: pl.Series, word: pl.Expr, known: dict[str, int]) -> Ints:
    found = word.replace_strict(list(known), list(known.values()), default=EMPTY, return_dtype=pl.Int64)
    return _asked(tidy, found).to_series().to_numpy().copy()


def _parts(tidy: pl.Series, pattern: str) -> list[Ints]:
    """The groups of a pattern as whole numbers, -1 where it does not match."""
    return _whole(_groups(tidy, pattern))


def _groups(tidy: pl.Series, pattern: str) -> pl.DataFrame:
    return tidy.str.extract_groups(pattern).struct.unnest()


def _whole(digits: pl.DataFrame) -> list[Ints]:
    whole = digits.select(pl.all().cast(pl.Int64, strict=False).fill_null(-1))
    return [column.to_numpy().copy() for column in whole]


_DEFAULTS = {"until": FOREVER, "flag": 0}
_READERS: dict[str, Callable[[Field, pl.Series], tuple[Ints | pl.Series, Faults]]] = {
    "number": _number,
    "text": _text,
    "unit": _text,
    "receipt": _receipt,
    "account": read_accounts,
    "phone": read_phones,
    "day": _day,
    "until": _until,
    "month": _month,
    "year": _year,
    "yuan": _yuan,
    "count": _count,
    "flag": _flag,
    "choice": _choice,
    "place": _place,
    "serial": _serial,
    "json": _json,
    "file": _file,
}
