"""The words of the statement and its explanation, Chinese and English."""

from __future__ import annotations

from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import FOREVER
from yanglao.life.kinds import FACT_KINDS, IN_A_CASE_FILE

Pair = tuple[str, str]


def chosen(pair: Pair, english: bool) -> str:
    """The Chinese or the English one."""
    return pair[english]


def day_words(day: int, english: bool) -> str:
    """A Day as `2011年10月1日` or `2011-10-01`; an open end as such."""
    if day >= FOREVER:
        return chosen(("至今", "open"), english)
    year, month, of_month = day // 10_000, day // 100 % 100, day % 100
    return f"{year:04d}-{month:02d}-{of_month:02d}" if english else f"{year}年{month}月{of_month}日"


def day_pair(day: int) -> Pair:
    """A Day in both languages."""
    return day_words(day, False), day_words(day, True)


def month_pair(month: int) -> Pair:
    """A Month in both languages."""
    return month_words(month, False), month_words(month, True)


def month_words(month: int, english: bool) -> str:
    """A Month as `2011年10月` or `2011-10`."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}" if english else f"{month // 12}年{month % 12 + 1}月"


def written(text: str, english: bool) -> str:
    """A day or month of the answer, `2011-10-01` or `2011-10`, in words."""
    if english:
        return text
    return "".join(f"{int(part)}{unit}" for part, unit in zip(text.split("-"), "年月日", strict=False))


def yuan_words(fen: int, english: bool) -> str:
    """An amount as `1,234.50 元` or `1,234.50 yuan`."""
    return f"{yuan_text(fen)} {chosen(('元', 'yuan'), english)}"


KINDS: dict[str, Pair] = {kind.name: FACT_KINDS[kind].words for kind in IN_A_CASE_FILE}
OUTCOMES: dict[str, Pair] = {"accepted": ("准予", "accepted"), "refused": ("不准", "refused")}
SUB_ACCOUNT_WORDS: dict[str, Pair] = {
    "own": ("个人", "own"),
    "province": ("省级", "province"),
    "city": ("市级", "city"),
    "pool": ("统筹账户", "pooled account"),
}
CAME_IN_WORDS: dict[str, Pair] = {
    "own": ("个人存入", "own in"),
    "province": ("省级补贴", "province in"),
    "city": ("市级补贴", "city in"),
}
BALANCE_WORDS: dict[str, Pair] = {
    "own": ("其中个人", "of it own"),
    "province": ("其中省级", "province"),
    "city": ("其中市级", "city"),
}
FUNDER_WORDS: dict[str, Pair] = {
    "province": ("省级财政", "by the province"),
    "city": ("市级财政", "by the city"),
}
GROUP_MEANINGS: dict[str, Pair] = {
    "A": (
        "启动时距满{age}周岁有{years}年以上:缴费满{years}年,到龄后按月领取。",
        "{years} years or more from the age of {age} at launch: {years} years paid, then a monthly pension.",
    ),
    "B": (
        "启动时距满{age}周岁不足{years}年:从启动当年起每年缴费直到满{age}周岁的前一年,或累计满{years}年,到龄后按月领取。",
        "less than {years} years from the age of {age} at launch: every year paid from the launch year "
        "to the one before that birthday, or {years} years in all, then a monthly pension.",
    ),
    "C": (
        "启动时已满{age}周岁:不用缴费即可领取基础养老金;也可以一次性补缴,另领账户养老金。",
        "already {age} at launch: the base pension without paying; paying years in one sum adds an "
        "account pension.",
    ),
}
HELD_BACK: dict[str, Pair] = {
    "imprisonment": ("服刑期间不发,以后也不补", "in prison: not paid, and not made up later"),
    "life_certificate": (
        "等待领取资格认证,认证后一次补发",
        "waiting for the life certificate: made up when it comes",
    ),
    "left_over": (
        "关系终止时仍未认证,不再补发",
        "still without a life certificate when the relation ended: not made up",
    ),
    "": ("未发放", "not paid"),
}
DESTINATIONS: dict[str, Pair] = {
    "to_person_fen": ("退还本人或继承人", "to the person or the heirs"),
    "to_pool_fen": ("划入统筹账户", "to the pooled account"),
    "transferred_fen": ("转往新参保地", "moved to the new place"),
}
