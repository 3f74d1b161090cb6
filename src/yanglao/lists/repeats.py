"""重复行 Rows of one file that say the same thing twice, also when they lie in different chunks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from yanglao.kernel.columns import Bools, Ints

Prints = npt.NDArray[np.uint64]
"""Fingerprints of 64 bits. Among a million rows two different ones agree once in forty million lists."""

_SEEDS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F)  # key and content are mixed differently


@dataclass(frozen=True, slots=True)
class Printed:
    """Rows of a file: their numbers, and fingerprints of what makes them the same and of all they say."""

    numbers: Ints
    keys: Prints
    contents: Prints

    def pick(self, which: Bools | Ints) -> Printed:
        """Some of the rows."""
        return Printed(self.numbers[which], self.keys[which], self.contents[which])


def printed(numbers: Ints, columns: pl.DataFrame, *, key: tuple[str, ...]) -> Printed:
    """Rows that are the same event when their `key` columns agree."""
    keys = columns.select(key).hash_rows(_SEEDS[0]).to_numpy()
    return Printed(numbers, keys, columns.hash_rows(_SEEDS[1]).to_numpy())


class Seen:
    """The rows already met in one file: give the same one to `parse` for every chunk of it."""

    __slots__ = ("_first",)

    def __init__(self) -> None:
        nothing = np.zeros(0, dtype=np.uint64)
        self._first = Printed(np.zeros(0, dtype=np.int64), nothing, nothing)  # ascending by key

    def sort_out(self, rows: Printed) -> tuple[Ints, Ints, Ints]:
        """Positions of rows that repeat an earlier row, positions of rows that contradict one, and the
        earlier row numbers of the latter."""
        first = self._met(rows)
        is_later = first.numbers != rows.numbers
        is_same = first.contents == rows.contents
        contradicting = np.flatnonzero(is_later & ~is_same)
        return np.flatnonzero(is_later & is_same), contradicting, first.numbers[contradicting]

    def _met(self, rows: Printed) -> Printed:
        """Of each row the first of the file with its key, itself included; new keys are remembered."""
        keys, first, place = np.unique(rows.keys, return_index=True, return_inverse=True)
        found = rows.pick(first)
        at = np.searchsorted(self._first.keys, keys)
        is_old = np.zeros(len(keys), dtype=bool)
        inside = at < len(self._first.keys)
        is_old[inside] = self._first.keys[at[inside]] == keys[inside]
        old = self._first.pick(at[is_old])
        found.numbers[is_old], found.contents[is_old] = old.numbers, old.contents
        self._remember(found.pick(~is_old), at[~is_old])
        return found.pick(place)

    def _remember(self, new: Printed, at: Ints) -> None:
        old = self._first
        self._first = Printed(
            np.insert(old.numbers, at, new.numbers),
            np.insert(old.keys, at, new.keys),
            np.insert(old.contents, at, new.contents),
        )
