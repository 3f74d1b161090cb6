"""决定复查 A decision derived again, as known when it was made and as known now, side by side: what it comes to, component by component,
under which clause, and which facts came between. Both are folded by the month step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from yanglao.audit.export import case_as_decided, case_of_person
from yanglao.casefile.assessing import assess
from yanglao.casefile.explanation import explain
from yanglao.casefile.reading import Case, read_case
from yanglao.casefile.words import Pair
from yanglao.kernel.months import day_text, month_of, month_text, parse_day
from yanglao.reports.asking import OF_MONEY, Reader, person_read
from yanglao.reports.decision import ACTS, Decision, decision
from yanglao.reports.describing import About
from yanglao.reports.person import person_file
from yanglao.reports.report import Column, Report, Row
from yanglao.reports.words import ALL_KINDS, said_words
from yanglao.rules.reasons import SENTENCES, Reason
from yanglao.store.read.decisions import facts_after_act, refusals_of_act

PENSION = {"base_fen": "base_pension", "increment_fen": "increment", "account_fen": "drawdown"}
"""Components of a month's pension -> the rule that gives each."""
SETTLEMENT = ("to_person_fen", "to_pool_fen", "transferred_fen")
THROUGH = "pensions_fen"
COMPONENTS: dict[str, Pair] = {
    "base_fen": ("基础养老金", "base pension"),
    "increment_fen": ("加发", "increment"),
    "account_fen": ("个人账户养老金", "account pension"),
    THROUGH: ("至该月累计应发", "pensions due through the month"),
    "to_person_fen": ("退给本人或继承人", "to the person or heirs"),
    "to_pool_fen": ("归统筹账户", "to the pooled account"),
    "transferred_fen": ("随关系转出", "transferred"),
}
BEGINS_LATER = {"claim": 1}
"""Acts of which the first amount belongs to a later month -> how many months later."""
SAID_APART = ("fact", "kind", "recorded_on", "by", "agreed_by", "document")
OF_CHANGES = ("put_aside_on", "how", "put_aside_by", "why", "on_document")

REEXAMINATION_REPORT = About(
    "reexamination",
    "决定复查",
    ("九(三)", "五(一)", "五(二)1", "五(二)2", "六"),
    OF_MONEY,
    zh="一项决定按当时所知和按现在所知重新计算,逐项并列,并列出其间登记的事项。",
    en=(
        "the last decision of a kind about a person, derived again as known then and as known now, side by side: each "
        "component with its clause, the difference, and what was recorded in between"
    ),
    asks="NUMBER --about claim",
)


@dataclass(frozen=True, slots=True)
class Derived:
    """What a decision comes to by what is known at a time: the word for its outcome, fen by component, clause by component."""

    outcome: Pair
    fen: dict[str, int]
    clauses: dict[str, str]


def reexamination(reader: Reader, *, number: str, about: str) -> Report:
    """The last decision of a kind about a person, then and now. Refused: unknown_person, not_your_unit, no_notice, law_not_sayable."""
    person = person_read(reader, number)
    found = decision(reader.agency, number=number, about=about)
    on, month = _begins(reader, found)
    then = case_as_decided(reader.agency, person, on=found.notice.on, act=found.notice.act)
    now = case_of_person(reader.agency, person)
    was, is_ = (_derived(told, found, on, month) for told in (then, now))
    return Report(
        "reexamination",
        ("决定复查", "a decision derived again"),
        (
            Column("component", ("项目", "component"), "word", COMPONENTS),
            Column("clause", ("条款", "clause")),
            Column("then_fen", ("按当时所知(元)", "as known then"), "yuan"),
            Column("now_fen", ("按现在所知(元)", "as known now"), "yuan"),
            Column("more_fen", ("差额(元)", "difference"), "yuan"),
        ),
        list(_rows(was, is_)),
        remarks=[
            _month_said(month),
            _outcome_said(("按当时所知", "As known then"), was),
            _outcome_said(("按现在所知", "As known now"), is_),
            *_law_said(then, now),
            *_between(reader, number, person, found.notice.act),
        ],
    )


