"""核定测算 What a claim leads to, as the decision will tell it: beside the clerk's form, before the press, and on the reviewer's task with
what has changed since the clerk saw it. Each amount with its why, by the piece that estimates use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yanglao.acts.register import REGISTER
from yanglao.casefile.estimate.asking import CATEGORIES
from yanglao.casefile.estimate.telling import Figure, filled, why
from yanglao.casefile.explanation_text import told_step
from yanglao.casefile.words import Pair, day_pair, month_pair
from yanglao.kernel.columns import ints
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import month_of, parse_day
from yanglao.policy.wording import NAMES
from yanglao.reports.claim_foreseen import Foreseen, claim_as_known, claim_as_proposed, claim_foreseen
from yanglao.reports.enrolment_foreseen import enrolment_foreseen
from yanglao.reports.overview import Plain
from yanglao.rules.reasons import SENTENCES, Reason
from yanglao.store.looks import note_look
from yanglao.store.payees import PERSON, payees_of
from yanglao.store.people import names_of
from yanglao.store.proposals import Proposal
from yanglao.store.read.worklists import proposed_on
from yanglao.web.amounts import yuan
from yanglao.web.estimate import shown_figure
from yanglao.web.staff.choosing import ways_of
from yanglao.web.staff.desk import Desk

Shown = dict[str, Any]
CLAIM, ENROLMENT = "claim", "enrolment"
LOOK = "pension"
"""What a look at these figures is noted as: they are those of the person's pension."""
MOST = 5
"""Of a list that waits so many claims are worked out on a page."""

TITLES: dict[str, Pair] = {
    "first_month": ("起发月份", "First month"),
    "base": ("基础养老金", "Base pension"),
    "increment": ("缴费年限加发", "For further years paid"),
    "account": ("个人账户养老金", "Account pension"),
    "monthly": ("每月合计", "A month in all"),
    "due": ("已到期的月份", "Months already due"),
}
RULES: dict[str, tuple[str, ...]] = {
    "first_month": ("claim_refusal", "pension_day", "first_pension_month"),
    "base": ("base_pension", "shares"),
    "increment": ("increment_years", "increment"),
    "account": ("account_pension",),
    "monthly": (),
    "due": ("first_pension_month",),
}
"""Figure -> the rules behind it."""
SENTENCES_OF: dict[str, Pair] = {
    "first_month": (
        "{day} 核定,缴费(含视同、补缴)共 {years} 年。",
        "Determined on {day}, with {years} years paid, paid back or recognised.",
    ),
    "base": ("人人相同,由省和市负担。", "The same for everybody, borne by province and city."),
    "increment": (
        "超过 {qualifying} 年的部分,每年每月加发 {each} 元。",
        "For each year beyond {qualifying} there are {each} yuan more a month.",
    ),
    "account": (
        "账户共 {account} 元,除以 {divisor} 个月,终身发给。",
        "The {account} yuan in the account, divided by {divisor} months; paid for life.",
    ),
    "monthly": ("以上各项之和。", "The sum of the above."),
    "due": (
        "{first} 至 {now},共 {count} 个月,随下一次发放一并付给。",
        "From {first} to {now}, {count} months; they come with the next payroll.",
    ),
}


def decision_on_form(desk: Desk, person: int, day: str, *, goes_on: bool = False) -> Shown:
    """For a claim of the day written; nothing where that is no day, and for those whose business money is not. goes_on: while the form is
    filled in, which is one look."""
    if not desk.sees_money or not person:
        return {}
    try:
        on = parse_day(day)
    except ValueError:
        return {}
    now = month_of(desk.on)
    _note(desk, person, goes_on=goes_on)
    return {"decision": _shown(desk, person, claim_foreseen(desk.agency, person, on=on, now=now), now)}


def joining_on_form(desk: Desk, person: int, day: str) -> Shown:
    """For an enrolment: whether the person may join, by which clause, how old they are, what is certified of them."""
    if not person:
        return {}
    try:
        one = enrolment_foreseen(desk.agency, person, on=parse_day(day))
    except ValueError:
        return {}
    clause = one.plan.own_clause(one.told.rule.clause if one.told else REGISTER[ENROLMENT].clause)
    facts = told_step(one.told, one.plan, english=desk.english).facts if one.told else ()
    return {
        "joining": {
            "refused": SENTENCES[one.reason] if one.reason else None,
            "may": not one.reason,
            "born": day_pair(one.born),
            "age": one.age,
            "of_age": day_pair(one.of_age_on) if one.reason == Reason.under_16 else None,
            "categories": [CATEGORIES[category.name] for category in one.categories],
            "clause": one.plan.cited(clause),
            "facts": [fact for fact in facts[1:]],
            "person": person,
        }
    }


