"""经验 What a city's own last years say: who joined, who paid and when, who claimed, paid back or left, how many died. Taken from the facts
and from where the month step left everybody at the ends of the years."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yanglao.forecast.life_table import Floats, dying
from yanglao.kernel.columns import Bools, Codes, Fen, Ints, Rows, zeros
from yanglao.kernel.months import YEAR, first_day, last_day, month, month_of, year_of_day
from yanglao.life.asked import Asked
from yanglao.life.circumstances import circumstances
from yanglao.life.decisions import REFUSALS
from yanglao.life.facts import Facts, People, facts_of
from yanglao.life.fold import History, fold
from yanglao.life.kinds import Kind
from yanglao.life.state import Persons, State
from yanglao.policy.law import Laws
from yanglao.rules.article_5_1_entitlement import C
from yanglao.rules.reasons import Reason

PAYING_AGES = np.array([25, 35, 45, 52, 58, 60], dtype=np.int64)
"""Ages in the year at which chances to pay change; from the last on somebody turns 60 in it."""
YOUNG = 20
YEARS_BEHIND = 3
NOT_TOLD = 10**6
"""The Month of telling of whoever is not known to have died."""
LAST_YEAR_COUNTS = 2
"""So many times as much as the year before it."""
WEIGHT = 20.0
"""A city's own deaths count against the table as if so many more, as expected, had been seen."""
OF_FIRST_YEAR = (Kind.enrolment, Kind.deemed_years, Kind.transfer_in, Kind.contribution)
COHORT_MONTHS, SETTLED_MONTHS = 36, 6


@dataclass(frozen=True, slots=True)
class Remedies:
    """What people of pension age do: the chance that a claim is out of reach (gone, or insured elsewhere); of those who lack years the
    shares who pay them back and who leave; the chance a month that whoever can claims, and that whoever will pay back or leave does."""

    away: float
    pays_back: float
    leaves: float
    claims_monthly: float
    acts_monthly: float
    tiers_fen: Fen


@dataclass(frozen=True, slots=True)
class Newcomers:
    """Those who joined in the last two years, to be copied: their births, the year each joined in, the facts of that year (person =
    position here), their categories, and how many a year, young and older; with what the older ones become fewer from year to year."""

    born: Ints
    joined_in: Ints
    facts: Facts
    categories: Ints
    young: Bools
    young_a_year: float
    older_last_year: float
    older_ratio: float


@dataclass(frozen=True, slots=True)
class Experience:
    """The rates of a city. deaths_factor: own deaths against the table. pays: chance to pay in a year by age and by whether the year
    before was paid. pay_months: shares of the months. tier_changes: chance that a payer takes another tier; tiers_fen: those taken.
    leaving: chance a year, by age, to leave before pension age; departures: the facts by which people did. told_after: for each pensioner who
    died in years that are over long enough, how many months later it was told, ascending."""

    year: int
    deaths_factor: float
    told_after: Ints
    pays: Floats
    pay_months: Floats
    tier_changes: float
    tiers_fen: Fen
    leaving: Floats
    departures: Facts
    remedies: Remedies
    newcomers: Newcomers


@dataclass(frozen=True, slots=True)
class Past:
    """What is known at the end of a year, folded once: `states` at the ends of that year and of three before it, by year. waiting: what the
    rules say then to a claim of each member of pension age who draws nothing yet; -1: not asked. death_told: the Month in which the death of
    each was first told; `NOT_TOLD`: it was not."""

    laws: Laws
    people: People
    facts: Facts
    year: int
    history: History
    states: dict[int, State]
    waiting: Codes
    death_told: Ints

    @property
    def persons(self) -> Persons:
        return self.history.persons

    @property
    def through(self) -> int:
        return month(self.year, 12)

    def accepted(self, kind: Kind, since: int) -> Facts:
        """The accepted decisions of a kind, from a year on."""
        found = self.history.decisions
        rows = (found.kind == kind) & (self.history.reasons == 0) & (year_of_day(found.day) >= since)
        return found.take(rows & (year_of_day(found.day) <= self.year))


def past_of(laws: Laws, people: People, facts: Facts, *, year: int, death_told: Ints | None = None) -> Past:
    """The history of a population through December of `year`. death_told: as `Past.death_told`; None: every death was told at once."""
    years = range(year - YEARS_BEHIND, year + 1)
    history = fold(laws, people, facts, through=month(year, 12), keep=[month(one, 12) for one in years])
    states = {one: history.kept[month(one, 12)] for one in years}
    waiting = _waiting(laws, facts, history, month(year, 12))
    told = zeros(len(people)) + NOT_TOLD if death_told is None else death_told
    return Past(laws, people, facts, year, history, states, waiting, told)


def experience(past: Past) -> Experience:
    """The rates that the last years give."""
    pays, months = _paying(past)
    changes, tiers = _tiers(past)
    departures = _departures(past)
    return Experience(
        year=past.year,
        deaths_factor=_deaths_factor(past),
        told_after=told_after(past),
        pays=pays,
        pay_months=months,
        tier_changes=changes,
        tiers_fen=tiers,
        leaving=_leaving(past, departures),
        departures=departures,
        remedies=_remedies(past),
        newcomers=_newcomers(past),
    )


