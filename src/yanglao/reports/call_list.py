"""动员名单 Those who could join and have not, with what their household said last and how they can be reached."""

from __future__ import annotations

from dataclasses import dataclass

from yanglao.acts.survey.population import outside
from yanglao.reports import asks
from yanglao.reports.asking import WITH_UNITS, Reader, phones_of
from yanglao.reports.describing import About
from yanglao.reports.report import UNIT, WHO, Column, Report, Row
from yanglao.reports.target_group import STANDING, who_is
from yanglao.store.surveys import Asked, Surveyed

CALL_LIST_REPORT = About(
    "call-list",
    "动员名单",
    ("四(一)", "十二"),
    WITH_UNITS,
    zh="可参保而未参保的人。",
    en="those who could join and have not, with the telephone number where one is registered",
    makes=lambda reader, _: call_list(reader),
    asks=(asks.UNIT,),
)


@dataclass(frozen=True, slots=True)
class Call:
    """走访 Somebody to be called on: the person on the register (0: nobody there) or else the row of the survey, who that is, the telephone
    number ("": none), and what was said last (None: nobody has asked)."""

    person: int
    row: int
    number: str
    name: str
    unit: str
    phone: str
    said: Asked | None

    @property
    def asked_on(self) -> int | None:
        return None if self.said is None else self.said.asked_on


def calls(reader: Reader) -> list[Call]:
    """Everybody of the reader's units who could join and has not, unit by unit, by identity number."""
    found = outside(reader.agency, on=reader.on, units=reader.units)
    persons = found.persons.tolist()
    known = [one for one in persons if one]
    who, phones = reader.who(known), phones_of(reader.agency, known)
    made = [
        _call(one, said, who_is(reader, one, said, who), phones.get(one, ""))
        for one, said in zip(persons, found.said, strict=True)
    ]
    return sorted(made, key=lambda one: (one.unit, one.number))


def _call(person: int, said: Surveyed | None, who: Row, phone: str) -> Call:
    answer = None if said is None else said.said
    return Call(
        person, 0 if said is None else said.row, who["number"], who["name"], who["unit"], phone, answer
    )


def call_list(reader: Reader) -> Report:
    """The same as a table."""
    rows = [
        {
            "unit": one.unit,
            "name": one.name,
            "number": one.number,
            "phone": one.phone or None,
            "asked_on": one.asked_on,
        }
        for one in calls(reader)
    ]
    return Report(
        "call-list",
        ("动员参保名单", "to be called on"),
        (
            UNIT,
            *WHO[1:2],
            WHO[0],
            Column("phone", ("联系电话", "telephone"), "number"),
            Column("asked_on", ("上次走访", "called on last"), "day"),
        ),
        rows,
        sums={"could": (STANDING["could"], "count", len(rows))},
    )
