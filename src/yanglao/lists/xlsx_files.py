"""XLSX files: looked over as an archive before they are opened, then read as text whatever their cells are.

Formulas come as their last value, or as the error or the formula itself where there is none; hidden rows like any
others. A long number that the workbook holds as a
quantity has lost digits; it is given as `4.60007195503120E+17`, so that nothing after this can take it for
the number it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fastexcel
import numpy as np
import polars as pl

from yanglao.kernel.cells import BLANKS
from yanglao.lists.archives import look_over
from yanglao.lists.extent import Extent
from yanglao.lists.headings import HEADING_WITHIN, columns_of, heading_among, known_headings
from yanglao.lists.layouts import Layout
from yanglao.lists.sentences import FileRefused
from yanglao.lists.sheets import Block, Sheet

_LONG = r"^\d{16,}$"


def open_xlsx(path: Path, layout: Layout) -> Sheet:
    """The headings and rows of the one sheet that has this layout; FileRefused for a file we cannot trust."""
    extents = look_over(path)
    try:
        return _open(path, layout, extents)
    except (FileRefused, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as fault:  # the reader's own panics are not Exceptions
        raise FileRefused("xlsx_damaged") from fault


def _open(path: Path, layout: Layout, extents: dict[str, Extent]) -> Sheet:
    reader = fastexcel.read_excel(path)
    read = ((name, _sheet(reader, name, layout, extents.get(name))) for name in reader.sheet_names)
    sheets = [(name, sheet) for name, sheet in read if sheet is not None]
    if not sheets:
        raise FileRefused("empty_file")
    fitting = [(name, sheet) for name, sheet in sheets if _fits(layout, sheet.headings)]
    if len(fitting) > 1:
        raise FileRefused("several_sheets", "、".join(name for name, _ in fitting))
    return max(
        (sheet for _, sheet in fitting or sheets), key=lambda sheet: known_headings(layout, sheet.headings)
    )


def _fits(layout: Layout, headings: tuple[str, ...]) -> bool:
    try:
        return bool(columns_of(layout, headings))
    except FileRefused:
        return False


def _sheet(reader: fastexcel.ExcelReader, name: str, layout: Layout, extent: Extent | None) -> Sheet | None:
    """A visible sheet that is not blank."""
    loaded = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    if loaded.visible != "visible":
        return None
    letters = [column.absolute_index for column in loaded.available_columns()]
    cells = _with_lost_digits(_as_text(loaded.to_polars()), reader, name, letters)
    if extent is not None and extent.broken:
        cells = _with_broken(cells, extent.broken, letters)
    filled = np.flatnonzero(_is_filled(cells)) if cells.width else ()
    if not len(filled):
        return None
    top = [(row + 1, cells.row(row)) for row in filled[:HEADING_WITHIN]]
    row, headings = heading_among(layout, top)
    return _as_sheet(headings, cells.slice(row), first_row=row + 1)


def _with_broken(cells: pl.DataFrame, broken: dict[tuple[int, int], str], letters: list[int]) -> pl.DataFrame:
    """The cells with errors and formulas without a result in their places, also where no other cells are.

    letters: where the columns stand on the sheet, from 0 for A.
    """
    first = min([*letters, *(column for _, column in broken)])
    last = max([*letters, *(column for _, column in broken)])
    height = max(cells.height, *(row + 1 for row, _ in broken))
    columns = {column: [""] * height for column in range(first, last + 1)}
    for place, column in enumerate(letters):
        columns[column][: cells.height] = cells.to_series(place).to_list()
    for (row, column), text in broken.items():
        columns[column][row] = text
    return _as_text(pl.DataFrame(list(columns.values())))


def _as_text(frame: pl.DataFrame) -> pl.DataFrame:
    frame.columns = [str(place) for place in range(frame.width)]
    return frame.with_columns(pl.all().cast(pl.String).fill_null(""))


def _is_filled(cells: pl.DataFrame) -> np.ndarray:
    """Rows in which anything stands."""
    return cells.select(pl.any_horizontal(pl.all().str.strip_chars(BLANKS) != "")).to_series().to_numpy()


def _with_lost_digits(
    cells: pl.DataFrame, reader: fastexcel.ExcelReader, name: str, letters: list[int]
) -> pl.DataFrame:
    """The cells, with long numbers that the workbook holds as quantities written in powers of ten."""
    long = [place for place in range(cells.width) if cells.to_series(place).str.contains(_LONG).any()]
    if not long:
        return cells
    # Read as truth values, a cell of text is nothing and a quantity is something: this tells the two apart.
    typed = reader.load_sheet(
        name, header_row=None, skip_rows=0, dtypes="boolean", use_columns=[letters[place] for place in long]
    ).to_polars()
    lost = [
        cells.to_series(place).str.contains(_LONG) & typed.to_series(order).is_not_null()
        for order, place in enumerate(long)
    ]
    return cells.with_columns(
        pl.when(mask)
        .then(_power_of_ten(cells.to_series(place)))
        .otherwise(pl.col(str(place)))
        .alias(str(place))
        for place, mask in zip(long, lost, strict=True)
        if mask.any()
    )


def _power_of_ten(digits: pl.Series) -> pl.Series:
    """460007195503120000 as 4.60007195503120E+17: fifteen digits, which is what a spreadsheet keeps."""
    exponent = (digits.str.len_chars().cast(pl.Int64) - 1).cast(pl.String)
    return digits.str.slice(0, 1) + "." + digits.str.slice(1, 14) + "E+" + exponent


def _as_sheet(headings: tuple[str, ...], body: pl.DataFrame, *, first_row: int) -> Sheet:
    def blocks(size: int) -> Iterator[Block]:
        is_filled = _is_filled(body) if body.height else np.zeros(0, dtype=bool)
        rows = np.flatnonzero(is_filled).astype(np.int64) + first_row
        filled = body.filter(pl.Series(is_filled))
        for start in range(0, len(rows), size):
            yield Block(rows[start : start + size], filled.slice(start, size))

    return Sheet(headings, blocks)
