"""生僻字 Which characters a typeface can draw, and what stands for those that it cannot: no name is lost without a word."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

STAND_IN = "〓"
MISSING = "missing"
"""Where a paper says which characters could not be drawn."""
_COLLECTION, _ALL_OF_UNICODE = b"ttcf", 12


def drawable(data: Mapping[str, Any], font: Path) -> dict[str, Any]:
    """The same data with 〓 for every character that the typeface has not got, and under `missing` what each of them is."""
    missing = dict.fromkeys(sign for sign in _signs(data) if not _is_drawn(ord(sign), font))
    table = {ord(sign): STAND_IN for sign in missing}
    told: dict[str, Any] = each_text(data, lambda text: text.translate(table))
    return {**told, MISSING: [f"U+{ord(sign):04X}" for sign in missing]}


def each_text(value: Any, change: Callable[[str], str]) -> Any:
    """Data with every text in it changed; names of fields stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {name: each_text(one, change) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [each_text(one, change) for one in value]
    return value


def _signs(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _signs(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _signs(one)


def _is_drawn(code: int, font: Path) -> bool:
    return code in (9, 10) or any(first <= code <= last for first, last in _spans(font))


@cache
def _spans(font: Path) -> tuple[tuple[int, int], ...]:
    """First and last code point of each run of characters that a font, or the first one of a collection, can draw."""
    content = font.read_bytes()
    start = struct.unpack_from(">I", content, 12)[0] if content[:4] == _COLLECTION else 0
    cmap = _table(content, start, b"cmap")
    (subtables,) = struct.unpack_from(">H", content, cmap + 2)
    for place in range(subtables):
        at = cmap + struct.unpack_from(">I", content, cmap + 8 + 8 * place)[0]
        if struct.unpack_from(">H", content, at)[0] == _ALL_OF_UNICODE:
            return tuple(_groups(content, at))
    raise ValueError(f"{font.name} has no table of all of Unicode")


def _table(content: bytes, start: int, name: bytes) -> int:
    """Where a table of a font begins."""
    (tables,) = struct.unpack_from(">H", content, start + 4)
    for place in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sIII", content, start + 12 + 16 * place)
        if tag == name:
            return int(offset)
    raise ValueError("a font without the table " + name.decode())


def _groups(content: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Runs, those that follow one another joined."""
    (count,) = struct.unpack_from(">I", content, at + 12)
    first = None
    groups = [struct.unpack_from(">II", content, at + 16 + 12 * place) for place in range(count)]
    for (begin, end), (after, _) in pairwise([*groups, (0x7FFFFFFF, 0)]):
        first = begin if first is None else first
        if after != end + 1:
            yield first, end
            first = None
