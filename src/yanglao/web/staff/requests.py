"""网上申请 What residents asked for, for whoever may do it: looked at, done by the act that was asked for with what was filled in, or declined."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from yanglao.acts.doing import do
from yanglao.acts.register import REGISTER
from yanglao.acts.requests.answering import ANSWER_REQUEST
from yanglao.acts.requests.asking import asked_for
from yanglao.casefile.words import day_pair
from yanglao.kernel.identity import masked
from yanglao.kernel.months import age_days
from yanglao.reports.mine import handed_of
from yanglao.reports.office_words import ACT_WORDS
from yanglao.reports.requests import request_for, requests_for
from yanglao.store.acting import ActRefused
from yanglao.store.handovers import REQUEST, TaskKey
from yanglao.store.looks import note_look
from yanglao.store.people import names_of
from yanglao.store.requests import Request
from yanglao.web.staff.context import reader_of
from yanglao.web.staff.desk import Desk, desk_page
from yanglao.web.staff.forms import questions
from yanglao.web.staff.kept import opens_again
from yanglao.web.staff.who import seen_file

BY_FACT = "replace_fact"
"""Corrections begin at the fact that is wrong."""


@require_safe
@desk_page(*ANSWER_REQUEST.who)
def requests_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Those that wait, the oldest first."""
    found = requests_for(reader_of(desk), desk.who.roles)
    names = names_of(desk.agency.connection, sorted({one.person for one in found}))
    rows = [(one, ACT_WORDS[one.kind], names.get(one.person, ""), age_days(one.on, desk.on)) for one in found]
    return render(request, "staff/requests.html", {"rows": rows, "here": "requests"})


@require_safe
@desk_page(*ANSWER_REQUEST.who)
def request_page(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """One of them: of whom, what was filled in, and the way to do it."""
    return render(request, "staff/request.html", _shown(desk, _waiting(desk, number)))


@require_POST
@desk_page(*ANSWER_REQUEST.who, again=True)
def decline_request(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """It cannot be done, for a reason that the person reads."""
    one = _waiting(desk, number)
    reason = request.POST.get("reason", "").strip()
    if opens_again(request):
        return render(request, "staff/request.html", _shown(desk, one) | {"reason": reason})
    try:
        answer(desk, one.id, reason=reason)
    except ActRefused as refused:
        if refused.code != "answer_needed":
            raise
        return render(request, "staff/request.html", _shown(desk, one) | {"reason_missing": True}, status=400)
    return HttpResponseRedirect("/staff/requests")


def answer(desk: Desk, number: int, *, done_by: int = 0, reason: str = "") -> None:
    """Answer a request: by which act it was done, or why it is not."""
    given = {"request": str(number), "done_by": str(done_by or ""), "reason": reason}
    by = desk.by(f"answer request {number} {done_by}")
    do(desk.agency, ANSWER_REQUEST.key, [{name: one for name, one in given.items() if one}], by=by)


def wanted(desk: Desk, number: str, act: str, person: int) -> Request | None:
    """The request that waits for this act about this person; None where there is none under the number."""
    if not number.isascii() or not number.isdigit() or not desk.holds(*ANSWER_REQUEST.who):
        return None
    one = request_for(reader_of(desk), int(number), desk.who.roles)
    return one if one is not None and (one.kind, one.person) == (act, person) else None


def _waiting(desk: Desk, number: int) -> Request:
    one = request_for(reader_of(desk), number, desk.who.roles)
    if one is None:
        raise Http404("no request of theirs that waits")
    return one


def _shown(desk: Desk, one: Request) -> dict[str, Any]:
    act = asked_for(REGISTER[one.kind])
    note_look(desk.agency.connection, desk.agency.area, desk.login, one.person, "request")
    asked = questions(act, one.given, english=desk.english)
    handed = handed_of(reader_of(desk), TaskKey(REQUEST, one.id))
    return {
        "one": one,
        "handed": handed,
        "may_hand": handed is None or handed.to == desk.login,
        "asked_on": day_pair(one.on),
        "title": ACT_WORDS[one.kind],
        "line": seen_file(desk, one.person)[1],
        "lines": [
            (field.label, masked(field.given) if field.kind == "account" else field.said)
            for field in asked
            if field.given
        ],
        "begins": f"/staff/person/{one.person}/facts?asked_under={one.id}"
        if one.kind == BY_FACT
        else f"/staff/do/{one.kind}?person={one.person}&asked_under={one.id}",
        "days": age_days(one.on, desk.on),
        "here": "requests",
    }
