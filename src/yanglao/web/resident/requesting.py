"""网上申请 What a resident asks the counter for: which acts, their forms with the fields that are the resident's, and what may be chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from yanglao.acts.describing import Description
from yanglao.acts.requests.asking import asked_for, on_request
from yanglao.casefile.estimate.asking import written_tier
from yanglao.casefile.estimate.supposing import law_at
from yanglao.casefile.words import chosen
from yanglao.kernel.identity import masked
from yanglao.kernel.months import year_of_day
from yanglao.lists.contest_layouts import CONTESTABLE
from yanglao.reports.words import NOTICE_WORDS
from yanglao.store.law import laws_of
from yanglao.store.notices import notices_of
from yanglao.store.read.areas import units_in_order
from yanglao.web.catalogue.resident import NOT_A_CHOICE, YUAN
from yanglao.web.resident.own_page import Me
from yanglao.web.staff.forms import Question, questions, wrong_in

Shown = dict[str, Any]
Choices = tuple[tuple[str, str], ...]


def act_on_request(kind: str) -> Description | None:
    """The act that may be asked for under that name, with the fields that are the resident's; None: there is none."""
    return next((asked_for(act) for act in on_request() if act.key == kind), None)


def form_of(
    me: Me,
    act: Description,
    given: Mapping[str, str],
    *,
    english: bool,
    wrong: Mapping[str, str] | None = None,
) -> list[Question]:
    """The form, with what may be chosen where that is known of this person."""
    asked = questions(act, given, english=english, wrong=wrong)
    may = ((one, choices_for(me, act, one.name, english=english)) for one in asked)
    return [replace(one, choices=choices, hint="") if choices else one for one, choices in may]


def wrong_in_request(me: Me, act: Description, given: Mapping[str, str], *, english: bool) -> dict[str, str]:
    """What is wrong with what was filled in, choices of this person included: field -> sentence."""
    wrong = wrong_in(act, given, english=english)
    for name, value in given.items():
        choices = choices_for(me, act, name, english=english)
        if choices and value not in dict(choices):
            wrong.setdefault(name, chosen(NOT_A_CHOICE, english))
    return wrong


def choices_for(me: Me, act: Description, name: str, *, english: bool) -> Choices:
    """What this person may choose: tiers and years of the plan, units of the city, decisions about them; empty: as the act says."""
    year = year_of_day(me.on)
    if name == "tier_yuan":
        law = law_at(laws_of(me.agency.connection, me.agency.area), me.on)
        unit = chosen(YUAN, english)
        return tuple((written_tier(fen), f"{written_tier(fen)} {unit}") for fen in law.tiers_fen.tolist())
    if name == "year":
        return tuple((str(one), str(one)) for one in (year, year + 1))
    if name == "unit":
        units = units_in_order(me.agency.connection, me.agency.area)
        return tuple((one.name, one.name) for one in units)
    if name == "notice":
        about = {one.about for one in notices_of(me.agency.connection, me.agency.area, [me.person])}
        return tuple((key, chosen(NOTICE_WORDS[key], english)) for key, *_ in CONTESTABLE if key in about)
    return ()


def lines_given(act: Description, given: Mapping[str, str], asked: list[Question]) -> list[tuple[str, str]]:
    """What was filled in, as lines; what is private by its last digits."""
    private = {field.name for field in act.asks.fields if field.private or field.kind == "account"}
    return [
        (one.label, masked(given[one.name]) if one.name in private else one.said)
        for one in asked
        if given.get(one.name)
    ]
