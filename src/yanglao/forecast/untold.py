"""迟报死亡 Pensioners whose death is not told yet: their pension is not due from the month after the death, but is paid until it is told; then it is
to be recovered, and the account settled. How many, and for how long, is as the city's own deaths were told.

What is told in a month stops the pension from the next, as the payroll of the month is out by then. So a death told d months later has d
months paid after it. Those dead and untold at the beginning are the deaths of the months before, each if its d goes beyond.
"""

from __future__ import annotations

import numpy as np

from yanglao.forecast.drawing import Even, drawn
from yanglao.forecast.life_table import Floats
from yanglao.kernel.columns import Fen, Ints, Months, Rows, zeros
from yanglao.life.monthly import pay
from yanglao.life.state import State
from yanglao.life.suspension import NEVER, Held
from yanglao.policy.law import Law

NOBODY = 10**6


class Untold:
    """Who of so many people is dead without its being told: the Month in which it will be, and fen paid after the death so far."""

    def __init__(self, people: int, told_after: Ints, even: Even) -> None:
        self.told_after, self.even = told_after, even
        self.told_in: Months = zeros(people) + NOBODY
        self.paid_fen: Fen = zeros(people)
        self.months_before: Ints = zeros(people)

    def at_first(self, yearly: Floats, rows: Rows, order_by: Ints, first: int) -> None:
        """Before the Month `first`: who of the pensioners `rows` has died of late, by their chances to die in a year."""
        before, still = _pairs(self.told_after)
        if not len(before):
            return
        mean = float(self.told_after.mean())
        who = rows[drawn(1 - (1 - yearly) ** (mean / 12), order_by, self.even)]
        at = self.even.places(len(who), len(before))
        self.told_in[who] = first + still[at] - 1
        self.months_before[who] = before[at]

    def die(self, who: Rows, month: int) -> Rows:
        """Pensioners die in a Month: those of whom it is told at once; the others wait."""
        if not len(self.told_after):
            return who
        late = self.told_after[self.even.places(len(who), len(self.told_after))]
        self.told_in[who[late > 0]] = month + late[late > 0]
        at_once: Rows = who[late == 0]
        return at_once

    @property
    def is_untold(self) -> Rows:
        """Whose death is not told."""
        who: Rows = np.flatnonzero(self.told_in < NOBODY)
        return who

    def held(self, month: int) -> Held:
        """As the month step wants it: nothing is due, now or ever."""
        who = self.is_untold
        return Held(who, zeros(len(who)) + month, zeros(len(who)) + NEVER)

    def pay_on(self, law: Law, month: int, state: State) -> None:
        """What goes out to them in a Month, by the one implementation of a pension; their accounts are left as they are."""
        who = self.is_untold
        who = who[(state.first_pension_month[who] > 0) & (state.first_pension_month[who] <= month)]
        paid = pay(law, month, month, state.take(who), np.arange(len(who), dtype=np.int64))
        fen = zeros(len(who))
        fen[paid.person] = paid.fen.sum(axis=0)
        self.paid_fen[who] += fen * (1 + self.months_before[who])
        self.months_before[who] = 0

    def told(self, month: int) -> tuple[Rows, int]:
        """Whose death is told in a Month, and the fen paid after these deaths."""
        who = np.flatnonzero(self.told_in == month)
        fen = int(self.paid_fen[who].sum())
        self.told_in[who], self.paid_fen[who] = NOBODY, 0
        return who, fen


def _pairs(told_after: Ints) -> tuple[Ints, Ints]:
    """For each month that a death was untold, the months paid after it before that month, and those paid from it on; by the second."""
    before = np.concatenate([np.arange(one) for one in told_after.tolist()] or [zeros(0)]).astype(np.int64)
    still = np.repeat(told_after, told_after) - before
    order = np.argsort(still, kind="stable")
    return before[order], still[order]
