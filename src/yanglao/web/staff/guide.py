"""第一天 The guide: for each role what is seen first, the ways that are gone most, what others must agree to, and whom to ask."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yanglao.acts import roles
from yanglao.acts.bureaus import matters_of_act
from yanglao.acts.describing import Description
from yanglao.acts.register import REGISTER
from yanglao.casefile.words import Pair
from yanglao.policy.roles import ROLE_WORDS
from yanglao.store.read.staff import Colleague, colleagues
from yanglao.web.catalogue.first_days import FIRST_DAYS
from yanglao.web.catalogue.first_days.shape import Step
from yanglao.web.staff.chapters import chapters_of
from yanglao.web.staff.desk import Desk, desk_page

Others = list[tuple[Pair, list[Pair]]]
"""Who decides, and what."""


@require_safe
@desk_page(at_once=True)
def guide_page(request: HttpRequest, desk: Desk, role: str = "") -> HttpResponse:
    """One role; where none is named, the first that somebody holds."""
    role = role or next(one for one in roles.ROLES if desk.holds(one))
    if role not in FIRST_DAYS:
        raise Http404("no such role")
    shown = {
        "role": ROLE_WORDS[role],
        "day": FIRST_DAYS[role],
        "ways": [
            way for way in FIRST_DAYS[role].ways if all(_is_open(desk, role, step) for step in way.steps)
        ],
        "is_own": desk.holds(role),
        "chapters": chapters_of(lambda act: _is_of(desk, act, role)),
        "agreed_by": _agreed_by(desk, role),
        "agrees_to": [act for act in _acts() if role in _agreeing(act) and _is_theirs(desk, act, role)],
        "to_ask": _to_ask(desk, role),
        "roles": [(one, ROLE_WORDS[one], desk.holds(one)) for one in FIRST_DAYS],
        "shown": role,
        "here": "guide",
    }
    return render(request, "staff/guide.html", shown)


def _acts() -> list[Description]:
    """Those that somebody can do; not those that only come of others."""
    return [act for act in REGISTER.values() if act.is_done]


def _is_of(desk: Desk, act: Description, role: str) -> bool:
    return act in _acts() and role in act.who and _is_theirs(desk, act, role)


def _is_theirs(desk: Desk, act: Description, role: str) -> bool:
    """Whether an act is shown to somebody who reads of a role: to a bureau that reads of its own only what is within its matters."""
    return role != roles.CERTIFIER or not desk.holds(role) or bool(desk.matters & matters_of_act(act))


def _is_open(desk: Desk, role: str, step: Step) -> bool:
    act = REGISTER.get(step.path.rpartition("/")[2])
    return act is None or _is_theirs(desk, act, role)


def _agreeing(act: Description) -> set[str]:
    steps = () if act.agreement is None else act.agreement.steps.values()
    return {role for step in steps for role in step.roles}


def _agreed_by(desk: Desk, role: str) -> Others:
    """What somebody in the role begins and others must agree to, by who that is."""
    mine = [act for act in _acts() if _is_of(desk, act, role)]
    others = [one for one in roles.ROLES if any(one in _agreeing(act) for act in mine)]
    return [(ROLE_WORDS[one], [act.title for act in mine if one in _agreeing(act)]) for one in others]


def _is_near(desk: Desk, role: str, who: Colleague) -> bool:
    """Whether a colleague is one to be asked: of those who certify somebody of one's own bureau."""
    own = desk.who.bureaus
    return role != roles.CERTIFIER or not own or bool(set(own).intersection(who.bureaus))


def _to_ask(desk: Desk, role: str) -> list[tuple[Pair, list[Colleague]]]:
    """Colleagues of the same role, those who agree, and whoever looks after logins."""
    wanted = dict.fromkeys(
        (role, *(one for act in _acts() if role in act.who for one in _agreeing(act)), roles.SYSTEM)
    )
    there = [
        one
        for one in colleagues(desk.agency.connection, desk.agency.area, desk.on)
        if one.login != desk.login
    ]
    found = [
        (ROLE_WORDS[one], [who for who in there if one in who.roles and _is_near(desk, one, who)])
        for one in wanted
    ]
    return [(words, some) for words, some in found if some]
