"""XLSX files: looked over as an archive before they are opened, then read as text whatever their cells are.

Formulas come as their last value, hidden rows like any others. A long number that the workbook holds as a
quantity has lost digits; it is given as `4.60007195503120E+17`, so that nothing after this can take it for
the number it was.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import fastexcel
import numpy as np
import polars as pl

from yanglao.kernel.cells import BLANKS
from yanglao.lists.extent import MOST_CELLS, BadSheet, TooWide, check_extent
from yanglao.lists.headings import HEADING_WITHIN, columns_of, heading_among, known_headings
from yanglao.lists.layouts import Layout
from yanglao.lists.sentences import FileRefused
from yanglao.lists.sheets import Block, Sheet

MOST_BYTES = 128 * 1024 * 1024  # unpacked
MOST_PARTS = 2000
_BYTES = 1 << 20
_DAMAGES = (
    BadSheet,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    LookupError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_CELLS = b"sheetData"  # the element of a worksheet in which its cells stand
_LONG = r"^\d{16,}$"


def open_xlsx(path: Path, layout: Layout) -> Sheet:
    """The headings and rows of the one sheet that has this layout; FileRefused for a file we cannot trust."""
    look_over(path)
    try:
        return _open(path, layout)
    except (FileRefused, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as fault:  # the reader's own panics are not Exceptions
        raise FileRefused("xlsx_damaged") from fault


def look_over(path: Path) -> None:
    """Refuse archives that are damaged, protected, not workbooks, or too large when unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if "xl/workbook.xml" not in archive.namelist():
                raise FileRefused("not_a_table")
            if any(part.flag_bits & 1 for part in parts):
                raise FileRefused("old_excel")
            _refuse_large(archive, parts)
    except TooWide as fault:
        raise FileRefused("xlsx_too_large") from fault
    except _DAMAGES as fault:
        raise FileRefused("xlsx_damaged") from fault


def _refuse_large(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Unpack everything once, keeping nothing: the sizes an archive states about itself prove nothing."""
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise FileRefused("xlsx_too_large")
    left, cells_left = MOST_BYTES, MOST_CELLS
    for part in parts:
        part.file_size = MOST_BYTES + 1  # read on to the true end
        with archive.open(part) as file:
            size, holds_cells = _looked_through(file, left)
        left -= size
        if holds_cells:
            with archive.open(part) as file:
                cells_left -= check_extent(file, most_cells=cells_left)


def _looked_through(file: IO[bytes], left: int) -> tuple[int, bool]:
    """The true size of a part, and whether it can be a worksheet, whatever its name.

    FileRefused when it is larger than `left`.
    """
    size, tail, holds_cells = 0, b"", False
    while piece := file.read(_BYTES):
        size += len(piece)
        holds_cells = holds_cells or _CELLS in tail + piece
        tail = piece[-len(_CELLS) :]
        if size > left:
            raise FileRefused("xlsx_too_large")
    return size, holds_cells


def _open(path: Path, layout: Layout) -> Sheet:
    reader = fastexcel.read_excel(path)
    sheets = [sheet for name in reader.sheet_names if (sheet := _sheet(reader, name, layout)) is not None]
    if not sheets:
        raise FileRefused("empty_file")
    fitting = [sheet for sheet in sheets if _fits(layout, sheet[1].headings)]
    if len(fitting) > 1:
        raise FileRefused("several_sheets", "、".join(name for name, _ in fitting))
    return max(fitting or sheets, key=lambda sheet: known_headings(layout, sheet[1].headings))[1]


def _fits(layout: Layout, headings: tuple[str, ...]) -> bool:
    try:
        return bool(columns_of(layout, headings))
    except FileRefused:
        return False


def _sheet(reader: fastexcel.ExcelReader, name: str, layout: Layout) -> tuple[str, Sheet] | None:
    """A visible sheet that is not blank, with its name."""
    loaded = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    if loaded.visible != "visible" or not loaded.width or not loaded.height:
        return None
    cells = _as_text(loaded.to_polars())
    filled = np.flatnonzero(_is_filled(cells))
    if not len(filled):
        return None
    top = [(row + 1, cells.row(row)) for row in filled[:HEADING_WITHIN].tolist()]
    row, headings = heading_among(layout, top)
    body = _with_lost_digits(cells.slice(row), reader, name, skipped=row)
    return name, _as_sheet(headings, body, first_row=row + 1)


def _as_text(frame: pl.DataFrame) -> pl.DataFrame:
    frame.columns = [str(place) for place in range(frame.width)]
    return frame.with_columns(pl.all().cast(pl.String).fill_null(""))


def _is_filled(cells: pl.DataFrame) -> np.ndarray:
    """Rows in which anything stands."""
    return cells.select(pl.any_horizontal(pl.all().str.strip_chars(BLANKS) != "")).to_series().to_numpy()


def _with_lost_digits(
    cells: pl.DataFrame, reader: fastexcel.ExcelReader, name: str, *, skipped: int
) -> pl.DataFrame:
    """The cells, with long numbers that the workbook holds as quantities written in powers of ten."""
    long = [place for place in range(cells.width) if cells.to_series(place).str.contains(_LONG).any()]
    if not long:
        return cells
    # Read as truth values, a cell of text is nothing and a quantity is something: this tells the two apart.
    typed = reader.load_sheet(
        name, header_row=None, skip_rows=0, dtypes="boolean", use_columns=long
    ).to_polars()
    lost = [
        cells.to_series(place).str.contains(_LONG) & typed.to_series(order).slice(skipped).is_not_null()
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
