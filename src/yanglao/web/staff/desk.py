"""桌面 A page of staff: who has come in, in which roles, on which day; and who may open which page. Every address names it, and a page
that somebody may not open does not exist for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import urlencode

from yanglao.acts.bureaus import matters_of_act
from yanglao.acts.describing import Description
from yanglao.acts.roles import CERTIFIER, FINANCE
from yanglao.casefile.words import Pair, chosen
from yanglao.policy.bureaus import bureaus_of
from yanglao.reports.asking import OF_MONEY
from yanglao.reports.office_words import held_words
from yanglao.store.acting import PROOF_NEEDED, ActRefused, Agency, By, proof_needed, today
from yanglao.store.connection import at_one_moment
from yanglao.store.read.staff import Colleague, colleagues
from yanglao.store.sessions import over_session_of, session_of, used_session
from yanglao.web.access import Access, open_to
from yanglao.web.errors import down, told
from yanglao.web.office import office
from yanglao.web.parts import as_whole_page, is_left_alone, is_part
from yanglao.web.preferences import preferences
from yanglao.web.reading import unless_down
from yanglao.web.staff.kept import Kept, typed_in
from yanglao.web.staff.proving import PROOF, PROOF_WRONG, proof_page, take_proof
from yanglao.web.staff.sign_in_form import COOKIE, FIRST, SIGN_IN, sign_in_form

HIDDEN = (
    "not_your_unit",
    "not_your_task",
    "unknown_person",
    "no_such_proposal",
    "no_such_batch",
    "no_such_task",
)
"""Refusals that tell somebody outside the scope no more than that there is nothing."""

OWN_ACCESS = "/staff/access"
OF_PROOF = (PROOF_NEEDED, PROOF_WRONG)
"""Refusals that are answered with the page on which somebody shows who they are."""
ON_PAGES_OF_THEIR_OWN = (*HIDDEN, *OF_PROOF)
"""What no page tells beside what it shows."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Somebody at work: the office, who it is, the token of the session, the Day that is today, and the language; whether they came into a
    made-up city by a press, whether they have shown lately who they are, and whether they have to set up a second factor before anything else."""

    agency: Agency
    who: Colleague
    token: str
    on: int
    english: bool
    is_made_up: bool = False
    is_proven: bool = True
    lacks_factor: bool = False

    @property
    def login(self) -> str:
        return self.who.login

    def holds(self, *roles: str) -> bool:
        """Whether one of these roles is held."""
        return bool(self.who.roles.intersection(roles))

    @property
    def sees_money(self) -> bool:
        """Whether accounts and payments are their business: never of those who only certify."""
        return self.holds(*OF_MONEY, FINANCE)

    @property
    def matters(self) -> frozenset[str]:
        """The matters for which the bureaus of this colleague answer; none of those who certify nothing."""
        bureaus = bureaus_of(self.agency.area.plan)
        return frozenset[str]().union(*(bureaus[one].matters for one in self.who.bureaus))

    def is_for(self, act: Description) -> bool:
        """Whether one of the roles held may do an act; that of a bureau only where the bureau answers for some of it."""
        held = self.who.roles.intersection(act.who)
        return bool(held - {CERTIFIER}) or (bool(held) and bool(self.matters & matters_of_act(act)))

    def is_bound_to(self, act: Description) -> bool:
        """Whether it is as a bureau alone that they may do an act."""
        return self.who.roles.intersection(act.who) == {CERTIFIER}

    def by(self, key: str) -> By:
        """Acting now, under a key."""
        return By(self.login, self.on, key)

    def must_be_proven(self) -> None:
        """Before something that takes a proof. Refused: proof_needed."""
        if not self.is_proven:
            raise proof_needed()

    def said(self, pair: Pair) -> str:
        """The words in the language of the page."""
        return chosen(pair, self.english)

    @property
    def acts_as(self) -> str:
        """The roles held today, as the header tells them, in the order of the offices."""
        held = (self.said(words) for words in held_words(self.agency.area, self.who))
        return chosen(("、", ", "), self.english).join(held)


View = Callable[..., HttpResponse]


def desk_page(
    *roles: str,
    at_once: bool = False,
    again: bool = False,
    proven: bool = False,
    before_all: bool = False,
) -> Callable[[View], View]:
    """A page of those who hold one of `roles` (none named: of all who have signed in), given to the view as its second argument.

    at_once: everything is read as it stands at one moment; for pages that do nothing. again: what was typed into its
    form waits for whoever has to sign in anew, who `opens_again` the form. proven: it takes a proof of who opens it. before_all:
    it is open to whoever has still to set up a second factor. A refusal becomes a page in words.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def respond(request: HttpRequest, **named: Any) -> HttpResponse:
            with office() as here:
                desk = _come_in(request, here)
                if desk is None:
                    return _sign_in_first(request, here, again)
                if desk.lacks_factor and not before_all:
                    return HttpResponseRedirect(OWN_ACCESS)
                if roles and not desk.holds(*roles):
                    raise Http404("not a page of theirs")
                return _answer(request, desk, _checked(view) if proven else view, named, at_once)

        return open_to(Access("staff", roles, proven))(unless_down(down)(respond))

    return wrap


