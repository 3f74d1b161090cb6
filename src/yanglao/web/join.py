"""怎么参保 A question a page, the answers in the address; at the end whether one may join, by which clause, what to bring and where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from yanglao.casefile.joining import (
    QUESTIONS,
    Answers,
    Question,
    may_join,
    missing,
    next_question,
    read_answers,
)
from yanglao.casefile.words import month_pair
from yanglao.kernel.months import month_of
from yanglao.kernel.wrong import Wrong
from yanglao.policy.deadlines import deadlines_of
from yanglao.policy.law import Laws
from yanglao.rules.reasons import SENTENCES, Reason
from yanglao.store.acting import today
from yanglao.web.access import public
from yanglao.web.errors import down
from yanglao.web.here import laws_here
from yanglao.web.reading import reading, unless_down

Shown = dict[str, Any]
LONGEST = 40
NUMBER = {question.name: place for place, question in enumerate(QUESTIONS, start=1)}


@public
@require_safe
@unless_down(down)
def join_page(request: HttpRequest) -> HttpResponse:
    """The next question, or what the rule says."""
    answers, faults = read_answers({name: request.GET.getlist(name) for name in NUMBER}, today())
    with reading() as database:
        laws = laws_here(database)
    found, question = may_join(laws, answers), next_question(answers)
    if question is None or (found.reason and not faults):
        return render(request, "join_answer.html", _answer(laws, answers, found.reason, found.of_age_on))
    return render(request, "join.html", _question(request.GET, question, answers, faults))


def _question(given: QueryDict, question: Question, answers: Answers, faults: Mapping[str, Wrong]) -> Shown:
    fault = faults.get(question.name)
    if fault is None and given.get("asked") == question.name:
        fault = missing(question)
    return {
        "name": question.name,
        "title": question.asks.title,
        "hint": question.asks.hint,
        "choices": [{"value": value, "title": title} for value, title in question.answers.items()],
        "typed": given.get(question.name, "")[:LONGEST],
        "fault": (fault.zh, fault.en) if fault else None,
        "kept": list(answers.chosen.items()),
        "number": NUMBER[question.name],
        "count": len(QUESTIONS),
        "back": _without(answers, list(answers.chosen)[-1]) if answers.chosen else None,
    }


def _answer(laws: Laws, answers: Answers, reason: Reason, of_age_on: int) -> Shown:
    plan = laws.plan
    clause = plan.own_clause("四(一)")
    deadline = deadlines_of(plan.key).acts.get("enrolment")
    return {
        "may": not reason,
        "already": reason == Reason.already_enrolled,
        "sentence": SENTENCES[reason],
        "clause": plan.cited(clause),
        "of_age": month_pair(month_of(of_age_on)) if reason == Reason.under_16 else None,
        "age": laws.at(month_of(answers.on)).minimum_age_years,
        "answers": [
            {
                "title": question.asks.title,
                "told": question.answers.get(said, (said, said)),
                "change": _without(answers, question.name),
            }
            for question in QUESTIONS
            if (said := answers.chosen.get(question.name))
        ],
        "days": deadline.working_days if deadline else None,
        "estimate": "/estimate?" + urlencode({"born": answers.chosen.get("born", "")}),
    }


def _without(answers: Answers, name: str) -> str:
    """The address that asks a question again; the answers before it are kept."""
    kept = {one: said for one, said in answers.chosen.items() if NUMBER[one] < NUMBER[name]}
    return "/join" + (f"?{urlencode(kept)}" if kept else "")
