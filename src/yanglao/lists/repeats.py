"""重复行 Rows of one file that say the same thing twice, also when they lie in different chunks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class Seen:
    """The rows already met in one file: give the same one to `parse` for every chunk of it."""

    __slots__ = ("_first",)

    def __init__(self) -> None:
        self._first: dict[tuple[Any, ...], tuple[int, int]] = {}

    def sort_out(
        self, *, rows: Sequence[int], keys: Sequence[Sequence[Any]], contents: Sequence[Sequence[Any]]
    ) -> tuple[list[int], dict[int, int]]:
        """Rows that repeat an earlier row, and rows that contradict one: row number -> the earlier row."""
        repeated, contradicting = [], {}
        for row, key, content in zip(rows, zip(*keys, strict=True), zip(*contents, strict=True), strict=True):
            print_of_content = hash(content)
            first_row, first_print = self._first.setdefault(key, (row, print_of_content))
            if first_row == row:
                continue
            if first_print == print_of_content:
                repeated.append(row)
            else:
                contradicting[row] = first_row
        return repeated, contradicting
