"""听清 What a question says of the person: age, years, tier, special categories. Only what is said; nothing is guessed here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from yanglao.advice.numerals import with_digits
from yanglao.advice.wording import FILE, plain
from yanglao.kernel.money import FEN_PER_YUAN

_AGE = r"(\d{2,3})\s*(?:多)?\s*(?:周?岁|years? old)"
_SPAN = re.compile(
    r"(\d{2})\s*(?:周?岁)?\s*(?:开始|起)?\s*(?:交|缴|参保|pay)?[,,]?\s*(?:交|缴|一直)?\s*(?:到|至|to|until|till)\s*(\d{2})(?!\d)"
)
_AT_AGE = re.compile(rf"(?<![到满至])(?<!离){_AGE}|(?:i am|i'm|aged?|age of)\s*(\d{{2,3}})(?!\d)")
_YEARS_PAID = re.compile(r"(?:交|缴)(?:了|过|满|够)\s*(\d{1,2})\s*年|paid (?:for )?(\d{1,2}) years")
_YEARS_BACK = re.compile(
    r"补(?:缴|交|足)?\s*(\d{1,2})\s*年|(?:差|缺)\s*(\d{1,2})\s*年|(\d{1,2}) years (?:at once|missing)"
)
_YEARS = re.compile(r"(?<!每)(?<![\d第])(\d{1,2})\s*(?:个)?年(?!级|代)|(?:for )?(\d{1,2}) years(?! old)")
_YUAN = re.compile(
    r"(\d{2,6})\s*(?:元|块|yuan|rmb)|(?:每年|一年|年|档|tier|交|缴|pay)\s*(?:交|缴|of|at)?\s*(\d{3,6})(?!\s*(?:年|周?岁|个月|\d))"
)
_OLDEST = 120


@dataclass(frozen=True, slots=True)
class Heard:
    """None: not said. years: to be paid or already paid (years_paid), or to be made up (years_back)."""

    age: int | None = None
    from_age: int | None = None
    to_age: int | None = None
    years: int | None = None
    years_paid: int | None = None
    years_back: int | None = None
    tier_fen: int | None = None
    categories: tuple[str, ...] = ()


def heard(asked: str) -> Heard:
    """What is said in a question."""
    text = with_digits(plain(asked))
    span = _SPAN.search(text)
    from_age, to_age = (int(span[1]), int(span[2])) if span else (None, None)
    without_span = text[: span.start()] + text[span.end() :] if span else text
    return Heard(
        age=_age(without_span),
        from_age=from_age,
        to_age=to_age,
        years=_first(_YEARS, text),
        years_paid=_first(_YEARS_PAID, text),
        years_back=_first(_YEARS_BACK, text),
        tier_fen=_tier_fen(text),
        categories=_categories(plain(asked)),
    )


def _age(text: str) -> int | None:
    age = _first(_AT_AGE, text)
    return age if age is not None and age <= _OLDEST else None


def _tier_fen(text: str) -> int | None:
    yuan = _first(_YUAN, text)
    return None if yuan is None else yuan * FEN_PER_YUAN


def _first(pattern: re.Pattern[str], text: str) -> int | None:
    """The first number that a pattern finds."""
    found = pattern.search(text)
    return next((int(one) for one in found.groups() if one), None) if found else None


def _categories(text: str) -> tuple[str, ...]:
    return tuple(
        category for category, words in _category_words().items() if any(one in text for one in words)
    )


@cache
def _category_words() -> Mapping[str, tuple[str, ...]]:
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {category: tuple(words) for category, words in data["categories"].items()}
