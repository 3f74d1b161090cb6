"""转出 Who leaves before pension age is foreseen as often as people did, of the ages at which they did, and so with what such people have."""

from __future__ import annotations

import numpy as np
import pytest
from forecast.test_forecast import LAST, LAWS, foreseen, lives

from yanglao.forecast.experience import PAYING_AGES, Past, ages_in, experience, past_of
from yanglao.forecast.living import _Living
from yanglao.forecast.scenario import Scenario
from yanglao.kernel.columns import Rows, zeros
from yanglao.kernel.months import month, year_of_day
from yanglao.life.facts import Facts, People, facts_of
from yanglao.life.kinds import Kind

YOUNGER, EACH_YEAR = 45, 12
YEARS = range(2012, LAST + 1)


@pytest.fixture(scope="module")
def past() -> Past:
    """The city of the other tests, of which twelve a year under 45 leave for the province."""
    people, facts = lives()
    told = facts.take((facts.day <= LAST * 10000 + 1231) | (facts.kind == Kind.residence))
    left = _left(people)
    told = told.take(~np.isin(told.person, left.person) | (told.day < _left_on(left)[told.person]))
    told = told.joined(left)
    return past_of(LAWS, people, told.take(np.lexsort((told.kind, told.day, told.person))), year=LAST)


def _left(people: People) -> Facts:
    young = np.flatnonzero(LAST - year_of_day(people.born) < YOUNGER)
    who = np.sort(np.random.default_rng(3).permutation(young)[: EACH_YEAR * len(YEARS)])
    day = (np.arange(len(who)) % len(YEARS) + YEARS.start) * 10000 + 620
    return facts_of(
        len(who), person=who, kind=zeros(len(who)) + int(Kind.transfer_out), day=day, code=zeros(len(who)) + 1
    )


def _left_on(left: Facts) -> Rows:
    days = zeros(1200) + 99991231
    days[left.person] = left.day
    return days


def test_whoever_is_near_sixty_does_not_leave_where_nobody_did(past: Past) -> None:
    found = experience(past)
    assert len(found.departures) == pytest.approx(
        3 * EACH_YEAR, abs=5
    )  # some would have left before they joined
    young = PAYING_AGES <= YOUNGER
    assert (found.leaving[:-1][young] > 0).all() and not found.leaving[-2:].any()


def test_transfers_are_as_many_and_as_large_as_those_of_the_young(past: Past) -> None:
    state = past.states[LAST]
    young = (LAST - year_of_day(past.people.born) < YOUNGER) & state.enrolled & ~state.ended
    theirs = state.balance_fen.sum(axis=0)[young].mean()
    (first,) = foreseen(past, years=1)
    assert first.items["transfers_out"] / theirs == pytest.approx(EACH_YEAR, rel=0.25)


def test_nobody_of_an_age_at_which_nobody_left_is_drawn(past: Past) -> None:
    living = _Living(past, experience(past), LAWS, Scenario(), 1, np.random.default_rng(1))
    months = range(month(LAST + 1, 1), month(LAST + 1, 12) + 1)
    who = np.concatenate([living._leavers(one).person for one in months])
    assert len(who) == pytest.approx(EACH_YEAR, abs=3)
    assert (ages_in(living.all.persons.born[who], LAST + 1) < YOUNGER).all()
