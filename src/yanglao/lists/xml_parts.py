"""Parts of a workbook walked element by element, so that no XML costs more than its length: entities are never
declared in a workbook, and nothing in it is nested deeply.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, Protocol
from xml.parsers import expat

MOST_ELEMENTS = 12_000_000
_DEEPEST = 1000
_BYTES = 1 << 18


class BadSheet(Exception):
    """XML that is not well formed, or references that a worksheet cannot have."""


class TooWide(Exception):
    """The cells span too large a rectangle, or there is too much between them."""


class Walker(Protocol):
    """Sees the elements of a part; `elements` counts those that have begun."""

    elements: int

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def pause(self) -> None:
        """Now and then: time to say that it is too much."""


def walk(
    file: IO[bytes],
    parser: expat.XMLParserType,
    walker: Walker,
    *,
    end: Callable[[str], object] | None = None,
) -> None:
    """BadSheet for what is no XML of a workbook, TooWide for too much of it. `end`: sees where elements end, too."""
    ended: list[str] = []
    all_ended = 0
    parser.StartElementHandler = walker.start
    parser.EndElementHandler = _both(ended.append, end)  # counted by the piece: cheaper than a call for each
    parser.StartDoctypeDeclHandler = _refuse
    try:
        while piece := file.read(_BYTES):
            parser.Parse(piece)
            all_ended += len(ended)
            ended.clear()
            if walker.elements - all_ended > _DEEPEST:
                raise BadSheet
            if walker.elements > MOST_ELEMENTS:
                raise TooWide
            walker.pause()
        parser.Parse(b"", True)
    except expat.ExpatError as fault:
        raise BadSheet from fault


def _refuse(*_: object) -> None:
    raise BadSheet


def _both(count: Callable[[str], object], end: Callable[[str], object] | None) -> Callable[[str], object]:
    if end is None:
        return count
    return lambda name: (count(name), end(name))
