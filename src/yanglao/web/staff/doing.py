"""办理 Every act as a form, from its description: asked, looked at with what it would do, done once, told."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from yanglao.acts.about import person_under
from yanglao.acts.bureaus import as_asked
from yanglao.acts.describing import Description
from yanglao.acts.doing import do
from yanglao.acts.effects import preview_shown
from yanglao.acts.register import REGISTER
from yanglao.acts.requests.answering import asked_as
from yanglao.casefile.words import Pair, chosen
from yanglao.kernel.identity import masked
from yanglao.kernel.months import day_text
from yanglao.lists import Field
from yanglao.policy.loading import load_plan
from yanglao.policy.roles import ROLE_WORDS
from yanglao.reports.asking import OF_FILES, must_read_person
from yanglao.reports.office_words import STEPS
from yanglao.store.acting import ActRefused
from yanglao.store.connection import Busy, without_waiting
from yanglao.store.read.acts import outcome_under
from yanglao.web.parts import is_part
from yanglao.web.staff.beginning import begin, given_before
from yanglao.web.staff.chapters import chapters_of
from yanglao.web.staff.choosing import ways_of
from yanglao.web.staff.coming import with_choices, with_numbers
from yanglao.web.staff.comparing import compared
from yanglao.web.staff.context import back_of
from yanglao.web.staff.deciding import CLAIM, ENROLMENT, decision_on_form, joining_on_form
from yanglao.web.staff.desk import OF_PROOF, Desk, desk_page
from yanglao.web.staff.forms import given_of, questions, wrong_in
from yanglao.web.staff.helping import help_of
from yanglao.web.staff.inner import inners_of
from yanglao.web.staff.kept import opens_again
from yanglao.web.staff.money_told import effect_lines
from yanglao.web.staff.places import WHO_DO
from yanglao.web.staff.requests import answer, wanted
from yanglao.web.staff.telling import lines_of
from yanglao.web.staff.tiers import estimate_of, is_of_tiers, known_before, with_tiers
from yanglao.web.staff.value_words import called_at
from yanglao.web.staff.who import number_of, seen_file

Shown = dict[str, Any]
BACK_PAYMENT = "back_payment"
CHOICES = (CLAIM, BACK_PAYMENT, "withdrawal")
"""Before these somebody wants to see what each way comes to."""
OF_ROWS = ("read", "recorded", "unchanged", "proposed", "rejected")
"""What an act answers about the rows of a list: of the one row that a form is, they tell nothing."""
PERSON = "number"
"""The field that names whom an act is about."""
FACT = "fact"
"""The field that names which of a person's facts."""


@require_safe
@desk_page(*WHO_DO)
def acts_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """办理业务 Every act that somebody may do, by chapter."""
    chapters = chapters_of(lambda act: may_do(desk, act))
    return render(request, "staff/acts.html", {"chapters": chapters, "here": "do"})


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(again=True)
def act_page(request: HttpRequest, desk: Desk, key: str) -> HttpResponse:
    """One act: its form; what it would do; then what it did."""
    act = _act(desk, key)
    person = _person(request, desk, act)
    if request.method != "POST":
        given = (
            _usual(desk, act)
            | known_before(desk, act, person)
            | request.GET.dict()
            | _wanted(request, desk, act, person)
            | given_before(desk, act, request.GET.get("job", ""))
        )
        return _form(request, desk, act, person, given)
    posted, known = request.POST.dict(), _known(desk, person)
    given = given_of(act, posted, inners_of(desk.agency, act, posted | known)) | known
    if opens_again(request):
        return _form(request, desk, act, person, given)
    if request.POST.get("press") == "who":
        return _who(request, desk, act, given)
    if wrong := wrong_in(act, with_numbers(desk, act, person, given), english=desk.english):
        return _form(request, desk, act, person, given, wrong=wrong)
    press = _do if request.POST.get("press") == "do" and not is_part(request) else _look
    try:
        return press(request, desk, act, person, given)
    except ActRefused as refused:
        if refused.code in OF_PROOF:
            raise
        return _form(request, desk, act, person, given, refused=(refused.zh, refused.en))


@require_safe
@desk_page(at_once=True)
def done_page(request: HttpRequest, desk: Desk, key: str, once: str) -> HttpResponse:
    """What was done, and what happens next."""
    act = _act(desk, key)
    outcome = outcome_under(desk.agency.connection, desk.agency.area, desk.login, once)
    if outcome is None:
        raise Http404("nothing was done under this key")
    return render(
        request, "staff/done.html", _told(desk, act, outcome.answer, outcome.act, _seen(request, desk))
    )


def open_form(request: HttpRequest, desk: Desk, key: str, given: Mapping[str, str]) -> HttpResponse:
    """The form of an act about somebody who is not on the register yet, with what is known filled in."""
    return _form(request, desk, _act(desk, key), 0, given)


def may_do(desk: Desk, act: Description) -> bool:
    """Whether an act is one of somebody's own."""
    return act.is_done and desk.is_for(act)


