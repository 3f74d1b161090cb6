"""单位 Of which unit a page is: one of those that somebody works for; any other does not exist for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from yanglao.reports.asking import Reader, must_read_person, person_seen, reader
from yanglao.store.acting import units_of_reader
from yanglao.store.people import unit_codes
from yanglao.store.read.worklists import unit_names
from yanglao.web.staff.desk import Desk, desk_page
from yanglao.web.staff.places import OF_UNITS


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its id, code and name."""

    id: int
    code: str
    name: str

    @property
    def path(self) -> str:
        """Where its day stands."""
        return f"/staff/unit/{self.code}"


View = Callable[..., HttpResponse]


def unit_page(*, at_once: bool = False, again: bool = False) -> Callable[[View], View]:
    """A page of one unit, named by its code in the address, for whoever works for it; the unit is the view's third argument."""

    def wrap(view: View) -> View:
        @desk_page(*OF_UNITS, at_once=at_once, again=again)
        @wraps(view)
        def respond(request: HttpRequest, desk: Desk, code: str, **named: Any) -> HttpResponse:
            return view(request, desk, _called(desk, code), **named)

        return respond

    return wrap


def units_worked_for(desk: Desk) -> list[Unit]:
    """Those that somebody works for, by their codes."""
    agency = desk.agency
    mine = units_of_reader(agency, desk.login, OF_UNITS, desk.on)
    codes = unit_codes(agency.connection, agency.area)
    return [
        Unit(one, codes[one], name)
        for one, name in unit_names(agency.connection, agency.area).items()
        if mine is None or one in mine
    ]


def reader_in(desk: Desk, unit: Unit) -> Reader:
    """Whoever is at the desk, reading of this unit alone."""
    return reader(desk.agency, desk.login, OF_UNITS, on=desk.on, unit=unit.code)


def person_of(desk: Desk, unit: Unit, person: int) -> int:
    """The person, who must be of this unit. Refused: unknown_person, not_your_unit."""
    must_read_person(desk.agency, desk.login, OF_UNITS, person=person, on=desk.on)
    return person_seen(Reader(desk.agency, frozenset({unit.id}), desk.on), person)


def _called(desk: Desk, code: str) -> Unit:
    for one in units_worked_for(desk):
        if one.code == code:
            return one
    raise Http404("no unit of theirs")
