"""How a reject file is written, as CSV or as XLSX: nothing in it is computed or rounded when it is opened."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

MOST_XLSX_ROWS = 100_000
"""More than this nobody corrects by hand in a sheet."""
MOST_XLSX_CHARACTERS = 32_767  # in one cell
_TEXT_FORMAT = 49  # the number of the built-in format "text"
_LONG_NUMBER = re.compile(r"[0-9]{12,}[0-9Xx]?")
_WIDTHS = {"退回原因": 60, "Why returned": 60, "身份证号码": 22}


def write_csv(path: Path, table: Iterator[list[str]]) -> None:
    """UTF-8 with its mark, as spreadsheets expect it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([_safe(cell) for cell in row] for row in table)


def _safe(cell: str) -> str:
    """A cell that a spreadsheet opening the CSV file neither computes nor rounds."""
    if cell.startswith(("=", "+", "-", "@", "'", "\t", "\r")):
        return f"'{cell}"
    return f"{cell}\t" if _LONG_NUMBER.fullmatch(cell.strip()) else cell


def write_xlsx(path: Path, table: Iterator[list[str]]) -> None:
    """One sheet, every cell formatted as text, the heading row held in place."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        as_text = book.add_format({"num_format": _TEXT_FORMAT})
        heading = book.add_format({"num_format": _TEXT_FORMAT, "bold": True})
        sheet = book.add_worksheet("退回")
        sheet.freeze_panes(1, 0)
        for row, cells in enumerate(table):
            for place, cell in enumerate(cells):
                if not row:
                    sheet.set_column(place, place, _WIDTHS.get(cell, 14), as_text)
                sheet.write_string(row, place, cell, as_text if row else heading)
