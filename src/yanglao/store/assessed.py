"""Persons assessed: what is known of them folded through a month, and what of it is not booked yet. Reads only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import psycopg

from yanglao.kernel.columns import Ints
from yanglao.ledger.lines import LineKind
from yanglao.life.facts import FIRST_DECISION
from yanglao.life.fold import History, fold
from yanglao.payment.difference import Lines, difference
from yanglao.payment.due import due_arrivals
from yanglao.policy.law import Laws
from yanglao.store.acting import Area
from yanglao.store.facts import Known
from yanglao.store.lines import booked_lines


@dataclass(frozen=True, slots=True)
class Assessed:
    """Some persons' lives folded through a month: what is known, what became of it, and the fact behind each decision."""

    known: Known
    history: History
    roots: Ints


def assess(laws: Laws, known: Known, *, through: int, whole_month: bool = True) -> Assessed:
    """Fold what is known through `through`."""
    history = fold(laws, known.people, known.facts, through=through, whole_month=whole_month)
    decisions = np.flatnonzero(known.facts.kind >= FIRST_DECISION)
    order = np.lexsort((known.facts.day[decisions], known.facts.person[decisions]))
    return Assessed(known, history, known.roots[decisions[order]])


def still_due(
    connection: psycopg.Connection, area: Area, kind: LineKind, due: Lines, persons: Ints | None
) -> tuple[Lines, Lines]:
    """Due minus booked for `persons` (None: everybody), and what was booked (amounts as in `kind.columns`)."""
    booked = booked_lines(connection, area, kind, persons)
    return difference(due, Lines(booked.keys, booked.amounts[: len(kind.amounts)], booked.round)), booked


def arrivals_of(assessed: Assessed) -> Lines:
    """The arrivals due."""
    return due_arrivals(assessed.history, assessed.known.ids, assessed.roots)
