"""Plain text in columns: a Chinese character takes the width of two Latin ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

PAGE = 100  # columns
CLOSING = "，。；：、）】》」！？"


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, flush: str) -> list[str]:
    """An aligned table with a rule under its headings; `flush` says l(eft) or r(ight) for each column."""
    widths = [max(map(width, column)) for column in zip(headings, *rows, strict=True)]
    lines = [_row(cells, widths, flush) for cells in (headings, *rows)]
    return [lines[0], "-" * (sum(widths) + 2 * (len(widths) - 1)), *lines[1:]]


def _row(cells: Sequence[str], widths: Sequence[int], flush: str) -> str:
    padded = [
        padded_to(cell, columns, right=side == "r")
        for cell, columns, side in zip(cells, widths, flush, strict=True)
    ]
    return "  ".join(padded).rstrip()


def padded_to(text: str, columns: int, *, right: bool = False) -> str:
    """`text` with blanks up to a width; with `right` flush right."""
    blanks = " " * max(columns - width(text), 0)
    return blanks + text if right else text + blanks


def width(text: str) -> int:
    """How many columns a text takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, *, indent: str = "", hanging: str = "  ", columns: int = PAGE) -> list[str]:
    """`text` broken into lines of at most `columns`, the first begun with `indent`, the others with
    `hanging` more.
    """
    lines, line = [], indent
    for piece in _pieces(text):
        if width(line) + width(piece.rstrip()) > columns and line.strip():
            lines.append(line.rstrip())
            line, piece = indent + hanging, piece.lstrip()
        line += piece
    return [*lines, line.rstrip()]


def _pieces(text: str) -> Iterator[str]:
    """What a line may be broken after: Latin words with the blank behind them, single Chinese characters."""
    word = ""
    for character in text:
        if _character_width(character) == 2 and not _closes(character) and not word.endswith("("):
            if word:
                yield word
            word = character
        else:
            word += character
            if character == " ":
                yield word
                word = ""
    if word:
        yield word


def _closes(character: str) -> bool:
    return character in CLOSING or unicodedata.category(character) in ("Pe", "Pf")
