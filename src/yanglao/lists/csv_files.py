"""CSV files: encoding, delimiter and quotes are all decided before the first row is given away."""

from __future__ import annotations

import codecs
import csv
from collections import deque
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import polars as pl

from yanglao.kernel.cells import BLANKS
from yanglao.lists.headings import HEADING_WITHIN, Row, columns_of, heading_among, known_headings
from yanglao.lists.layouts import Layout
from yanglao.lists.sentences import FileRefused
from yanglao.lists.sheets import Block, Sheet

DELIMITERS = (",", "\t", ";")
_SEARCHED_ROWS = 100  # for the heading, blank ones included
MOST_ROWS = 5_000_000
MOST_CELLS_IN_A_ROW = 16_384  # what a sheet has
_MOST_CHARACTERS = 1 << 23  # held at a time
_BYTES = 1 << 20
_DAMAGED_AFTER = 8
"""Characters of valid multi-byte UTF-8 after which a bad byte is damage, not another encoding."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def open_csv(path: Path, layout: Layout) -> Sheet:
    """The headings and rows of a CSV file; FileRefused for an encoding or quotes we cannot trust."""
    encoding = encoding_of(path)
    delimiter = _delimiter_of(path, encoding, layout)
    heading_row, headings = heading_among(layout, _top(path, encoding, delimiter, strict=True))
    columns_of(layout, headings)
    _read_through(path, encoding, delimiter)

    def blocks(size: int) -> Iterator[Block]:
        for first_row, records in _runs(path, encoding, delimiter, size, after=heading_row):
            filled = {
                row: cells for row, cells in enumerate(records, start=first_row) if not _is_blank(cells)
            }
            if filled:
                yield _block(filled, len(headings))

    return Sheet(headings, blocks)


def _read_through(path: Path, encoding: str, delimiter: str) -> None:
    """To the end, so that a quotation mark without a partner and too many rows or cells show now."""
    for first_row, records in _runs(path, encoding, delimiter, 1000):
        if first_row + len(records) > MOST_ROWS:
            raise FileRefused("too_many_rows", str(MOST_ROWS))
        if max(map(len, records)) > MOST_CELLS_IN_A_ROW:
            raise FileRefused("too_many_columns", str(MOST_CELLS_IN_A_ROW))


def encoding_of(path: Path) -> str:
    """UTF-8, UTF-16 with its mark, else GB18030: the first that decodes the whole file."""
    with path.open("rb") as file:
        head = file.read(4)
    if not head:
        raise FileRefused("empty_file")
    marked = [encoding for mark, encoding in _MARKS if head.startswith(mark)]
    for encoding in marked or ["utf-8", "gb18030"]:
        understood = _understood(path, encoding)
        if understood is None:
            return encoding
        if understood >= _DAMAGED_AFTER:
            break
    raise FileRefused("undecodable")


def _understood(path: Path, encoding: str) -> int | None:
    """None when the file decodes to its end, else how many characters beyond ASCII came before the fault."""
    decoder, wide = codecs.getincrementaldecoder(encoding)(), 0
    with path.open("rb") as file:
        while True:
            piece = file.read(_BYTES)
            try:
                text = decoder.decode(piece, final=not piece)
            except UnicodeDecodeError as fault:
                return wide + _wide(fault.object[: fault.start].decode(encoding, "ignore"))
            if "\0" in text:
                raise FileRefused("unknown_format")
            if not piece:
                return None
            wide += _wide(text)


def _wide(text: str) -> int:
    """Characters beyond ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def _delimiter_of(path: Path, encoding: str, layout: Layout) -> str:
    """The delimiter under which most headings are known."""

    def known(delimiter: str) -> int:
        try:
            rows = _top(path, encoding, delimiter, strict=False)
            return max(known_headings(layout, cells) for _, cells in rows)
        except FileRefused:
            return 0  # what lies between two of these is too long for a cell

    return max(DELIMITERS, key=known)


def _top(path: Path, encoding: str, delimiter: str, *, strict: bool) -> list[Row]:
    """The first records that are not blank, without the empty cells at their ends: one is the heading."""
    first = islice(_runs(path, encoding, delimiter, 1, strict=strict), _SEARCHED_ROWS)
    filled = ((row, _used(cells)) for row, (cells,) in first if not _is_blank(cells))
    rows = list(islice(filled, HEADING_WITHIN))
    if not rows:
        raise FileRefused("empty_file")
    return rows


def _used(cells: list[str]) -> tuple[str, ...]:
    used = max(place for place, cell in enumerate(cells, start=1) if cell.strip(BLANKS))
    return tuple(cells[:used])


def _runs(
    path: Path, encoding: str, delimiter: str, size: int, *, after: int = 0, strict: bool = True
) -> Iterator[tuple[int, list[list[str]]]]:
    """Runs of records below the row `after`, each with the row number of its first.

    A cell may hold line breaks, and a blank line counts as a row, as in a spreadsheet.
    """
    row = after + 1
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file, delimiter=delimiter, strict=strict)
        try:
            deque(islice(reader, after), maxlen=0)
            while records := _run(reader, size):
                yield row, records
                row += len(records)
        except csv.Error as fault:
            raise FileRefused("broken_quotes", str(reader.line_num)) from fault


def _run(reader: Iterator[list[str]], size: int) -> list[list[str]]:
    """The next records, fewer than `size` when they are long."""
    records, room = [], _MOST_CHARACTERS
    for record in islice(reader, size):
        records.append(record)
        room -= sum(map(len, record)) + len(record)
        if room < 0:
            break
    return records


def _is_blank(cells: list[str]) -> bool:
    return not (cells and cells[0].strip(BLANKS)) and not "".join(cells).strip(BLANKS)


def _block(filled: dict[int, list[str]], width: int) -> Block:
    """Records by row number as columns: short ones are filled up, what is beyond the heading is set aside."""
    odd = {row: cells for row, cells in filled.items() if len(cells) != width}
    extra = {row: beyond for row, cells in odd.items() if (beyond := _beyond(cells[width:]))}
    filled |= {row: (cells + [""] * width)[:width] for row, cells in odd.items()}
    columns = {str(place): list(column) for place, column in enumerate(zip(*filled.values(), strict=True))}
    rows = np.fromiter(filled, np.int64, len(filled))
    return Block(rows, pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)), extra)


def _beyond(cells: list[str]) -> str:
    return " | ".join(cell.strip(BLANKS) for cell in cells if cell.strip(BLANKS))
