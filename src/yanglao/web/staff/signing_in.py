"""登录 Coming in and going out. In a made-up city everybody may come in as everybody, by one press."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from yanglao.casefile.words import Pair
from yanglao.policy.offices import offices_of
from yanglao.store.acting import ActRefused, Agency, today
from yanglao.store.installation import made_up_city
from yanglao.store.read.staff import colleagues
from yanglao.store.sessions import (
    end_session,
    limits_of,
    open_demo_session,
    open_session,
    session_of,
    set_secret,
)
from yanglao.web.access import public
from yanglao.web.errors import down
from yanglao.web.office import office
from yanglao.web.reading import unless_down
from yanglao.web.staff.desk import Desk, desk_page
from yanglao.web.staff.kept import Kept, kept_of
from yanglao.web.staff.places import first_place
from yanglao.web.staff.sign_in_form import COOKIE, SIGN_IN, next_of, sign_in_form

DIFFER: Pair = ("两次输入的口令不同。", "The two secrets are not the same.")


@public
@require_http_methods(["GET", "HEAD", "POST"])
@unless_down(down)
def sign_in_page(request: HttpRequest) -> HttpResponse:
    """Login and secret; in a made-up city a list of everybody who works there."""
    with office() as here:
        if request.method != "POST":
            return sign_in_form(request, here)
        login = request.POST.get("login", "").strip()
        try:
            token = _open(here, login, request)
        except ActRefused as refused:
            return sign_in_form(request, here, login=login, refused=refused)
        session = session_of(here.connection, token)
        if session is not None and session.is_invited:
            return _first(request, token, login, request.POST.get("secret", ""))
        return _in(request, here, token)


@public
@require_POST
@unless_down(down)
def first_sign_in(request: HttpRequest) -> HttpResponse:
    """A secret of one's own in place of the invitation that has just let somebody in."""
    with office() as here:
        token, given = request.COOKIES.get(COOKIE, ""), request.POST
        session = session_of(here.connection, token) if token else None
        if session is None or not session.is_invited:
            return HttpResponseRedirect(SIGN_IN)
        login, old, new = session.login, given.get("old", ""), given.get("new", "")
        if new != given.get("again", ""):
            return _first(request, token, login, old, refused=DIFFER)
        try:
            set_secret(here.connection, here.area, login, token, old=old, new=new)
        except ActRefused as refused:
            return _first(request, token, login, old, refused=(refused.zh, refused.en))
        end_session(here.connection, token)
        opened = open_session(here.connection, here.area, login, new, keys=here.keys, on_pages=True)
        return _in(request, here, opened)


@public
@require_POST
@unless_down(down)
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Come into a made-up city as somebody."""
    with office() as here:
        if made_up_city(here.connection) is None:
            raise Http404("not a made-up city")
        login = request.POST.get("login", "")
        if not colleagues(here.connection, here.area, today(), login=login):
            raise Http404("nobody of that login")
        return _in(request, here, open_demo_session(here.connection, here.area, login, limits_of(here.area)))


@require_POST
@desk_page(before_all=True)
def sign_out(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Go out."""
    end_session(desk.agency.connection, desk.token)
    response = HttpResponseRedirect(SIGN_IN)
    response.delete_cookie(COOKIE)
    return response


@require_POST
@desk_page(before_all=True)
def proven_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """验证好了 Whoever has shown who they are goes on to what they wanted to take away."""
    desk.must_be_proven()
    shown = {"next": next_of(request), "minutes": offices_of(desk.agency.area.plan).proof_minutes}
    return render(request, "staff/proven.html", shown)


def _open(here: Agency, login: str, request: HttpRequest) -> str:
    given = request.POST
    secret, code = given.get("secret", ""), given.get("code", "")
    return open_session(here.connection, here.area, login, secret, keys=here.keys, code=code, on_pages=True)


def _first(
    request: HttpRequest, token: str, login: str, old: str, *, refused: Pair | None = None
) -> HttpResponse:
    shown = {"login": login, "old": old, "refused": refused}
    response = render(request, "staff/first.html", shown, status=400 if refused else 200)
    _give(request, response, token)
    return response


def _in(request: HttpRequest, here: Agency, token: str) -> HttpResponse:
    """To where somebody was; what they had typed is there again."""
    session = session_of(here.connection, token)
    login = session.login if session else ""
    kept = kept_of(request, here, login)
    response = _on(request, here, login) if kept is None else _again(request, kept)
    _give(request, response, token)
    return response


def _on(request: HttpRequest, here: Agency, login: str) -> HttpResponse:
    """To the page that was asked for, or the first of their roles."""
    held = [
        role for one in colleagues(here.connection, here.area, today(), login=login) for role in one.roles
    ]
    return HttpResponseRedirect(next_of(request) or first_place(held))


def _again(request: HttpRequest, kept: Kept) -> HttpResponse:
    return render(request, "staff/again.html", {"kept": kept})


def _give(request: HttpRequest, response: HttpResponse, token: str) -> None:
    """A cookie that goes with the browser; how long it opens anything is for the database to say."""
    response.set_cookie(COOKIE, token, httponly=True, samesite="Lax", secure=request.is_secure())