def _begins(reader: Reader, found: Decision) -> tuple[int, int]:
    """The Day that was decided on, and the Month that its first amount belongs to."""
    notice, on = found.notice, found.notice.on
    if found.facts:
        on = parse_day(found.facts[0].get("on") or f"{found.facts[0]['from']}-01"[: len("yyyy-mm-dd")])
    elif refused := refusals_of_act(reader.connection, reader.area, notice.act, notice.person):
        on = refused[0].day
    return on, month_of(on) + BEGINS_LATER.get(ACTS[notice.about], 0)


def _derived(told: Row, found: Decision, on: int, month: int) -> Derived:
    """Fold a case through `month`; what was refused is asked for again, on the day it was."""
    kind = ACTS[found.notice.about]
    if found.reasons:
        asked = {"kind": kind, "on": day_text(on), "recorded_on": day_text(found.notice.on)}
        told = {**told, "facts": [*told["facts"], asked]}
    case = read_case({**told, "through": month_text(month)})
    (answer,) = assess([case])
    return Derived(_outcome(answer, kind, on), _fen(answer, month), _clauses(case))


def _outcome(answer: dict[str, Any], kind: str, on: int) -> Pair:
    for one in answer["decisions"]:
        if (one["kind"], one["on"]) == (kind, day_text(on)):
            if one["outcome"] == "accepted":
                return "准予", "granted"
            zh, en = SENTENCES[Reason[one["reason"]]]
            return f"不准予:{zh}", f"refused: {en}"
    return "没有需准予的事项", "nothing to be granted"


def _fen(answer: dict[str, Any], month: int) -> dict[str, int]:
    pensions = answer["pension"]
    of_month = [one for one in pensions if one["month"] == month_text(month)]
    fen = {name: sum(one[name] for one in of_month) for name in PENSION}
    fen[THROUGH] = sum(one[name] for one in pensions for name in PENSION)
    settlement = answer["settlement"] or {}
    return fen | {name: settlement.get(name, 0) for name in SETTLEMENT}


def _clauses(case: Case) -> dict[str, str]:
    by_rule = {step.rule.name: step.rule.clause for step in explain(case)[1]}
    return {name: by_rule[rule] for name, rule in PENSION.items() if rule in by_rule}


def _rows(was: Derived, is_: Derived) -> Iterator[Row]:
    for name in COMPONENTS:
        then, now = was.fen[name], is_.fen[name]
        if then or now:
            clause = is_.clauses.get(name) or was.clauses.get(name, "")
            yield {
                "component": name,
                "clause": clause,
                "then_fen": then,
                "now_fen": now,
                "more_fen": now - then,
            }


def _month_said(month: int) -> Pair:
    return f"金额为 {month_text(month)} 月份。", f"Amounts are of {month_text(month)}."


def _outcome_said(when: Pair, one: Derived) -> Pair:
    return f"{when[0]}:{one.outcome[0]}", f"{when[1]}: {one.outcome[1]}"


def _law_said(then: Row, now: Row) -> list[Pair]:
    if then.get("law") == now.get("law"):
        return []
    return [("其间对计划参数另有决定。", "Parameters of the plan were decided anew in between.")]


def _between(reader: Reader, number: str, person: int, act: int) -> Iterator[Pair]:
    """What was recorded, corrected or cancelled since."""
    roots = facts_after_act(reader.connection, reader.area, act, person)
    file = person_file(reader.agency, number=number)
    for one in file["facts"]:
        if one["fact"] in roots:
            yield _said(one, ("其后登记", "Recorded since"), one["recorded_on"])
    for one in file["put_aside"]:
        if one["fact"] in roots and one["how"] == "cancelled":
            yield _said(one, ("其后撤销", "Cancelled since"), one["put_aside_on"])


def _said(fact: Row, what: Pair, on: str) -> Pair:
    said = {name: value for name, value in fact.items() if name not in SAID_APART + OF_CHANGES}
    zh, en = (
        f"{what[i]} {on}: {ALL_KINDS[fact['kind']][i]} {said_words(fact['kind'], said, bool(i))}"
        for i in (0, 1)
    )
    return zh, en
