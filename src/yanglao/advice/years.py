"""测算一年与终止 What one year's contribution brings into the account, and what an account comes to when the relation ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yanglao.advice import lives
from yanglao.advice.lives import Life
from yanglao.advice.questions import Pair
from yanglao.advice.supposed import MIDDLE_AGE, Asked, Sum, refusal_of
from yanglao.casefile.names import VALUES
from yanglao.casefile.words import month_words
from yanglao.kernel.money import yuan_text
from yanglao.life.kinds import FACT_KINDS, Kind


def contribution(asked: Asked) -> Sum:
    tiers = asked.tiers_fen if asked.heard.tier_fen is not None else tuple(asked.law.tiers_fen.tolist())
    found = [
        asked.life(
            MIDDLE_AGE,
            lives.enrolment(asked.month) + lives.contributions(range(asked.month, asked.month + 1), tier),
            asked.month,
        )
        for tier in tiers
    ]
    if refused := refusal_of(found):
        return refused
    rows = [_row_of_year(tier, life) for tier, life in zip(tiers, found, strict=True)]
    told = [_year_told(row) for row in rows]
    names = tuple(VALUES[one] for one in asked.heard.categories)
    of = (
        ("、".join(zh for zh, _ in names), ", ".join(en for _, en in names))
        if names
        else ("一般参保人", "no special category")
    )
    assumed = (
        (
            f"{month_words(asked.month, False)}缴费;{of[0]}",
            f"paid in {month_words(asked.month, True)}; {of[1]}",
        ),
    )
    return Sum(assumed, tuple(rows), tuple(told), lives=tuple(found))


def _row_of_year(tier_fen: int, life: Life) -> dict[str, int | str]:
    came_in = life.answer["accounts"][0]["in"]
    government = came_in["province"] + came_in["city"]
    return {"tier_fen": tier_fen, "own_fen": came_in["own"], "government_fen": government}


def _year_told(row: Mapping[str, Any]) -> Pair:
    tier, own, government = (yuan_text(row[name]) for name in ("tier_fen", "own_fen", "government_fen"))
    return (
        f"{tier} 元档:本人缴 {own} 元,政府记入账户 {government} 元",
        f"tier {tier}: you pay {own} yuan, the government adds {government} yuan to the account",
    )


def ended(asked: Asked, kind: str) -> Sum:
    years = asked.heard.years_paid or asked.heard.years
    if years is None:
        return Sum(
            wanting=(
                "要算出具体数字,请写明交了几年、哪一档,例如“交了5年每年500元”。",
                'For a figure say how many years at which tier, as in "paid 5 years at 500 yuan".',
            )
        )
    begin = asked.month - (years - 1) * 12
    found = []
    for tier in asked.tiers_fen:
        facts = lives.enrolment(begin) + lives.contributions(range(begin, asked.month + 1, 12), tier)
        found.append(asked.life(MIDDLE_AGE, facts + lives.ending(kind, asked.month), asked.month))
    if refused := refusal_of(found):
        return refused
    rows = tuple(
        {
            "tier_fen": tier,
            **{key: value for key, value in life.answer["settlement"].items() if key.endswith("_fen")},
        }
        for tier, life in zip(asked.tiers_fen, found, strict=True)
    )
    zh, en = FACT_KINDS[Kind[kind]].words
    assumed = (
        (
            f"每年缴一次,共{years}年,{month_words(asked.month, False)}{zh},尚未开始领取",
            f"paid once a year for {years} years, then in {month_words(asked.month, True)}: {en}; nothing drawn yet",
        ),
    )
    return Sum(assumed, rows, tuple(map(_ending_told, rows)), lives=tuple(found))


def _ending_told(row: Mapping[str, Any]) -> Pair:
    tier, person, pool, moved = (
        yuan_text(row[name]) for name in ("tier_fen", "to_person_fen", "to_pool_fen", "transferred_fen")
    )
    return (
        f"{tier} 元档:付给本人或继承人 {person} 元,转往新参保地 {moved} 元,归统筹账户 {pool} 元",
        f"tier {tier}: {person} yuan to the person or the heirs, {moved} yuan moved to the new place, {pool} yuan to the pooled account",
    )
