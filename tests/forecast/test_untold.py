"""迟报死亡 Whoever is dead and not yet told of draws on the paper of the forecast as in the office: paid until it is told, then to be recovered; what
is due is not foreseen for the dead."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from forecast.test_forecast import LAST, LAWS, foreseen, lives

from yanglao.forecast.band import half_widths_fen
from yanglao.forecast.drawing import Even
from yanglao.forecast.experience import NOT_TOLD, Past, experience, past_of
from yanglao.forecast.untold import Untold
from yanglao.kernel.columns import Ints, ints, zeros
from yanglao.kernel.months import month, month_of
from yanglao.life.facts import Facts, People
from yanglao.life.kinds import Kind

MONTHS_LATE = 11


def city() -> tuple[People, Facts, Ints]:
    """The city of the other tests, where deaths come in every month and each is told so late (`MONTHS_LATE`); and the Month of its telling."""
    people, facts = lives()
    dies = facts.kind == Kind.death
    days = facts.day.copy()
    days[dies] = facts.day[dies] // 10000 * 10000 + (facts.person[dies] // 40 % 12 + 1) * 100 + 15
    facts = replace(facts, day=days)
    told = np.where(dies, month_of(days) + MONTHS_LATE, 0)
    return people, facts, told


def known(told_late: bool) -> Past:
    """What was known at the end of 2015, with or without the months in which deaths were told."""
    people, facts, told_in = city()
    rows = (facts.day <= LAST * 10000 + 1231) | (facts.kind == Kind.residence)
    rows &= told_in <= month(LAST, 12)
    told = zeros(len(people)) + NOT_TOLD
    dead = facts.take(rows).of_kind(Kind.death)
    told[dead.person] = month_of(dead.day) + MONTHS_LATE
    return past_of(LAWS, people, facts.take(rows), year=LAST, death_told=told if told_late else None)


@pytest.fixture(scope="module")
def late() -> Past:
    return known(told_late=True)


def test_the_delays_are_those_of_the_deaths_known(late: Past) -> None:
    found = experience(late).told_after
    assert len(found) >= 15 and set(found.tolist()) == {MONTHS_LATE}
    assert not experience(known(told_late=False)).told_after.any()


def test_what_is_due_is_not_foreseen_for_the_dead_who_are_not_told_of(late: Past) -> None:
    """As many are dead and untold as die in the months that it takes; what they would have drawn is foreseen no more."""
    (at_once,), (as_told,) = foreseen(known(told_late=False), years=1), foreseen(late, years=1)
    a_year = at_once.items["base_pensions"] / at_once.people["pensioners"]
    untold = (at_once.items["base_pensions"] - as_told.items["base_pensions"]) / a_year
    assert untold == pytest.approx(at_once.people["deaths"] * MONTHS_LATE / 12, rel=0.25)
    assert as_told.items["account_pensions"] < at_once.items["account_pensions"]


def test_what_is_paid_after_deaths_is_so_many_months_of_those_who_die(late: Past) -> None:
    for one in foreseen(late, years=4, comes_back=0.75):
        a_month = (one.items["base_pensions"] + one.items["account_pensions"]) / one.people["pensioners"] / 12
        of_pensioners = one.items["after_death"] / a_month / MONTHS_LATE
        assert 0.5 * one.people["deaths"] < of_pensioners < 1.15 * one.people["deaths"]
        assert one.items["after_death_back"] == round(one.items["after_death"] * 0.75)


def test_where_every_death_is_told_at_once_nothing_is_paid_after_it() -> None:
    assert [one.items["after_death"] for one in foreseen(known(told_late=False))] == [0, 0, 0]


def test_the_account_of_whoever_is_not_told_of_is_settled_when_told(late: Past) -> None:
    """As many deaths settle in a year as before, so that heirs get no more and no less."""
    (at_once,), (as_told,) = foreseen(known(told_late=False), years=1), foreseen(late, years=1)
    assert as_told.people["deaths"] == pytest.approx(at_once.people["deaths"], rel=0.25)


def test_what_is_paid_after_deaths_has_its_band(late: Past) -> None:
    (first,) = foreseen(late, years=1, comes_back=0.5)
    widths = half_widths_fen(late, first.items)
    assert 0 < widths["after_death"] < first.items["after_death"]
    assert widths["after_death_back"] == pytest.approx(widths["after_death"] / 2, rel=0.01)


def test_the_dead_of_before_are_the_months_of_the_delays() -> None:
    """Of 12,000 who die at one in ten a year, a tenth for three months and none else: 12,000 · 0.1 · 0.3 / 12 = 30, each paid 1 to 3 months more."""
    count = 12_000
    late = np.sort(np.where(np.arange(100) < 10, 3, 0))
    untold = Untold(count, ints(late.tolist()), Even(np.random.default_rng(2)))
    rows = np.arange(count, dtype=np.int64)
    untold.at_first(np.full(count, 0.1), rows, rows, month(2016, 1))
    who = untold.is_untold
    assert len(who) == pytest.approx(30, abs=3)
    more = untold.told_in[who] - month(2016, 1) + 1
    assert set(more.tolist()) == {1, 2, 3} and (untold.months_before[who] + more == 3).all()
