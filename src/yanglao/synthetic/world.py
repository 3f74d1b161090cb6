"""The city as it is before anybody enrols, and the course of everybody's insurance through the months."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .circumstances import Spells, draw_categories, draw_covers, draw_studies
from .dates import LAUNCH, NEVER, Bools, Ints, stream, years_after
from .homes import Homes, draw_homes
from .people import People, draw_people
from .reports import Lines, lines

YEARS = 6


@dataclass(frozen=True, slots=True)
class World:
    """What is drawn beforehand and never changes. `emigrates`: serial of settling abroad, NEVER for
    almost all."""

    seed: int
    people: People
    homes: Homes
    studies: Spells
    covers: tuple[Spells, Spells, Bools]
    categories: dict[str, Spells]
    emigrates: Ints

    def is_covered(self, on: Ints) -> Bools:
        """Covered by, or drawing from, another scheme as far as anybody can know on the day."""
        return self.covers[0].holds(on) | self.covers[1].holds(on)

    def is_here(self, on: Ints) -> Bools:
        """Alive and registered in the city as non-agricultural."""
        gone = np.minimum(np.minimum(self.people.death, self.homes.leaves), self.emigrates)
        return (on < gone) & (on >= self.homes.since)

    def may_join(self, on: Ints) -> Bools:
        """Everything that clause 四(一) asks for besides the age."""
        return self.is_here(on) & ~self.studies.holds(on) & ~self.is_covered(on)


def draw_world(residents: int, seed: int) -> World:
    """People, homes, study, cover and categories of a city."""
    people = draw_people(residents, seed)
    homes = draw_homes(people, seed)
    rng = stream(seed, "emigration")
    abroad = np.where(
        rng.random(residents) < 0.0009, rng.integers(LAUNCH + 200, LAUNCH + 1900, size=residents), NEVER
    )
    return World(
        seed=seed,
        people=people,
        homes=homes,
        studies=draw_studies(people, seed),
        covers=draw_covers(people, homes, seed),
        categories=draw_categories(people, seed),
        emigrates=np.where(abroad < np.minimum(people.death, homes.leaves), abroad, NEVER),
    )


@dataclass(slots=True)
class Course:
    """State of everybody's insurance, one row a person, and the rows handed in so far. Serials are NEVER
    until the thing happens; `paid` counts ordinary contributions by year from 2011; `ready` is the first
    day on which a claim may follow."""

    born: Ints
    pension_day: Ints
    ready: Ints
    enrolled: Ints
    ended: Ints
    awarded: Ints
    last_paid: Ints
    paid: Bools
    brought: Ints
    back_paid: Ints
    deemed: Ints
    tier_yuan: Ints
    pay_month: Ints
    handed_in: list[Lines] = field(default_factory=list)

    def is_member(self, on: Ints) -> Bools:
        """Enrolled and the relation has not ended."""
        return (self.enrolled <= on) & (on < self.ended)

    def paying_years(self) -> Ints:
        """Ordinary contributions and years brought by a transfer."""
        years: Ints = self.paid.sum(axis=1) + self.brought
        return years

    def set_born(self, who: Ints, born: Ints) -> None:
        """Public security corrected the birth date."""
        self.born[who] = born
        self.pension_day[who] = years_after(born, 60)

    def hand_in(self, layout: str, who: Ints, *, office: Any, reported: Any, columns: dict[str, Any]) -> None:
        """Add rows to the lists of the city."""
        if len(who):
            self.handed_in.append(lines(layout, who, office=office, reported=reported, columns=columns))


def new_course(world: World) -> Course:
    """Nobody enrolled, nothing paid."""
    count = len(world.people)
    never, none = np.full(count, NEVER, dtype=np.int64), np.zeros(count, dtype=np.int64)
    pension_day = years_after(world.people.born, 60)
    return Course(
        born=world.people.born.copy(),
        pension_day=pension_day,
        ready=pension_day.copy(),
        enrolled=never.copy(),
        ended=never.copy(),
        awarded=never.copy(),
        last_paid=never.copy(),
        paid=np.zeros((count, YEARS), dtype=np.bool_),
        brought=none.copy(),
        back_paid=none.copy(),
        deemed=none.copy(),
        tier_yuan=none.copy(),
        pay_month=none.copy(),
    )
