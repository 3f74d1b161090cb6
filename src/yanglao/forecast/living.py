"""逐月推演 The population lives on month by month: what people do is drawn at the rates of experience and scenario, put to the rules as facts, and
moved by the month step. Nothing is computed here but chances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from yanglao.forecast.drawing import Even, drawn, spread
from yanglao.forecast.experience import (
    Experience,
    Past,
    age_classes,
    ages_in,
    experience,
    payers,
    paying_cells,
    stays_open,
)
from yanglao.forecast.life_table import Floats, dying
from yanglao.forecast.population import LEAVES, NOT_YET, PAYS_BACK, WAITS, Population, population
from yanglao.forecast.scenario import Scenario
from yanglao.forecast.totals import Year, items_of
from yanglao.forecast.untold import Untold
from yanglao.kernel.columns import Bools, Codes, Fen, Rows, zeros
from yanglao.kernel.months import first_day, month, month_of
from yanglao.life.amounts import Amounts
from yanglao.life.circumstances import Circumstances
from yanglao.life.facts import Facts, facts_of
from yanglao.life.kinds import Kind
from yanglao.life.step import Events, step
from yanglao.life.suspension import Held
from yanglao.policy.law import Law, Laws
from yanglao.rules.article_5_1_entitlement import claim_refusal
from yanglao.rules.reasons import Reason

SEED, RUNS = 2011, 3
CONTRIBUTION_DAY, BACK_PAYMENT_DAY, DEPARTURE_DAY, END_DAY, CLAIM_DAY = 9, 11, 19, 24, 25
"""Days of the month, counted from 0, on which drawn facts happen."""
REMEDIES = np.array([PAYS_BACK, LEAVES, WAITS], dtype=np.int64)
PURPOSES = (
    "payers",
    "leavers",
    "deaths",
    "changes",
    "tiers",
    "away",
    "remedies",
    "acts",
    "claims",
    "back_tiers",
    "departures",
    "untold",
)
LONG_AGO = 1900_01_01


def forecast(
    past: Past,
    scenario: Scenario,
    *,
    years: int,
    pool_fen: int,
    yield_percent: float,
    comes_back: float = 1.0,
    seed: int = SEED,
) -> list[Year]:
    """The years after `past`, one by one: the means of so many runs (`RUNS`). pool_fen: the pooled account at its end; yield_percent: what
    the fund earns a year where the scenario says nothing of it; comes_back: the share of pensions paid after deaths that is recovered.
    Wrong: as `Scenario.laws`."""
    laws, found = scenario.laws(past.laws, after=past.year, years=years), experience(past)
    earns = yield_percent if scenario.yield_percent is None else scenario.yield_percent
    runs = [
        _Living(past, found, laws, scenario, years, np.random.default_rng(seed + run)) for run in range(RUNS)
    ]
    accounts_fen, told = mean_of([one.accounts_fen() for one in runs]), []
    for year in range(past.year + 1, past.year + years + 1):
        items, people = (_means(one) for one in zip(*(one.year(year) for one in runs), strict=True))
        before, accounts_fen = accounts_fen + pool_fen, mean_of([one.accounts_fen() for one in runs])
        items["after_death_back"] = round(items["after_death"] * comes_back)
        pool_fen += items["to_pool"] - items["interest"] - items["from_pool"]
        items["bank_interest"] = round(max(before + accounts_fen + pool_fen, 0) / 2 * earns / 100)
        pool_fen += items["bank_interest"]
        items["city_pool"] = max(-pool_fen, 0)
        pool_fen = max(pool_fen, 0)
        told.append(Year(year, items, accounts_fen, pool_fen, people))
    return told


def mean_of(values: Sequence[int]) -> int:
    return round(sum(values) / len(values))


def _means(found: Sequence[dict[str, int]]) -> dict[str, int]:
    return {name: mean_of([one[name] for one in found]) for name in found[0]}


class _Living:
    """A population on its way through the years."""

    def __init__(
        self,
        past: Past,
        found: Experience,
        laws: Laws,
        scenario: Scenario,
        years: int,
        rng: np.random.Generator,
    ) -> None:
        self.found, self.laws, self.scenario, self.rng = found, laws, scenario, rng
        self.all: Population = population(past, found, laws, scenario, years=years, rng=rng)
        self.even = {name: Even(rng) for name in PURPOSES}
        self.first_facts = month_of(self.all.facts.day)
        self.untold = Untold(len(self.all.persons), found.told_after, self.even["untold"])
        drawing = np.flatnonzero(self.all.state.enrolled & ~self.all.state.ended & self.all.state.awarded)
        chances = self._chances_to_die(drawing, past.year, found.deaths_factor)
        self.untold.at_first(
            chances, drawing, self.all.state.balance_fen[:, drawing].sum(axis=0), past.through + 1
        )

    def accounts_fen(self) -> int:
        """All individual accounts together."""
        return round(int(self.all.state.balance_fen.sum()) * self.all.scale)

    def year(self, year: int) -> tuple[dict[str, int], dict[str, int]]:
        """Live through a year: what it brings by item, and the people of it."""
        pays, pay_month = self._payers(year)
        months: list[Amounts] = []
        after_death_fen = 0
        for one in range(month(year, 1), month(year, 12) + 1):
            held = self.untold.held(one)
            self.untold.pay_on(self.laws.at(one), one, self.all.state)
            told, found_fen = self.untold.told(one)
            facts = self._in_order([*self._facts(one, pays[pay_month == one], told)])
            self.all.state, amounts = step(
                self.laws, one, self.all.persons, self.all.state, self._events(facts, held)
            )
            months.append(amounts)
            after_death_fen += found_fen
        state, scale = self.all.state, self.all.scale
        members = state.enrolled & ~state.ended
        paid = sum(int((one.arrivals.kind == Kind.contribution).sum()) for one in months)
        people = {
            "members": int(members.sum()),
            "pensioners": int((members & state.awarded).sum()),
            "payers": paid,
            "deaths": int(((state.ended_month // 12 == year) & (state.end_kind == Kind.death)).sum()),
        }
        items = items_of(months) | {"after_death": after_death_fen}
        return (
            {name: round(fen * scale) for name, fen in items.items()},
            {name: round(count * scale) for name, count in people.items()},
        )

    # --- what is drawn for a year

    def _payers(self, year: int) -> tuple[Rows, Rows]:
        """Who of those enrolled before the year pays in it, and in which month: before that of the pension day."""
        all_, rng = self.all, self.rng
        rows = np.flatnonzero(payers(all_.state, all_.persons, year))
        cells = paying_cells(all_.state, all_.persons, year)
        chances = self.found.pays[cells[0][rows], cells[1][rows]] * self.scenario.paying / 100
        who = rows[drawn(np.minimum(chances, 1.0), all_.tiers_fen[rows], self.even["payers"])]
        self._take_tiers(who)
        when = month(year, 1) + spread(self.found.pay_months, len(who), rng)
        return who, np.minimum(when, month_of(all_.persons.pension_day[who]) - 1)

    def _take_tiers(self, who: Rows) -> None:
        """Most pay at the tier of last time; some at another, and whoever has none yet at one of those that others have taken."""
        tiers, found = self.all.tiers_fen, self.found
        if not len(found.tiers_fen):
            return
        changes = who[(tiers[who] == 0) | (self._meets("changes", who, found.tier_changes))]
        tiers[changes] = self._one_of("tiers", found.tiers_fen, len(changes))

    # --- what is drawn for a month

    def _facts(self, one: int, paying: Rows, told: Rows) -> Iterator[Facts]:
        yield self.all.facts.take(self.first_facts == one)
        yield _asked(
            Kind.contribution,
            paying,
            one,
            CONTRIBUTION_DAY,
            year=zeros(len(paying)) + one // 12,
            tier_fen=self.all.tiers_fen[paying],
        )
        yield from self._of_age(one)
        yield self._leavers(one)
        yield _asked(Kind.death, np.concatenate([told, self._dying(one, told)]), one, END_DAY)

    def _of_age(self, one: int) -> Iterator[Facts]:
        """Claims, back-payments and withdrawals."""
        state, found = self.all.state, self.found.remedies
        day = first_day(one) + CLAIM_DAY
        rows = np.flatnonzero(
            state.enrolled & ~state.ended & ~state.awarded & (self.all.persons.pension_day <= day)
        )
        fresh = rows[self.all.away[rows] < 0]
        self.all.away[fresh] = self._meets("away", fresh, found.away)
        rows = rows[self.all.away[rows] == 0]
        codes = self._claim_codes(self.laws.at(one), rows, day)
        short = rows[codes == Reason.years_short]
        new = short[self.all.remedy[short] == NOT_YET]
        until = np.cumsum([found.pays_back, found.leaves])
        self.all.remedy[new] = REMEDIES[
            np.searchsorted(until, self.even["remedies"].take(len(new)), side="right")
        ]
        acts = short[self._meets("acts", short, found.acts_monthly)]
        yield self._back_payments(one, acts[self.all.remedy[acts] == PAYS_BACK])
        yield _asked(Kind.withdrawal, acts[self.all.remedy[acts] == LEAVES], one, DEPARTURE_DAY)
        able = rows[codes == Reason.accepted]
        yield _asked(Kind.claim, able[self._meets("claims", able, found.claims_monthly)], one, CLAIM_DAY)

    def _claim_codes(self, law: Law, rows: Rows, day: int) -> Codes:
        state, persons = self.all.state, self.all.persons
        nobody = np.zeros(len(rows), dtype=bool)
        return claim_refusal(
            law,
            day=zeros(len(rows)) + day,
            pension_day=persons.pension_day[rows],
            group=persons.group[rows],
            ended=nobody,
            enrolled=~nobody,
            awarded=nobody,
            registered_since=zeros(len(rows)) + LONG_AGO,
            drawing=nobody,
            covered=nobody,
            paid_years=state.paid_years[rows],
            back_paid_years=state.back_paid_years[rows],
            deemed_years=state.deemed_years[rows],
            first_missing_year=state.first_missing_year[rows],
        )

    def _back_payments(self, one: int, who: Rows) -> Facts:
        state, law, tiers = self.all.state, self.laws.at(one), self.found.remedies.tiers_fen
        missing = law.qualifying_years - (
            state.paid_years[who] + state.back_paid_years[who] + state.deemed_years[who]
        )
        fen = (
            self._one_of("back_tiers", tiers, len(who)) if len(tiers) else zeros(len(who)) + law.tiers_fen[0]
        )
        return _asked(Kind.back_payment, who, one, BACK_PAYMENT_DAY, years=missing, tier_fen=fen)

    def _leavers(self, one: int) -> Facts:
        """Transfers out and settling abroad, each as somebody did it before."""
        state, donors = self.all.state, self.found.departures
        rows = np.flatnonzero(stays_open(state, self.all.persons, one))
        classes = age_classes(self.all.persons.born[rows], one // 12)
        chances = np.minimum(self.found.leaving[classes] / 12, 1.0)
        who = rows[drawn(chances, state.balance_fen[:, rows].sum(axis=0), self.even["leavers"])]
        alike = donors.take(self.even["departures"].places(len(who), len(donors))) if len(donors) else donors
        who = who[: len(alike)]
        return facts_of(
            len(who),
            person=who,
            kind=alike.kind,
            day=zeros(len(who)) + first_day(one) + DEPARTURE_DAY,
            code=alike.code,
            flag=alike.flag,
        )

    def _dying(self, one: int, told: Rows) -> Rows:
        """Who dies in a Month and is told of in it, besides those `told` late."""
        state, year = self.all.state, one // 12
        alive = state.enrolled & ~state.ended
        alive[self.untold.is_untold] = False
        alive[told] = False
        rows = np.flatnonzero(alive)
        factor = self.found.deaths_factor * self.scenario.deaths / 100
        factor *= (1 - self.scenario.longer_lives / 100) ** (year - self.found.year)
        yearly = self._chances_to_die(rows, year, factor)
        order = state.balance_fen[:, rows].sum(axis=0) + state.awarded[rows] * 10**12
        who = rows[drawn(1 - (1 - yearly) ** (1 / 12), order, self.even["deaths"])]
        draws = state.awarded[who]
        return np.concatenate([who[~draws], self.untold.die(who[draws], one)])

    def _chances_to_die(self, rows: Rows, year: int, factor: float) -> Floats:
        ages = ages_in(self.all.persons.born[rows], year) - 1
        return np.minimum(dying(ages) * factor, 1.0)

    def _meets(self, purpose: str, who: Rows, chance: float) -> Bools:
        """Whom of some people a chance meets."""
        found: Bools = self.even[purpose].take(len(who)) < chance
        return found

    def _one_of(self, purpose: str, values: Fen, how_many: int) -> Fen:
        """Some of `values`, in their own proportion."""
        return np.sort(values)[self.even[purpose].places(how_many, len(values))]

    # --- as the month step wants it

    def _in_order(self, parts: list[Facts]) -> Facts:
        facts = parts[0]
        for one in parts[1:]:
            facts = facts.joined(one) if len(one) else facts
        return facts.take(np.lexsort((facts.kind, facts.day, facts.person)))

    def _events(self, facts: Facts, held: Held) -> Events:
        """Everybody is registered here and nothing speaks against it; categories stay what they are."""
        count = len(facts)
        yes, no = np.ones(count, dtype=bool), np.zeros(count, dtype=bool)
        found = Circumstances(
            resident=yes,
            non_agricultural=yes,
            student=no,
            drawing=no,
            covered=no,
            categories=self.all.categories[facts.person],
            registered_since=zeros(count) + LONG_AGO,
        )
        return Events(facts, found, np.arange(count, dtype=np.int64), held)


def _asked(kind: Kind, who: Rows, one: int, day: int, **columns: Rows) -> Facts:
    return facts_of(
        len(who),
        person=who,
        kind=zeros(len(who)) + int(kind),
        day=zeros(len(who)) + first_day(one) + day,
        **columns,
    )
