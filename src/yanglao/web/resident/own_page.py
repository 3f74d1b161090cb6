"""本人页面 A page of a resident: who has come in, and that every look is noted. Nobody comes to anybody else's: the address names no person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from yanglao.kernel.months import day_text
from yanglao.papers.pieces import office as office_called
from yanglao.reports.asking import Reader
from yanglao.store.acting import Agency, today
from yanglao.store.connection import at_one_moment
from yanglao.store.looks import note_look
from yanglao.store.people import names_of, numbers_of
from yanglao.store.residents import Resident, resident_of
from yanglao.web.access import Access, open_to
from yanglao.web.errors import down
from yanglao.web.office import office
from yanglao.web.reading import unless_down

COOKIE = "resident"
SIGN_IN = "/me/sign-in"
View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Me:
    """A resident who has come in: the office, the person, the token, the Day that is today, the name."""

    agency: Agency
    who: Resident
    token: str
    on: int
    name: str

    @property
    def person(self) -> int:
        return self.who.person

    @property
    def number(self) -> str:
        """The identity number, whole; pages show it masked."""
        return numbers_of(self.agency.connection, self.agency.keys, [self.person])[self.person]

    @property
    def reader(self) -> Reader:
        """As somebody who reads; only ever asked about themselves."""
        return Reader(self.agency, None, self.on)


def own_page(what: str) -> Callable[[View], View]:
    """A page of residents about themselves, given to the view as its second argument. what: under which name the look is noted ("": none,
    for what shows nothing)."""

    def wrap(view: View) -> View:
        @wraps(view)
        def respond(request: HttpRequest, **named: Any) -> HttpResponse:
            with office() as here:
                me = _come_in(request, here)
                if me is None:
                    return HttpResponseRedirect(SIGN_IN)
                request.me = me  # type: ignore[attr-defined]
                if not what:
                    return view(request, me, **named)
                with at_one_moment(here.connection):
                    note_look(here.connection, here.area, "", me.person, what)
                    return view(request, me, **named)

        return open_to(Access("resident"))(unless_down(down)(respond))

    return wrap


def for_residents(request: HttpRequest) -> dict[str, Any]:
    """Context of every template: the resident who has come in; nothing where nobody has."""
    me = getattr(request, "me", None)
    if me is None:
        return {}
    return {
        "me": me,
        "is_first": request.path == "/me",
        "day_text": day_text(me.on),
        "office_name": office_called(me.agency),
    }


def _come_in(request: HttpRequest, here: Agency) -> Me | None:
    token = request.COOKIES.get(COOKIE, "")
    who = resident_of(here.connection, token) if token else None
    if who is None or who.area_id != here.area.id:
        return None
    return Me(here, who, token, today(), names_of(here.connection, [who.person]).get(who.person, ""))
