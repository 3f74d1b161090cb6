"""代扣流水号 How a line of a withholding list is called in the bank's file and answer, and on the receipt of what was taken: unlike any
payment, and unlike a receipt of the counter."""

from __future__ import annotations

import re

MARK = "-DK"  # 代扣, between list and line
_REFERENCE = re.compile(rf"([1-9][0-9]{{0,8}}){MARK}([1-9][0-9]{{0,8}})")


def reference_of(number: int, line: int) -> str:
    """The reference of a line of the list `number`."""
    return f"{number}{MARK}{line}"


def line_named(reference: str) -> tuple[int, int] | None:
    """List and line that a reference names; None when it is none of ours."""
    found = _REFERENCE.fullmatch(reference.strip().upper())
    return None if found is None else (int(found[1]), int(found[2]))
