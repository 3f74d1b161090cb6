"""应参保人群 Everybody known to live here, on the register or of the household survey only, and what the rules say to each on a day:
could they join, and, being of age, would they be paid.

What bureaus have certified goes before what households have said: the survey speaks for whoever has no certified registration. It alone
can say that somebody who never joined has died or moved away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from yanglao.kernel.columns import Bools, Codes, Ints, ints, zeros
from yanglao.kernel.identity import birth_days
from yanglao.kernel.months import FOREVER, month_of
from yanglao.life.facts import FACT_COLUMNS, Facts, People
from yanglao.life.kinds import Household, Kind, Scheme
from yanglao.policy.law import Law
from yanglao.rules.article_5_1_entitlement import pension_day
from yanglao.rules.reasons import Reason
from yanglao.store.acting import Agency
from yanglao.store.assessed import assess
from yanglao.store.facts import Known, have_died, known_facts
from yanglao.store.law import laws_of
from yanglao.store.read.unit_work import relations
from yanglao.store.read.worklists import paid_for, unit_of_persons
from yanglao.store.supposing import asked, suppose
from yanglao.store.surveys import Surveyed, surveyed


@dataclass(frozen=True, slots=True)
class Population:
    """People, a row each. persons: ids, 0 for whoever is not on the register. said: what the survey knows of them, if anything.

    enrolled: have joined and not left. reasons: what the rules say to an enrolment on the day. entitled: of age, and in payment by
    right or would be with a claim on the day; paid: had a pension in the month asked for.
    """

    persons: Ints
    said: Sequence[Surveyed | None]
    units: Ints
    enrolled: Bools
    reasons: Codes
    entitled: Bools
    paid: Bools

    @property
    def could(self) -> Bools:
        """Who could join on the day and has not."""
        found: Bools = (self.reasons == Reason.accepted) & ~self.enrolled
        return found


@dataclass(frozen=True, slots=True)
class Outside:
    """未参保 Who could join on a Day and has not: ids (0 for whoever is not on the register), what the survey knows of each, if anything; and how many of
    the same units have joined and not left."""

    persons: Ints
    said: Sequence[Surveyed | None]
    enrolled: int


def outside(agency: Agency, *, on: int, units: frozenset[int] | None = None) -> Outside:
    """The same answers as `population` gives, found without a look at the lives of those who have joined: whoever has ever joined cannot join again,
    and the rules are asked of the others alone."""
    laws = laws_of(agency.connection, agency.area)
    homes = unit_of_persons(agency.connection, agency.area, on=on, units=units)
    joined = relations(agency.connection, agency.area, sorted(homes), by=on)
    rest = [one for one in sorted(homes) if one not in joined]
    persons, known, said = _everybody(agency, laws.at(month_of(on)), on, rest, units)
    dead = have_died(agency.connection, agency.area, [*joined], by=on)
    gone = np.array([one is not None and bool(one.said.gone) for one in said], dtype=bool)
    joining = asked(Kind.enrolment, zeros(len(persons)) + on)
    reasons = suppose(laws, known, joining, known.ids, through=month_of(on)).reasons
    could = np.flatnonzero((reasons == Reason.accepted) & ~gone)
    enrolled = sum(is_open and one not in dead for one, is_open in joined.items())
    return Outside(persons[could], [said[i] for i in could.tolist()], enrolled)


def population(
    agency: Agency, *, on: int, units: frozenset[int] | None = None, month: int | None = None
) -> Population:
    """Everybody living on a Day, of some units (None: all), as is known now. `month`: of which it is asked who was paid (None: the last
    one that was paid)."""
    laws = laws_of(agency.connection, agency.area)
    law = laws.at(month_of(on))
    homes = unit_of_persons(agency.connection, agency.area, on=on, units=units)
    persons, known, said = _everybody(agency, law, on, sorted(homes), units)
    state = assess(laws, known, through=month_of(on)).history.state
    both = asked(Kind.enrolment, zeros(len(persons)) + on).joined(asked(Kind.claim, zeros(len(persons)) + on))
    answers = suppose(laws, known, both, np.concatenate([known.ids, known.ids]), through=month_of(on))
    joining, claiming = np.split(answers.reasons, 2)
    of_age = pension_day(law, born=known.people.born) <= on
    by_right = (claiming == Reason.accepted) | (claiming == Reason.already_awarded)
    gone = np.array([one is not None and bool(one.said.gone) for one in said], dtype=bool)
    here = np.flatnonzero(~gone | state.enrolled)
    paid = ints(sorted(paid_for(agency.connection, agency.area, month)))
    return Population(
        persons[here],
        [said[i] for i in here.tolist()],
        _units(homes, persons, said)[here],
        (state.enrolled & ~state.ended)[here],
        joining[here],
        (of_age & by_right & ~state.ended)[here],
        (np.isin(persons, paid) & (persons > 0))[here],
    )


def _everybody(
    agency: Agency, law: Law, on: int, mine: list[int], units: frozenset[int] | None
) -> tuple[Ints, Known, list[Surveyed | None]]:
    """Whoever lives and is of some units: ids, what is known under positions of their own, the survey's rows."""
    answers = surveyed(agency.connection, agency.area, agency.keys, persons=mine, units=units)
    by_person = {one.person: one for one in answers if one.person}
    strangers = [one for one in answers if not one.person and (units is None or one.said.unit in units)]
    dead = have_died(agency.connection, agency.area, mine, by=on)
    living = ints([one for one in mine if one not in dead])
    known = known_facts(agency.connection, agency.area, living)
    said = [*(by_person.get(one) for one in living.tolist()), *strangers]
    persons = np.concatenate([living, zeros(len(strangers))])
    return persons, _with_survey(known, strangers, said, law), said


def _with_survey(
    known: Known, strangers: Sequence[Surveyed], said: Sequence[Surveyed | None], law: Law
) -> Known:
    born = birth_days([one.number for one in strangers]) if strangers else zeros(0)
    people = People(np.concatenate([known.people.born, born]))
    everybody = replace(known, ids=np.arange(len(people), dtype=np.int64), people=people)
    certified = set(known.facts.of_kind(Kind.residence).person.tolist())
    rows = [
        (position, row)
        for position, one in enumerate(said)
        if one is not None and position not in certified
        for row in _facts(one, law)
    ]
    if not rows:
        return everybody
    columns = {name: ints([row.get(name, 0) for _, row in rows]) for name in FACT_COLUMNS}
    return everybody.with_further(Facts(**columns), ints([position for position, _ in rows]))[0]


def _facts(one: Surveyed, law: Law) -> list[dict[str, int]]:
    """What somebody has said, as the facts that a bureau would certify."""
    said = one.said
    household = int(Household[said.household])
    found = [_spell(Kind.residence, said.since, place=law.place_from, code=household)]
    if said.is_student:
        found.append(_spell(Kind.student, said.asked_on))
    if said.scheme:
        cover = int(Scheme[said.scheme])
        found.append(_spell(Kind.cover, said.asked_on, code=cover, flag=int(said.is_drawing)))
    return found


def _spell(kind: Kind, since: int, **columns: int) -> dict[str, int]:
    return {"kind": int(kind), "day": since, "until": FOREVER, **columns}


def _units(homes: dict[int, int], persons: Ints, said: Sequence[Surveyed | None]) -> Ints:
    return ints(
        [
            homes.get(person, 0) if person else one.said.unit if one is not None else 0
            for person, one in zip(persons.tolist(), said, strict=True)
        ]
    )
