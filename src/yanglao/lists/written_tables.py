"""写出的表 Tables written for people, as CSV or as XLSX. What is text stays text: nothing that begins like a formula is computed, no long
number rounded, when a file is opened; amounts, counts and days are numbers and days."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from yanglao.kernel.money import FEN_PER_YUAN
from yanglao.kernel.months import date_of, day_text

Shape = Literal["text", "count", "yuan", "percent", "rate", "day"]
"""What the values of a column are; yuan: fen, percent: tenths of one, rate: hundredths of a per cent, day: a Day. None is an empty cell."""
Cell = str | int | None
BASIS_POINTS_PER_PERCENT = 100
MOST_XLSX_ROWS = 100_000
"""More than this nobody corrects by hand in a sheet."""
MOST_XLSX_CHARACTERS = 32_767  # in one cell
MOST_EXACT = 10**15
"""Whole numbers below it are exact in a cell: fifteen digits. Others are written as text."""
FIRST_DATE = 1900_03_01  # before it spreadsheets count a day that never was
_TEXT_FORMAT = 49  # the number of the built-in format "text"
_FORMATS = {
    "text": _TEXT_FORMAT,
    "count": "0",
    "yuan": "#,##0.00",
    "percent": "0.0%",
    "rate": "0.00%",
    "day": "yyyy-mm-dd",
}
_LONG_NUMBER = re.compile(r"[0-9]{12,}[0-9Xx]?")
_WIDTHS = {"退回原因": 60, "Why returned": 60, "身份证号码": 22, "identity number": 22}
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_MOST_IN_A_NAME = 31


class Sheet(NamedTuple):
    """One table: the name of its sheet, headings, shapes of the columns, rows; `above`: what stands over the headings."""

    name: str
    headings: Sequence[str]
    shapes: Sequence[Shape]
    rows: Iterable[Sequence[Cell]]
    above: Sequence[str] = ()


def text_sheet(name: str, table: Iterator[list[str]]) -> Sheet:
    """A sheet on which everything is text; the first row are the headings."""
    headings = next(table)
    return Sheet(name, headings, ["text"] * len(headings), table)


def write_csv(path: Path, sheet: Sheet) -> None:
    """UTF-8 with its mark, as spreadsheets expect it. What stands above the headings is left out: programs read the file, too."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(map(_safe, sheet.headings))
        for row in sheet.rows:
            writer.writerow(_said(shape, cell) for shape, cell in zip(sheet.shapes, row, strict=True))


def _said(shape: Shape, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _safe(cell)
    match shape:
        case "yuan":
            return f"{Decimal(cell) / FEN_PER_YUAN:.2f}"
        case "percent":
            return f"{cell / 10:.1f}%"
        case "rate":
            return f"{Decimal(cell) / BASIS_POINTS_PER_PERCENT:.2f}%"
        case "day":
            return day_text(cell)
        case _:
            return str(cell)


def _safe(cell: str) -> str:
    """A cell that a spreadsheet opening the CSV file neither computes nor rounds."""
    if cell.startswith(("=", "+", "-", "@", "'", "\t", "\r")):
        return f"'{cell}"
    return f"{cell}\t" if _LONG_NUMBER.fullmatch(cell.strip()) else cell


def write_xlsx(path: Path, sheets: Sequence[Sheet]) -> None:
    """A workbook; the headings of every sheet stay in sight."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        formats = {shape: book.add_format({"num_format": one}) for shape, one in _FORMATS.items()}
        heading = book.add_format({"num_format": _TEXT_FORMAT, "bold": True})
        for sheet in sheets:
            _write_sheet(book.add_worksheet(_sheet_name(sheet.name)), sheet, formats, heading)


def _write_sheet(to: Worksheet, sheet: Sheet, formats: dict[str, Format], heading: Format) -> None:
    top = len(sheet.above)
    to.freeze_panes(top + 1, 0)
    for row, line in enumerate(sheet.above):
        to.write_string(row, 0, line, heading)
    for place, (title, shape) in enumerate(zip(sheet.headings, sheet.shapes, strict=True)):
        to.set_column(place, place, _WIDTHS.get(title, 14), formats[shape])
        to.write_string(top, place, title, heading)
    for row, cells in enumerate(sheet.rows, start=top + 1):
        for place, (shape, cell) in enumerate(zip(sheet.shapes, cells, strict=True)):
            _write_cell(to, (row, place), shape, cell, formats)


def _write_cell(
    to: Worksheet, at: tuple[int, int], shape: Shape, cell: Cell, formats: dict[str, Format]
) -> None:
    """A number or a day as such, where the cell can hold it exactly; anything else as a string, never as a formula."""
    value = _value(shape, cell)
    if isinstance(value, date):
        to.write_datetime(*at, value, formats[shape])
    elif isinstance(value, (int, float)):
        to.write_number(*at, value, formats[shape])
    elif value:
        to.write_string(*at, value, formats["text"])


def _value(shape: Shape, cell: Cell) -> Any:
    """What is written into the cell."""
    if cell is None or isinstance(cell, str):
        return cell
    if shape == "day":
        return date_of(cell) if cell >= FIRST_DATE else day_text(cell)
    if abs(cell) >= MOST_EXACT:
        return _said(shape, cell)
    match shape:
        case "yuan":
            return cell / FEN_PER_YUAN
        case "percent":
            return cell / 1000
        case "rate":
            return cell / (100 * BASIS_POINTS_PER_PERCENT)
        case "count":
            return cell
        case _:
            return str(cell)


def _sheet_name(name: str) -> str:
    return _NOT_IN_NAMES.sub(" ", name)[:_MOST_IN_A_NAME].strip()
