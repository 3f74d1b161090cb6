"""What is due, as lines: the history that the month step gave, under the ids of the database."""

from __future__ import annotations

import numpy as np

from yanglao.kernel.columns import Ints, where
from yanglao.ledger.lines import ARRIVAL, INTEREST, PENSION, SETTLEMENT, LineKind
from yanglao.life.amounts import Table
from yanglao.life.facts import Kind
from yanglao.life.fold import History
from yanglao.payment.difference import Lines, lines


def due_arrivals(history: History, ids: Ints, roots: Ints) -> Lines:
    """Contributions, back-payments and transfers in, by person, month and fact (`roots`: that of each
    decision).
    """
    table = history.amounts.arrivals
    credited = table.credited_own_fen + table.credited_province_fen + table.credited_city_fen
    brought = where(table.kind == Kind.transfer_in, credited, 0)
    amounts = [brought if name == "brought_fen" else getattr(table, name) for name in ARRIVAL.amounts]
    return lines([ids[table.person], table.month, roots[table.decision]], amounts)


def due_interest(history: History, ids: Ints) -> Lines:
    """Interest by person and month."""
    return _lines(INTEREST, history.amounts.interest, ids)


def due_pensions(history: History, ids: Ints) -> Lines:
    """Pensions by person and benefit month."""
    return _lines(PENSION, history.amounts.pensions, ids)


def due_settlements(history: History, ids: Ints) -> Lines:
    """What ended relations distribute, by person and month."""
    return _lines(SETTLEMENT, history.amounts.settlements, ids)


def _lines(kind: LineKind, table: Table, ids: Ints) -> Lines:
    person: Ints = getattr(table, "person")  # noqa: B009
    month: Ints = getattr(table, "month")  # noqa: B009
    return lines([ids[person], month], [np.asarray(getattr(table, name)) for name in kind.amounts])
