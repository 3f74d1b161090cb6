"""动员走访 The call list with what came of each call: one press, which is an answer of the household survey given today."""

from __future__ import annotations

import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from yanglao.casefile.words import Pair
from yanglao.kernel.identity import masked
from yanglao.kernel.months import year_of_day
from yanglao.reports.call_list import Call, calls
from yanglao.store.acting import ActRefused
from yanglao.store.surveys import Asked
from yanglao.web.field.households import PERSON, ROW, Household, answer, household, kept
from yanglao.web.field.rows import Listed, some_of
from yanglao.web.field.units import Unit, reader_in, unit_page
from yanglao.web.staff.desk import Desk

OUTCOMES: dict[str, tuple[Pair, dict[str, str]]] = {
    "here": (("在家,说过了", "At home, was told"), {}),
    "student": (("在上学", "At school"), {"student": "true"}),
    "employee": (("有职工保险", "Employees’ scheme"), {"scheme": "employee"}),
    "moved": (("已迁出", "Moved away"), {"gone": "moved"}),
    "dead": (("已去世", "Has died"), {"gone": "dead"}),
}
"""What comes of a call: its words, and what it says in the survey beside what is known."""
DIED = "dead"


@require_http_methods(["GET", "HEAD", "POST"])
@unit_page()
def calls_page(request: HttpRequest, desk: Desk, unit: Unit) -> HttpResponse:
    """动员名单 Whom to call on, those not asked this year first."""
    if request.method == "POST":
        return _note(request, desk, unit)
    return render(request, "field/calls.html", _shown(request, desk, unit))


def _note(request: HttpRequest, desk: Desk, unit: Unit) -> HttpResponse:
    given = request.POST
    outcome = OUTCOMES.get(given.get("outcome", ""))
    if outcome is None:
        raise Http404("no such outcome")
    whom = _whom(desk, unit, given.get("who", ""))
    if not kept(whom.known):  # where somebody is registered was never said: it has to be asked
        return HttpResponseRedirect(f"{unit.path}/survey/{whom.kind}/{whom.at}")
    try:
        answer(desk, whom, {**_base(whom), **outcome[1]}, once=given.get("once", ""))
    except ActRefused as refused:
        shown = {**_shown(request, desk, unit), "refused": (refused.zh, refused.en)}
        return render(request, "field/calls.html", shown, status=409)
    told = urlencode({"noted": f"{whom.kind}/{whom.at}", "outcome": given["outcome"]})
    return HttpResponseRedirect(f"{unit.path}/calls?{told}")


def _base(whom: Household) -> dict[str, str]:
    """Where somebody is registered, which a call does not change."""
    return {name: whom.known[name] for name in ("household", "from")}


def _whom(desk: Desk, unit: Unit, told: str) -> Household:
    kind, _, number = told.partition("/")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Http404("nobody is named")
    return household(desk, unit, kind, int(number))


def _shown(request: HttpRequest, desk: Desk, unit: Unit) -> dict[str, Any]:
    year = year_of_day(desk.on)
    found = sorted(calls(reader_in(desk, unit)), key=lambda one: (one.asked_on or 0, one.number))
    rows = [_row(one) for one in found]
    noted = request.GET.get("noted", "")
    return {
        "unit": unit,
        "some": some_of(request, rows),
        "asked_this_year": sum((one.asked_on or 0) // 10_000 == year for one in found),
        "today": desk.on,
        "year": year,
        "outcomes": [(name, words) for name, (words, _) in OUTCOMES.items()],
        "died": DIED,
        "once": secrets.token_hex(10),
        "noted": _whom(desk, unit, noted) if noted else None,
        "outcome": OUTCOMES.get(request.GET.get("outcome", ""), (None, {}))[0],
        "here": "unit",
    }


def _row(one: Call) -> Listed:
    at = f"{PERSON}/{one.person}" if one.person else f"{ROW}/{one.row}"
    told = {"at": at, "row": one.row, "asked_on": one.asked_on, "said": _said(one.said)}
    return Listed(one.person, one.name, masked(one.number), one.phone, told)


def _said(said: Asked | None) -> Pair | None:
    """What the last answer comes to, in the words of an outcome."""
    if said is None:
        return None
    if said.is_student:
        return OUTCOMES["student"][0]
    return OUTCOMES["employee"][0] if said.scheme == "employee" else OUTCOMES["here"][0]
