"""The shape of a case file's facts: which fields a kind has, how each is written, and the fact column it
fills.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from yanglao.kernel.money import fen_of_yuan
from yanglao.kernel.months import FOREVER, first_day, parse_day, parse_month
from yanglao.kernel.wrong import Wrong
from yanglao.life.kinds import (
    BROUGHT_COLUMNS,
    CHOICES,
    FACT_KINDS,
    IN_A_CASE_FILE,
    FactKind,
    Kind,
    Take,
)

Read = Callable[[Any], int]  # raises ValueError with what is wrong
EARLIEST, LATEST = 1850_01_01, 2200_12_31


def day(value: Any) -> int:
    """A date yyyy-mm-dd between 1850 and 2200."""
    if not isinstance(value, str):
        raise Wrong(
            f'应为日期 "yyyy-mm-dd",不能是 {value!r}', f'a date "yyyy-mm-dd" is wanted, not {value!r}'
        )
    found = _calendar_day(value)
    if not EARLIEST <= found <= LATEST:
        raise Wrong(
            f"日期应在 1850 年至 2200 年之间,不能是 {value!r}",
            f"a date between 1850 and 2200 is wanted, not {value!r}",
        )
    return found


def _calendar_day(value: str) -> int:
    try:
        return parse_day(value)
    except ValueError:
        raise Wrong(
            f"不是日历上的日期(yyyy-mm-dd):{value!r}", f"no day of the calendar written yyyy-mm-dd: {value!r}"
        ) from None


def month(value: Any) -> int:
    """A month yyyy-mm between 1850 and 2200, as a Month."""
    if not isinstance(value, str):
        raise Wrong(f'应为月份 "yyyy-mm",不能是 {value!r}', f'a month "yyyy-mm" is wanted, not {value!r}')
    found = parse_month(value)
    if not EARLIEST <= first_day(found) <= LATEST:
        raise Wrong(
            f"月份应在 1850 年至 2200 年之间,不能是 {value!r}",
            f"a month between 1850 and 2200 is wanted, not {value!r}",
        )
    return found


def _month_begin(value: Any) -> int:
    return first_day(month(value))


def _open(read: Read) -> Read:
    return lambda value: FOREVER if value is None else read(value)


def _flag(value: Any) -> int:
    if not isinstance(value, bool):
        raise Wrong(f"应为 true 或 false,不能是 {value!r}", f"true or false is wanted, not {value!r}")
    return int(value)


def whole(value: Any) -> int:
    """Any whole number within reason; what it may be is for the rules to say."""
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > 1_000_000:
        raise Wrong(f"应为整数,不能是 {value!r}", f"a whole number is wanted, not {value!r}")
    return value


def _not_negative(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 10**12:
        raise Wrong(
            f"应为不小于零的整数,不能是 {value!r}", f"a whole number of 0 or more is wanted, not {value!r}"
        )
    return value


def _years(value: Any) -> int:
    if whole(value) < 0 or value > 100:
        raise Wrong(
            f"年数应在 0 至 100 之间,不能是 {value!r}", f"years between 0 and 100 are wanted, not {value!r}"
        )
    return int(value)


def _calendar_year(value: Any) -> int:
    return _within(value, 1850, 2200)


def _month_of_year(value: Any) -> int:
    return _within(value, 1, 12)


def _within(value: Any, least: int, most: int) -> int:
    if not least <= whole(value) <= most:
        raise Wrong(
            f"应在 {least} 至 {most} 之间,不能是 {value!r}",
            f"between {least} and {most} is wanted, not {value!r}",
        )
    return int(value)


def _yuan(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 10**9:
        raise Wrong(f"应为金额(元),不能是 {value!r}", f"an amount in yuan is wanted, not {value!r}")
    return fen_of_yuan(value)


def _place(value: Any) -> int:
    if not (isinstance(value, str) and len(value) == 6 and value.isascii() and value.isdigit()):
        raise Wrong(
            f"应为六位行政区划代码(文本),不能是 {value!r}",
            f"a division code of six digits, as text, is wanted, not {value!r}",
        )
    return int(value)


def _text(value: Any) -> int:
    if not isinstance(value, str):
        raise Wrong(f"应为文本,不能是 {value!r}", f"a text is wanted, not {value!r}")
    return 0


def _choice(choices: type[IntEnum]) -> Read:
    return _one_of({one.name: int(one) for one in choices})


def _one_of(values: Mapping[str, int]) -> Read:
    def read(value: Any) -> int:
        if not isinstance(value, str) or value not in values:
            raise Wrong(
                f"应为 {'、'.join(values)} 之一,不能是 {value!r}",
                f"one of {', '.join(values)} is wanted, not {value!r}",
            )
        return values[value]

    return read


@dataclass(frozen=True, slots=True)
class Shape:
    """A field: how it is read, the column of `Facts` it fills (None: it changes no amount), its value when
    left out.
    """

    read: Read
    column: str | None
    default: int | None = None


READ_AS: dict[str, tuple[Read, int | None]] = {
    "on": (day, None),
    "from": (day, None),
    "until": (_open(day), FOREVER),
    "place": (_place, None),
    "converted": (_flag, 0),
    "drawing": (_flag, 0),
    "basis": (_text, 0),
    "year": (whole, None),
    **dict.fromkeys(("years", "back_paid_years", "increment_years"), (_years, None)),
    "since_year": (_calendar_year, None),
    "since_month": (_month_of_year, None),
    "held_months": (_years, 0),
    "tier_yuan": (_yuan, None),
    **{name: (_choice(choices), None) for name, choices in CHOICES.items()},
    "take": (_choice(Take), int(Take.transfer)),
    **{name: (_not_negative, None) for one in BROUGHT_COLUMNS for name in (one, f"{one}_months")},
}
"""What a fact says -> how it is read, and its value when left out."""
BY_MONTH: dict[str, tuple[Read, int | None]] = {
    "from": (_month_begin, None),
    "until": (_open(_month_begin), FOREVER),
}
FOR_THE_RULES: dict[tuple[str, str], tuple[Read, int | None]] = {("back_payment", "years"): (whole, None)}
"""What is read as it stands, because the rules refuse what cannot be."""


def _shape(kind: FactKind, name: str, column: str) -> Shape:
    by_month = BY_MONTH if kind.by_month else {}
    read, default = FOR_THE_RULES.get((kind.name, name)) or by_month.get(name) or READ_AS[name]
    return Shape(read, column or None, default)


SHAPES: dict[str, dict[str, Shape]] = {
    kind.name: {
        name: _shape(FACT_KINDS[kind], name, column) for name, column in FACT_KINDS[kind].says.items()
    }
    for kind in IN_A_CASE_FILE
}
KIND_CODE = {name: int(Kind[name]) for name in SHAPES}
