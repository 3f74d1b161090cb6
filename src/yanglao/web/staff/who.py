"""何人 People as pages of staff name them: the name, the masked number, the unit; each leads to the page of the person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yanglao.kernel.columns import ints
from yanglao.kernel.identity import masked
from yanglao.reports.overview import Plain, line_of
from yanglao.reports.person import file_of, seen_by_bureaus
from yanglao.store.facts import units_of_persons
from yanglao.store.people import names_of, numbers_of
from yanglao.store.read.worklists import unit_names
from yanglao.web.staff.desk import Desk

MOST = 20


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody: the person's id, name, masked number, unit."""

    person: int
    name: str
    number: str
    unit: str


def number_of(desk: Desk, person: int) -> str:
    """The identity number of somebody, whole, for what asks by number."""
    return numbers_of(desk.agency.connection, desk.agency.keys, [person])[person]


def seen_file(desk: Desk, person: int) -> tuple[Plain, Plain]:
    """档案 The file of somebody as this colleague may see it, and the line on top of every page about them."""
    agency = desk.agency
    whole = file_of(agency, person)
    seen = whole if desk.sees_money else seen_by_bureaus(whole, desk.matters)
    return seen, line_of(agency, person, whole, seen=seen, on=desk.on)


def people_named(desk: Desk, persons: Sequence[int], *, most: int = MOST) -> list[Named]:
    """The first of them, in their order."""
    some = list(persons[:most])
    if not some:
        return []
    agency = desk.agency
    names = names_of(agency.connection, some)
    numbers = numbers_of(agency.connection, agency.keys, some)
    homes = units_of_persons(agency.connection, ints(some))
    units = unit_names(agency.connection, agency.area)
    return [
        Named(one, names.get(one, ""), masked(numbers[one]), units.get(homes.get(one, 0), "")) for one in some
    ]
