"""要问的 What an estimate asks, each field described once, for the page and for the command; what was typed is read kindly, and what
cannot be is refused with the way out, every field on its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from yanglao.casefile.names import VALUES
from yanglao.casefile.words import Pair
from yanglao.kernel.columns import ints
from yanglao.kernel.money import FEN_PER_YUAN, yuan_text
from yanglao.kernel.months import YEAR, birthday, day_text, month_of, parse_day, year_of_day
from yanglao.kernel.wrong import Wrong
from yanglao.life.kinds import Category
from yanglao.policy.law import Law
from yanglao.rules.article_5_1_entitlement import pension_day

Read = TypeVar("Read")
Written = Mapping[str, Sequence[str]]
"""Field -> what was typed: nothing, one text, or several."""
OLDEST = 110
"""Whoever seems older has mistyped something."""
OF_MONTH = 15
"""The day of birth that is taken where only the month is known."""
COLLECTED = 301
"""The day of the year on which a contribution is assumed to be paid: 1 March."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is asked: its name in addresses and on the command line, what people are asked, and a hint."""

    name: str
    title: Pair
    hint: Pair
    example: str = ""


BORN = Field(
    "born",
    ("您的出生年月,或者年龄", "Your month of birth, or your age"),
    ("例如 1980-05,或者 46", "For example 1980-05, or 46"),
    "1980-05",
)
TIER = Field(
    "tier",
    ("每年想缴多少(元)", "How much to pay a year (yuan)"),
    ("一年缴一次,一年只选一档,以后可以换。", "Paid once a year, one tier a year; it can be changed later."),
    "500",
)
PAID = Field(
    "paid",
    ("到去年为止,已经缴了几年", "Years paid up to last year"),
    ("没有缴过就空着。", "Leave it empty if there are none."),
    "0",
)
PAID_TIER = Field(
    "paid_tier",
    ("那几年每年缴多少(元)", "How much was paid in those years (yuan)"),
    ("空着就按上面选的档次算。", "Left empty, the tier chosen above is taken."),
)
CATEGORY = Field(
    "category",
    ("有没有下面的身份", "Does any of these hold for you"),
    ("有证明的才算,可以选几项。", "Only with a certificate; several may be chosen."),
    "low_income",
)
FIELDS = (BORN, TIER, PAID, PAID_TIER, CATEGORY)
CATEGORIES: Mapping[str, Pair] = {one.name: VALUES[one.name] for one in Category}


@dataclass(frozen=True, slots=True)
class Asked:
    """What was answered, read. `born` and `on` are Days; `by_age`: only the age is known; `of_month`: of the birth the month."""

    on: int
    born: int
    tier_fen: int
    paid_years: int
    paid_tier_fen: int
    categories: tuple[str, ...]
    by_age: bool = False
    of_month: bool = False


class NotUnderstood(Exception):
    """Answers that cannot be used: what is wrong with each field."""

    def __init__(self, faults: Mapping[str, Wrong]) -> None:
        super().__init__("; ".join(f"{name}: {fault}" for name, fault in faults.items()))
        self.faults = faults


def read_asked(written: Written, law: Law, on: int) -> Asked:
    """The answers, as of the Day `on` under the law of its month. Raises NotUnderstood with everything that is wrong."""
    reader = _Reader(written)
    born, by_age, of_month = reader.needed(BORN, lambda text: _born(text, on), (0, False, False))
    tier_fen = reader.needed(TIER, lambda text: _tier(text, law), 0)
    paid_tier_fen = reader.read(PAID_TIER, lambda text: _tier(text, law), tier_fen)
    most = len(payable_years(law, born, on, past=True)) if born else OLDEST
    paid_years = reader.read(PAID, lambda text: _years(text, most, law), 0)
    categories = reader.several(CATEGORY, _category)
    if reader.faults:
        raise NotUnderstood(reader.faults)
    return Asked(on, born, tier_fen, paid_years, paid_tier_fen, categories, by_age, of_month)


def payable_years(law: Law, born: int, on: int, *, past: bool) -> list[int]:
    """The calendar years in which a contribution could have been made before that of `on`, or can be from it on."""
    of_age, until = (
        int(birthday(ints([born]), law.minimum_age_years)[0]),
        int(pension_day(law, born=ints([born]))[0]),
    )
    this_year = year_of_day(on)
    first = max(year_of_day(law.launch_day), year_of_day(of_age))
    years = range(first, this_year) if past else range(max(first, this_year), year_of_day(until) + 1)
    return [year for year in years if payment_day(law, born, on, year) < until]


def payment_day(law: Law, born: int, on: int, year: int) -> int:
    """The Day on which a year is assumed to be paid: 1 March, or as soon after it as it can be."""
    of_age = int(birthday(ints([born]), law.minimum_age_years)[0])
    soonest = max(law.launch_day, of_age, on if year == year_of_day(on) else 0)
    return max(year * YEAR + COLLECTED, soonest)


