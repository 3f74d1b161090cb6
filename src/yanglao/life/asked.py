"""Decisions of one kind to be taken together: who asks, what they said, where they stand; and what many effects have in common."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yanglao.kernel.columns import Bools, Rows
from yanglao.kernel.months import month_of, year_of_day
from yanglao.life.circumstances import Circumstances
from yanglao.life.facts import Facts
from yanglao.life.state import Persons, State
from yanglao.policy.law import Law
from yanglao.rules.article_5_1_entitlement import missing_after_contribution


@dataclass(slots=True)
class Asked:
    """Decisions of one kind to be taken together, at most one a person: facts, their circumstances, who asks.

    `decision` numbers the facts among all decisions of the fold; `state` is the population's, read and
    written by row.
    """

    law: Law
    persons: Persons
    state: State
    facts: Facts
    circumstances: Circumstances
    decision: Rows

    @property
    def rows(self) -> Rows:
        return self.facts.person

    def take(self, chosen: Bools) -> Asked:
        rows = np.flatnonzero(chosen)
        return Asked(
            self.law,
            self.persons,
            self.state,
            self.facts.take(rows),
            self.circumstances.take(rows),
            self.decision[rows],
        )


def standing(asked: Asked) -> dict[str, Bools]:
    state, rows = asked.state, asked.rows
    return {"ended": state.ended_month[rows] > 0, "enrolled": state.enrolled_month[rows] > 0}


def awarded(asked: Asked) -> Bools:
    awarded: Bools = asked.state.claim_month[asked.rows] > 0
    return awarded


def enrol(asked: Asked) -> None:
    """Open accounts from the month of the facts on."""
    asked.state.enrolled_month[asked.rows] = month_of(asked.facts.day)
    asked.state.first_missing_year[asked.rows] = year_of_day(asked.law.launch_day)


def count_paid_year(asked: Asked) -> None:
    """Count the calendar year of the facts as paid."""
    state, rows, year = asked.state, asked.rows, asked.facts.year
    state.paid_years[rows] += 1
    state.last_paid_year[rows] = year
    state.first_missing_year[rows] = missing_after_contribution(
        first_missing_year=state.first_missing_year[rows], year=year
    )
