"""What the certified facts mean on the day of a decision: registered here, student, insured elsewhere,
categories.

A decision is a row; each answer is a column. Decisions and spells of the same person are paired, and a pair
that matches makes the answer true for its decision.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yanglao.kernel.columns import Bools, Codes, Days, Ints, Rows, pair_up, zeros
from yanglao.kernel.months import FOREVER, in_spell
from yanglao.life.facts import Facts
from yanglao.life.kinds import Category, Household, Kind
from yanglao.policy.law import Law


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Circumstances of decisions, one row each.

    `categories` is a set of `Category` bits; `registered_since` the first day of the unbroken registration
    that counts for a pension, FOREVER when there is none.
    """

    resident: Bools
    non_agricultural: Bools
    student: Bools
    drawing: Bools
    covered: Bools
    categories: Ints
    registered_since: Days

    def take(self, rows: Rows) -> Circumstances:
        return Circumstances(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


def circumstances(law: Law, *, facts: Facts, decisions: Facts) -> Circumstances:
    """The circumstances of each of `decisions`; `law` gives the place (it does not change from month to
    month).
    """
    residence = Spells(facts.of_kind(Kind.residence), decisions)
    student = Spells(facts.of_kind(Kind.student), decisions)
    cover = Spells(facts.of_kind(Kind.cover), decisions)
    here = _in_city(law, residence.spells.place)
    city_people = residence.spells.code == Household.non_agricultural
    return Circumstances(
        resident=residence.any(here),
        non_agricultural=residence.any(here & city_people),
        student=student.any(),
        drawing=cover.any(cover.spells.flag != 0),
        covered=cover.any(cover.spells.flag == 0),
        categories=_categories(Spells(facts.of_kind(Kind.category), decisions)),
        registered_since=_registered_since(law, residence),
    )


class Spells:
    """Spells of one kind, paired with the decisions on whose day they hold."""

    def __init__(self, spells: Facts, decisions: Facts) -> None:
        """`spells` in order of person."""
        decision, spell = pair_up(decisions.person, spells.person)
        holds = in_spell(decisions.day[decision], spells.day[spell], spells.until[spell])
        self.spells = spells
        self.decisions = len(decisions)
        self.decision, self.spell = decision[holds], spell[holds]

    def any(self, such: Bools | None = None) -> Bools:
        """Whether some spell (`such` that) holds on the day of each decision."""
        found = self.decision if such is None else self.decision[such[self.spell]]
        return np.bincount(found, minlength=self.decisions).astype(bool)

    def earliest(self, days: Days, such: Bools) -> Days:
        """The least of `days` (one for each spell) over the spells `such` that hold; FOREVER if none."""
        chosen = such[self.spell]
        least = np.full(self.decisions, FOREVER, dtype=np.int64)
        np.minimum.at(least, self.decision[chosen], days[self.spell[chosen]])
        return least


def _in_city(law: Law, place: Codes) -> Bools:
    found: Bools = (place >= law.place_from) & (place < law.place_until)
    return found


def _categories(category: Spells) -> Ints:
    sets = zeros(category.decisions)
    for one in Category:
        sets |= category.any(category.spells.code == one) * np.int64(one)
    return sets


def _registered_since(law: Law, residence: Spells) -> Days:
    """How far back the registration that counts goes without a break.

    Non-agricultural spells in the city; from a converted spell also agricultural ones in the city, or any in
    the province.
    """
    spells = residence.spells
    here = _in_city(law, spells.place)
    in_province = (spells.place >= law.province_from) & (spells.place < law.province_until)
    counts = here & (spells.code == Household.non_agricultural) if law.non_agricultural_only else here
    converted = here & (spells.flag != 0)
    since = residence.earliest(_run_start(spells, counts), counts)
    for allowed in (here, in_province):
        since = np.minimum(since, residence.earliest(_run_start(spells, allowed), converted))
    return since


def _run_start(spells: Facts, allowed: Bools) -> Days:
    """For each spell the first day of the unbroken run of `allowed` spells that ends in it (its own first day
    at least).
    """
    start = spells.day.copy()
    earlier, later = pair_up(spells.person, spells.person)
    linked = (
        allowed[earlier]
        & (spells.until[earlier] == spells.day[later])
        & (spells.day[earlier] < spells.day[later])
    )
    earlier, later = earlier[linked], later[linked]
    while len(earlier):
        reached = start.copy()
        np.minimum.at(reached, later, start[earlier])
        if np.array_equal(reached, start):
            break
        start = reached
    return start
