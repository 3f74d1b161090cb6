"""叠放 Tables where there is no room for their columns: every cell knows the heading of its column, and the sheet puts a row's cells below each
other (`.stacks` in staff.css)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe

HEAD = re.compile(r"<thead\b.*?</thead>", re.DOTALL)
CELL = re.compile(r"<(?P<name>t[hd])\b(?P<said>[^>]*)>(?P<content>.*?)</(?P=name)>", re.DOTALL)
OPENING = re.compile(r"<tr\b|<(?P<name>t[hd])\b(?P<said>[^>]*)>(?P<nothing>\s*</t[hd]>)?")
SPAN = re.compile(r'\bcolspan="(\d+)"')
ARROWS = "↑↓ "
TITLE, FIGURE = "data-title", 'class="num"'
LONG = 10
"""Half-widths above which a heading leaves no room for a figure in half of a phone."""


def stacks(table: str) -> bool:
    """Whether its rows can be put below each other: one line of headings, each of one column."""
    head = HEAD.search(table)
    return head is not None and "span=" not in head[0] and head[0].count("<tr") == 1


def stacked(table: str) -> SafeString:
    """What a template wrote of one table, with the heading of its column at each cell below them; as it was, where headings span columns or
    stand on two lines. What heads a row says so itself. A cell with nothing in it is left with nothing, not even a space."""
    head = HEAD.search(table)
    if head is None or not stacks(table):
        return mark_safe(table)
    heads = list(CELL.finditer(head[0]))
    titles = [_told(found["content"]) for found in heads]
    fits = [
        FIGURE in found["said"] and _width(title) <= LONG for found, title in zip(heads, titles, strict=True)
    ]
    said = [_says(title, is_half) for title, is_half in zip(titles, _in_halves(fits), strict=True)]
    return mark_safe(table[: head.end()] + _titled(table[head.end() :], said))  # as it came, escaped


def _in_halves(fits: Sequence[bool]) -> list[bool]:
    """Which columns stand two in a line: short figures beside each other. What heads the row and what is left over have a line of their own."""
    halves = [False] * len(fits)
    for at in range(1, len(fits) - 1):
        if fits[at] and fits[at + 1] and not halves[at]:
            halves[at] = halves[at + 1] = True
    return halves


def _says(title: str, is_half: bool) -> str:
    return (f' {TITLE}="{escape(title)}"' + ("" if is_half else " data-long")) if title else ""


def _told(content: str) -> str:
    return unescape(strip_tags(content)).strip(ARROWS)


def _width(words: str) -> int:
    """Half-widths: a Chinese character takes two."""
    return sum(2 if one > "\u2e7f" else 1 for one in words)


def _titled(rows: str, says: list[str]) -> str:
    at = 0

    def told(found: re.Match[str]) -> str:
        nonlocal at
        if not found["name"]:
            at = 0
            return found[0]
        span = SPAN.search(found["said"])
        title, at = says[at] if at < len(says) else "", at + (int(span[1]) if span else 1)
        heads = found["name"] == "th" and FIGURE not in found["said"]
        says_it = "" if TITLE in found["said"] or span or heads else title
        return f"<{found['name']}{found['said']}{says_it}>{(found['nothing'] or '').strip()}"

    return OPENING.sub(told, rows)
