"""入户调查 What is known of a household, and what it says now: the survey's form with everything filled in that is known."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from yanglao.acts.doing import do, key_of
from yanglao.acts.survey.surveying import SURVEY_ACT
from yanglao.casefile.words import Pair
from yanglao.kernel.identity import masked
from yanglao.kernel.months import day_text
from yanglao.reports.person import file_of
from yanglao.store.acting import ActRefused
from yanglao.store.people import names_of
from yanglao.store.surveys import Asked, Surveyed, surveyed_in, surveyed_under
from yanglao.web.field.units import Unit, person_of, unit_page
from yanglao.web.staff.desk import Desk
from yanglao.web.staff.doing import open_form, refuse_row
from yanglao.web.staff.forms import given_of, questions, wrong_in
from yanglao.web.staff.kept import opens_again
from yanglao.web.staff.who import number_of

REGISTER_ACT = "register"
PERSON, ROW = "person", "row"
"""How an address names somebody: of the register, or by an answer of the survey."""
WHO = ("number", "name", "unit")
"""What nobody types of somebody who is known."""


@dataclass(frozen=True, slots=True)
class Household:
    """Somebody to be asked: how the address names them, the person on the register (0: nobody), name and number, and what is known by the
    names of the survey's form."""

    kind: str
    at: int
    person: int
    name: str
    number: str
    known: Mapping[str, str]

    @property
    def shown(self) -> str:
        """The number, masked."""
        return masked(self.number)


def household(desk: Desk, unit: Unit, kind: str, at: int) -> Household:
    """Somebody of the unit, by id or by a row of the survey. Refused: unknown_person, not_your_unit; Http404 where there is no such row."""
    agency = desk.agency
    if kind == PERSON:
        person = person_of(desk, unit, at)
        number, name = number_of(desk, person), names_of(agency.connection, [person])[person]
        said = surveyed_under(agency.connection, agency.area, agency.keys, number)
        known = _registered(desk, person) | _answered(said)
        return Household(kind, at, person, name, number, known | _who(number, name, unit))
    one = surveyed_in(agency.connection, agency.area, agency.keys, at) if kind == ROW else None
    if one is None or one.person or one.said.unit != unit.id:
        raise Http404("nobody of this unit")
    known = _answered(one) | _who(one.number, one.said.name, unit)
    return Household(kind, at, 0, one.said.name, one.number, known)


def kept(known: Mapping[str, str]) -> bool:
    """Whether it is known where and since when somebody is registered."""
    return bool(known.get("household") and known.get("from"))


def answer(desk: Desk, whom: Household, given: Mapping[str, str], *, once: str) -> None:
    """Note what a household says today. Refused: as the survey."""
    row = {**given, **{name: whom.known[name] for name in WHO}, "on": day_text(desk.on)}
    key = f"{once[:20] or secrets.token_hex(10)} {key_of(SURVEY_ACT.key, [row], desk.on)}"
    refuse_row(do(desk.agency, SURVEY_ACT.key, [row], by=desk.by(key)))


@require_safe
@unit_page()
def register_page(request: HttpRequest, desk: Desk, unit: Unit, at: int) -> HttpResponse:
    """登记 The form of the register for somebody whom the survey alone knows, with what it knows filled in."""
    whom = household(desk, unit, ROW, at)
    return open_form(request, desk, REGISTER_ACT, {name: whom.known[name] for name in WHO})


@require_http_methods(["GET", "HEAD", "POST"])
@unit_page(again=True)
def survey_page(request: HttpRequest, desk: Desk, unit: Unit, kind: str, at: int) -> HttpResponse:
    """入户调查 The form of somebody who is known, with what was said last."""
    whom = household(desk, unit, kind, at)
    if request.method != "POST":
        return _form(request, desk, unit, whom, whom.known)
    given = given_of(SURVEY_ACT, request.POST.dict()) | {name: whom.known[name] for name in WHO}
    given["on"] = day_text(desk.on)
    if opens_again(request):
        return _form(request, desk, unit, whom, given)
    if wrong := wrong_in(SURVEY_ACT, given, english=desk.english):
        return _form(request, desk, unit, whom, given, wrong=wrong)
    try:
        answer(desk, whom, given, once=request.POST.get("once", ""))
    except ActRefused as refused:
        return _form(request, desk, unit, whom, given, refused=(refused.zh, refused.en))
    return HttpResponseRedirect(f"{unit.path}/calls?noted={kind}/{at}")


def _form(
    request: HttpRequest,
    desk: Desk,
    unit: Unit,
    whom: Household,
    given: Mapping[str, str],
    *,
    wrong: Mapping[str, str] | None = None,
    refused: Pair | None = None,
) -> HttpResponse:
    asked = questions(SURVEY_ACT, given, english=desk.english, wrong=wrong)
    shown = {
        "unit": unit,
        "whom": whom,
        "questions": [one for one in asked if one.name not in (*WHO, "on")],
        "once": secrets.token_hex(10),
        "wrong": wrong,
        "refused": refused,
        "here": "unit",
    }
    return render(request, "field/survey.html", shown, status=400 if wrong else 409 if refused else 200)


def _who(number: str, name: str, unit: Unit) -> dict[str, str]:
    return {"number": number, "name": name, "unit": unit.name}


def _answered(one: Surveyed | None) -> dict[str, str]:
    """What was said last, as somebody would fill it in."""
    if one is None:
        return {}
    said: Asked = one.said
    return {
        "household": said.household,
        "from": day_text(said.since),
        "student": "true" if said.is_student else "false",
        "scheme": said.scheme,
        "drawing": "true" if said.is_drawing else "false",
        "gone": said.gone,
    }


def _registered(desk: Desk, person: int) -> dict[str, str]:
    """Where somebody is registered, as a bureau has certified it."""
    homes = [fact for fact in file_of(desk.agency, person)["facts"] if fact["kind"] == "residence"]
    return {} if not homes else {name: str(homes[-1][name]) for name in ("household", "from")}
