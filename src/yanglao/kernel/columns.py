"""Columns: a person is a row, an attribute is an int64 or bool column; one person is a column of one."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]

# The same columns, named by what a row holds. They say the unit; the machine does not tell them apart.
Fen: TypeAlias = Ints
Years: TypeAlias = Ints
Months: TypeAlias = Ints
Days: TypeAlias = Ints
FenMonths: TypeAlias = Ints
Codes: TypeAlias = Ints
Rows: TypeAlias = Ints  # positions in a population, shape (k,)


def ints(values: object) -> Ints:
    """`values` as an int64 column (no copy when it is one already)."""
    return np.asarray(values, dtype=np.int64)


def zeros(rows: int) -> Ints:
    """A column of `rows` zeros."""
    return np.zeros(rows, dtype=np.int64)


def where(condition: Bools, then: Ints | int, otherwise: Ints | int) -> Ints:
    """`then` for the rows where `condition` holds, `otherwise` for the rest; int64."""
    return np.where(condition, then, otherwise).astype(np.int64, copy=False)


def at_least(column: Ints, floor: Ints | int) -> Ints:
    """The larger of `column` and `floor`, row by row."""
    return np.maximum(column, floor)


def at_most(column: Ints, ceiling: Ints | int) -> Ints:
    """The smaller of `column` and `ceiling`, row by row."""
    return np.minimum(column, ceiling)


def first_true(codes_and_conditions: list[tuple[int, Bools]]) -> Codes:
    """The code of the first condition that holds in each row, 0 where none does."""
    code = zeros(len(codes_and_conditions[0][1]))
    for value, condition in reversed(codes_and_conditions):
        code = where(condition, value, code)
    return code


def slices_of(sorted_keys: Ints, keys: Ints) -> tuple[Ints, Ints]:
    """First position and count of each of `keys` in the ascending column `sorted_keys`."""
    first = np.searchsorted(sorted_keys, keys, side="left").astype(np.int64)
    return first, np.searchsorted(sorted_keys, keys, side="right").astype(np.int64) - first


def pair_up(keys: Ints, sorted_keys: Ints) -> tuple[Rows, Rows]:
    """Every pair (position in `keys`, position in the ascending `sorted_keys`) with equal key."""
    first, count = slices_of(sorted_keys, keys)
    left = np.repeat(np.arange(len(keys), dtype=np.int64), count)
    offset = np.arange(len(left), dtype=np.int64) - np.repeat(np.cumsum(count) - count, count)
    return left, np.repeat(first, count) + offset


def rank_within(sorted_keys: Ints) -> Ints:
    """0, 1, 2 … within each run of equal keys of an ascending (or grouped) column."""
    if not len(sorted_keys):
        return zeros(0)
    is_new = np.concatenate(([True], sorted_keys[1:] != sorted_keys[:-1]))
    starts = np.flatnonzero(is_new)
    return np.arange(len(sorted_keys), dtype=np.int64) - np.repeat(
        starts, np.diff(np.append(starts, len(sorted_keys)))
    )