def _sign_in_first(request: HttpRequest, here: Agency, again: bool) -> HttpResponse:
    """To the sign-in page, and back from it: to the same address, or to the page on which something was pressed. A file that was sent does not
    come along, which is said."""
    if request.method != "POST":
        next = _came_from(request) if is_part(request) else request.get_full_path()
        return HttpResponseRedirect(f"{SIGN_IN}?{urlencode({'next': next})}")
    over = over_session_of(here.connection, request.COOKIES.get(COOKIE, ""))
    came_from = _came_from(request)
    if over is None or not (again or request.FILES):
        return HttpResponseRedirect(f"{SIGN_IN}?{urlencode({'next': came_from, 'pressed': '1'})}")
    kept = typed_in(request, over.login) if again else Kept(over.login, came_from, {}, lost_file=True)
    return as_whole_page(sign_in_form(request, here, next=came_from, kept=kept))


def _came_from(request: HttpRequest) -> str:
    """The page of ours on which a form stood."""
    came = urlsplit(request.headers.get("Referer", ""))
    if came.netloc != request.get_host() or not came.path.startswith(FIRST):
        return FIRST
    return f"{came.path}?{came.query}" if came.query else came.path


def _answer(
    request: HttpRequest, desk: Desk, view: View, named: dict[str, Any], at_once: bool
) -> HttpResponse:
    request.desk = desk  # type: ignore[attr-defined]
    try:
        if request.method == "POST" and PROOF in request.POST:
            take_proof(request, desk)
            desk = replace(desk, is_proven=True)
        if not at_once:
            return view(request, desk, **named)
        with at_one_moment(desk.agency.connection):
            return view(request, desk, **named)
    except ActRefused as refused:
        if refused.code in OF_PROOF:
            return proof_page(request, desk, _came_from(request), refused)
        return refusal_page(request, refused)


def _checked(view: View) -> View:
    def respond(request: HttpRequest, desk: Desk, **named: Any) -> HttpResponse:
        desk.must_be_proven()
        return view(request, desk, **named)

    return respond


def refusal_page(request: HttpRequest, refused: ActRefused) -> HttpResponse:
    """What was asked for cannot be had: in words, with the code."""
    if refused.code in HIDDEN:
        return told(request, 404)
    return render(
        request, "staff/refused.html", {"refused": refused, "words": (refused.zh, refused.en)}, status=409
    )


def _come_in(request: HttpRequest, here: Agency) -> Desk | None:
    """Whoever has come in with this browser; None where nobody has, or where the roles of that login are over."""
    token = request.COOKIES.get(COOKIE, "")
    come = session_of if is_left_alone(request) else used_session
    session = come(here.connection, token) if token else None
    if session is None or session.area_id != here.area.id or session.is_invited:
        return None
    found = colleagues(here.connection, here.area, today(), login=session.login)
    if not found:
        return None
    agency = Agency(here.connection, here.area, here.keys, {session.login: token})
    english = preferences(request).english
    return Desk(
        agency, found[0], token, today(), english, session.is_made_up, session.is_proven, session.lacks_factor
    )
