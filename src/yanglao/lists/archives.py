"""A workbook as an archive: looked over before it is opened, and which of its parts is which sheet."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from pathlib import Path
from typing import IO
from xml.parsers import expat

from yanglao.lists.extent import MOST_BROKEN, MOST_CELLS, Extent, check_extent
from yanglao.lists.sentences import FileRefused
from yanglao.lists.xml_parts import BadSheet, TooWide, walk

MOST_BYTES = 128 * 1024 * 1024  # unpacked
MOST_OTHER_BYTES = 64 * 1024 * 1024  # of a part that is no worksheet: the reader keeps shared texts whole
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
_ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))
"""Errors that the reader knows; it gives up on a workbook with another."""
_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def look_over(path: Path) -> dict[str, Extent]:
    """Sheet name -> what its cells span.

    FileRefused for archives that are damaged, protected, not workbooks, or too large when unpacked.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if _BOOK not in archive.namelist():
                raise FileRefused("unknown_format")
            if any(part.flag_bits & 1 for part in archive.infolist()):
                raise FileRefused("old_excel")
            extents = _unpacked(archive)
            return {name: extents[part] for name, part in _sheets(archive).items() if part in extents}
    except TooWide as fault:
        raise FileRefused("xlsx_too_large") from fault
    except _DAMAGES as fault:
        raise FileRefused("xlsx_damaged") from fault


def _unpacked(archive: zipfile.ZipFile) -> dict[str, Extent]:
    """Unpack everything once, keeping nothing: the sizes an archive states about itself prove nothing."""
    parts, extents = archive.infolist(), {}
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise FileRefused("xlsx_too_large")
    left, cells_left = MOST_BYTES, MOST_CELLS
    for part in parts:
        part.file_size = MOST_BYTES + 1  # read on to the true end
        with archive.open(part) as file:
            size, holds_cells = _looked_through(file, left)
        left -= size
        if size > MOST_OTHER_BYTES and not holds_cells:
            raise FileRefused("xlsx_too_large")
        if holds_cells:
            with archive.open(part) as file:
                extents[part.filename] = check_extent(file, most_cells=cells_left)
            cells_left -= extents[part.filename].area
            _refuse_errors(extents[part.filename])
    return extents


def _refuse_errors(extent: Extent) -> None:
    """FileRefused for #SPILL! and others of later years, and for more errors than anybody corrects row by row."""
    for (row, _), text in extent.broken.items():
        if len(extent.broken) >= MOST_BROKEN or (text.startswith("#") and text not in _ERRORS):
            raise FileRefused("formula_error", str(row + 1))


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


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name -> its part of the archive."""
    targets = {
        one.get("Id", ""): one.get("Target", "") for one in _elements(archive, _RELATIONS, "Relationship")
    }
    return {
        sheet.get("name", ""): _part(targets.get(_relation(sheet), ""))
        for sheet in _elements(archive, _BOOK, "sheet")
    }


def _relation(sheet: dict[str, str]) -> str:
    return next((value for key, value in sheet.items() if key.rpartition(":")[2] == "id"), "")


def _part(target: str) -> str:
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _elements(archive: zipfile.ZipFile, part: str, wanted: str) -> list[dict[str, str]]:
    """The attributes of every element of a name; BadSheet when the part is not well-formed XML."""
    found = _Named(wanted)
    with archive.open(part) as file:
        walk(file, expat.ParserCreate(), found)
    return found.attributes


class _Named:
    """Keeps the attributes of elements of one name."""

    __slots__ = ("_wanted", "attributes", "elements")

    def __init__(self, wanted: str) -> None:
        self._wanted = wanted
        self.attributes: list[dict[str, str]] = []
        self.elements = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.elements += 1
        if name.rpartition(":")[2] == self._wanted:
            self.attributes.append(attributes)

    def pause(self) -> None:
        """A workbook has few sheets."""
        if len(self.attributes) > MOST_PARTS:
            raise TooWide
