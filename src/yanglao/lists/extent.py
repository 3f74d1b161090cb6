"""The rectangle that a worksheet's cells span, measured on its XML before anything sets memory aside for it.

A reader of workbooks allocates the whole rectangle between the first and the last filled cell. A single
cell in the last row and column, a reference that cannot be, or rows that run backwards would cost it all
memory and end the process; so the references are checked here, cell by cell.
"""

from __future__ import annotations

import re
from typing import IO
from xml.parsers import expat

MOST_CELLS = 1_000_000
"""In all sheets of a workbook together; the reader needs about 200 bytes for each."""
_BYTES = 1 << 18
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.ASCII)
_ROW = re.compile(r"[0-9]{1,7}", re.ASCII)


class BadSheet(Exception):
    """XML that is not well formed, or references that a worksheet cannot have."""


class TooWide(Exception):
    """The cells span more than MOST_CELLS."""


def check_extent(file: IO[bytes], *, most_cells: int = MOST_CELLS) -> int:
    """How many cells a worksheet spans.

    BadSheet or TooWide unless its filled cells are in order and span no more than `most_cells`.
    """
    extent, parser = _Extent(), expat.ParserCreate()
    parser.StartElementHandler = extent.start
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        while piece := file.read(_BYTES):
            parser.Parse(piece)
            if extent.height * extent.width > most_cells:
                raise TooWide
        parser.Parse(b"", True)
    except expat.ExpatError as fault:
        raise BadSheet from fault
    return extent.height * extent.width


def _no_doctype(*_: object) -> None:
    raise BadSheet


class _Extent:
    """Follows rows and cells; only cells that hold something count."""

    __slots__ = ("_column", "_row", "_row_of_cell", "_row_text", "height", "width")

    def __init__(self) -> None:
        self.height = self.width = 0
        self._row = self._row_of_cell = self._column = 0
        self._row_text = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; a prefix such as x: changes nothing."""
        if name == "c":
            self._cell(attributes.get("r"))
        elif name == "v" or name == "is":
            self._filled()
        elif name == "row":
            self._begin_row(attributes.get("r"))
        elif ":" in name:
            self.start(name.rpartition(":")[2], attributes)

    def _begin_row(self, text: str | None) -> None:
        if text is not None and not _ROW.fullmatch(text):
            raise BadSheet
        self._row = self._row + 1 if text is None else int(text)
        self._row_text, self._column = text or "", 0

    def _cell(self, reference: str | None) -> None:
        """Without a reference a cell follows the one before it."""
        self._row_of_cell = self._row
        if reference is None:
            self._column += 1
        elif reference[1:] == self._row_text and "A" <= reference[0] <= "Z":
            self._column = ord(reference[0]) - 64
        else:
            self._far_cell(reference)

    def _far_cell(self, reference: str) -> None:
        match = _REFERENCE.fullmatch(reference)
        if match is None:
            raise BadSheet
        self._column, self._row_of_cell = _place(match[1]), int(match[2])

    def _filled(self) -> None:
        if self._row_of_cell < self.height:
            raise BadSheet  # rows run downwards
        self.height = self._row_of_cell
        if self._column > self.width:
            self.width = self._column


def _place(letters: str) -> int:
    """A is 1, Z 26, AA 27."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place
