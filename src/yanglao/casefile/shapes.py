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
from yanglao.life.facts import BROUGHT_COLUMNS, Category, Destination, Household, Kind, Scheme, Suspension

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


ON = {"on": Shape(day, "day")}
SPELL = {"from": Shape(day, "day"), "until": Shape(_open(day), "until", FOREVER)}
TIER = {"tier_yuan": Shape(_yuan, "tier_fen")}
RECORDED = Shape(day, None)

SHAPES: dict[str, dict[str, Shape]] = {
    "residence": SPELL
    | {
        "place": Shape(_place, "place"),
        "household": Shape(_choice(Household), "code"),
        "converted": Shape(_flag, "flag", 0),
    },
    "student": SPELL,
    "cover": SPELL | {"scheme": Shape(_choice(Scheme), "code"), "drawing": Shape(_flag, "flag", 0)},
    "category": SPELL | {"category": Shape(_choice(Category), "code")},
    "suspension": {
        "from": Shape(_month_begin, "day"),
        "until": Shape(_open(_month_begin), "until", FOREVER),
        "reason": Shape(_choice(Suspension), "code"),
    },
    "enrolment": ON,
    "deemed_years": ON | {"years": Shape(_years, "years"), "basis": Shape(_text, None, 0)},
    "contribution": ON | TIER | {"year": Shape(whole, "year")},
    "back_payment": ON | TIER | {"years": Shape(whole, "years")},
    "claim": ON,
    "withdrawal": ON,
    "emigration": ON,
    "death": ON,
    "transfer_out": ON
    | {
        "to": Shape(_choice(Destination), "code"),
        "take": Shape(_one_of({"transfer": 0, "refund": 1}), "flag", 0),
    },
    "transfer_in": ON
    | {name: Shape(_not_negative, name) for name in BROUGHT_COLUMNS}
    | {"years": Shape(_years, "years")},
}
KIND_CODE = {name: int(Kind[name]) for name in SHAPES}
