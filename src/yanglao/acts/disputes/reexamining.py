"""重新计算 A decision derived again by the month step, as it was known at a time: when it was made, when it was contested, now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from yanglao.audit.export import case_as_decided, case_of_person
from yanglao.casefile.assessing import assess
from yanglao.casefile.explanation import explain
from yanglao.casefile.reading import Case, read_case
from yanglao.casefile.words import Pair
from yanglao.kernel.months import day_text, month_of, month_text
from yanglao.rules.reasons import SENTENCES, Reason
from yanglao.store.acting import Agency
from yanglao.store.contests import Contest
from yanglao.store.notices import CLAIM, CLAIM_REFUSED, CORRECTION, WITHDRAWAL, WITHDRAWAL_REFUSED, Notice
from yanglao.store.read.decisions import facts_after_act, facts_of_act, refusals_of_act
from yanglao.store.versions import last_version

Row = dict[str, Any]
PENSION = {"base_fen": "base_pension", "increment_fen": "increment", "account_fen": "drawdown"}
"""Components of a month's pension -> the rule that gives each."""
SETTLEMENT = ("to_person_fen", "to_pool_fen", "transferred_fen")
THROUGH = "pensions_fen"
BALANCE = "balance_fen"
"""What lies in the account: told of corrections, which mostly change that."""
ASKED_FOR = {CLAIM: CLAIM, CLAIM_REFUSED: CLAIM, WITHDRAWAL: WITHDRAWAL, WITHDRAWAL_REFUSED: WITHDRAWAL}
"""Notices of what a person has asked for -> the kind of fact."""
BEGINS_LATER = {CLAIM: 1}
"""Kinds of which the first amount belongs to a later month -> how many months later."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a decision is about: what it decided, on which Day, the Month that its first amount belongs to, and on which Day it was
    refused (0: it was not)."""

    kind: str
    on: int
    month: int
    refused_on: int


@dataclass(frozen=True, slots=True)
class Derived:
    """What a decision comes to by what is known at a time: the word for its outcome, fen by component, clause by component."""

    outcome: Pair
    fen: dict[str, int]
    clauses: dict[str, str]

    def plain(self) -> Row:
        """As it is stored: components that come to nothing are left out."""
        return {"outcome": list(self.outcome), "fen": {name: fen for name, fen in self.fen.items() if fen}}


@dataclass(frozen=True, slots=True)
class Reexamined:
    """The Month of the first amount, what was derived as known then and now, and whether the law was decided anew in between."""

    month: int
    then: Derived
    now: Derived
    is_law_changed: bool


def reexamined(agency: Agency, notice: Notice) -> Reexamined:
    """A decision as known when it was made and as known now."""
    question = question_of(agency, notice)
    then, now = _as_decided(agency, notice), case_of_person(agency, notice.person)
    return Reexamined(
        question.month, derived(then, question), derived(now, question), then.get("law") != now.get("law")
    )


def contested(agency: Agency, contest: Contest, notice: Notice, *, on: int) -> Row:
    """The same as it is stored with an answer given on the Day `on`, with what was known when the decision was contested, and what was
    recorded since then costs through that Day's month."""
    question = question_of(agency, notice)
    then = _as_decided(agency, notice)
    before = case_as_decided(agency, contest.person, on=contest.on, act=contest.act)
    now = case_of_person(agency, contest.person)
    is_ = derived(now, question)
    return {
        "about": notice.about,
        "decided_on": day_text(notice.on),
        "act": notice.act,
        "month": month_text(question.month),
        "through": month_text(month_of(on)),
        "then": derived(then, question).plain(),
        "contested": derived(before, question).plain(),
        "now": is_.plain(),
        "clauses": is_.clauses,
        "facts": facts_after_act(agency.connection, agency.area, contest.act, contest.person),
        "cost_fen": _due_fen(now, month_of(on)) - _due_fen(before, month_of(on)),
    }


def question_of(agency: Agency, notice: Notice) -> Question:
    """What was decided, from the facts that the act recorded or the reasons for which it refused; of a correction, what it comes to on its
    own day."""
    of_act = agency.connection, agency.area, notice.act, notice.person
    on, refused_on, kind = notice.on, 0, ASKED_FOR.get(notice.about, notice.about)
    if kind == CORRECTION:
        return Question(kind, on, month_of(on), refused_on)
    facts, refusals = facts_of_act(*of_act), refusals_of_act(*of_act)
    if refusals:
        on, refused_on = refusals[0].day, notice.on
    if facts:
        version = last_version(agency.connection, agency.area, person=notice.person, fact=facts[0])
        on = on if version is None else version.columns["day"]
    return Question(kind, on, month_of(on) + BEGINS_LATER.get(kind, 0), refused_on)


def derived(told: Row, question: Question) -> Derived:
    """Fold a case through the month of the question; what was refused is asked for again, on the day it was."""
    case, answer = _folded(_asked_again(told, question), question.month)
    fen = _fen(answer, question.month)
    if question.kind == CORRECTION and answer["accounts"]:
        fen[BALANCE] = sum(answer["accounts"][-1]["balance"].values())
    return Derived(_outcome(answer, question), fen, _clauses(case))


def _as_decided(agency: Agency, notice: Notice) -> Row:
    return case_as_decided(agency, notice.person, on=notice.on, act=notice.act)


def _asked_again(told: Row, question: Question) -> Row:
    if not question.refused_on:
        return told
    asked = {
        "kind": question.kind,
        "on": day_text(question.on),
        "recorded_on": day_text(question.refused_on),
    }
    return {**told, "facts": [*told["facts"], asked]}


def _folded(told: Row, month: int) -> tuple[Case, Row]:
    case = read_case({**told, "through": month_text(month)})
    (answer,) = assess([case])
    return case, answer


def _due_fen(told: Row, month: int) -> int:
    """Pensions and what goes to the person, due through a Month; rates published since are no consequence of what was recorded."""
    fen = _fen(_folded({name: told[name] for name in told if name != "known"}, month)[1], month)
    return fen[THROUGH] + fen["to_person_fen"]


def _outcome(answer: Row, question: Question) -> Pair:
    for one in answer["decisions"]:
        if (one["kind"], one["on"]) == (question.kind, day_text(question.on)):
            if one["outcome"] == "accepted":
                return "准予", "granted"
            zh, en = SENTENCES[Reason[one["reason"]]]
            return f"不准予:{zh}", f"refused: {en}"
    return "没有需准予的事项", "nothing to be granted"


def _fen(answer: Row, month: int) -> dict[str, int]:
    pensions = answer["pension"]
    of_month = [one for one in pensions if one["month"] == month_text(month)]
    fen = {name: sum(one[name] for one in of_month) for name in PENSION}
    fen[THROUGH] = sum(one[name] for one in pensions for name in PENSION)
    settlement = answer["settlement"] or {}
    return fen | {name: settlement.get(name, 0) for name in SETTLEMENT} | {BALANCE: 0}


def _clauses(case: Case) -> dict[str, str]:
    by_rule = {step.rule.name: step.rule.clause for step in explain(case)[1]}
    return {name: by_rule[rule] for name, rule in PENSION.items() if rule in by_rule}
