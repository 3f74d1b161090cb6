"""谁在看 Who reads a report, of which units, on which day; and what the people in it are called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import psycopg

from yanglao.acts import roles
from yanglao.acts.about import person_under, unknown_person
from yanglao.kernel.columns import ints
from yanglao.reports.report import Row
from yanglao.store.acting import ActRefused, Agency, Area, reach_of_reader, units_of_reader
from yanglao.store.facts import units_of_persons
from yanglao.store.people import details_of, is_registered, names_of, numbers_of, units_of
from yanglao.store.read.worklists import unit_names, unit_of_persons

OFFICE = (roles.CLERK, roles.REVIEWER, roles.DIRECTOR, roles.SUPERVISOR, roles.AUDITOR)
WITH_UNITS = (*OFFICE, roles.TOWNSHIP, roles.ASSISTANT)
"""Those of the agency and its supervisors, and whoever works for a unit and knows of that one only."""
WITH_BUREAUS = (*WITH_UNITS, roles.CERTIFIER)
OF_MONEY = (*WITH_UNITS, roles.ACCOUNTANT)
"""Those who deal with money: never those who only certify (offices: the table of roles)."""
OF_FILES = (*WITH_BUREAUS, roles.ACCOUNTANT)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody reading: the units they see (None: all), on a Day that stands for today, under which login; the matters of which they know (None: they
    are not bound to what a bureau answers for). is_whole: the homes are those of everybody whom they see; else they are asked for one by one."""

    agency: Agency
    units: frozenset[int] | None
    on: int
    homes: dict[int, int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    login: str = ""
    matters: frozenset[str] | None = None
    is_whole: bool = False

    def knows_of(self, matter: str) -> bool:
        """Whether a matter of a bureau is theirs to see."""
        return self.matters is None or matter in self.matters

    @property
    def connection(self) -> psycopg.Connection:
        return self.agency.connection

    @property
    def area(self) -> Area:
        return self.agency.area

    def sees_unit(self, unit: int) -> bool:
        return self.units is None or unit in self.units

    def sees(self, person: int) -> bool:
        """Whether a person is of a unit that the reader sees."""
        return self.units is None or self.home_of(person) in self.units

    def home_of(self, person: int) -> int:
        """The unit of a person; whoever reads of a few only need not have read everybody's first."""
        if person not in self.homes:
            if self.is_whole:
                return 0
            self.homes[person] = units_of_persons(self.connection, ints([person])).get(person, 0)
        return self.homes[person]

    @property
    def persons(self) -> list[int] | None:
        """Everybody of the units that the reader sees (None: of the whole area)."""
        return None if self.units is None else [one for one, unit in self.homes.items() if unit in self.units]

    def unit_name(self, unit: int) -> str:
        return self.names.get(unit, "")

    def who(self, persons: Iterable[int]) -> dict[int, Row]:
        """Identity number, name and unit of persons."""
        wanted = list(persons)
        numbers = numbers_of(self.connection, self.agency.keys, wanted)
        called = names_of(self.connection, wanted)
        return {
            one: {
                "number": numbers[one],
                "name": called.get(one, ""),
                "unit": self.unit_name(self.homes.get(one, 0)),
            }
            for one in wanted
        }


def phones_of(agency: Agency, persons: Iterable[int]) -> dict[int, str]:
    """Person -> the telephone number, where one is registered."""
    details = details_of(agency.connection, list(persons))
    return {one: agency.keys.opened(told.phone_sealed) for one, told in details.items() if told.phone_sealed}


def reader(agency: Agency, login: str, allowed: tuple[str, ...], *, on: int, unit: str = "") -> Reader:
    """Somebody who reads in one of the roles `allowed`; of one unit only where it is named, by code or name.

    Refused: not_your_task, unknown_unit, not_your_unit.
    """
    reach = reach_of_reader(agency, login, allowed, on)
    units = frozenset({_one_unit(agency, reach.units, unit)}) if unit else reach.units
    homes = unit_of_persons(agency.connection, agency.area, units=units)
    names = unit_names(agency.connection, agency.area)
    return Reader(agency, units, on, homes, names, login, reach.matters, is_whole=True)


def person_read(reader: Reader, number: str) -> int:
    """The person under a number, who must be of a unit that the reader sees. Refused: unknown_person, not_your_unit."""
    return person_seen(reader, person_under(reader.agency, number))


def must_read(agency: Agency, login: str, allowed: tuple[str, ...], *, number: str, on: int) -> int:
    """The same for the file of one person alone, which is read in one of the roles `allowed`. Refused: not_your_task, unknown_person,
    not_your_unit."""
    units_of_reader(agency, login, allowed, on)  # whoever reads nothing learns of nobody
    return must_read_person(agency, login, allowed, person=person_under(agency, number), on=on)


def must_read_person(agency: Agency, login: str, allowed: tuple[str, ...], *, person: int, on: int) -> int:
    """The same for somebody of whom the id is known. Refused: not_your_task, unknown_person, not_your_unit."""
    units = units_of_reader(agency, login, allowed, on)
    if not is_registered(agency.connection, agency.area, person):
        raise unknown_person()
    return person_seen(Reader(agency, units, on, units_of_persons(agency.connection, ints([person]))), person)


def sees_money(agency: Agency, login: str, *, number: str, on: int) -> bool:
    """Whether somebody who may read the file of a person may see the money in it, too. Refused: as `must_read`."""
    must_read(agency, login, OF_FILES, number=number, on=on)
    try:
        must_read(agency, login, OF_MONEY, number=number, on=on)
    except ActRefused:
        return False
    return True


def matters_seen(agency: Agency, login: str, *, on: int) -> frozenset[str] | None:
    """Of which matters of bureaus somebody who may read files sees the facts; None: of all. Refused: not_your_task."""
    return reach_of_reader(agency, login, OF_FILES, on).matters


def person_seen(reader: Reader, person: int) -> int:
    """The person, who must be of a unit that the reader sees. Refused: not_your_unit."""
    if not reader.sees(person):
        raise ActRefused(
            "not_your_unit",
            "此人不属于经办人所在的单位。",
            "This person belongs to another unit than whoever asks.",
        )
    return person


def _one_unit(agency: Agency, units: frozenset[int] | None, unit: str) -> int:
    found = units_of(agency.connection, agency.area).get(unit)
    if found is None:
        raise ActRefused("unknown_unit", f"没有单位 {unit}。", f"There is no unit {unit}.")
    if units is not None and found not in units:
        raise ActRefused(
            "not_your_unit", f"{unit} 不是您所在的单位。", f"The unit {unit} is not one of yours."
        )
    return found
