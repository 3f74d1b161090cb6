"""Limits of what a row may say, as the database has them: a value beyond them is a refused row, never a broken list."""

from __future__ import annotations

import numpy as np

from yanglao.acts.records.as_facts import FACT_COLUMN, received_fen
from yanglao.acts.records.refusals import refusal
from yanglao.acts.records.rows import Refused, Rows
from yanglao.kernel.columns import Bools, Ints, zeros
from yanglao.kernel.months import day_text
from yanglao.life.facts import Facts

MOST_FEN = 10_000_000_000
FIRST_DAY, LAST_DAY = 1850_01_01, 2200_12_31
LIMITS = {
    "day": (FIRST_DAY, LAST_DAY),
    "year": (0, 2200),
    "years": (0, 100),
    "place": (0, 999_999),
    "tier_fen": (0, MOST_FEN),
    "own_fen": (0, MOST_FEN),
    "province_fen": (0, MOST_FEN),
    "city_fen": (0, MOST_FEN),
}
"""Column of a fact -> least and greatest value."""


def within_limits(rows: Rows, at: Ints, facts: Facts) -> tuple[Bools, list[Refused]]:
    """Which of the facts of the rows `at` can be kept, and the refusals of the others."""
    good, refused = np.ones(len(at), dtype=bool), []
    for name, column in FACT_COLUMN.items():
        if name in rows.columns and column in LIMITS:
            beyond = _beyond(getattr(facts, column), *LIMITS[column]) & good
            good &= ~beyond
            words = _words(column)
            refused += [
                refusal(int(at[i]), "out_of_range", column=name, **words) for i in np.flatnonzero(beyond)
            ]
    beyond = _beyond(received_fen(rows, at), -1, MOST_FEN) & good
    words = _words("tier_fen")
    refused += [
        refusal(int(at[i]), "out_of_range", column="amount_yuan", **words) for i in np.flatnonzero(beyond)
    ]
    return good & ~beyond, refused


def _beyond(values: Ints, low: int, high: int) -> Bools:
    beyond: Bools = (values < zeros(len(values)) + low) | (values > high)
    return beyond


def _words(column: str) -> dict[str, str]:
    low, high = LIMITS[column]
    if column == "day":
        return {"low": day_text(low), "high": day_text(high)}
    if column.endswith("_fen"):
        low, high = low // 100, high // 100
    return {"low": str(low), "high": str(high)}
