"""网上申请 A resident asks the counter for something from their own pages: what may be asked for, the form, what will happen, and what became of
it. Nothing is done by asking; the counter does it, looks at the papers, and answers here."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yanglao.acts.describing import Description
from yanglao.casefile.words import Pair, day_pair
from yanglao.kernel.months import year_of_day
from yanglao.store.acting import ActRefused
from yanglao.store.requests import Request, make_request, requests_of, withdraw_request
from yanglao.web.catalogue.resident import ASKED_FOR
from yanglao.web.preferences import preferences
from yanglao.web.resident.own_page import Me, own_page
from yanglao.web.resident.requesting import Shown, act_on_request, form_of, lines_given, wrong_in_request
from yanglao.web.staff.forms import given_of

FIRST = "/me/requests"
LOOKS = {"done": "done", "declined": "need"}
"""State of a request -> how its notice looks."""


@require_safe
@own_page("requests")
def my_requests(request: HttpRequest, me: Me) -> HttpResponse:
    """What I can ask for, and what became of what I asked for."""
    english = preferences(request).english
    shown = {
        "ways": [(kind, title, line) for kind, (title, line) in ASKED_FOR.items()],
        "asked": [_told(me, one, english=english) for one in requests_of(me.agency, me.person)],
        "made": request.GET.get("made", ""),
    }
    return render(request, "resident/requests.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@own_page("")
def my_request(request: HttpRequest, me: Me, kind: str) -> HttpResponse:
    """Ask for one thing: its form; what was understood; then it is with the counter."""
    act, english = _act(kind), preferences(request).english
    if request.method != "POST":
        return _form(request, me, act, {"year": str(year_of_day(me.on))} | request.GET.dict())
    given = given_of(act, request.POST.dict())
    press = request.POST.get("press")
    if press == "change":
        return _form(request, me, act, given)
    if wrong := wrong_in_request(me, act, given, english=english):
        return _form(request, me, act, given, wrong=wrong)
    if press != "do":
        return _look(request, me, act, given)
    once = request.POST.get("once", "")[:40] or secrets.token_hex(10)
    try:
        number = make_request(me.agency, me.token, me.person, kind, given, on=me.on, key=once)
    except ActRefused as refused:
        return _form(request, me, act, given, refused=(refused.zh, refused.en))
    return HttpResponseRedirect(f"{FIRST}?made={number}")


@require_POST
@own_page("")
def take_back(request: HttpRequest, me: Me, number: int) -> HttpResponse:
    """Take a request back while it waits."""
    if not withdraw_request(me.agency.connection, me.token, number):
        raise Http404("none of theirs that waits")
    return HttpResponseRedirect(FIRST)


def _act(kind: str) -> Description:
    act = act_on_request(kind)
    if act is None:
        raise Http404("nothing that can be asked for")
    return act


def _form(
    request: HttpRequest,
    me: Me,
    act: Description,
    given: Mapping[str, str],
    *,
    wrong: Mapping[str, str] | None = None,
    refused: Pair | None = None,
) -> HttpResponse:
    asked = form_of(me, act, given, english=preferences(request).english, wrong=wrong)
    shown = {**_about(act), "questions": asked, "wrong": wrong, "refused": refused}
    return render(request, "resident/request.html", shown, status=400 if wrong else 409 if refused else 200)


def _look(request: HttpRequest, me: Me, act: Description, given: Mapping[str, str]) -> HttpResponse:
    asked = form_of(me, act, given, english=preferences(request).english)
    shown = {
        **_about(act),
        "lines": lines_given(act, given, asked),
        "given": dict(given),
        "once": secrets.token_hex(10),
    }
    return render(request, "resident/request_look.html", shown)


def _about(act: Description) -> Shown:
    return {
        "kind": act.key,
        "title": ASKED_FOR[act.key][0],
        "line": ASKED_FOR[act.key][1],
        "clause": act.clause,
        "has_second": act.agreement is not None,
    }


def _told(me: Me, one: Request, *, english: bool) -> Shown:
    act = _act(one.kind)
    return {
        "number": one.id,
        "title": ASKED_FOR[one.kind][0],
        "on": day_pair(one.on),
        "lines": lines_given(act, one.given, form_of(me, act, one.given, english=english)),
        "state": one.state,
        "look": LOOKS.get(one.state, ""),
        "reason": one.reason,
        "answered_on": day_pair(one.answered_on) if one.answered_on else None,
    }
