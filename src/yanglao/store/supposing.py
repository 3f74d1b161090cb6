"""假设 What the rules would say and pay if somebody asked for something: facts that nobody has recorded, folded with those that are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yanglao.kernel.columns import Codes, Days, Fen, Ints, zeros
from yanglao.life.facts import Facts, facts_of
from yanglao.life.kinds import Kind
from yanglao.policy.law import Laws
from yanglao.store.assessed import Assessed, assess
from yanglao.store.facts import Known


@dataclass(frozen=True, slots=True)
class Supposed:
    """What became of persons with further facts: the reason of each of these (0: accepted), in the order given, and the whole
    history."""

    found: Assessed
    reasons: Codes

    def pension_fen(self, month: int) -> Fen:
        """What each person known would get for a month, in fen; 0 for whoever gets nothing."""
        table = self.found.history.amounts.pensions
        fen = zeros(len(self.found.known.people))
        rows = table.month == month
        np.add.at(fen, table.person[rows], table.sum_of()[rows])
        return fen


def suppose(laws: Laws, known: Known, further: Facts, persons: Ints, *, through: int) -> Supposed:
    """Fold what is known together with further facts of `persons` (ids) through a month."""
    both, marks = known.with_further(further, persons)
    found = assess(laws, both, through=through)
    order = np.argsort(found.roots, kind="stable")
    decisions = order[np.searchsorted(found.roots[order], marks)]
    return Supposed(found, found.history.reasons[decisions])


def asked(kind: Kind, days: Days, **columns: Ints) -> Facts:
    """Facts of a kind on some days."""
    return facts_of(len(days), kind=zeros(len(days)) + int(kind), day=days, **columns)
