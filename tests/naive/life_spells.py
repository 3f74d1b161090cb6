"""Random spells of a life: where the person lived, studied, was covered, was certified, was suspended."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from naive.constants import CITY, FULL_CATEGORIES

FactData = dict[str, Any]

IN_PROVINCE = ("460100", "460200", "469002", "469024")
OUTSIDE = ("440100", "450500", "110101")
CATEGORIES = (*FULL_CATEGORIES, "low_income", "preferential_treatment", "one_child_certificate")
RESIDENCE_KINDS = ("settled", "moves", "converted", "gap", "recent", "left", "to_the_land")
LAUNCH = date(2011, 10, 1)


@dataclass(frozen=True, slots=True)
class Person:
    """Who the life is about, and the last year in which things happen to them."""

    rng: random.Random
    born: date
    last_year: int

    @property
    def sixty(self) -> date:
        """The 60th birthday."""
        return birthday(self.born, 60)

    def chance(self, share: float) -> bool:
        """True in that share of the lives."""
        return self.rng.random() < share

    def day(self, first: date, last: date) -> date:
        """A random day from the first to the last, both possible."""
        return first + timedelta(days=self.rng.randint(0, max(0, (last - first).days)))

    def any_day(self) -> date:
        """A random day of the scheme's time."""
        return self.day(date(2011, 1, 1), date(self.last_year, 12, 31))


def birthday(born: date, age: int) -> date:
    """The birthday at which an age is completed; 1 March for 29 February in other years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def residence(person: Person) -> list[FactData]:
    """A history of residence that mostly allows enrolment, sometimes with moves, conversion, gaps."""
    kind = person.rng.choices(RESIDENCE_KINDS, (60, 8, 12, 7, 5, 4, 4))[0]
    start = person.day(person.born, date(max(person.born.year + 1, 2005), 12, 31))
    latest = date(2009 if person.chance(0.6) else 2014, 12, 31)
    change = person.day(max(start + timedelta(days=30), date(2004, 1, 1)), latest)
    if kind == "moves":
        elsewhere = person.rng.choice(IN_PROVINCE if person.chance(0.7) else OUTSIDE)
        arrival = (change, CITY, person.chance(0.9), person.chance(0.5))
        return _chain([(start, elsewhere, False, person.chance(0.5)), arrival])
    if kind == "converted":
        return _converted(person, start, change)
    if kind == "gap":
        resumed = change + timedelta(days=person.rng.choice((1, 1, 2, 400)))
        first_spell = _spell(start, change, CITY, True, False)
        return [first_spell, _spell(resumed, None, CITY, True, person.chance(0.3))]
    if kind == "recent":
        return [_spell(person.day(date(2009, 1, 1), date(2013, 1, 1)), None, CITY, True, False)]
    if kind == "left":
        return [_spell(start, person.any_day(), CITY, True, False)] if start.year < 2011 else []
    if kind == "to_the_land":
        return _chain([(start, CITY, True, False), (person.any_day(), CITY, False, person.chance(0.3))])
    return [_spell(start, None, CITY, True, person.chance(0.1))]


def any_residence(person: Person) -> FactData:
    """A spell of residence that need not fit the others."""
    place = person.rng.choice((CITY, CITY, CITY, *IN_PROVINCE, *OUTSIDE))
    first = max(person.born, person.day(date(1995, 1, 1), date(person.last_year, 6, 1)))
    length = timedelta(days=person.rng.choice((1, 30, 366, 1827, 4000)))
    until = None if person.chance(0.4) else first + length
    return _spell(first, until, place, person.chance(0.6), person.chance(0.3))


def student(person: Person) -> FactData:
    """A spell at school, usually young, always possible."""
    first = birthday(person.born, person.rng.randint(7, 18))
    if person.chance(0.4):
        first = person.any_day()
    until = first + timedelta(days=person.rng.randint(100, 2500))
    return {
        "kind": "student",
        "from": first.isoformat(),
        "until": None if person.chance(0.1) else until.isoformat(),
    }


def cover(person: Person) -> FactData:
    """Insurance or a pension in another scheme."""
    return cover_on(person, person.day(max(person.born, date(2008, 1, 1)), date(person.last_year, 12, 31)))


def cover_on(person: Person, first: date) -> FactData:
    """Insurance or a pension in another scheme that begins on a day."""
    until = None if person.chance(0.25) else (first + timedelta(days=person.rng.randint(1, 1500))).isoformat()
    return {
        "kind": "cover",
        "scheme": person.rng.choice(("employee", "rural", "other")),
        "drawing": person.chance(0.35),
        "from": first.isoformat(),
        "until": until,
    }


def category(person: Person) -> FactData:
    """A certified special category."""
    first = person.day(max(person.born, date(2009, 1, 1)), date(2016, 12, 31))
    until = None if person.chance(0.6) else (first + timedelta(days=person.rng.randint(30, 4000))).isoformat()
    return {
        "kind": "category",
        "category": person.rng.choice(CATEGORIES),
        "from": first.isoformat(),
        "until": until,
    }


def suspensions(person: Person, first: date) -> list[FactData]:
    """One to three suspensions after a day: apart, adjacent or overlapping, sometimes without an end."""
    spells = []
    month = first.year * 12 + first.month - 1 + person.rng.randint(-2, 30)
    for _ in range(person.rng.choice((1, 1, 2, 3))):
        until = month + person.rng.choice((1, 2, 3, 6, 14))
        spells.append(_suspension(person, month, None if person.chance(0.1) else until))
        month = max(month - 3, until + person.rng.choice((-3, -1, 0, 0, 5)))
    return spells


def _suspension(person: Person, month: int, until: int | None) -> FactData:
    return {
        "kind": "suspension",
        "from": f"{month // 12:04d}-{month % 12 + 1:02d}",
        "until": None if until is None else f"{until // 12:04d}-{until % 12 + 1:02d}",
        "reason": "imprisonment" if person.chance(0.3) else "life_certificate",
    }


def _converted(person: Person, start: date, change: date) -> list[FactData]:
    """From agricultural to non-agricultural in the city, some having come from another place before."""
    steps = [(start, CITY, False, False), (change, CITY, True, not person.chance(0.1))]
    if person.chance(0.4):
        came = person.day(start + timedelta(days=1), change - timedelta(days=1))
        place = person.rng.choice((*IN_PROVINCE, OUTSIDE[0]))
        steps = [(start, place, False, False), (came, CITY, False, False), steps[1]]
    return _chain(steps)


def _chain(steps: list[tuple[date, str, bool, bool]]) -> list[FactData]:
    """Spells that follow each other without a gap, the last one open."""
    ends: list[date | None] = [*(step[0] for step in steps[1:]), None]
    return [
        _spell(first, until, place, urban, converted)
        for (first, place, urban, converted), until in zip(steps, ends, strict=True)
        if until is None or until > first
    ]


def _spell(first: date, until: date | None, place: str, is_urban: bool, is_converted: bool) -> FactData:
    return {
        "kind": "residence",
        "from": first.isoformat(),
        "until": None if until is None else until.isoformat(),
        "place": place,
        "household": "non_agricultural" if is_urban else "agricultural",
        "converted": is_converted,
    }
