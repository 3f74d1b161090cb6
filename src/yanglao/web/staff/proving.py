"""再次验证 Before money, accounts and lists of people leave: whoever is at the desk shows again who they are. Asked in one place, for whatever refuses
with `proof_needed`; what had been pressed goes on from there, with all that was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yanglao.policy.offices import offices_of
from yanglao.store.acting import ActRefused
from yanglao.store.proofs import prove, prove_made_up
from yanglao.store.second_factor import has_second_factor

if TYPE_CHECKING:
    from yanglao.web.staff.desk import Desk

PROOF, PRESS, WHERE = "proof", "made_up", "/staff/prove"
"""The field that a proof comes in, what it says in a made-up city, and the page that it goes to where nothing was pressed."""
PROOF_WRONG, CSRF = "proof_wrong", "csrfmiddlewaretoken"


def take_proof(request: HttpRequest, desk: Desk) -> None:
    """The proof that came with a press, which then looks as if it had come without one. Refused: proof_wrong."""
    given = request.POST.copy()
    told = str(given.pop(PROOF)[0])
    request.POST = given  # type: ignore[assignment]
    if told == PRESS and desk.is_made_up:
        return prove_made_up(desk.agency.connection, desk.token)
    agency = desk.agency
    return prove(agency.connection, agency.area, desk.login, desk.token, told, keys=agency.keys)


def proof_page(request: HttpRequest, desk: Desk, came_from: str, refused: ActRefused) -> HttpResponse:
    """What is asked, and what goes on with it: the press itself, or (a file to take away, a file that was sent) the way to it."""
    is_press = request.method == "POST" and request.path != WHERE and not request.FILES
    typed = {name: value for name, value in request.POST.dict().items() if name not in (CSRF, PROOF)}
    shown = {
        "to": request.path if is_press else WHERE,
        "fields": typed if is_press else {"next": _next(request, came_from)},
        "came_from": came_from,
        "by_press": desk.is_made_up,
        "by_code": has_second_factor(desk.agency.connection, desk.token),
        "minutes": offices_of(desk.agency.area.plan).proof_minutes,
        "sent_a_file": bool(request.FILES),
        "refused": (refused.zh, refused.en) if refused.code == PROOF_WRONG else None,
    }
    return render(request, "staff/prove.html", shown, status=403)


def _next(request: HttpRequest, came_from: str) -> str:
    if request.path == WHERE:
        return request.POST.get("next", "")
    return came_from if request.method == "POST" else request.get_full_path()
