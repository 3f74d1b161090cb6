"""重算核对 Re-derive the fund from its facts and compare with the book: the proof that what was booked is what is due.

Everybody is folded from the first fact. Compared are those whom the runs have seen: whoever has news since is not finished, and
neither is anybody while the law is another than that of the last run.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yanglao.audit.checks.check import Finding
from yanglao.kernel.columns import Ints
from yanglao.kernel.how_far import step_done
from yanglao.kernel.months import month_text
from yanglao.ledger.lines import ARRIVAL, INTEREST, PENSION, SETTLEMENT, LineKind
from yanglao.life.in_payment import CARRIED, flat, in_payment
from yanglao.payment.difference import difference
from yanglao.policy.law import Laws
from yanglao.store.acting import Agency
from yanglao.store.assessed import Assessed, assess
from yanglao.store.batches import carried
from yanglao.store.closing import last_close
from yanglao.store.facts import Known, known_facts
from yanglao.store.law import fingerprint_of, laws_of
from yanglao.store.lines import booked_lines
from yanglao.store.payroll_runs import last_payroll
from yanglao.store.work import CLOSE, PAYROLL, marked_since

CARRIED_STATE = "carried"
STEPS = 2
"""What was closed and what was paid: so it is told how far it is."""


@dataclass(frozen=True, slots=True)
class Rederived:
    """One kind of line re-derived: through which month (0: no run yet), whether the law is still that of the run, how many persons
    were compared, and what differs."""

    name: str
    through: int
    is_finished: bool
    persons: int
    findings: list[Finding]


def rederive(agency: Agency) -> list[Rederived]:
    """Every kind of line, and the state that pension lines carry, compared with a fold of everybody from the beginning."""
    laws = laws_of(agency.connection, agency.area)
    law, known = fingerprint_of(laws), known_facts(agency.connection, agency.area)
    close, paid = last_close(agency.connection, agency.area), last_payroll(agency.connection, agency.area)
    found = []
    if close is not None:
        news = marked_since(agency.connection, agency.area, CLOSE, close.work_through)
        found += _closed(agency, laws, known, close.month, close.law == law, news)
    step_done()
    if paid is not None:
        news = marked_since(agency.connection, agency.area, PAYROLL, paid.work_through)
        found += _paid(agency, laws, known, paid.month, paid.law == law, news)
    step_done()
    return found


def _closed(
    agency: Agency, laws: Laws, known: Known, month: int, finished: bool, news: Ints
) -> list[Rederived]:
    assessed = assess(laws, known, through=month) if finished else None
    return [_compared(agency, kind, assessed, month, news) for kind in (ARRIVAL, INTEREST, SETTLEMENT)]


def _paid(
    agency: Agency, laws: Laws, known: Known, month: int, finished: bool, news: Ints
) -> list[Rederived]:
    assessed = assess(laws, known, through=month, whole_month=False) if finished else None
    return [_compared(agency, PENSION, assessed, month, news), _states(agency, assessed, month, news)]


def _compared(agency: Agency, kind: LineKind, assessed: Assessed | None, month: int, news: Ints) -> Rederived:
    if assessed is None:
        return Rederived(kind.name, month, False, 0, [])
    booked = booked_lines(agency.connection, agency.area, kind, None, through=month)
    left = difference(assessed.due(kind), booked)
    left = left.take(~np.isin(left.key("person_id"), news))
    rows = zip(
        left.key("person_id").tolist(), left.key("month").tolist(), _amounts(left.due, kind), strict=True
    )
    findings = [
        Finding(person, f"{kind.name} {month_text(when)} 应记与已记之差: {told}", fen)
        for person, when, (told, fen) in rows
    ]
    return Rederived(kind.name, month, True, len(known_of(assessed, news)), findings)


def _amounts(due: Ints, kind: LineKind) -> list[tuple[str, int]]:
    """What differs in each line, in words of the table, and fen at stake."""
    told = []
    for row in range(due.shape[1]):
        parts = {name: int(due[place, row]) for place, name in enumerate(kind.due) if due[place, row]}
        told.append(
            (", ".join(f"{name} {fen:+}" for name, fen in parts.items()), sum(map(abs, parts.values())))
        )
    return told


def known_of(assessed: Assessed, news: Ints) -> Ints:
    """Whom the comparison is about."""
    ids = assessed.known.ids
    return ids[~np.isin(ids, news)]


def _states(agency: Agency, assessed: Assessed | None, month: int, news: Ints) -> Rederived:
    """The state carried by the last payroll's lines against the fold."""
    if assessed is None:
        return Rederived(CARRIED_STATE, month, False, 0, [])
    now = carried(agency.connection, agency.area, month)
    rows = ~np.isin(now["person_id"], news) & np.isin(now["person_id"], assessed.known.ids)
    now = {name: column[rows] for name, column in now.items()}
    at = assessed.known.positions(now["person_id"])
    rows = ~assessed.history.state.ended[at]
    state = flat(in_payment(assessed.history.state, at))
    findings = [
        Finding(int(person), f"{name} 结转 {int(is_)} 重算 {int(should)}", int(abs(is_ - should)))
        for name in CARRIED
        for person, is_, should in zip(
            now["person_id"][rows], now[name][rows], state[name][rows], strict=True
        )
        if is_ != should
    ]
    return Rederived(CARRIED_STATE, month, True, int(rows.sum()), findings)
