"""An answer in print and in JSON: sentences, the sum with what is assumed, clauses, what it rests on, where it is dealt with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yanglao.acts.register import REGISTER
from yanglao.advice.answering import Advice
from yanglao.advice.questions import Pair, Question
from yanglao.advice.supposed import Sum
from yanglao.advice.values import STATUS_WORDS, Value
from yanglao.casefile.layout import wrapped
from yanglao.kernel.months import month_text
from yanglao.policy.plan import Plan
from yanglao.policy.wording import UNSET
from yanglao.reports.register import REPORTS

NOT_UNDERSTOOD = (
    "没有听懂这个问题,不作答复。您想问的是不是:",
    "This question was not understood, so it is not answered. Did you mean:",
)


def advice_lines(found: Advice, plan: Plan, month: int, *, english: bool) -> list[str]:
    """The answer as people read it, a line each."""
    return [line for text in _lines(found, plan, month, english) for line in wrapped(text)]


def _lines(found: Advice, plan: Plan, month: int, english: bool) -> Iterator[str]:
    if found.question is None:
        yield NOT_UNDERSTOOD[english]
        yield from (f"  · {one.title[english]}" for one in found.nearest)
        yield f"{('请问', 'Please ask')[english]}: {found.office[english]}"
        return
    yield f"{('问', 'Question')[english]}: {found.question.title[english]}"
    yield from (sentence[english] for sentence in found.sentences)
    if found.sum is not None:
        yield from _sum_lines(found.sum, english)
    yield from _grounds(found, found.question, plan, month, english)


def _sum_lines(found: Sum, english: bool) -> Iterator[str]:
    if found.wanting is not None:
        yield found.wanting[english]
        return
    yield ("测算:", "Worked out:")[english]
    yield from (f"  {one[english]}" for one in found.told)
    separator = (";", "; ")[english]
    yield f"  {('假定', 'Assumed')[english]}: {separator.join(one[english] for one in found.assumed)}"


def _grounds(found: Advice, question: Question, plan: Plan, month: int, english: bool) -> Iterator[str]:
    comma = ("、", ", ")[english]
    yield f"{('条款', 'Clause')[english]}: {comma.join(question.clauses)} ({plan.title_en if english else plan.title})"
    if found.values:
        yield f"{('数据', 'Values')[english]} ({month_text(month)}):"
        yield from (f"  {_value_line(value, english)}" for value in found.values)
    if handled := [*_act_names(question), *_report_names(question)]:
        yield f"{('办理与查询', 'Dealt with by')[english]}: {comma.join(one[english] for one in handled)}"
    yield f"{('请找', 'Office')[english]}: {found.office[english]}"
    if found.nearest:
        others = ("; ", ";")[not english].join(one.title[english] for one in found.nearest)
        yield f"{('如果问的不是这个,也许是', 'If this is not what you meant, perhaps')[english]}: {others}"


def _value_line(value: Value, english: bool) -> str:
    """Name, value, status and source, this one as the plan's data have it."""
    status = STATUS_WORDS[value.source.status][english]
    named = value.named[english] if value.text else f"{value.name[english]} {UNSET[english]}"
    return f"{named} [{status}]{_source(value, english)}"


def _source(value: Value, english: bool) -> str:
    """What is said in Chinese alone is left out of an English answer."""
    told = value.source.source or value.source.basis
    if not told or (english and not told.isascii()):
        return ""
    return f" {('来源', 'source')[english]}: {told}"


def _act_names(question: Question) -> list[Pair]:
    return [REGISTER[key].list_title for key in question.acts]


def _report_names(question: Question) -> list[Pair]:
    return [(REPORTS[name].title_zh, name) for name in question.reports]


def advice_data(found: Advice, plan: Plan, month: int, *, english: bool) -> dict[str, Any]:
    """The answer as data, sentences in the language wanted."""
    question = found.question
    return {
        "plan": plan.key,
        "month": month_text(month),
        "asked": found.asked,
        "question": question.key if question else None,
        "sentences": [one[english] for one in found.sentences],
        "clauses": list(question.clauses) if question else [],
        "values": [{"name": value.name[english], **value.source.plain()} for value in found.values],
        "unset": [value.key for value in found.values if value.text is None],
        "sum": _sum_data(found.sum, english) if found.sum else None,
        "acts": list(question.acts) if question else [],
        "reports": list(question.reports) if question else [],
        "office": found.office[english],
        "nearest": [{"question": one.key, "asked": one.title[english]} for one in found.nearest],
    }


def _sum_data(found: Sum, english: bool) -> dict[str, Any]:
    return {
        "rows": [dict(row) for row in found.rows],
        "told": [one[english] for one in found.told],
        "assumed": [one[english] for one in found.assumed],
        "wanting": found.wanting[english] if found.wanting else None,
        "cases": [life.case for life in found.lives],
    }
