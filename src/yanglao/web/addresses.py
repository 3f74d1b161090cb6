"""地址里的数 Numbers as they stand in an address, which anybody may have typed."""

from __future__ import annotations

MOST_DIGITS = 6


def page_number(text: str) -> int:
    """Which page of a list is asked for; the first where none is."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else 1
