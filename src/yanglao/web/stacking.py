"""叠放 Tables where there is no room for their columns: every cell knows the heading of its column, and the sheet puts a row's cells below each
other (`.stacks` in staff.css)."""

from __future__ import annotations

import re
from html import unescape

from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe

HEAD = re.compile(r"<thead\b.*?</thead>", re.DOTALL)
CELL = re.compile(r"<(?P<name>t[hd])\b(?P<said>[^>]*)>(?P<content>.*?)</(?P=name)>", re.DOTALL)
OPENING = re.compile(r"<tr\b|<(?P<name>t[hd])\b(?P<said>[^>]*)>(?P<nothing>\s*</t[hd]>)?")
SPAN = re.compile(r'\bcolspan="(\d+)"')
ARROWS = "↑↓ "
TITLE = "data-title"
LONG = 8
"""Half-widths above which a heading leaves no room for a figure in half of a phone."""


def stacked(table: str) -> SafeString:
    """What a template wrote of one table, with the heading of its column at each cell below them; as it was, where headings span columns or
    stand on two lines. What heads a row says so itself. A cell with nothing in it is left with nothing, not even a space."""
    head = HEAD.search(table)
    if head is None or "span=" in head[0] or head[0].count("<tr") != 1:
        return mark_safe(table)
    titles = [_told(found["content"]) for found in CELL.finditer(head[0])]
    return mark_safe(table[: head.end()] + _titled(table[head.end() :], titles))  # as it came, escaped


def _told(content: str) -> str:
    return unescape(strip_tags(content)).strip(ARROWS)


def _width(words: str) -> int:
    """Half-widths: a Chinese character takes two."""
    return sum(2 if one > "\u2e7f" else 1 for one in words)


def _titled(rows: str, titles: list[str]) -> str:
    at = 0

    def told(found: re.Match[str]) -> str:
        nonlocal at
        if not found["name"]:
            at = 0
            return found[0]
        span = SPAN.search(found["said"])
        title, at = titles[at] if at < len(titles) else "", at + (int(span[1]) if span else 1)
        heads = found["name"] == "th" and 'class="num"' not in found["said"]
        is_said = TITLE in found["said"] or span or heads or not title
        says = (
            "" if is_said else f' {TITLE}="{escape(title)}"' + (" data-long" if _width(title) > LONG else "")
        )
        return f"<{found['name']}{found['said']}{says}>{(found['nothing'] or '').strip()}"

    return OPENING.sub(told, rows)
