"""钱怎么变 What an act would do to money, line by line, and who bears it in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from yanglao.casefile.words import Pair, chosen
from yanglao.kernel.money import yuan_text
from yanglao.ledger.lines import PENSION
from yanglao.reports.words import LINES, SOURCE_WORDS
from yanglao.web.amounts import more
from yanglao.web.staff.telling import Line, label_of

BEARERS: dict[str, Pair] = {
    **{source: SOURCE_WORDS[source] for source in ("province", "city")},
    "account": ("个人账户", "individual account"),
    "pool": SOURCE_WORDS["pool"],
}
_IN_ALL: Pair = ("待遇合计", "pensions in all")
_NOTHING: Pair = ("不改变任何应付款项", "nothing that is due changes")


def effect_lines(effect: Mapping[str, Any], *, english: bool) -> list[Line]:
    """What an act would change in money, line by line; a sentence of its own where nothing changes."""
    return list(_effect(effect, english)) or [Line(chosen(_NOTHING, english))]


def _effect(effect: Mapping[str, Any], english: bool) -> Iterator[Line]:
    for kind, parts in effect["due_fen"].items():
        for name, fen in parts.items():
            label = f"{chosen(LINES[kind], english)} · {label_of(name, None, english)}"
            yield Line(label, more(fen), is_figure=True)
    yield from _borne(effect["due_fen"].get(PENSION.name, {}), english)
    for name in ("paid_too_much_fen", "arrears_fen"):
        if effect[name]:
            yield Line(label_of(name, None, english), yuan_text(effect[name]), is_figure=True)


def _borne(pension: Mapping[str, int], english: bool) -> Iterator[Line]:
    """Of pensions the sum of each who bears a part."""
    sums: Counter[str] = Counter()
    for name, fen in pension.items():
        sums[_bearer(name)] += fen
    for bearer, words in BEARERS.items():
        if bearer in sums:
            label = f"{chosen(_IN_ALL, english)} · {chosen(words, english)}"
            yield Line(label, more(sums[bearer]), is_figure=True)


def _bearer(name: str) -> str:
    """`account_city_fen` is money of the account; `account_pool_fen` and `base_city_fen` are borne by whom they name."""
    part, source = name.removesuffix("_fen").rsplit("_", 1)
    return "account" if part == "account" and source != "pool" else source
