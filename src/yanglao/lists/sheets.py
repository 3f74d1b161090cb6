"""A file as rows of text, whatever its format: what the CSV and XLSX readers give to `reading`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import polars as pl

from yanglao.kernel.columns import Ints


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive rows that are not blank, as text.

    rows: row numbers as a spreadsheet shows them. cells: a text column without nulls for each heading,
    named by its position. extra: row number -> what stood to the right of the last heading.
    """

    rows: Ints
    cells: pl.DataFrame
    extra: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The headings, and the rows below in blocks of at most the asked size."""

    headings: tuple[str, ...]
    blocks: Callable[[int], Iterator[Block]]