def decisions_on_task(desk: Desk, one: Proposal, persons: list[int], page: int) -> Shown:
    """Of each claim that waits, as it is known now, with what is not as it was when it was proposed; of a list a page of them."""
    if one.kind != CLAIM or one.is_over or not desk.sees_money:
        return {}
    now = month_of(desk.on)
    day = proposed_on(desk.agency.connection, desk.agency.area, [one])[one.id]
    pages = max(1, -(-len(persons) // MOST))
    page = min(max(page, 1), pages)
    shown = persons[(page - 1) * MOST : page * MOST]
    found, names = [], names_of(desk.agency.connection, shown)
    for person in shown:
        _note(desk, person)
        known = claim_as_known(desk.agency, person, one, now=now)
        before = claim_as_proposed(desk.agency, person, one, day=day, now=now)
        found.append(
            _shown(desk, person, known, now)
            | {"since": list(_differing(before, known)), "name": names.get(person, "")}
        )
    to = "?claims={}#claims"
    return {"decisions": found, "page": page, "pages": pages} | {
        "before": to.format(page - 1),
        "after": to.format(page + 1),
        "is_list": len(persons) > 1,
    }


def _note(desk: Desk, person: int, *, goes_on: bool = False) -> None:
    with desk.agency.connection.transaction():
        note_look(desk.agency.connection, desk.agency.area, desk.login, person, LOOK, goes_on=goes_on)


def _shown(desk: Desk, person: int, one: Foreseen, now: int) -> Shown:
    cited = one.of("claim_refusal")
    clause = one.plan.own_clause(cited[0].rule.clause if cited else REGISTER[CLAIM].clause)
    return {
        "refused": SENTENCES[one.reason] if one.reason else None,
        "on": day_pair(one.on),
        "monthly": one.monthly_fen,
        "figures": [] if one.reason else [_figure(desk, one, name, now) for name in _told(one)],
        "clause": one.plan.cited(clause),
        "later": _later(one),
        "years": one.years,
        "missing": one.missing_years if one.reason == Reason.years_short or one.may_go else 0,
        "ways": ways_of(desk, person) if one.may_go else None,
        "no_account": not payees_of(desk.agency.connection, ints([person]), PERSON)[0],
        "unset": [NAMES[key] for key in one.unset],
        "person": person,
    }


def _told(one: Foreseen) -> Iterator[str]:
    """The figures that there are; what is nothing is left out."""
    yield from ("first_month", "base")
    yield from (name for name in ("increment", "account") if one.parts_fen[name])
    yield "monthly"
    if one.due_months:
        yield "due"


def _figure(desk: Desk, one: Foreseen, name: str, now: int) -> Shown:
    steps, law = one.of(*RULES[name]), one.law
    if name == "base":
        steps = [step for step in steps if step.of in ("", "base_pension")]
    values = {
        "day": day_pair(one.on),
        "years": one.years,
        "qualifying": law.qualifying_years,
        "each": yuan_text(law.increment_fen_monthly_per_year),
        "account": yuan_text(one.account_fen),
        "divisor": law.account_divisor_months,
        "first": month_pair(one.first_month),
        "now": month_pair(now),
        "count": one.due_months,
    }
    told = why(one.plan, filled(SENTENCES_OF[name], values), steps)
    figure = Figure(name, TITLES[name], _value(one, name), told, strong=name == "monthly")
    facts = dict.fromkeys(
        fact for step in steps for fact in told_step(step, one.plan, english=desk.english).facts
    )
    return {**shown_figure("decision", figure), "facts": list(facts)}


def _value(one: Foreseen, name: str) -> Pair:
    if name == "first_month":
        return month_pair(one.first_month)
    fen = {**one.parts_fen, "monthly": one.monthly_fen, "due": one.due_fen}[name]
    return (yuan(fen),) * 2


def _later(one: Foreseen) -> Plain | None:
    """From when on time is no longer in the way, and what else is in it then."""
    if not one.later.day:
        return None
    reason = one.later.reason
    return {"day": day_pair(one.later.day), "then": SENTENCES[reason] if reason else None}


def _differing(before: Foreseen, known: Foreseen) -> Iterator[tuple[Pair, Pair, Pair]]:
    """What is not as it was: what it is called, how it was, how it is."""
    if before.reason != known.reason:
        yield ("结论", "Outcome"), SENTENCES[before.reason], SENTENCES[known.reason]
    if before.reason or known.reason:
        return
    for name in ("first_month", *known.parts_fen, "monthly", "due"):
        was, is_ = _value(before, name), _value(known, name)
        if was != is_:
            yield TITLES[name], was, is_
