"""认定单位首页 What the agency asks of a bureau, what ends soon, what stands twice; certify one, or hand in a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yanglao.acts.bureaus import matters_of_act
from yanglao.acts.describing import Description
from yanglao.acts.register import REGISTER
from yanglao.acts.roles import CERTIFIER
from yanglao.policy.bureaus import bureaus_of
from yanglao.reports.asking import Reader
from yanglao.reports.bureau_day import SOON_DAYS, Certification, Disputed, bureau_day
from yanglao.reports.certifications import kinds_of
from yanglao.store.acting import reach_of_reader
from yanglao.web.staff.context import reader_of
from yanglao.web.staff.desk import Desk, desk_page
from yanglao.web.staff.first.waiting import tasks
from yanglao.web.staff.who import Named, people_named

FEW = 20
"""So many rows of each stand on the desk; all of them in the report."""
Rows = list[tuple[Certification | Disputed, Named]]


@require_safe
@desk_page(CERTIFIER, at_once=True)
def bureau_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """认定单位首页"""
    reader = as_bureau(desk)
    day = bureau_day(reader)
    found = {name: getattr(day, name) for name in ("disputes", "lacking", "ending", "doubled")}
    named = _named(desk, (one for rows in found.values() for one in rows[:FEW]))
    shown: dict[str, Any] = {
        **{name: _with_names(rows[:FEW], named) for name, rows in found.items()},
        "counts": {name: len(rows) for name, rows in found.items()},
        "few": FEW,
        "days": SOON_DAYS,
        "valid": day.valid.values(),
        "matched": day.matched,
        "acts": _acts(desk),
        "kinds": kinds_of(reader).items(),
        "bureaus": [bureaus_of(desk.agency.area.plan)[one].name for one in desk.who.bureaus],
        "here": "bureau",
        "waiting_tasks": tasks(desk, reader_of(desk)),
    }
    return render(request, "bureau/desk.html", shown)


def _named(desk: Desk, rows: Iterable[Certification | Disputed]) -> dict[int, Named]:
    """Whom the rows are about."""
    persons = sorted({one.person for one in rows})
    return {one.person: one for one in people_named(desk, persons, most=len(persons))}


def _with_names(rows: Sequence[Certification | Disputed], named: dict[int, Named]) -> Rows:
    return [(one, named[one.person]) for one in rows]


def _acts(desk: Desk) -> list[Description]:
    """What they certify, one by one or by list; disputes and corrections are reached from what they are about."""
    return [
        act
        for act in REGISTER.values()
        if act.takes and CERTIFIER in act.who and desk.matters & matters_of_act(act)
    ]


def as_bureau(desk: Desk) -> Reader:
    """The colleague as somebody who reads for the bureau, whatever else they are."""
    reach = reach_of_reader(desk.agency, desk.login, (CERTIFIER,), desk.on)
    return Reader(desk.agency, reach.units, desk.on, login=desk.login, matters=reach.matters)
