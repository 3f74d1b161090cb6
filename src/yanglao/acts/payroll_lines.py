"""发放计算 The lines of a payroll: due minus booked for those with news, one month step for everybody else."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import psycopg

from yanglao.kernel.columns import Ints, zeros
from yanglao.kernel.months import is_december
from yanglao.ledger.lines import PENSION, SETTLEMENT, LineKind
from yanglao.life.facts import People
from yanglao.life.fold import CHUNK
from yanglao.life.state import State, nobody_yet, persons_under
from yanglao.life.step import step
from yanglao.payment.difference import Lines, lines
from yanglao.payment.due import due_pensions, due_settlements
from yanglao.payment.meeting import meet
from yanglao.policy.law import Laws
from yanglao.store.acting import Area
from yanglao.store.assessed import Assessed, assess, still_due
from yanglao.store.batches import (
    CARRIED,
    Batch,
    awaiting_account,
    batches,
    carried,
    carried_after_interest,
    claims,
    open_items,
)
from yanglao.store.closing import last_close
from yanglao.store.facts import known_facts, touched_since
from yanglao.store.law import laws_changed_since


@dataclass(frozen=True, slots=True)
class Payroll:
    """A payroll computed, not yet recorded: lines with how each is met (the columns of the kind in full) and the state that rides
    along with pension lines; payments to send again; whom the last month paid and this one does not."""

    pensions: Lines
    carried: dict[str, Ints]
    settlements: Lines
    reissues: dict[int, int]
    before: Ints


def compute(connection: psycopg.Connection, area: Area, laws: Laws, month: int) -> Payroll:
    """What is to be paid in `month`, as known now."""
    base = _base(connection, area, laws, month)
    persons = None if base is None else touched_since(connection, area, base.facts_through, month)
    assessed = assess(laws, known_facts(connection, area, persons), through=month, whole_month=False)
    left, booked = still_due(
        connection, area, PENSION, due_pensions(assessed.history, assessed.known.ids), persons
    )
    riding = _riding(assessed.history.state, assessed.known.positions(left.keys[0]))
    before = carried(connection, area, month - 1)
    if persons is not None:
        steady, steady_riding = _steady(connection, area, laws, month, before, persons)
        left = _joined(left, steady)
        riding = {name: np.concatenate([riding[name], steady_riding[name]]) for name in CARRIED}
    settlements, settled = _settlements(connection, area, assessed, persons)
    return _met(connection, area, left, booked, riding, settlements, settled, before["person_id"])


def _base(connection: psycopg.Connection, area: Area, laws: Laws, month: int) -> Batch | None:
    """The booked batch of the month before whose lines carry where people stand; None: begin from the facts."""
    every = batches(connection, area)
    found = [one for one in every if one.month == month - 1 and one.draft_table and "booked" in one.steps]
    already = [one for one in every if one.month == month and "booked" in one.steps]
    if not found or already or laws_changed_since(connection, area, found[0].act_id):
        return None
    return found[0]


def _riding(state: State, at: Ints) -> dict[str, Ints]:
    columns = [
        *state.balance_fen[:, at],
        *state.product_fen_months[:, at],
        state.account_pension_fen[at],
        state.increment_years[at],
    ]
    return dict(zip(CARRIED, columns, strict=True))


def _steady(
    connection: psycopg.Connection, area: Area, laws: Laws, month: int, before: dict[str, Ints], touched: Ints
) -> tuple[Lines, dict[str, Ints]]:
    """The month's own pension of those about whom nothing new is known: one step from where the last month left them."""
    ids = before["person_id"]
    keep = ~np.isin(ids, touched)
    before = {name: column[keep] for name, column in before.items()}
    if is_december(month - 1):
        _after_interest(before, carried_after_interest(connection, area, month - 1))
    parts = [
        _step_chunk(laws, month, {name: column[first : first + CHUNK] for name, column in before.items()})
        for first in range(0, max(len(before["person_id"]), 1), CHUNK)
    ]
    due = Lines(
        *(
            np.concatenate([getattr(part[0], name) for part in parts], axis=-1)
            for name in ("keys", "amounts", "round")
        )
    )
    return due, {name: np.concatenate([part[1][name] for part in parts]) for name in CARRIED}


def _after_interest(before: dict[str, Ints], credited: dict[str, Ints]) -> None:
    """The year's interest has been credited: balances after it, products from zero."""
    place = np.searchsorted(before["person_id"], credited["person_id"])
    place = np.minimum(place, max(len(before["person_id"]) - 1, 0))
    if not len(before["person_id"]):
        return
    same = before["person_id"][place] == credited["person_id"]
    for name in CARRIED[:3]:
        before[name][place[same]] = credited[name][same]
    for name in CARRIED[3:6]:
        before[name][:] = 0


