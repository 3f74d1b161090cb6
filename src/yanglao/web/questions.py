"""有问题就问 A box for a question, what the plan answers with its clause, and all questions by the parts of the plan."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yanglao.advice.answering import Advice, advise_by, answer
from yanglao.advice.questions import Question, questions_of
from yanglao.advice.values import STATUS_WORDS, Value
from yanglao.kernel.months import month_of
from yanglao.policy.law import Laws
from yanglao.policy.plan import Plan
from yanglao.store.acting import today
from yanglao.web.access import public
from yanglao.web.catalogue.questions import SECTIONS
from yanglao.web.errors import down
from yanglao.web.here import laws_here
from yanglao.web.reading import reading, unless_down
from yanglao.web.saying import TAGS

Shown = dict[str, Any]
LONGEST = 200
PART = re.compile("[一二三四五六七八九十]+")


@public
@require_safe
@unless_down(down)
def questions_page(request: HttpRequest) -> HttpResponse:
    """A question typed (`ask`) or chosen (`about`), and its answer; below it all there are."""
    with reading() as database:
        laws = laws_here(database)
    asked, about = request.GET.get("ask", "").strip()[:LONGEST], request.GET.get("about", "")
    found = _advice(laws, asked, about)
    shown = {
        "asked": asked,
        "is_empty": "ask" in request.GET and not asked and not about,
        "advice": _shown(laws.plan, found) if found else None,
        "parts": _parts(laws.plan),
    }
    return render(request, "questions.html", shown)


def _advice(laws: Laws, asked: str, about: str) -> Advice | None:
    month = max(month_of(today()), month_of(laws.launch_day))
    if asked:
        return advise_by(laws, asked, month)
    chosen = questions_of(laws.plan.key).by_key.get(about)
    return answer(laws, chosen, "", month) if chosen else None


def _shown(plan: Plan, found: Advice) -> Shown:
    summed, question = found.sum, found.question
    return {
        "title": question.title if question else None,
        "sentences": found.sentences,
        "told": summed.told if summed else (),
        "wanting": summed.wanting if summed else None,
        "assumed": summed.assumed if summed and summed.told else (),
        "can_estimate": bool(question and question.computed == "pension"),
        "clauses": [plan.cited(number) for number in question.clauses] if question else [],
        "values": [_value(one) for one in found.values],
        "office": found.office,
        "nearest": [_link(one) for one in found.nearest],
    }


def _value(value: Value) -> Shown:
    return {
        "name": value.named if value.text else value.name,
        "is_set": value.text is not None,
        "status": STATUS_WORDS[value.source.status],
        "look": TAGS.get(value.source.status, ""),
    }


def _link(question: Question) -> Shown:
    return {"title": question.title, "key": question.key}


def _parts(plan: Plan) -> list[Shown]:
    """The questions by the part of the plan that their first clause stands in, in the plan's order."""
    order = {part: place for place, part in enumerate(dict.fromkeys(map(_part, plan.clauses)))}
    by_part: dict[str, list[Shown]] = defaultdict(list)
    for question in questions_of(plan.key).by_key.values():
        by_part[_part(question.clauses[0])].append(_link(question))
    titles = {} if plan.clause_of else SECTIONS
    return [
        {"section": part, "title": titles.get(part), "questions": by_part[part]}
        for part in sorted(by_part, key=lambda one: order.get(one, len(order)))
    ]


def _part(clause: str) -> str:
    """`四(二)1` stands in 四."""
    found = PART.match(clause)
    return found[0] if found else clause
