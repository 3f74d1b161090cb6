"""Where a population stands at the end of a month: accounts, years, award, end of the relation.

One row a person.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from yanglao.kernel.columns import Bools, Codes, Days, Fen, FenMonths, Ints, Months, Rows, Years, zeros
from yanglao.life.facts import People
from yanglao.policy.law import Laws
from yanglao.rules.article_5_1_entitlement import group, pension_day
from yanglao.rules.sources import SOURCES


@dataclass(frozen=True, slots=True)
class Persons:
    """What never changes in a life: day of birth, pension day and group (A, B, C as 0, 1, 2)."""

    born: Days
    pension_day: Days
    group: Codes

    def __len__(self) -> int:
        return len(self.born)


def persons_under(laws: Laws, people: People) -> Persons:
    """The lasting attributes of people under a law; the law of the launch month decides the group."""
    law = laws.at(laws.plan.launch_month)
    days = pension_day(law, born=people.born)
    return Persons(people.born, days, group(law, pension_day=days))


@dataclass(slots=True)
class State:
    """The state of n persons. Sub-accounts are rows of arrays of shape (sources, n), in the order of `SOURCES`.

    Months are 0 while the event has not happened. first_missing_year: the first calendar year
    from that of the launch on that was not paid in time (0 before the enrolment). first_owed_month: of a pension taken over, what
    was due before it another system has paid. end_kind, end_within_province, end_refunded describe how the relation ended.
    """

    balance_fen: Fen
    product_fen_months: FenMonths
    enrolled_month: Months
    paid_years: Years
    back_paid_years: Years
    deemed_years: Years
    first_missing_year: Years
    last_paid_year: Years
    claim_month: Months
    first_pension_month: Months
    first_owed_month: Months
    account_total_fen: Fen
    account_pension_fen: Fen
    increment_years: Years
    ended_month: Months
    ended_day: Days
    end_kind: Codes
    end_within_province: Ints
    end_refunded: Ints

    def __len__(self) -> int:
        return int(self.balance_fen.shape[1])

    @property
    def enrolled(self) -> Bools:
        return self.enrolled_month > 0

    @property
    def awarded(self) -> Bools:
        """Whether a claim has been granted."""
        return self.claim_month > 0

    @property
    def ended(self) -> Bools:
        return self.ended_month > 0

    def copy(self, *, decisions: bool) -> State:
        """A state that a month may change while this one stays: all columns when there are `decisions`, else the balances."""
        if decisions:
            return State(*(getattr(self, name).copy() for name in STATE_COLUMNS))
        return replace(self, balance_fen=self.balance_fen.copy())

    def take(self, rows: Rows | slice) -> State:
        """The states of some persons, in that order."""
        return State(*(getattr(self, name)[..., rows] for name in STATE_COLUMNS))


STATE_COLUMNS = tuple(field.name for field in fields(State))


def nobody_yet(persons: int) -> State:
    """The state of `persons` people before anything has happened."""
    accounts = np.zeros((len(SOURCES), persons), dtype=np.int64)
    return State(accounts, accounts.copy(), *(zeros(persons) for _ in STATE_COLUMNS[2:]))
