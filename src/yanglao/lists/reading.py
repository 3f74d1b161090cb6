"""读入 A file of the office as chunks of text cells, each bound to a field of its layout.

Everything that refuses a file whole (encoding, quotes, damage, size, headings) is found before the first
chunk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from yanglao.kernel.cells import BLANKS
from yanglao.kernel.columns import Ints
from yanglao.lists.csv_files import open_csv
from yanglao.lists.given_files import check_file
from yanglao.lists.headings import columns_of
from yanglao.lists.layouts import Layout
from yanglao.lists.sentences import FileRefused
from yanglao.lists.sheets import Block, Sheet
from yanglao.lists.total_rows import without_totals
from yanglao.lists.xlsx_files import open_xlsx

ADDED_HEADINGS = ("行号", "出错的列", "错误代码", "退回原因", "Why returned")
"""The columns that a reject file adds; passed over when it comes back corrected. (原因 alone is a column of
suspension lists.)"""
EXTRA_HEADING = "多出的单元格"
"""Where a reject file keeps what stood right of the last heading; to be cleared before it is read again."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some consecutive rows of a file, blank ones left out.

    rows: row numbers as a spreadsheet shows them (the heading is row 1), ascending. headings: as in the
    file, without the columns of a reject file. cells: one text column per heading, named by its position.
    places: field name -> position of its column. ignored: headings that mean nothing to the layout. extra:
    row number -> cells beyond the last heading.
    """

    layout: Layout
    headings: tuple[str, ...]
    rows: Ints
    cells: pl.DataFrame
    places: dict[str, int]
    ignored: tuple[str, ...]
    extra: dict[int, str]

    def texts(self, field_name: str) -> pl.Series | None:
        """The cells of a field, or None when the file has no column for it."""
        place = self.places.get(field_name)
        return None if place is None else self.cells.to_series(place)

    def some_texts(self, field_name: str, places: Ints) -> list[str]:
        """The cells of a field at some places, empty when the file has no column for it."""
        texts = self.texts(field_name)
        return [""] * len(places) if texts is None else texts.gather(places).to_list()

    def heading(self, field_name: str) -> str:
        """The heading of a field as it stands in the file; what is not a field of the file stays as it is."""
        place = self.places.get(field_name)
        return field_name if place is None else self.headings[place].strip(BLANKS)

    def raw_rows(self, row_numbers: Sequence[int]) -> list[tuple[str, ...]]:
        """The cells of some rows as they stand in the file; KeyError when one is not in this chunk."""
        wanted = np.asarray(row_numbers, dtype=np.int64)
        if not np.isin(wanted, self.rows).all():
            raise KeyError(f"not all of these rows are in this chunk: {list(row_numbers)[:10]}")
        return self.cells[np.searchsorted(self.rows, wanted)].rows()


def read_table(path: str | Path, layout: Layout, *, chunk_rows: int = 20_000) -> Iterator[Chunk]:
    """The rows of a CSV or XLSX file in chunks; FileRefused, at the call, when the file cannot be taken."""
    sheet = _open(Path(path), layout)
    places = columns_of(layout, sheet.headings)
    blocks = (without_totals(block, places) for block in sheet.blocks(chunk_rows))
    return (_chunk(layout, sheet, places, block) for block in blocks if len(block.rows))


def _open(path: Path, layout: Layout) -> Sheet:
    """By what the file begins with, not by what it is called."""
    check_file(path)
    with path.open("rb") as file:
        head = file.read(4)
    if head == _OLE:
        raise FileRefused("old_excel")
    return open_xlsx(path, layout) if head == _ZIP else open_csv(path, layout)


def _chunk(layout: Layout, sheet: Sheet, places: dict[str, int], block: Block) -> Chunk:
    stripped = [heading.strip(BLANKS) for heading in sheet.headings]
    kept = [
        place for place, heading in enumerate(stripped) if heading not in (*ADDED_HEADINGS, EXTRA_HEADING)
    ]
    moved = {place: order for order, place in enumerate(kept)}
    known = set(places.values())
    return Chunk(
        layout=layout,
        headings=tuple(sheet.headings[place] for place in kept),
        rows=block.rows,
        cells=block.cells.select(pl.col(str(place)).alias(str(order)) for place, order in moved.items()),
        places={name: moved[place] for name, place in places.items()},
        ignored=tuple(stripped[place] for place in kept if stripped[place] and place not in known),
        extra=block.extra | _kept_extra(stripped, block),
    )


def _kept_extra(headings: list[str], block: Block) -> dict[int, str]:
    """What a reject file that came back still has in its column of extra cells."""
    if EXTRA_HEADING not in headings:
        return {}
    cells = block.cells.to_series(headings.index(EXTRA_HEADING)).str.strip_chars(BLANKS).to_list()
    return {row: cell for row, cell in zip(block.rows.tolist(), cells, strict=True) if cell}
