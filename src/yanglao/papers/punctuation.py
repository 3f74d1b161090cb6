"""标点 Signs between Chinese characters as they are printed: full width. What is written in Latin letters and figures keeps its own."""

from __future__ import annotations

import re

_HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff”’」』、。）]"
_WIDE = dict(zip(",;:?!", "，；：？！", strict=True))
_SIGN = re.compile(rf"(?<={_HAN})([,;:?!]) ?|([,;:?!]) ?(?={_HAN})")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_CLAUSE = re.compile(r"[一二三四五六七八九十]+|\d+")


def printed(text: str) -> str:
    """A text with the signs beside Chinese characters in full width; numbers of clauses, such as 五(二)1, stay as the plan writes them."""
    wide = _BRACKETS.sub(_bracket, text)
    return _SIGN.sub(lambda found: _WIDE[found[1] or found[2]], wide)


def _bracket(found: re.Match[str]) -> str:
    inside = found[1]
    if _CLAUSE.fullmatch(inside) or not re.search(_HAN, found.string[max(found.start() - 1, 0)] + inside):
        return found[0]
    return f"（{inside}）"
