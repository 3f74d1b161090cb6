"""Persons assessed: what is known of them folded through a month, and what of it is not booked yet. Reads only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import psycopg

from yanglao.kernel.columns import Ints
from yanglao.ledger.lines import LineKind
from yanglao.life.fold import History, fold
from yanglao.life.kinds import FIRST_DECISION
from yanglao.payment.difference import Lines, difference
from yanglao.payment.due import due_arrivals, due_interest, due_pensions, due_settlements
from yanglao.policy.law import Laws
from yanglao.store.acting import Area
from yanglao.store.facts import Known
from yanglao.store.lines import booked_lines


@dataclass(frozen=True, slots=True)
class Assessed:
    """Some persons' lives folded through a month: what is known, what became of it, and the fact behind each decision (`roots`, in
    the order of the history's decisions)."""

    known: Known
    history: History
    roots: Ints
    through: int

    def due(self, kind: LineKind) -> Lines:
        """The lines of a kind that are due through the month."""
        history, ids = self.history, self.known.ids
        match kind.name:
            case "arrival":
                return due_arrivals(history, ids, self.roots, through=self.through)
            case "settlement":
                return due_settlements(history, ids, self.roots, through=self.through)
            case "interest":
                return due_interest(history, ids)
            case _:
                return due_pensions(history, ids)


def assess(laws: Laws, known: Known, *, through: int, whole_month: bool = True) -> Assessed:
    """Fold what is known through `through`."""
    history = fold(laws, known.people, known.facts, through=through, whole_month=whole_month)
    decisions = np.flatnonzero(known.facts.kind >= FIRST_DECISION)
    order = np.lexsort((known.facts.day[decisions], known.facts.person[decisions]))
    return Assessed(known, history, known.roots[decisions[order]], through)


def still_due(
    connection: psycopg.Connection, area: Area, kind: LineKind, assessed: Assessed, persons: Ints | None
) -> Lines:
    """Due minus booked through the month assessed, of `persons` (None: everybody)."""
    booked = booked_lines(connection, area, kind, persons, through=assessed.through)
    return difference(assessed.due(kind), booked)
