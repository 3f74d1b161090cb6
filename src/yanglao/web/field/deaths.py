"""死亡报告 A death in the month in which it happens: the day, then whose; the act itself is the one of every desk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yanglao.kernel.identity import birth_days
from yanglao.life.kinds import Kind
from yanglao.policy.deadlines import deadlines_of
from yanglao.store.facts import have_died
from yanglao.store.people import numbers_of
from yanglao.store.read.worklists import in_payment
from yanglao.web.field.rows import A_PAGE, Listed, listed
from yanglao.web.field.units import Unit, person_of, reader_in, unit_page
from yanglao.web.staff.desk import Desk
from yanglao.web.staff.finding import persons_found


@require_safe
@unit_page(at_once=True)
def death_page(request: HttpRequest, desk: Desk, unit: Unit) -> HttpResponse:
    """Whoever is looked for, or those in payment."""
    asked = request.GET.get("q", "").strip()
    deadline = deadlines_of(desk.agency.area.plan).events.get(Kind.death.name)
    shown = {
        "unit": unit,
        "rows": _living(desk, _meant(request, desk, unit, asked)),
        "asked": asked,
        "on": request.GET.get("on", ""),
        "deadline": None if deadline is None else deadline.due(desk.on).day,
        "here": "unit",
    }
    return render(request, "field/death.html", shown)


def _meant(request: HttpRequest, desk: Desk, unit: Unit, asked: str) -> list[int]:
    """The person named in the address; else those found; else who is paid a pension in the unit."""
    named = request.GET.get("person", "")
    if named.isascii() and named.isdigit():
        return [person_of(desk, unit, int(named))]
    if asked:
        return persons_found(desk, asked, frozenset({unit.id}))
    who = reader_in(desk, unit)
    return [one.person for one in in_payment(who.connection, who.area, who.persons)]


def _living(desk: Desk, persons: list[int]) -> list[Listed]:
    """Those of them who live, the oldest first, each with the day of birth."""
    agency = desk.agency
    dead = have_died(agency.connection, agency.area, persons)
    numbers = numbers_of(agency.connection, agency.keys, [one for one in persons if one not in dead])
    born = dict(zip(numbers, birth_days([*numbers.values()]).tolist(), strict=True)) if numbers else {}
    return listed(desk, sorted(born.items(), key=lambda one: one[1])[:A_PAGE])
