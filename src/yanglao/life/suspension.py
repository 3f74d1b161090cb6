"""Months of suspended pensions: which are never paid, and when the others are made up.

Imprisonment: the months of the spell are never paid. A missing life certificate: the months of the spell are
paid together in the month in which it ends; a month in several such spells waits for the last of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yanglao.kernel.columns import Months, Rows, slices_of, where, zeros
from yanglao.kernel.months import FOREVER_MONTH, each_month, month_of
from yanglao.life.facts import Facts, Kind, Suspension

NEVER = FOREVER_MONTH


@dataclass(frozen=True, slots=True)
class Held:
    """Suspended months, one a row: whose, which, and the month in which it is made up (or NEVER)."""

    person: Rows
    month: Months
    release: Months

    def in_month(self, month: int) -> tuple[Rows, Months]:
        """The persons suspended in `month` and when that month is made up."""
        rows = self.month == month
        return self.person[rows], self.release[rows]

    def released_in(self, month: int) -> tuple[Rows, Months]:
        """(persons, months) made up in `month`, each person's oldest first."""
        rows = self.release == month
        return self.person[rows], self.month[rows]

    def release_of(self, person: Rows, month: Months) -> Months:
        """When each (person, month) is made up; 0 where it is not suspended at all."""
        key, wanted = self._key(self.person, self.month), self._key(person, month)
        first, count = slices_of(key, wanted)
        found = zeros(len(person))
        found[count > 0] = self.release[first[count > 0]]
        return found

    @staticmethod
    def _key(person: Rows, month: Months) -> Rows:
        return person * (FOREVER_MONTH + 1) + month


def held(facts: Facts, *, through: int) -> Held:
    """The suspended months up to `through`, ordered by person and month."""
    spells = facts.of_kind(Kind.suspension)
    since, until = month_of(spells.day), month_of(spells.until)
    spell, month = each_month(since, np.minimum(until, through + 1))
    never = (spells.code == Suspension.imprisonment) | (until >= FOREVER_MONTH)
    release = where(never, NEVER, until)[spell]
    imprisoned = (spells.code == Suspension.imprisonment)[spell]
    order = np.lexsort((where(imprisoned, NEVER + 1, release), month, spells.person[spell]))
    return _last_of_each(Held(spells.person[spell][order], month[order], release[order]))


def _last_of_each(sorted_held: Held) -> Held:
    """One row for each (person, month): the last, which is the latest release or NEVER."""
    key = Held._key(sorted_held.person, sorted_held.month)
    last = np.append(key[1:] != key[:-1], True) if len(key) else np.zeros(0, dtype=bool)
    return Held(sorted_held.person[last], sorted_held.month[last], sorted_held.release[last])
