"""Months of suspended pensions: which are never paid, and when the others are made up.

Imprisonment: the months of the spell are never paid. A missing life certificate: the months of the spell are
paid together in the month in which it ends; a month in several such spells waits for the last of them. Where
the relation ends first, what is still held is left over.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yanglao.kernel.columns import Bools, Months, Rows, at_most, slices_of, where, zeros
from yanglao.kernel.months import FOREVER_MONTH, each_month, month_of
from yanglao.life.facts import Facts
from yanglao.life.kinds import Kind, Suspension

OPEN = FOREVER_MONTH  # the certificate is still missing
NEVER = FOREVER_MONTH + 1


@dataclass(frozen=True, slots=True)
class Held:
    """Suspended months, one a row: whose, which, and the month in which it is made up, OPEN or NEVER."""

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

    def left_over(self, month: int, ended: Bools) -> tuple[Rows, Months]:
        """(persons, months) up to `month` still held then for want of a certificate, of persons `ended`."""
        rows = (self.month <= month) & (self.release > month) & (self.release < NEVER) & ended[self.person]
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
    release = where(spells.code == Suspension.imprisonment, NEVER, at_most(until, OPEN))[spell]
    order = np.lexsort((release, month, spells.person[spell]))
    return _last_of_each(Held(spells.person[spell][order], month[order], release[order]))


def _last_of_each(sorted_held: Held) -> Held:
    """One row for each (person, month): the last, which is the latest release or NEVER."""
    key = Held._key(sorted_held.person, sorted_held.month)
    last = np.append(key[1:] != key[:-1], True) if len(key) else np.zeros(0, dtype=bool)
    return Held(sorted_held.person[last], sorted_held.month[last], sorted_held.release[last])
