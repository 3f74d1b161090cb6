"""算出来的 The figures of an estimate: what each tier costs, brings and gives, cut out of one fold of all of them together. No amount is
computed here: every one is the month step's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from yanglao.casefile.answer import unset_parameters
from yanglao.casefile.assessing import history
from yanglao.casefile.estimate.asking import Asked
from yanglao.casefile.estimate.supposing import Supposed, cases, law_at, supposed
from yanglao.casefile.explanation import Explained, explain
from yanglao.casefile.reading import Case
from yanglao.kernel.columns import Fen, Ints, where, zeros
from yanglao.kernel.months import year_of
from yanglao.life.amounts import Money
from yanglao.life.fold import History
from yanglao.life.kinds import Kind
from yanglao.policy.law import Law, Laws
from yanglao.rules.article_5_1_entitlement import C
from yanglao.rules.reasons import Reason

GIVEN = ("entry", "bonus", "government", "supplement")
"""What the government adds to an account, as the tables call it: 缴费补贴, 多缴多补, 代缴, 独生子女补贴."""
PENSION = ("base", "increment", "account")


@dataclass(frozen=True, slots=True)
class Option:
    """One tier: what it costs and brings until the claim, and the pension of the first month. Fen; months 0 where there is none.

    own_yearly, given_yearly: of a year from now on (0 where none is left to pay). back_paid: in one sum at the claim. breaks_even:
    the month in which what was drawn reaches what the person has paid. refund: what is taken on leaving.
    """

    tier_fen: int
    own_yearly_fen: int
    given_yearly_fen: Mapping[str, int]
    own_fen: int
    back_paid_fen: int
    given_fen: Mapping[str, int]
    interest_fen: int
    total_fen: int
    first_month: int
    pension_fen: Mapping[str, int]
    breaks_even: int
    refund_fen: int

    @property
    def monthly_fen(self) -> int:
        return sum(self.pension_fen.values())

    @property
    def government_fen(self) -> int:
        return sum(self.given_fen.values())

    @property
    def government_yearly_fen(self) -> int:
        return sum(self.given_yearly_fen.values())


@dataclass(frozen=True, slots=True)
class Way:
    """One of the ways to go (draw, back_pay, leave): every tier, the one chosen, and the steps behind its figures."""

    name: str
    options: tuple[Option, ...]
    mine: Option
    told: tuple[Explained, ...]


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimate: what was asked and supposed, the law of now, the ways there are, the years that are missing, what is unset.

    refused: why a claim would be refused, `accepted` where it would not.
    """

    asked: Asked
    life: Supposed
    law: Law
    laws: Laws
    refused: Reason
    missing_years: int
    ways: tuple[Way, ...]
    unset: tuple[str, ...]

    @property
    def best(self) -> Way:
        """The way that is shown first."""
        return self.ways[0]


def estimate(laws: Laws, asked: Asked) -> Estimate:
    """What somebody would pay and get at every tier, by this law."""
    life, law = supposed(laws, asked), law_at(laws, asked.on)
    figured = _Figured(laws, life, law)
    drawn, told = explain(figured.mine("draw", through=life.claim_month + 1))
    refused = Reason(int(drawn.reasons[drawn.decisions.kind == Kind.claim][0]))
    missing = max(law.qualifying_years - _years(drawn), 0)
    if refused == Reason.years_short:
        ways = [figured.paying_back(missing), figured.leaving()]
    else:
        ways = [figured.all_tiers("draw", told)]
    if not refused and missing and drawn.persons.group[0] == C:
        ways.append(figured.paying_back(missing))
    unset = unset_parameters(laws, drawn).get(0, [])
    return Estimate(asked, life, law, laws, refused, missing, tuple(ways), tuple(unset))


def _years(found: History) -> int:
    state = found.state
    return int((state.paid_years + state.back_paid_years + state.deemed_years)[0])


