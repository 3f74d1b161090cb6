"""档次 Tiers are picked, never typed: those in force in the year, each with what it costs this person and what the government adds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.http import urlencode

from yanglao.acts.describing import Description
from yanglao.acts.withholding.asking import tiers_of
from yanglao.casefile.estimate.asking import written_tier
from yanglao.casefile.words import Pair, chosen
from yanglao.kernel.columns import ints
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import YEAR, month_of, month_text, year_of_day
from yanglao.reports.back_payment_or_leave import missing_years
from yanglao.reports.tiers_open import TierOpen, tiers_for, tiers_in
from yanglao.store.facts import known_facts
from yanglao.store.law import laws_of
from yanglao.web.staff.desk import Desk
from yanglao.web.staff.forms import Question

TIER, OF_YEAR, YEARS = "tier_yuan", "year", "years"
_ALONE: Pair = ("{tier} 元", "{tier} yuan")
_COSTS: Pair = (
    "{tier} 元:本人缴 {own},政府补 {given}",
    "{tier} yuan: {own} paid, {given} added",
)


def is_of_tiers(act: Description) -> bool:
    """Whether an act asks for a tier."""
    return any(field.name == TIER for field in act.asks.fields)


def with_tiers(
    desk: Desk, act: Description, person: int, asked: Sequence[Question], given: Mapping[str, str]
) -> list[Question]:
    """The form with the tiers of its year to choose from; what was given stays among them, so that a refusal says why it is none."""
    return [_with_tiers(desk, act, person, one, given) for one in asked]


def _with_tiers(
    desk: Desk, act: Description, person: int, one: Question, given: Mapping[str, str]
) -> Question:
    if one.rows:
        return replace(one, rows=tuple(_row(desk, act, row) for row in one.rows))
    if one.name != TIER:
        return one
    return replace(one, choices=_choices(desk, act, person, given, one.given), hint="")


def _row(desk: Desk, act: Description, row: tuple[Question, ...]) -> tuple[Question, ...]:
    """Of a fact that is corrected: the tiers of the year that it is about."""
    given = {one.name.rpartition(".")[2]: one.given for one in row}
    return tuple(
        replace(one, choices=_choices(desk, act, 0, given, one.given), hint="")
        if one.name.endswith(f".{TIER}")
        else one
        for one in row
    )


def estimate_of(desk: Desk, person: int, given: Mapping[str, str]) -> str:
    """算一算 The address that tells what the tiers lead to, with the month of birth and the tier filled in."""
    born = int(known_facts(desk.agency.connection, desk.agency.area, ints([person])).people.born[0])
    tier = {"tier": given[TIER]} if TIER in given else {}
    return f"/estimate?{urlencode({'born': month_text(month_of(born)), **tier})}"


def known_before(desk: Desk, act: Description, person: int) -> dict[str, str]:
    """What nobody has to type where a tier is asked for: this year, the tier that the person has, the years that are missing."""
    if not is_of_tiers(act):
        return {}
    fields, year = {field.name for field in act.asks.fields}, year_of_day(desk.on)
    found = {OF_YEAR: str(year)} if OF_YEAR in fields else {}
    if not person:
        return found
    if YEARS in fields:
        missing = missing_years(desk.agency, person, on=desk.on)
        return found | ({YEARS: str(missing)} if missing else {})
    last = tiers_of(desk.agency.connection, [person], year).get(person, 0)
    return found | ({TIER: written_tier(last)} if last else {})


def _choices(
    desk: Desk, act: Description, person: int, given: Mapping[str, str], chosen_now: str
) -> tuple[tuple[str, str], ...]:
    year = _year(desk, given)
    if person and OF_YEAR in {field.name for field in act.asks.fields}:
        tiers = tiers_for(desk.agency, person, year=year, on=desk.on)
        found = tuple((written_tier(one.tier_fen), _words(one, desk.english)) for one in tiers)
    else:
        laws = laws_of(desk.agency.connection, desk.agency.area)
        written = map(written_tier, tiers_in(laws, year=year, on=desk.on))
        found = tuple((one, chosen(_ALONE, desk.english).format(tier=one)) for one in written)
    found = tuple((chosen_now if _is_same(value, chosen_now) else value, words) for value, words in found)
    if chosen_now and chosen_now not in dict(found):
        return ((chosen_now, chosen_now), *found)
    return found


def _is_same(tier: str, given: str) -> bool:
    """Whether what was given is that tier, however its decimals are written: a correction keeps what is on record as it is."""
    return given.removesuffix(".00") == tier


def _year(desk: Desk, given: Mapping[str, str]) -> int:
    """The year that the form is about; the present one where it names none."""
    told: Any = given.get(OF_YEAR, "")
    return int(told) if told.isascii() and told.isdigit() and len(told) == 4 else desk.on // YEAR


def _words(one: TierOpen, english: bool) -> str:
    """A tier with what it costs and brings, as far as the rules would take it."""
    values = {
        "tier": written_tier(one.tier_fen),
        "own": yuan_text(one.own_fen),
        "given": yuan_text(one.given_fen),
    }
    return chosen(_ALONE if one.reason else _COSTS, english).format(**values)
