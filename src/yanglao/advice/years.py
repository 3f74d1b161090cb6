"""测算一年与终止 What one year's contribution brings into the account, and what an account comes to when the relation ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yanglao.advice.lives import Life, ending
from yanglao.advice.questions import Pair
from yanglao.advice.supposed import MIDDLE_AGE, Asked, Sum, refusal_of, too_many_years
from yanglao.casefile.names import VALUES
from yanglao.casefile.words import month_pair
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import month, year_of
from yanglao.life.kinds import FACT_KINDS, Kind

LAST = 12


def contribution(asked: Asked) -> Sum:
    """What is paid and added for a year, at the tier said or at every tier."""
    tiers = asked.tiers_fen if asked.heard.tier_fen is not None else tuple(asked.law.tiers_fen.tolist())
    person, year = asked.person(MIDDLE_AGE), year_of(asked.month)
    found = [person.lives(person.pays((year,), tier), month(year, LAST)) for tier in tiers]
    if refused := refusal_of(found):
        return refused
    rows = [_row_of_year(tier, life) for tier, life in zip(tiers, found, strict=True)]
    zh, en = _called(asked.heard.categories)
    assumed = ((f"{year}年度缴费;{zh}", f"the contribution of {year}; {en}"),)
    return Sum(assumed, tuple(rows), tuple(map(_year_told, rows)), lives=tuple(found))


def _called(categories: tuple[str, ...]) -> Pair:
    names = [VALUES[one] for one in categories] or [("一般参保人", "no special category")]
    return "、".join(zh for zh, _ in names), ", ".join(en for _, en in names)


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
    """What is paid out, moved and kept when a relation ends after so many years, before anything was drawn."""
    years, person = asked.heard.years_paid or asked.heard.years, asked.person(MIDDLE_AGE)
    if years is None:
        return Sum(wanting=SAY_HOW_MANY_YEARS)
    if refused := too_many_years(person, years):
        return refused
    paid = person.years_past[len(person.years_past) - years :]
    found = [
        person.lives(person.pays(paid, tier) + ending(kind, person.on), asked.month)
        for tier in asked.tiers_fen
    ]
    if refused := refusal_of(found):
        return refused
    rows = tuple(_row_of_ending(tier, life) for tier, life in zip(asked.tiers_fen, found, strict=True))
    zh, en = FACT_KINDS[Kind[kind]].words
    when = month_pair(asked.month)
    assumed = (
        (
            f"{paid[0]}年至{paid[-1]}年每年缴一次,{when[0]}{zh},尚未开始领取",
            f"paid once a year from {paid[0]} to {paid[-1]}, then in {when[1]}: {en}; nothing drawn yet",
        ),
    )
    return Sum(assumed, rows, tuple(map(_ending_told, rows)), lives=tuple(found))


SAY_HOW_MANY_YEARS = (
    "要算出具体数字,请写明交了几年、哪一档,例如“交了5年每年500元”。",
    'For a figure say how many years at which tier, as in "paid 5 years at 500 yuan".',
)


def _row_of_ending(tier_fen: int, life: Life) -> dict[str, int | str]:
    settled = life.answer["settlement"]
    return {"tier_fen": tier_fen, **{key: fen for key, fen in settled.items() if key.endswith("_fen")}}


def _ending_told(row: Mapping[str, Any]) -> Pair:
    tier, person, pool, moved = (
        yuan_text(row[name]) for name in ("tier_fen", "to_person_fen", "to_pool_fen", "transferred_fen")
    )
    return (
        f"{tier} 元档:付给本人或继承人 {person} 元,转往新参保地 {moved} 元,归统筹账户 {pool} 元",
        f"tier {tier}: {person} yuan to the person or the heirs, {moved} yuan moved to the new place, {pool} yuan to the pooled account",
    )
