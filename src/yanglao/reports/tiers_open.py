"""可选档次 What a contribution of a year would cost somebody and bring at every tier in force, by the month step: the contribution is added to the
case of the person, once for each tier, and all of them are folded together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yanglao.casefile.assessing import history
from yanglao.casefile.estimate.figuring import GIVEN
from yanglao.casefile.writing import yuan_of
from yanglao.kernel.months import YEAR, month_of
from yanglao.life.kinds import Kind
from yanglao.policy.law import Laws
from yanglao.reports.supposing import life_of
from yanglao.rules.reasons import Reason
from yanglao.store.acting import Agency

LAST_OF_YEAR = 1231


@dataclass(frozen=True, slots=True)
class TierOpen:
    """A tier: what the person pays and what the government adds to the account, in fen; whether the rules would take it."""

    tier_fen: int
    own_fen: int
    given_fen: int
    reason: Reason


def tiers_in(laws: Laws, *, year: int, on: int) -> list[int]:
    """The tiers in force in a year, in fen, as of the Day `on` where that lies in it."""
    return [int(fen) for fen in laws.at(month_of(_day_in(laws, year, on))).tiers_fen]


def tiers_for(agency: Agency, person: int, *, year: int, on: int) -> list[TierOpen]:
    """What each costs and brings."""
    life = life_of(agency, person)
    tiers, day = tiers_in(life.laws, year=year, on=on), _day_in(life.laws, year, on)
    found = history(
        [life.with_fact(Kind.contribution, day, year=year, tier_yuan=yuan_of(fen)) for fen in tiers]
    )
    is_added = (found.decisions.kind == Kind.contribution) & (found.decisions.year == year)
    own, given = (np.zeros(len(tiers), dtype=np.int64) for _ in range(2))
    arrivals = found.amounts.arrivals
    mine = arrivals.take(is_added[arrivals.decision])
    np.add.at(own, mine.person, mine.sum_of(what="paid"))
    for what in GIVEN:
        np.add.at(given, mine.person, mine.sum_of(what=what))
    reasons = dict(
        zip(found.decisions.person[is_added].tolist(), found.reasons[is_added].tolist(), strict=True)
    )
    return [TierOpen(fen, int(own[at]), int(given[at]), Reason(reasons[at])) for at, fen in enumerate(tiers)]


def _day_in(laws: Laws, year: int, on: int) -> int:
    """The day of the question, moved into the year."""
    day = min(max(on, year * YEAR + 101), year * YEAR + LAST_OF_YEAR)
    return max(day, laws.launch_day)
