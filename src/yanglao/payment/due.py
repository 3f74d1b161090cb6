"""What is due, as lines: the history that the month step gave, under the ids of the database."""

from __future__ import annotations

from yanglao.kernel.columns import Ints
from yanglao.life.amounts import Interest, Pensions, Settlements
from yanglao.life.fold import History
from yanglao.payment.difference import Lines, lines


def due_arrivals(history: History, ids: Ints, roots: Ints) -> Lines:
    """Contributions, back-payments and transfers in, by person, month and fact (`roots`: that of each
    decision).
    """
    table = history.amounts.arrivals
    parts = dict(zip(table.PARTS, table.fen, strict=True))
    paid = [fen for part, fen in parts.items() if part.what not in ("brought", "credited")]
    amounts = [*paid, table.sum_of(what="brought"), *table.of(what="credited")]
    return lines([ids[table.person], table.month, roots[table.decision]], amounts)


def due_interest(history: History, ids: Ints) -> Lines:
    """Interest by person and month."""
    return _lines(history.amounts.interest, ids)


def due_pensions(history: History, ids: Ints) -> Lines:
    """Pensions by person and benefit month."""
    return _lines(history.amounts.pensions, ids)


def due_settlements(history: History, ids: Ints) -> Lines:
    """What ended relations distribute, by person and month."""
    return _lines(history.amounts.settlements, ids)


def _lines(table: Interest | Pensions | Settlements, ids: Ints) -> Lines:
    return lines([ids[table.person], table.month], list(table.fen))
