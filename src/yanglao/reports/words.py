"""What files of persons call things, Chinese and English."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from yanglao.casefile.words import Pair, chosen
from yanglao.kernel.money import yuan_text
from yanglao.ledger.items import ITEM_KINDS
from yanglao.life.kinds import FACT_KINDS, Kind
from yanglao.lists import LAYOUTS, Field
from yanglao.lists.notice_layouts import NOTICES
from yanglao.lists.proxy_layouts import KINDS, REQUESTS

ALL_KINDS: dict[str, Pair] = {kind.name: one.words for kind, one in FACT_KINDS.items()}
LINES: dict[str, Pair] = {
    "arrival": ("缴费入账", "arrival"),
    "interest": ("结息", "interest"),
    "pension": ("待遇", "pension"),
    "settlement": ("清退", "settlement"),
}
WHOSE: dict[str, Pair] = {
    "person": ("本人", "own"),
    "heir": ("继承人", "heir"),
    "agency": ("转入地经办机构", "other agency"),
    "insurer": ("其他制度经办机构", "other insurer"),
    "other": ("退费收款人", "payee of a refund"),
}
COMPONENTS: dict[str, Pair] = {
    "base_fen": ("基础养老金", "base pension"),
    "increment_fen": ("加发", "increment"),
    "account_fen": ("个人账户养老金", "account pension"),
    "pensions_fen": ("至该月累计应发", "pensions due through the month"),
    "to_person_fen": ("退给本人或继承人", "to the person or heirs"),
    "to_pool_fen": ("归统筹账户", "to the pooled account"),
    "transferred_fen": ("随关系转出", "transferred"),
    "balance_fen": ("个人账户余额", "balance of the account"),
}
"""What a decision comes to, component by component."""
HOW: dict[str, Pair] = {"cancelled": ("撤销", "cancelled"), "replaced": ("更正", "replaced")}
ITEMS: dict[str, Pair] = {name: (kind.name_zh, kind.name_en) for name, kind in ITEM_KINDS.items()}


def words_of(choices: Iterable[tuple[str, ...]]) -> dict[str, Pair]:
    """Choice -> its words: the first Chinese one, and its own name."""
    return {name: (zh, name.replace("_", " ")) for name, zh, *_ in choices}


NOTICE_WORDS = words_of(NOTICES)
PROXY_WORDS = words_of(KINDS)
REQUEST_WORDS = words_of(REQUESTS)
SOURCE_WORDS: dict[str, Pair] = {
    "own": ("个人", "own"),
    "province": ("省级", "province"),
    "city": ("市级", "city"),
    "pool": ("统筹账户", "pooled account"),
}


def said_words(kind: str, said: dict[str, Any], english: bool) -> str:
    """What a fact says, field by field, in the words of its form."""
    form = LAYOUTS.get(FACT_KINDS[Kind[kind]].form)
    if form is None:
        return " ".join(str(value) for value in said.values())
    told = [
        f"{field.title_en if english else field.title} {_value(field, said[field.name], english)}"
        for field in form.fields
        if field.name in said and said[field.name] not in (None, False)
    ]
    return chosen(("、", ", "), english).join(told)


def _value(field: Field, value: Any, english: bool) -> str:
    if field.kind == "flag":
        return chosen(("是", "yes"), english)
    if field.kind == "yuan":
        return f"{value} {chosen(('元', 'yuan'), english)}"
    if field.kind != "choice":
        return str(value)
    words = next(words for words in field.choices if words[0] == value)
    return words[0] if english or len(words) < 2 else words[1]


def yuan_words(fen: int, english: bool) -> str:
    return f"{yuan_text(fen)} {chosen(('元', 'yuan'), english)}"