def is_about_somebody(act: Description) -> bool:
    """Whether an act asks for the person whom it is about."""
    return any(field.name == PERSON for field in act.asks.fields)


def refuse_row(answer: Mapping[str, Any]) -> None:
    """The one row that was given is refused: so is the act. Refused: the codes of the act's rows."""
    for one in answer.get("refused") or ():
        raise ActRefused(one["code"], one["zh"], one["en"])


def _act(desk: Desk, key: str) -> Description:
    act = REGISTER.get(key)
    if act is None or not may_do(desk, act):
        raise Http404("no act of theirs")
    return as_asked(act, desk.agency.area.plan, desk.matters if desk.is_bound_to(act) else None)


def _person(request: HttpRequest, desk: Desk, act: Description) -> int:
    """Whom an act is about, where the address names somebody; 0: nobody yet."""
    return _seen(request, desk) if is_about_somebody(act) else 0


def _seen(request: HttpRequest, desk: Desk) -> int:
    told = request.POST.get("person") or request.GET.get("person") or ""
    if not told.isascii() or not told.isdigit():
        return 0
    return must_read_person(desk.agency, desk.login, OF_FILES, person=int(told), on=desk.on)


def _known(desk: Desk, person: int) -> dict[str, str]:
    if not person:
        return {}
    return {PERSON: number_of(desk, person)}


def _usual(desk: Desk, act: Description) -> dict[str, str]:
    """What stands in an empty form: today, where it asks for the day of what is done."""
    return {
        field.name: day_text(desk.on)
        for field in act.asks.fields
        if field.kind == "day" and field.name == "on"
    }


def _form(
    request: HttpRequest,
    desk: Desk,
    act: Description,
    person: int,
    given: Mapping[str, str],
    *,
    wrong: Mapping[str, str] | None = None,
    refused: Pair | None = None,
) -> HttpResponse:
    number = _known(desk, person)
    inners = inners_of(desk.agency, act, {**given, **number})
    if person and act.inner and inners.keys() != act.inner.keys():
        return HttpResponseRedirect(_where_to_choose(request, person))
    known = {name: masked(value) for name, value in number.items()}
    if person and given.get(FACT) and not wrong:
        known[FACT] = given[FACT]
    asked = questions(act, given, english=desk.english, wrong=wrong, known=known, inners=inners)
    asked = with_choices(desk, act, person, with_tiers(desk, act, person, asked, given))
    shown = {**_about(desk, act, person), "questions": asked, "refused": refused, "wrong": wrong}
    shown["to_fill"] = [one.label for one in asked if one.wrong and not one.given]
    shown["asked_under"] = _request_number(request)
    shown |= _foreseen(desk, act, person, given, goes_on=is_part(request))
    return render(request, "staff/act.html", shown, status=400 if wrong else 409 if refused else 200)


def _look(
    request: HttpRequest, desk: Desk, act: Description, person: int, given: Mapping[str, str]
) -> HttpResponse:
    """What is understood, and what going on would do, before anything is done."""
    asked = questions(act, given, english=desk.english, inners=inners_of(desk.agency, act, given))
    shown = {
        **_about(desk, act, person),
        "asked": [
            one
            for one in with_choices(desk, act, person, with_tiers(desk, act, person, asked, given))
            if one.name != PERSON or not person
        ],
        "given": {name: value for name, value in given.items() if name != PERSON or not person},
        "once": secrets.token_hex(10),
        "asked_under": _request_number(request),
        **_consequence(desk, act, with_numbers(desk, act, person, given), waits=not is_part(request)),
        **_foreseen(desk, act, person or _under(desk, given), given, goes_on=is_part(request)),
    }
    return render(request, "staff/look.html", shown)


def _foreseen(desk: Desk, act: Description, person: int, given: Mapping[str, str], *, goes_on: bool) -> Shown:
    """What the rules say to it before anything is pressed: the decision on a claim, whether somebody may join, what each way costs. goes_on: while
    the form is filled in."""
    day = given.get("on", "")
    if act.key == CLAIM:
        return decision_on_form(desk, person, day, goes_on=goes_on)
    if act.key == ENROLMENT:
        return joining_on_form(desk, person, day)
    if act.key == BACK_PAYMENT and person and desk.sees_money:
        return {"ways": ways_of(desk, person)}
    if is_of_tiers(act) and person:
        return {"estimate": estimate_of(desk, person, given)}
    return {}


def _who(request: HttpRequest, desk: Desk, act: Description, given: Mapping[str, str]) -> HttpResponse:
    """The number that was typed, looked up: the same form about that person, with everything that is known of them."""
    try:
        found = person_under(desk.agency, given.get(PERSON, ""))
        person = must_read_person(desk.agency, desk.login, OF_FILES, person=found, on=desk.on)
    except ActRefused as refused:
        return _form(request, desk, act, 0, given, refused=(refused.zh, refused.en))
    kept = {field.name: given[field.name] for field in act.asks.fields if _may_stand_in_address(field, given)}
    return HttpResponseRedirect(f"/staff/do/{act.key}?{urlencode({'person': str(person), **kept})}")