@dataclass(slots=True)
class _Reader:
    """Reads field by field and keeps what is wrong."""

    written: Written
    faults: dict[str, Wrong] = field(default_factory=dict)

    def read(self, asked: Field, how: Callable[[str], Read], otherwise: Read) -> Read:
        """What was typed, or `otherwise` where it is nothing or wrong."""
        text = next((one for one in map(_plain, self.written.get(asked.name, ())) if one), "")
        try:
            return how(text) if text else otherwise
        except Wrong as fault:
            self.faults[asked.name] = fault
            return otherwise

    def needed(self, asked: Field, how: Callable[[str], Read], otherwise: Read) -> Read:
        """The same of what must be there."""
        if not any(map(_plain, self.written.get(asked.name, ()))):
            self.faults[asked.name] = MISSING[asked.name]
        return self.read(asked, how, otherwise)

    def several(self, asked: Field, how: Callable[[str], Read]) -> tuple[Read, ...]:
        """Every one of several that can be read, each once."""
        try:
            return tuple(
                dict.fromkeys(how(one) for one in map(_plain, self.written.get(asked.name, ())) if one)
            )
        except Wrong as fault:
            self.faults[asked.name] = fault
            return ()


MISSING = {
    BORN.name: Wrong(
        "请填写出生年月或者年龄,例如 1980-05。", "Enter a month of birth or an age, such as 1980-05."
    ),
    TIER.name: Wrong("请选一档。", "Choose one of the tiers."),
}


def _plain(text: str) -> str:
    """As it is compared: full-width digits and blanks around it are forgiven."""
    return unicodedata.normalize("NFKC", text).strip()[:40]


_AGE = re.compile(r"(\d{1,3})\s*(?:岁|周岁)?")
_BIRTH = re.compile(r"(\d{4})\s*[-./年 ]?\s*(\d{1,2})\s*月?(?:\s*[-./ ]?\s*(\d{1,2})\s*日?)?")


def _born(text: str, on: int) -> tuple[int, bool, bool]:
    """出生 The Day of birth, whether only the age was told, and whether only the month: 1980-05, 1980年5月, 198005, 1980-05-12, 46."""
    if age := _AGE.fullmatch(text):
        return _within_a_life(on - int(age[1]) * YEAR, on, by_age=True), True, True
    if not (birth := _BIRTH.fullmatch(text)):
        raise Wrong(
            f"看不懂“{text}”。请写成 1980-05,或者只写年龄,例如 46。",
            f'"{text}" cannot be read. Write it as 1980-05, or only the age, such as 46.',
        )
    year, month, day = int(birth[1]), int(birth[2]), int(birth[3] or OF_MONTH)
    try:
        born = parse_day(f"{year:04d}-{month:02d}-{day:02d}")
    except Wrong:
        raise Wrong(
            f"没有“{text}”这个日期。月份在 1 到 12 之间,例如 1980-05。",
            f'There is no date "{text}". A month is from 1 to 12, as in 1980-05.',
        ) from None
    return _within_a_life(born, on, by_age=False), False, birth[3] is None


def _within_a_life(born: int, on: int, *, by_age: bool) -> int:
    """A Day of birth that a living person may have. An age counts back to the middle of the month of `on`."""
    if month_of(born) > month_of(on):
        raise Wrong("出生年月在今天以后,请核对。", "The birth lies after today; please check it.")
    if born < on - OLDEST * YEAR:
        raise Wrong(f"超过 {OLDEST} 岁了,请核对。", f"That is more than {OLDEST} years; please check it.")
    return born // 100 * 100 + OF_MONTH if by_age else born


def read_born(text: str, on: int) -> int:
    """A birth or an age as the Day of birth. Raises Wrong."""
    return _born(_plain(text), on)[0]


def _tier(text: str, law: Law) -> int:
    """档次 A tier in fen; one that there is not is refused with those that there are."""
    tiers = [fen // FEN_PER_YUAN for fen in law.tiers_fen.tolist()]
    digits = text.replace(",", "").removesuffix("元").strip()
    if digits.isascii() and digits.isdigit() and int(digits) in tiers:
        return int(digits) * FEN_PER_YUAN
    raise Wrong(
        f"没有“{text}”这一档。可以选:{'、'.join(map(str, tiers))}。",
        f'There is no tier "{text}". There are: {", ".join(map(str, tiers))}.',
    )


def _years(text: str, most: int, law: Law) -> int:
    """年数 Years paid, no more than there can have been."""
    digits = text.removesuffix("年").strip()
    if not (digits.isascii() and digits.isdigit()):
        raise Wrong(
            "请写一个数,例如 3;没有缴过就空着。",
            "Write a number, such as 3; leave it empty if there are none.",
        )
    if int(digits) > most:
        since = year_of_day(law.launch_day)
        raise Wrong(
            f"制度从 {since} 年开始,满 {law.minimum_age_years} 岁才能参保:到去年为止最多能缴 {most} 年。",
            f"The scheme began in {since}, and one joins at {law.minimum_age_years}: up to last year at most {most} years can have been paid.",
        )
    return int(digits)


def _category(text: str) -> str:
    """身份 One of the categories that bureaus certify."""
    if text not in CATEGORIES:
        raise Wrong("没有这个身份,请从列出的里面选。", "There is no such category; choose from those listed.")
    return text


def written_born(asked: Asked) -> str:
    """The birth as an address carries it."""
    text = day_text(asked.born)
    return text[:7] if asked.of_month else text


def written_tier(fen: int) -> str:
    """A tier as an address carries it, in whole yuan."""
    return yuan_text(fen).removesuffix(".00").replace(",", "")
