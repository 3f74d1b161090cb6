"""What a cell of a table may hold when a spreadsheet, a bank or a page will show it.

The patterns are of a kind that Python and polars read alike; they are searched for, not matched.
"""

from __future__ import annotations

import re

BLANKS = " \t\r\n\f\v\u00a0\u3000\u200b\ufeff"
"""What may stand around a cell without meaning anything."""
CONTROL = "[\\x00-\\x1f\\x7f-\\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]"
"""Line breaks, invisible characters, those that turn the direction of writing, marks of damaged text."""
FORMULA = "^[=+@＝＋＠-]"
"""How a text begins that a spreadsheet would compute."""
ACCOUNT = "^[0-9]{12,30}$"
"""A bank account: as many digits as Chinese banks give to people and to offices."""
LONGEST_TEXT = 200

_UNSAFE = re.compile(f"{CONTROL}|{FORMULA}|[\ud800-\udfff]")
_ACCOUNT = re.compile(ACCOUNT.strip("^$"))


def is_safe(text: str) -> bool:
    """Whether a text is nothing but text, and not too long: no formula, nothing invisible."""
    return len(text) <= LONGEST_TEXT and not _UNSAFE.search(text)


def is_account(text: str) -> bool:
    """Whether a text has the shape of a bank account number."""
    return _ACCOUNT.fullmatch(text) is not None