@dataclass(frozen=True, slots=True)
class _Figured:
    """Folds the life that is supposed."""

    laws: Laws
    life: Supposed
    law: Law

    def mine(self, way: str, missing: int = 0, *, through: int) -> Case:
        """The tier chosen, along a way."""
        [case] = cases(
            self.laws, self.life, [self.life.asked.tier_fen], way, missing=missing, through=through
        )
        return case

    def all_tiers(self, way: str, told: Sequence[Explained], missing: int = 0) -> Way:
        """All tiers together, far enough for every account to have been paid out: by then each has brought what it cost. `told`: the
        steps of the tier chosen."""
        tiers = self.law.tiers_fen.tolist()
        through = self.life.claim_month + self.law.account_divisor_months
        found = history(cases(self.laws, self.life, tiers, way, missing=missing, through=through))
        options = tuple(_Table(found, self.life, self.law, tiers).options())
        return Way(way, options, options[tiers.index(self.life.asked.tier_fen)], tuple(told))

    def paying_back(self, missing: int) -> Way:
        """All tiers, with a back-payment of the years that are missing."""
        told = explain(self.mine("back_pay", missing, through=self.life.claim_month + 1))[1]
        return self.all_tiers("back_pay", told, missing)

    def leaving(self) -> Way:
        """The tier chosen alone: what is taken does not depend on what the others would bring."""
        found, told = explain(self.mine("leave", through=self.life.claim_month))
        [mine] = _Table(found, self.life, self.law, [self.life.asked.tier_fen]).options()
        return Way("leave", (mine,), mine, tuple(told))


class _Table:
    """What a fold found, tier by tier."""

    def __init__(self, found: History, life: Supposed, law: Law, tiers_fen: Sequence[int]) -> None:
        self.found, self.life, self.law, self.tiers_fen = found, life, law, tiers_fen
        self.tiers = len(tiers_fen)
        amounts = found.amounts
        self.paid = amounts.arrivals.take(amounts.arrivals.kind == Kind.contribution)
        self.last = self.paid.take(year_of(self.paid.month) == max(life.years_ahead, default=0))
        self.back = amounts.arrivals.take(amounts.arrivals.kind == Kind.back_payment)
        self.interest = amounts.interest.take(amounts.interest.month <= life.claim_month)
        self.first = amounts.pensions.take(
            amounts.pensions.month == found.state.first_pension_month[amounts.pensions.person]
        )

    def options(self) -> list[Option]:
        """One for each tier, in order."""
        columns = self._columns()
        given = [
            self._parts(self.paid, GIVEN),
            self._parts(self.last, GIVEN),
            self._parts(self.first, PENSION),
        ]
        return [
            Option(
                tier_fen=self.tiers_fen[tier],
                given_fen=_of(given[0], tier),
                given_yearly_fen=_of(given[1], tier),
                pension_fen=_of(given[2], tier),
                **{name: int(column[tier]) for name, column in columns.items()},
            )
            for tier in range(self.tiers)
        ]

    def _columns(self) -> dict[str, Ints]:
        """The whole numbers of an option, a column each."""
        own, back = self._sum(self.paid, "paid"), self._sum(self.back, "paid")
        return {
            "own_yearly_fen": self._sum(self.last, "paid"),
            "own_fen": own,
            "back_paid_fen": back,
            "interest_fen": self._sum(self.interest, "interest"),
            "total_fen": self.found.state.account_total_fen,
            "first_month": self.found.state.first_pension_month,
            "breaks_even": self._breaks_even(own + back),
            "refund_fen": self._sum(self.found.amounts.settlements, "to_person"),
        }

    def _parts(self, table: Money, whats: Sequence[str]) -> dict[str, Fen]:
        return {what: self._sum(table, what) for what in whats}

    def _sum(self, table: Any, what: str | None = None) -> Fen:
        fen = zeros(self.tiers)
        np.add.at(fen, table.person, table.sum_of(what=what))
        return fen

    def _breaks_even(self, paid_fen: Fen) -> Ints:
        """收回月份 The month in which the pensions drawn reach what was paid; 0 where nothing was, or it is not reached."""
        pensions, begin = self.found.amounts.pensions, self.life.claim_month + 1
        drawn = np.zeros((self.tiers, self.law.account_divisor_months), dtype=np.int64)
        np.add.at(drawn, (pensions.person, pensions.paid_in - begin), pensions.sum_of())
        reached = np.cumsum(drawn, axis=1) >= paid_fen[:, None]
        is_reached = reached.any(axis=1) & (paid_fen > 0)
        return where(is_reached, begin + reached.argmax(axis=1), 0)


def _of(columns: Mapping[str, Fen], tier: int) -> dict[str, int]:
    return {name: int(column[tier]) for name, column in columns.items()}
