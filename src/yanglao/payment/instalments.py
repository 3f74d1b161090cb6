"""分期 A plan of repayment: equal instalments a month apart, in whole fen, and how far it is behind."""

from __future__ import annotations

from collections.abc import Sequence

from yanglao.kernel.columns import ints
from yanglao.kernel.money import split
from yanglao.kernel.months import days_in_month, first_day, month_of

Instalments = list[tuple[int, int]]
"""The Day on which each is due, and fen."""


def equal_instalments(fen: int, *, count: int, first_on: int) -> Instalments:
    """`fen` in `count` parts, a fen more for the first ones where they do not divide; due on the same day of each month, or its last."""
    parts = split(ints([fen]), (1,) * count) if count > 1 else [ints([fen])]
    return [(_month_later(first_on, place), int(part[0])) for place, part in enumerate(parts)]


def late_fen(instalments: Sequence[tuple[int, int]], *, recovered_fen: int, on: int) -> int:
    """What should have come in before the Day `on` and has not."""
    due = sum(fen for due_on, fen in instalments if due_on < on)
    return max(due - recovered_fen, 0)


def _month_later(day: int, months: int) -> int:
    month = month_of(day) + months
    return int(first_day(month)) - 1 + min(day % 100, days_in_month(month))
