"""数字 Numbers as people write them: `三十五`, `一千五`, `1,500`, full-width digits."""

from __future__ import annotations

import re

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_CHINESE = re.compile("[" + "".join((*_DIGITS, *_UNITS)) + "]+")
_GROUPED = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")


def with_digits(text: str) -> str:
    """A text with every number written in digits."""
    return _CHINESE.sub(lambda found: str(number_of(found[0])), _GROUPED.sub("", text))


def number_of(written: str) -> int:
    """A Chinese numeral as a number: `三十五` 35, `一千五` 1500 (the digit left over counts tenths of the last unit)."""
    whole, digit, unit = 0, 0, 1
    for character in written:
        if character in _DIGITS:
            digit = digit * 10 * (unit == 1) + _DIGITS[character]
            continue
        unit = _UNITS[character]
        whole += (digit or 1) * unit
        digit = 0
    left_over = digit * unit // 10 if unit > 10 and digit and written[-2:-1] in _UNITS else digit
    return whole + left_over