def _members(state: State) -> Bools:
    members: Bools = state.enrolled & ~state.ended
    return members


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def ages_in(born: Ints, year: int) -> Ints:
    """The ages that people complete in a year."""
    return year - year_of_day(born)


def age_classes(born: Ints, year: int) -> Codes:
    """The class of everybody's age in a year, of those that `PAYING_AGES` part."""
    return np.searchsorted(PAYING_AGES, ages_in(born, year), side="right").astype(np.int64)


# --- deaths


def _deaths_factor(past: Past) -> float:
    """Own deaths of two years that are over long enough for them to be told, against those of the table."""
    years = range(past.year - 2, past.year)
    expected = actual = WEIGHT
    for one in years:
        before = past.states[one - 1]
        expected += float(dying(ages_in(past.people.born, one) - 1)[_members(before)].sum())
        died = past.accepted(Kind.death, one)
        died = died.take(year_of_day(died.day) == one)
        actual += float(_members(before)[died.person].sum())
    return actual / expected


def told_after(past: Past) -> Ints:
    """迟报 For each pensioner who died in the years of `_deaths_factor`, how many months later it was told, ascending. A death of the last year
    would count if told at once, and not yet if told late; so they are left out."""
    died = past.accepted(Kind.death, past.year - 2)
    rows = (year_of_day(died.day) < past.year) & past.history.state.awarded[died.person]
    told, died_in = past.death_told[died.person[rows]], month_of(died.day[rows])
    return np.sort(np.where(told < NOT_TOLD, np.maximum(told - died_in, 0), 0)).astype(np.int64)


# --- contributions


def payers(state: State, persons: Persons, year: int) -> Bools:
    """Members of before the year who are not of pension age before its February."""
    able: Bools = _members(state) & ~state.awarded & (persons.pension_day >= first_day(month(year, 2)))
    return able


def paying_cells(state: State, persons: Persons, year: int) -> tuple[Rows, Rows]:
    """The row and column of everybody in `Experience.pays`."""
    return age_classes(persons.born, year), (state.last_paid_year == year - 1).astype(np.int64)


def _paying(past: Past) -> tuple[Floats, Floats]:
    asked, paid = (np.zeros((len(PAYING_AGES) + 1, 2)) for _ in range(2))
    months = np.zeros(12)
    for year, weight in ((past.year - 1, 1), (past.year, LAST_YEAR_COUNTS)):
        before, after = past.states[year - 1], past.states[year]
        rows = np.flatnonzero(payers(before, past.persons, year) & (~after.ended | after.awarded))
        has_paid = zeros(len(past.people))
        found = past.accepted(Kind.contribution, year)
        found = found.take(found.year == year)
        has_paid[found.person] = 1
        cells = tuple(one[rows] for one in paying_cells(before, past.persons, year))
        np.add.at(asked, cells, weight)
        np.add.at(paid, cells, has_paid[rows] * weight)
        old = _members(before)[found.person]
        months += np.bincount(month_of(found.day[old]) % 12, minlength=12)
    pooled = paid.sum(axis=0) / np.maximum(asked.sum(axis=0), 1)
    return np.where(asked > 0, paid / np.maximum(asked, 1), pooled), months


def _tiers(past: Past) -> tuple[float, Fen]:
    """The chance that somebody who pays in two years running takes another tier, and the tiers taken then."""
    now, before = (_tier_in(past, year) for year in (past.year, past.year - 1))
    both = (now > 0) & (before > 0)
    changed = both & (now != before)
    taken = now[changed] if changed.any() else now[now > 0]
    return _share(int(changed.sum()), int(both.sum())), taken


def _tier_in(past: Past, year: int) -> Fen:
    found, tiers = past.accepted(Kind.contribution, year), zeros(len(past.people))
    found = found.take(found.year == year)
    tiers[found.person] = found.tier_fen
    return tiers


def last_tiers(past: Past) -> Fen:
    """The tier that each person paid last, in fen; 0: none yet."""
    found, tiers = past.accepted(Kind.contribution, 0), zeros(len(past.people))
    tiers[found.person] = found.tier_fen
    return tiers


# --- leaving before pension age


def stays_open(state: State, persons: Persons, month: int) -> Bools:
    """Who can leave in a Month: members who draw nothing and come of age in a later one."""
    able: Bools = _members(state) & ~state.awarded & (month_of(persons.pension_day) > month)
    return able


def _departures(past: Past) -> Facts:
    return past.accepted(Kind.transfer_out, past.year - YEARS_BEHIND + 1).joined(
        past.accepted(Kind.emigration, past.year - YEARS_BEHIND + 1)
    )