def _may_stand_in_address(field: Field, given: Mapping[str, str]) -> bool:
    """Whether what was filled in is nobody's number: those never stand in addresses."""
    return field.name in given and not field.private and field.kind not in ("number", "account", "phone")


def _under(desk: Desk, given: Mapping[str, str]) -> int:
    """Who has the number that was typed, of whom the act has just been tried out."""
    return person_under(desk.agency, given[PERSON]) if PERSON in given else 0


def _where_to_choose(request: HttpRequest, person: int) -> str:
    """Which fact is meant is chosen among those of the person."""
    asked = {"asked_under": _request_number(request)}
    return f"/staff/person/{person}/facts?{urlencode({name: one for name, one in asked.items() if one})}"


def _consequence(desk: Desk, act: Description, given: Mapping[str, str], *, waits: bool) -> Shown:
    """What it would change in money; nothing is said of acts that are about no person and move none by
    themselves, nor to those whose business money is not. waits: until others are done; else it is told that they are at it."""
    if not (act.asks.same_row_key or act.whose or (act.agreement and act.agreement.moves_money)):
        return {}
    by = desk.by(f"preview {secrets.token_hex(8)}")
    try:
        with nullcontext() if waits else without_waiting(desk.agency.connection):
            told, shown = preview_shown(desk.agency, act.key, [given], by=by)
    except Busy:
        return {"is_busy": True}
    refuse_row(told)
    found: Shown = {"compared": compared(shown, act, english=desk.english, called=called_at(desk.agency))}
    if desk.sees_money:
        found["effect"] = effect_lines(told["effect"], english=desk.english)
    return found


def _do(
    request: HttpRequest, desk: Desk, act: Description, person: int, given: Mapping[str, str]
) -> HttpResponse:
    once = request.POST.get("once", "")[:40] or secrets.token_hex(10)
    if act.is_long:
        return begin(desk, act, given, once)
    told = with_numbers(desk, act, person, given)
    answer = do(desk.agency, act.key, [told], by=desk.by(once))
    refuse_row(answer)
    if any(name in answer for name in ("invitations", "told_once")):  # told now, and never again
        return render(request, "staff/done.html", _told(desk, act, answer, 0, person))
    _tell_who_asked(request, desk, act, person, once)
    about = {"person": str(person) if person else "", "back": back_of(request)}
    asked = urlencode({name: value for name, value in about.items() if value})
    return HttpResponseRedirect(f"/staff/do/{act.key}/done/{once}{'?' if asked else ''}{asked}")


def _wanted(request: HttpRequest, desk: Desk, act: Description, person: int) -> dict[str, str]:
    """What the person filled in who asked for this on their own pages."""
    one = wanted(desk, _request_number(request), act.key, person)
    return {} if one is None else dict(one.given)


def _tell_who_asked(request: HttpRequest, desk: Desk, act: Description, person: int, once: str) -> None:
    """Whoever asked for this reads that it is done."""
    one = wanted(desk, _request_number(request), asked_as(act.key), person)
    outcome = outcome_under(desk.agency.connection, desk.agency.area, desk.login, once)
    if one is not None and outcome is not None:
        answer(desk, one.id, done_by=outcome.act)


def _request_number(request: HttpRequest) -> str:
    """The request of a resident that this comes from; "": from none."""
    return (request.POST.get("asked_under") or request.GET.get("asked_under") or "")[:20]


def _about(desk: Desk, act: Description, person: int) -> Shown:
    agreement = act.agreement
    return {
        "act": act,
        "title": desk.said(act.title),
        "help": help_of(act, load_plan(desk.agency.area.plan)),
        "person": person,
        "line": seen_file(desk, person)[1] if person else None,
        "then": []
        if agreement is None
        else [_step(desk, name, step.roles) for name, step in agreement.steps.items()],
        "may_choose": person and act.key in CHOICES,
        "may_look_up": not person and is_about_somebody(act) and desk.holds(*OF_FILES),
        "here": "do",
    }


def _step(desk: Desk, name: str, roles: tuple[str, ...]) -> str:
    who = chosen(("、", ", "), desk.english).join(desk.said(ROLE_WORDS[role]) for role in roles)
    return f"{who} · {desk.said(STEPS[name])}"


def _told(desk: Desk, act: Description, answer: Mapping[str, Any], number: int, person: int) -> Shown:
    shown = {name: value for name, value in answer.items() if act.takes is None or name not in OF_ROWS}
    return {
        **_about(desk, act, person),
        "number": number,
        "proposal": answer.get("proposal"),
        "same": answer.get("unchanged"),
        "lines": lines_of(shown, act, english=desk.english, called=called_at(desk.agency)),
        "repeated": answer.get("repeated"),
    }
