"""登录表 The page on which staff sign in: why they are asked to, if they were in before, and where they go from it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from yanglao.acts.roles import ROLES
from yanglao.casefile.words import Pair
from yanglao.policy.offices import offices_of
from yanglao.reports.office_words import held_words
from yanglao.store.acting import ActRefused, Agency, today
from yanglao.store.installation import made_up_city
from yanglao.store.read.staff import Colleague, colleagues
from yanglao.store.sessions import over_session_of
from yanglao.web.staff.kept import KEPT, Kept

COOKIE = "session"
SIGN_IN = "/staff/sign-in"
FIRST = "/staff"
FORBIDDEN = 403


def sign_in_form(
    request: HttpRequest,
    here: Agency,
    *,
    login: str = "",
    refused: ActRefused | None = None,
    next: str = "",
    kept: Kept | None = None,
) -> HttpResponse:
    """Login and secret; in a made-up city a list of everybody who works there. next: where to go from it; kept: what was typed there."""
    is_demo = made_up_city(here.connection) is not None
    over = over_session_of(here.connection, request.COOKIES.get(COOKIE, ""))
    offices = offices_of(here.area.plan)
    shown = {
        "login": login or (over.login if over else ""),
        "refused": None if refused is None else (refused.zh, refused.en),
        "over": over.why if over and not refused else "",
        "idle_minutes": offices.idle_minutes,
        "longest_minutes": offices.longest_minutes,
        "next": next or next_of(request),
        "kept": kept.sealed if kept else request.POST.get(KEPT, ""),
        "typed": bool(kept and kept.fields),
        "lost_file": bool(kept and kept.lost_file),
        "pressed": "pressed" in request.GET,
        "everybody": _in_order(here, colleagues(here.connection, here.area, today())) if is_demo else [],
    }
    status = FORBIDDEN if refused or kept else 200
    return render(request, "staff/sign_in.html", shown, status=status)


def next_of(request: HttpRequest) -> str:
    """The page of ours that was asked for before coming in; nothing where none was."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else ""


def _in_order(here: Agency, everybody: list[Colleague]) -> list[tuple[Colleague, Pair]]:
    """One line a colleague with the first role, or the bureau, in the order of the offices."""
    order = list(ROLES)
    lines = sorted((min(order.index(role) for role in one.roles), one.login, one) for one in everybody)
    return [(one, held_words(here.area, one)[0]) for _, _, one in lines]