def _leaving(past: Past, departures: Facts) -> Floats:
    """Who left in each class of ages, against those who could: means of the beginning and the end of each year, for whoever joins in a year
    can leave in it. The young leave more often than those near sixty, and with less."""
    left, exposed = (np.zeros(len(PAYING_AGES) + 1) for _ in range(2))
    for year in range(past.year - YEARS_BEHIND + 1, past.year + 1):
        classes = age_classes(past.persons.born, year)
        for end in (year - 1, year):
            could = stays_open(past.states[end], past.persons, month(end, 12))
            exposed += np.bincount(classes[could], minlength=len(exposed)) / 2
        rows = year_of_day(departures.day) == year
        left += np.bincount(classes[departures.person[rows]], minlength=len(left))
    return left / np.maximum(exposed, 1)


# --- of pension age


def _waiting(laws: Laws, facts: Facts, history: History, through: int) -> Codes:
    """What the rules say to claims on the last day, of those who could make one."""
    day, state, persons = last_day(through), history.state, history.persons
    who = np.flatnonzero(_members(state) & ~state.awarded & (persons.pension_day <= day))
    claims = facts_of(len(who), person=who, kind=zeros(len(who)) + int(Kind.claim), day=zeros(len(who)) + day)
    law = laws.at(through)
    found = circumstances(law, facts=facts, decisions=claims)
    asked = Asked(law, persons, state, claims, found, np.arange(len(who), dtype=np.int64))
    codes = zeros(len(persons)) - 1
    codes[who] = REFUSALS[Kind.claim](asked)
    return codes


def _remedies(past: Past) -> Remedies:
    """By those who came of age in the last years, all but the last months."""
    state, came = past.history.state, month_of(past.persons.pension_day)
    codes = past.waiting
    cohort = (came > past.through - COHORT_MONTHS) & (came <= past.through - SETTLED_MONTHS) & state.enrolled
    cohort &= (past.persons.group != C) & (~state.ended | (state.ended_month > came))
    left = cohort & (state.end_kind == Kind.withdrawal)
    back = cohort & (state.back_paid_years > 0)
    short = back | left | (cohort & (codes == Reason.years_short))
    away = cohort & (codes > 0) & (codes != Reason.years_short)
    backs, leaves = (past.accepted(kind, past.year - 2) for kind in (Kind.back_payment, Kind.withdrawal))
    acted = backs.joined(leaves)
    claims = past.accepted(Kind.claim, past.year - 1)
    ready = np.maximum(came, state.enrolled_month)
    ready[backs.person] = np.maximum(ready[backs.person], month_of(backs.day) + 1)
    return Remedies(
        away=_share(int(away.sum()), int(cohort.sum())),
        pays_back=_share(int(back.sum()), int(short.sum())),
        leaves=_share(int(left.sum()), int(short.sum())),
        claims_monthly=_monthly(month_of(claims.day) - ready[claims.person]),
        acts_monthly=_monthly(month_of(acted.day) - np.maximum(came, state.enrolled_month)[acted.person]),
        tiers_fen=backs.tier_fen,
    )


def _monthly(delays: Ints) -> float:
    """The chance a month of what took so many months on average; what took over a year is left out."""
    usual = delays[(delays >= 0) & (delays <= 12)]
    return 1 / (1 + float(usual.mean())) if len(usual) else 1.0


# --- newcomers


def _newcomers(past: Past) -> Newcomers:
    joined = past.accepted(Kind.enrolment, past.year - 1)
    who, years = joined.person, year_of_day(joined.day)
    young = ages_in(past.people.born[who], 0) + years < YOUNG
    counts = {one: int((~young & (years == one)).sum()) for one in (past.year - 1, past.year)}
    place = zeros(len(past.people)) - 1
    place[who] = np.arange(len(who))
    firsts = [past.accepted(kind, past.year - 1) for kind in OF_FIRST_YEAR]
    facts = firsts[0]
    for one in firsts[1:]:
        facts = facts.joined(one)
    facts = facts.take(place[facts.person] >= 0)
    facts = facts.take(year_of_day(facts.day) == years[place[facts.person]])
    return Newcomers(
        born=past.people.born[who],
        joined_in=years,
        facts=facts.renumbered(place),
        categories=categories_of(past)[who],
        young=young,
        young_a_year=float(young.sum()) / 2,
        older_last_year=float(counts[past.year]),
        older_ratio=float(np.clip(_share(counts[past.year], counts[past.year - 1]), 0.3, 1.0)),
    )


def categories_of(past: Past) -> Ints:
    """The categories in force at the end of the year, as a set of bits."""
    spells, day = past.facts.of_kind(Kind.category), last_day(past.through)
    holds = (spells.day <= day) & (spells.until > day)
    sets = zeros(len(past.people))
    np.bitwise_or.at(sets, spells.person[holds], spells.code[holds])
    return sets


def later(days: Ints, years: Ints) -> Ints:
    """The same days so many years later; a 29 February becomes the 28th."""
    moved = days + years * YEAR
    return np.where(moved % YEAR == 229, moved - 1, moved).astype(np.int64)
