"""居民登录 Coming in with the identity number and the code of a letter, or one's own password; going out. In a made-up city one press is enough."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from yanglao.reports.own_examples import examples
from yanglao.store.acting import ActRefused, Agency, today
from yanglao.store.installation import made_up_city
from yanglao.store.people import is_registered
from yanglao.store.residents import come_in, come_in_as, go_out, set_own_secret
from yanglao.web.access import public
from yanglao.web.errors import down
from yanglao.web.office import office
from yanglao.web.reading import unless_down
from yanglao.web.resident.own_page import COOKIE, SIGN_IN, Me, own_page

FIRST = "/me"
LONGEST = 100


@public
@require_http_methods(["GET", "HEAD", "POST"])
@unless_down(down)
def resident_sign_in(request: HttpRequest) -> HttpResponse:
    """Number and code; in a made-up city a few of its people."""
    with office() as here:
        if request.method != "POST":
            return _asked(request, here)
        number = request.POST.get("number", "").strip().upper()[:LONGEST]
        try:
            token = come_in(here, number, request.POST.get("code", "").strip()[:LONGEST])
        except ActRefused as refused:
            return _asked(request, here, refused=refused)
        return _in(request, token)


@public
@require_POST
@unless_down(down)
def resident_demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Come into a made-up city as one of its residents."""
    with office() as here:
        told = request.POST.get("person", "")
        person = int(told) if told.isascii() and told.isdigit() else 0
        if made_up_city(here.connection) is None or not is_registered(here.connection, here.area, person):
            raise Http404("nobody of a made-up city")
        return _in(request, come_in_as(here.connection, here.area, person))


@require_POST
@own_page("")
def resident_sign_out(request: HttpRequest, me: Me) -> HttpResponse:
    """Go out."""
    go_out(me.agency.connection, me.token)
    response = HttpResponseRedirect(SIGN_IN)
    response.delete_cookie(COOKIE)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@own_page("")
def own_password(request: HttpRequest, me: Me) -> HttpResponse:
    """A password of one's own, so that no further letter is needed."""
    refused, is_done = None, False
    if request.method == "POST":
        try:
            set_own_secret(me.agency.connection, me.token, request.POST.get("new", "")[:LONGEST])
            is_done = True
        except ActRefused as wrong:
            refused = (wrong.zh, wrong.en)
    return render(
        request,
        "resident/password.html",
        {"refused": refused, "is_done": is_done},
        status=400 if refused else 200,
    )


def _asked(request: HttpRequest, here: Agency, *, refused: ActRefused | None = None) -> HttpResponse:
    shown = {
        "refused": None if refused is None else (refused.zh, refused.en),
        "examples": examples(here, on=today()) if made_up_city(here.connection) is not None else [],
    }
    return render(request, "resident/sign_in.html", shown, status=200 if refused is None else 403)


def _in(request: HttpRequest, token: str) -> HttpResponse:
    """A cookie that goes with the browser: the phone may be somebody else's."""
    response = HttpResponseRedirect(FIRST)
    response.set_cookie(COOKIE, token, httponly=True, samesite="Lax", secure=request.is_secure())
    return response