def _step_chunk(laws: Laws, month: int, columns: dict[str, Ints]) -> tuple[Lines, dict[str, Ints]]:
    ids = columns["person_id"]
    state = nobody_yet(len(ids))
    state.balance_fen[:] = [columns[name] for name in CARRIED[:3]]
    state.product_fen_months[:] = [columns[name] for name in CARRIED[3:6]]
    state.account_pension_fen[:] = columns["account_pension_fen"]
    state.increment_years[:] = columns["increment_years"]
    state.enrolled_month[:] = state.claim_month[:] = 1
    state.first_pension_month[:] = month - 1  # begun, and before this month
    persons = persons_under(laws, People(zeros(len(ids)) + 1900_01_01))
    state, amounts = step(laws, month, persons, state, whole_month=False)
    table = amounts.pensions
    due = lines([ids[table.person], table.month], list(table.fen))
    return due, _riding(state, np.searchsorted(ids, due.keys[0]))


def _joined(one: Lines, other: Lines) -> Lines:
    return Lines(
        np.concatenate([one.keys, other.keys], axis=1),
        np.concatenate([one.amounts, other.amounts], axis=1),
        np.concatenate([one.round, other.round]),
    )


def _settlements(
    connection: psycopg.Connection, area: Area, assessed: Assessed, persons: Ints | None
) -> tuple[Lines, Lines]:
    """Ended relations to pay out: only of people whose accounts the last month close has seen as they are known now."""
    close = last_close(connection, area)
    ids = assessed.known.ids
    due = due_settlements(assessed.history, ids)
    if close is None:
        return due.take(np.zeros(len(due), dtype=bool)), due.take(np.zeros(len(due), dtype=bool))
    left, booked = still_due(connection, area, SETTLEMENT, due, persons)
    news = touched_since(connection, area, close.facts_through)
    ready = ~np.isin(left.keys[0], news) & (left.keys[1] <= close.month)
    return left.take(ready), booked


def _met(
    connection: psycopg.Connection,
    area: Area,
    pensions: Lines,
    booked: Lines,
    riding: dict[str, Ints],
    settlements: Lines,
    settled: Lines,
    before: Ints,
) -> Payroll:
    """How every line is met; pensions first, then settlements, from the same open items and claims of a person."""
    items, owed = open_items(connection, area), claims(connection, area)
    if not (np.diff(pensions.keys[0]) > 0).all():
        order = np.lexsort((pensions.keys[1], pensions.keys[0]))
        pensions, riding = pensions.take(order), {name: column[order] for name, column in riding.items()}
    fresh = np.unique(np.concatenate([pensions.keys[0][pensions.round > 1], settlements.keys[0]])).tolist()
    newcomers = pensions.keys[0][~np.isin(pensions.keys[0], before)].tolist()
    waiting = awaiting_account(connection, area, sorted({*items, *fresh, *newcomers}))
    pensions = _with_met(pensions, PENSION, booked, items, owed, waiting)
    _use(items, pensions)
    settlements = _with_met(settlements, SETTLEMENT, settled, items, owed, waiting)
    _use(items, settlements)
    ready = {person: fen for person, fen in items.items() if fen > 0 and person not in waiting}
    return Payroll(pensions, riding, settlements, ready, before)


def _with_met(
    left: Lines, kind: LineKind, booked: Lines, items: dict[int, int], owed: dict[int, int], waiting: set[int]
) -> Lines:
    claim = booked.amounts[kind.columns.index("claim_fen")] if len(booked) else zeros(0)
    claimed = (
        dict(zip(zip(*booked.keys.tolist(), strict=True), (-claim).tolist(), strict=True))
        if len(booked)
        else {}
    )
    person = left.keys[0]
    met = meet(
        total_fen=_paid_out(left, kind),
        person=person,
        open_claim_fen=_looked_up(claimed, list(zip(*left.keys.tolist(), strict=True)))
        if claimed
        else zeros(len(left)),
        persons_claim_fen=_looked_up(owed, person.tolist()),
        persons_items_fen=_looked_up(items, person.tolist()),
        payable=~np.isin(person, list(waiting)),
    )
    return replace(
        left, amounts=np.concatenate([left.amounts, [met.cash_fen, met.withheld_fen, met.claim_fen]])
    )


def _paid_out(left: Lines, kind: LineKind) -> Ints:
    """What of a line leaves the fund: all of a pension, but not what a settlement gives to the pool."""
    rows = [position for position, name in enumerate(kind.amounts) if "to_pool" not in name]
    total: Ints = left.amounts[rows].sum(axis=0)
    return total


def _looked_up(found: dict, keys: list) -> Ints:  # type: ignore[type-arg]
    return np.array([found.get(key, 0) for key in keys], dtype=np.int64) if found else zeros(len(keys))


def _use(items: dict[int, int], met: Lines) -> None:
    """Open items used up by negative lines are no longer there to be paid again."""
    withheld = met.amounts[-2]
    for person, fen in zip(met.keys[0][withheld < 0].tolist(), withheld[withheld < 0].tolist(), strict=True):
        items[person] = items.get(person, 0) + fen
