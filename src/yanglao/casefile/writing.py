"""Facts written as a case file: the way back from the columns of the month step to JSON."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from yanglao.casefile.shapes import BY_MONTH, SHAPES
from yanglao.kernel.money import FEN_PER_YUAN
from yanglao.kernel.months import FOREVER, day_text, month_of, month_text
from yanglao.life.kinds import (
    BROUGHT_COLUMNS,
    CHOICES,
    FACT_KINDS,
    Kind,
)

Write = Callable[[int], Any]


def fact_of(kind: Kind, columns: dict[str, int], *, recorded_on: int) -> dict[str, Any]:
    """A fact as the case file writes it; `columns`: its columns of `Facts` by name."""
    shapes = SHAPES[kind.name]
    fact: dict[str, Any] = {"kind": kind.name}
    for name, shape in shapes.items():
        if shape.column is not None:
            fact[name] = _writer(kind, name)(columns[shape.column])
    return fact | {"recorded_on": day_text(recorded_on)}


def _writer(kind: Kind, name: str) -> Write:
    if FACT_KINDS[kind].by_month and name in BY_MONTH:
        return _month
    return WRITERS[name]


def _month(day: int) -> str | None:
    return None if day >= FOREVER else month_text(month_of(day))


def _day(day: int) -> str | None:
    return None if day >= FOREVER else day_text(day)


def yuan_of(fen: int) -> int | float:
    """Yuan as JSON writes them: whole, or with two decimals."""
    return fen // FEN_PER_YUAN if fen % FEN_PER_YUAN == 0 else fen / FEN_PER_YUAN


def _named(choices: type[IntEnum]) -> Write:
    return lambda code: choices(code).name


WRITERS: dict[str, Write] = {
    "on": _day,
    "from": _day,
    "until": _day,
    "place": lambda place: f"{place:06d}",
    "converted": bool,
    "drawing": bool,
    "year": int,
    **dict.fromkeys(
        ("years", "back_paid_years", "increment_years", "since_year", "since_month", "held_months"), int
    ),
    "tier_yuan": yuan_of,
    **{name: _named(choices) for name, choices in CHOICES.items()},
    **{name: int for one in BROUGHT_COLUMNS for name in (one, f"{one}_months")},
}
