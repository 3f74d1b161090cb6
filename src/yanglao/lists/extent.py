"""What a worksheet's XML says before anything sets memory aside for it: the rectangle that its cells span, and
the cells that have no value although something stands in them.

A reader of workbooks allocates the whole rectangle between the first and the last filled cell. A single
cell in the last row and column, a reference that cannot be, or rows that run backwards would cost it all
memory and end the process; so the references are checked here, cell by cell. It also takes an error (#N/A) and
a formula that was never computed for an empty cell, which would turn an amount into one that was not given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import IO
from xml.parsers import expat

from yanglao.lists.xml_parts import BadSheet, TooWide, walk

MOST_CELLS = 1_000_000
"""In all sheets of a workbook together; the reader needs about 200 bytes for each."""
MOST_BROKEN = 20_000
"""More cells than this are not looked at one by one."""
_LONGEST_TEXT = 100
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})", re.ASCII)
_ROW = re.compile(r"[1-9][0-9]{0,6}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Extent:
    """What the filled cells of a worksheet span.

    area: cells of the rectangle from A1. broken: (row, column) -> the error, or the formula that has no result;
    both count from 0.
    """

    area: int
    broken: dict[tuple[int, int], str]


def check_extent(file: IO[bytes], *, most_cells: int = MOST_CELLS) -> Extent:
    """What a worksheet spans.

    BadSheet or TooWide unless its filled cells are in order and span no more than `most_cells`.
    """
    parser = expat.ParserCreate()
    cells = _Cells(parser, most_cells)
    walk(file, parser, cells)
    return cells.extent()


class _Cells:
    """Follows rows and cells; only cells that hold something count."""

    __slots__ = (
        "_broken",
        "_column",
        "_formula",
        "_in_formula",
        "_kind",
        "_most_cells",
        "_parser",
        "_row",
        "_row_of_cell",
        "_row_text",
        "_value",
        "elements",
        "height",
        "width",
    )

    def __init__(self, parser: expat.XMLParserType, most_cells: int) -> None:
        self._parser, self._most_cells = parser, most_cells
        self.height = self.width = self.elements = 0
        self._row = self._row_of_cell = self._column = 0
        self._row_text = ""
        self._broken: dict[tuple[int, int], str] = {}
        self._kind: str | None = None
        self._in_formula = False
        self._formula: str | None = None
        self._value = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; a prefix such as x: changes nothing."""
        self.elements += 1
        if name == "c":
            self._cell(attributes.get("r"))
            self._kind = attributes.get("t")
            if self._kind == "e":
                self._parser.CharacterDataHandler = self._text
        elif name == "v" or name == "is":
            self._filled()
        elif name == "row":
            self._begin_row(attributes.get("r"))
        elif name == "f":
            self._begin_formula()
        elif ":" in name:
            self.elements -= 1
            self.start(name.rpartition(":")[2], attributes)

    def pause(self) -> None:
        """TooWide as soon as the rectangle is."""
        if self.height * self.width > self._most_cells:
            raise TooWide

    def extent(self) -> Extent:
        """After the last element."""
        self._end_cell()
        self.pause()
        return Extent(self.height * self.width, self._broken)

    def _begin_row(self, text: str | None) -> None:
        self._end_cell()
        if text is not None and not _ROW.fullmatch(text):
            raise BadSheet
        self._row = self._row + 1 if text is None else int(text)
        self._row_text, self._column = text or "", 0

    def _cell(self, reference: str | None) -> None:
        """Without a reference a cell follows the one before it."""
        self._end_cell()
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
        self._in_formula = False
        if self._row_of_cell < max(self.height, 1):
            raise BadSheet  # rows run downwards, and cells stand in rows
        self.height = self._row_of_cell
        if self._column > self.width:
            self.width = self._column

    def _begin_formula(self) -> None:
        self._formula = ""
        self._filled()
        self._in_formula = True
        self._parser.CharacterDataHandler = self._text

    def _text(self, text: str) -> None:
        if not self._in_formula:
            self._value = (self._value + text)[:_LONGEST_TEXT]
        else:
            self._formula = ((self._formula or "") + text)[:_LONGEST_TEXT]

    def _end_cell(self) -> None:
        """Of a formula or an error it is known now whether it has a value; no text is a text."""
        if self._formula is None and self._kind != "e":
            return
        value = self._value.strip()
        is_broken = self._kind == "e" or not (value or self._kind == "str")
        if is_broken and len(self._broken) < MOST_BROKEN:
            place = (self._row_of_cell - 1, self._column - 1)
            self._broken[place] = value or f"={self._formula or ''}"
        self._formula, self._value, self._kind = None, "", None
        self._parser.CharacterDataHandler = None


def _place(letters: str) -> int:
    """A is 1, Z 26, AA 27."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place
