"""决定书 The data of a letter that tells somebody of a decision: what was decided, by whom, under which clauses, with which figures as the
calculation has them, and until when it can be objected to."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg

from yanglao.acts.about import person_under
from yanglao.acts.records.refusals import said_of_row
from yanglao.acts.records.writing import written_fact
from yanglao.acts.register import REGISTER
from yanglao.casefile.explanation import Explained
from yanglao.kernel.months import day_text, month_of, parse_day
from yanglao.ledger.items import ITEM_KINDS, OVERPAYMENT, REFUND
from yanglao.ledger.lines import ARRIVAL
from yanglao.life.kinds import Kind
from yanglao.lists import Field
from yanglao.policy.notices import Periods, periods_of
from yanglao.policy.plan import Plan
from yanglao.reports.asks import Ask, as_choices
from yanglao.reports.explaining import explained
from yanglao.reports.notices import objection_of
from yanglao.reports.person import person_file
from yanglao.reports.words import NOTICE_WORDS
from yanglao.rules.reasons import SENTENCES, Reason
from yanglao.rules.sources import CREDITED_PARTS
from yanglao.store.acting import Agency, Area
from yanglao.store.contests import contests_of
from yanglao.store.notices import CORRECTION, Notice, notices_of
from yanglao.store.proposals import proposal_ended_by
from yanglao.store.read.decisions import (
    Opened,
    facts_of_act,
    opened_by_act,
    people_of_act,
    refusals_of_act,
    versions_by_act,
)
from yanglao.store.versions import version_with

Row = dict[str, Any]
ACTS = {
    "claim": "claim",
    "claim_refused": "claim",
    "withdrawal": "withdrawal",
    "withdrawal_refused": "withdrawal",
    "suspension": "suspension",
    "recovery": "recovery_notice",
    "refund": "refund",
    "correction": "replace_fact",
    "contest_answer": "answer_contest",
}
"""What a letter can be about -> the act that decides it, if nothing else is known of it."""
ABOUT = Ask(
    Field(
        "about",
        "choice",
        ("决定事项",),
        choices=as_choices({about: NOTICE_WORDS[about] for about in ACTS}),
        english="what was decided",
    ),
    words=NOTICE_WORDS,
)
_FIRST_FIGURES = {"claim": 1, "withdrawal": 0}
"""Decisions that amounts follow from -> how many months after their own these begin."""
_TOLD = (OVERPAYMENT, REFUND)
_HOW_IT_IS_TAKEN = ("drawdown",)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as its letter tells it; `clauses`: that of the act first, then those of the figures. answer: of a contest that it
    answers, what came of it and the re-examination as it is stored. corrected: by which act and why, each fact as it was and as it is, and
    by how many fen what is due becomes otherwise."""

    who: Row
    notice: Notice
    periods: Periods
    people: list[str]
    facts: list[Row]
    reasons: list[Reason]
    items: list[Opened]
    steps: list[Explained]
    plan: Plan | None
    answer: Row | None
    corrected: Row | None

    @property
    def clauses(self) -> list[str]:
        act = ACTS[self.notice.about] if self.corrected is None else self.corrected["act"]
        own = REGISTER[act].clauses[:1]
        told = sorted(self.answer["reexamination"]["clauses"].values()) if self.answer else ()
        return list(dict.fromkeys((*own, *(step.rule.clause for step in self.steps), *told)))

    @property
    def objection(self) -> Row:
        """Days until which the decision can be objected to; none while the notice is not served."""
        return {name: day_text(day) for name, day in objection_of(self.notice, self.periods).items()}

    def plain(self) -> Row:
        """As JSON tells it."""
        service = self.notice.service
        return {
            **self.who,
            "about": self.notice.about,
            "decided_on": day_text(self.notice.on),
            "document": self.notice.document,
            "people": self.people,
            "clauses": self.clauses,
            "facts": self.facts,
            "reasons": [one.name for one in self.reasons],
            "amounts": [{"kind": one.kind, "fen": one.fen, "reason": one.reason} for one in self.items],
            "steps": [step.plain() for step in self.steps],
            "served_on": None if service is None else day_text(service.served_on),
            "review_days": self.periods.review_days,
            "periods": {"status": self.periods.status, "basis": self.periods.basis},
            "objection": self.objection,
            **({} if self.answer is None else {"answer": self.answer}),
            **({} if self.corrected is None else {"corrected": self.corrected}),
        }


