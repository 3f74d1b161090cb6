"""What is due, as lines: the history that the month step gave, under the ids of the database."""

from __future__ import annotations

import numpy as np

from yanglao.kernel.columns import Ints, Rows, zeros
from yanglao.kernel.months import month_of
from yanglao.ledger.lines import ARRIVAL, INTEREST, PENSION, SETTLEMENT
from yanglao.life.fold import History
from yanglao.life.kinds import SETTLEMENTS, Kind
from yanglao.payment.difference import Lines, lines


def due_arrivals(history: History, ids: Ints, roots: Ints, *, through: int) -> Lines:
    """Accounts opened by enrolments or taken over, and contributions, back-payments and transfers in, by person, month and fact (`roots`: that
    of each decision); `through`: the last month of the history."""
    table, opened = history.amounts.arrivals, _accepted(history, (Kind.enrolment,), through)
    person = np.concatenate([history.decisions.person[opened], table.person])
    month = np.concatenate([month_of(history.decisions.day[opened]), table.month])
    root = np.concatenate([roots[opened], roots[table.decision]])
    nothing = zeros(len(opened))
    amounts = [np.concatenate([nothing, column]) for column in table.fen]
    is_opening = np.concatenate([nothing + 1, table.kind == Kind.opening])
    return lines(ARRIVAL, [ids[person], month, root], [is_opening, *amounts])


def due_interest(history: History, ids: Ints) -> Lines:
    """Interest by person and month."""
    table = history.amounts.interest
    return lines(INTEREST, [ids[table.person], table.month], [*table.fen])


def due_pensions(history: History, ids: Ints) -> Lines:
    """Pensions by person and benefit month, with the month each is due to be paid in."""
    table = history.amounts.pensions
    return lines(PENSION, [ids[table.person], table.month], [table.paid_in, *table.fen])


def due_settlements(history: History, ids: Ints, roots: Ints, *, through: int) -> Lines:
    """What ended relations distribute, by person, month and the fact that ended them."""
    table = history.amounts.settlements
    ends = _accepted(history, SETTLEMENTS, through)
    ended_by = zeros(len(ids))
    ended_by[history.decisions.person[ends]] = roots[ends]
    keys = [ids[table.person], table.month, ended_by[table.person]]
    return lines(SETTLEMENT, keys, [zeros(len(table)) + 1, *table.fen])


def _accepted(history: History, kinds: tuple[Kind, ...], through: int) -> Rows:
    """The accepted decisions of some kinds; those after the last month were not asked for yet."""
    decisions = history.decisions
    of_kind = np.isin(decisions.kind, kinds) & (month_of(decisions.day) <= through)
    return np.flatnonzero(of_kind & (history.reasons == 0)).astype(np.int64)
