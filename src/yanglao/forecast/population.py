"""人群 Those who live on: the members of a city at the end of a year, and whoever will join, in columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yanglao.forecast.drawing import Even
from yanglao.forecast.experience import Experience, Past, categories_of, last_tiers, later
from yanglao.forecast.scenario import Scenario
from yanglao.kernel.columns import Bools, Fen, Ints, Rows, zeros
from yanglao.kernel.months import month_of
from yanglao.life.facts import FACT_COLUMNS, Facts, People, facts_of
from yanglao.life.state import STATE_COLUMNS, Persons, State, nobody_yet, persons_under
from yanglao.policy.law import Laws
from yanglao.rules.reasons import Reason

LARGEST = 20_000
NOT_YET, WAITS, PAYS_BACK, LEAVES = range(4)
SETTLED_AFTER_MONTHS = 12


@dataclass(slots=True)
class Population:
    """People with what a forecast keeps of each: tier paid last (fen), categories, what is done for want of years, and whether a claim
    is out of reach (-1: not known yet). `facts`: those of the first year of whoever will join. scale: how many people each stands for."""

    persons: Persons
    state: State
    tiers_fen: Fen
    categories: Ints
    remedy: Ints
    away: Ints
    facts: Facts
    scale: float


def population(
    past: Past, found: Experience, laws: Laws, scenario: Scenario, *, years: int, rng: np.random.Generator
) -> Population:
    """The members of the end of `past`, at most so many (`LARGEST`) of them drawn evenly, and those who will join in `years` years."""
    members, scale = _sample(past.history.state.enrolled & ~past.history.state.ended)
    donors, joins_in = _joining(found, scenario, years=years, scale=scale, rng=rng)
    new = found.newcomers
    moved = joins_in - new.joined_in[donors]
    born = np.concatenate([past.people.born[members], later(new.born[donors], moved)])
    codes = past.waiting[members]
    before = past.history.state.take(members)
    nobody = nobody_yet(len(donors))
    state = State(
        *(np.concatenate([getattr(before, one), getattr(nobody, one)], axis=-1) for one in STATE_COLUMNS)
    )
    of_new = zeros(len(donors))
    return Population(
        persons=persons_under(laws, People(born)),
        state=state,
        tiers_fen=np.concatenate([last_tiers(past)[members], of_new]),
        categories=np.concatenate([categories_of(past)[members], new.categories[donors]]),
        remedy=np.concatenate([_settled(past, members, codes), of_new]),
        away=np.concatenate([np.where(codes < 0, -1, _is_away(codes)), of_new - 1]),
        facts=_first_years(found, donors, moved, len(members)),
        scale=scale,
    )


def _sample(members: Bools) -> tuple[Rows, float]:
    rows = np.flatnonzero(members)
    if len(rows) <= LARGEST:
        return rows, 1.0
    chosen = rows[np.linspace(0, len(rows) - 1, LARGEST).astype(np.int64)]
    return chosen, len(rows) / len(chosen)


def _is_away(codes: Ints) -> Ints:
    away: Ints = ((codes > 0) & (codes != Reason.years_short)).astype(np.int64)
    return away


def _settled(past: Past, members: Rows, codes: Ints) -> Ints:
    """Whoever has lacked years for a year goes on waiting."""
    since = np.maximum(
        month_of(past.persons.pension_day[members]), past.history.state.enrolled_month[members]
    )
    long_ago = since <= past.through - SETTLED_AFTER_MONTHS
    return np.where((codes == Reason.years_short) & long_ago, WAITS, NOT_YET).astype(np.int64)


def _joining(
    found: Experience, scenario: Scenario, *, years: int, scale: float, rng: np.random.Generator
) -> tuple[Rows, Ints]:
    """Whom each newcomer resembles, and the year of joining."""
    new = found.newcomers
    donors, joins_in = [zeros(0)], [zeros(0)]
    even = Even(rng)
    for ahead in range(1, years + 1):
        older = new.older_last_year * new.older_ratio**ahead
        for such, count in ((new.young, new.young_a_year), (~new.young, older)):
            alike = np.flatnonzero(such)
            if not len(alike):
                continue
            wanted = count * scenario.enrolment / 100 / scale
            how_many = round(wanted) if wanted >= 1 else int(wanted + rng.random())
            donors.append(alike[even.places(how_many, len(alike))])
            joins_in.append(zeros(how_many) + found.year + ahead)
    return np.concatenate(donors), np.concatenate(joins_in)


def _first_years(found: Experience, donors: Rows, moved: Ints, first: int) -> Facts:
    """The facts of the donors' first year, as many years later, for the newcomers; who come after `first` others."""
    facts = found.newcomers.facts
    order = np.argsort(facts.person, kind="stable")
    begin = np.searchsorted(facts.person[order], donors, side="left")
    count = np.searchsorted(facts.person[order], donors, side="right") - begin
    newcomer = np.repeat(np.arange(len(donors)), count)
    offset = np.arange(len(newcomer)) - np.repeat(np.cumsum(count) - count, count)
    rows = order[np.repeat(begin, count) + offset]
    taken = facts.take(rows)
    columns = {name: getattr(taken, name) for name in FACT_COLUMNS}
    columns["person"] = (newcomer + first).astype(np.int64)
    columns["day"] = later(taken.day, moved[newcomer])
    columns["year"] = np.where(taken.year > 0, taken.year + moved[newcomer], 0).astype(np.int64)
    return facts_of(len(rows), **columns)