def decision(agency: Agency, *, number: str, about: str) -> Decision:
    """The last decision of a kind about a person. Refused: unknown_person, no_notice."""
    person = person_under(agency, number)
    told = [one for one in notices_of(agency.connection, agency.area, [person]) if one.about == about]
    if not told:
        raise said_of_row("no_notice")
    notice, file = told[-1], person_file(agency, number=number)
    of_act = agency.connection, agency.area, notice.act, person
    corrected = _corrected(agency, notice) if about == CORRECTION else None
    facts = [] if corrected is not None else _facts(file, facts_of_act(*of_act))
    steps, plan = _figures(agency, number, about, facts)
    return Decision(
        {"name": file["name"], "number": file["numbers"][-1]["number"]},
        notice,
        periods_of(agency.area.plan),
        people_of_act(*of_act[:3]),
        facts,
        [Reason(one.reason) for one in refusals_of_act(*of_act)],
        [one for one in opened_by_act(*of_act) if ITEM_KINDS[one.kind] in _TOLD],
        steps,
        plan,
        _answer(*of_act),
        corrected,
    )


def _corrected(agency: Agency, notice: Notice) -> Row | None:
    """更正 What the act corrected of the person, fact by fact, and what that changes."""
    proposal = proposal_ended_by(agency.connection, agency.area, notice.act)
    if proposal is None:
        return None
    versions = versions_by_act(agency.connection, agency.area, notice.act, notice.person)
    due = proposal.content["effect"]["due_fen"] if "person" in proposal.content else {}
    return {
        "act": proposal.kind,
        "reason": proposal.content["reason"],
        "changes": [_change(agency, before, after) for before, after in versions],
        "due_fen": {kind: _whole_fen(kind, parts) for kind, parts in due.items()},
    }


def _whole_fen(kind: str, parts: Mapping[str, int]) -> int:
    """What becomes due more of a kind of lines; of arrivals what is credited, which the other parts say once more by where it comes from."""
    credited = {part.column for part in CREDITED_PARTS}
    return sum(fen for name, fen in parts.items() if kind != ARRIVAL.name or name in credited)


def _change(agency: Agency, before: int | None, after: int) -> Row:
    now = version_with(agency.connection, agency.area, after)
    was = None if before is None else version_with(agency.connection, agency.area, before)
    return {
        "fact": now.root,
        "kind": Kind(now.kind).name,
        "was": None if was is None else written_fact(was.kind, was.columns),
        "is": None if now.void else written_fact(now.kind, now.columns),
    }


def _answer(connection: psycopg.Connection, area: Area, act: int, person: int) -> Row | None:
    """What an act has answered to a contest of the person."""
    for one in contests_of(connection, area, person):
        if one.end is not None and one.end.act == act and one.end.reexamination:
            return {
                "contest": one.id,
                "came_on": day_text(one.came_on),
                "outcome": one.end.outcome,
                "reason": one.end.reason,
                "reexamination": json.loads(one.end.reexamination),
                "sha256": one.end.digest,
            }
    return None


def _facts(file: Row, roots: list[int]) -> list[Row]:
    """The facts as they are on record, or were before a correction."""
    found: dict[int, Row] = {}
    for one in (*file["facts"], *file["put_aside"]):
        if one["fact"] in roots:
            found.setdefault(one["fact"], one)
    return list(found.values())


def _figures(
    agency: Agency, number: str, about: str, facts: list[Row]
) -> tuple[list[Explained], Plan | None]:
    """The steps of the decision itself, and those by which the amounts come about that it brings."""
    if about not in _FIRST_FIGURES or not facts:
        return [], None
    decided_in = month_of(parse_day(facts[0]["on"]))
    told = explained(agency, number=number, month=decided_in + _FIRST_FIGURES[about], since=decided_in)
    return of_a_decision(told.steps), told.plan


def of_a_decision(steps: Sequence[Explained]) -> list[Explained]:
    """What of a calculation belongs into the letter: who is paid and how much (五), paying back and leaving (六)."""
    return [step for step in steps if step.rule.clause.startswith(("五", "六"))]


def of_the_first_month(steps: Sequence[Explained]) -> list[Explained]:
    """Each rule once, as it was applied first; without the steps of the book-keeping, which change no amount of the person's."""
    found: dict[tuple[str, str], Explained] = {}
    for one in steps:
        if one.rule.name not in _HOW_IT_IS_TAKEN:
            found.setdefault((one.rule.name, one.of), one)
    return list(found.values())


def sentences(found: Decision) -> list[tuple[str, str]]:
    """Why it was refused, in both languages."""
    return [SENTENCES[one] for one in found.reasons]
