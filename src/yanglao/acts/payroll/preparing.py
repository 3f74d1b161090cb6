"""编制 A payroll prepared: computed, met as far as its money is decided, and laid out with control totals for three more people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from yanglao.acts import roles
from yanglao.acts.payroll.changing import keep_changes
from yanglao.acts.payroll.compute import Computed, compute
from yanglao.acts.payroll.deducting import Deducted, deduct
from yanglao.acts.payroll.matched import matched_days
from yanglao.acts.payroll.waiting import ToPay, to_pay
from yanglao.kernel.columns import Bools, Ints
from yanglao.kernel.how_far import step_done, steps_ahead
from yanglao.kernel.months import first_day, month_text
from yanglao.ledger.lines import PENSION
from yanglao.payment.difference import Lines
from yanglao.payment.meeting import Met, OpenItem, meet
from yanglao.store.acting import Act, ActRefused, Agency, By, perform
from yanglao.store.batches import (
    PAYEES,
    NewBatch,
    Payments,
    add_batch,
    add_batch_items,
    has_partition,
    key_own_table,
    open_batch,
    open_own_table,
    payees_control,
    payments_digest,
    payments_of,
)
from yanglao.store.binary import copy_in
from yanglao.store.closing import next_to_close
from yanglao.store.deductions import add_batch_deductions
from yanglao.store.facts import last_fact
from yanglao.store.items import open_items
from yanglao.store.law import fingerprint_of, laws_of
from yanglao.store.lines import draft_columns, lay_down, totals
from yanglao.store.payees import last_payee
from yanglao.store.payroll_runs import PayrollRun, add_empty_payroll
from yanglao.store.proposals import PAYROLL_CHAIN, add_proposal
from yanglao.store.work import finish_empty_payroll

PAYROLL = "payroll"
MAY_PREPARE = (roles.CLERK,)
STEPS = 4
"""Computed, met, laid out, compared with the month before: so it is told how far it is."""


def prepare(agency: Agency, *, month: int, by: By) -> dict[str, Any]:
    """Compute and lay out the payroll of `month`; it is booked only after two more people and finance.

    Nothing left to pay: `batch` is None, nothing is laid out, and those looked at are done with. Refused: batch_open, month_out_of_order, month_not_begun.
    """
    return perform(
        agency,
        by,
        kind="prepare_payroll",
        content={"month": month},
        roles=MAY_PREPARE,
        work=lambda act: _prepare(act, month),
    )


@dataclass(frozen=True, slots=True)
class Prepared:
    """A payroll computed and met: its lines with how each is met, the open items that go out with it, and what is taken off for
    overpayments by consent."""

    computed: Computed
    met: Met
    payees: Ints
    items: ToPay
    deducted: Deducted

    @property
    def payments(self) -> Payments:
        """What goes to the bank."""
        return payments_of(
            np.concatenate([self.payees, self.items.payees]),
            np.concatenate([self.met.cash_fen, self.items.fen]),
        )


def _prepare(act: Act, month: int) -> dict[str, Any]:
    _may_prepare(act, month)
    steps_ahead(STEPS)
    laws = laws_of(act.connection, act.area)
    law = fingerprint_of(laws)
    computed = compute(act.agency, laws, law, month)
    step_done()
    prepared = _met(act, computed, month)
    step_done()
    if not len(prepared.computed.lines) and not len(prepared.items.items):
        return _find_nothing(act, month, law, prepared.computed)
    shown = _totals(prepared, month)
    batch = add_proposal(act, PAYROLL, {"month": month_text(month), **shown}, chain=PAYROLL_CHAIN)
    _write_down(act, batch, month, law, prepared, shown)
    _lay_out(act, batch, month, prepared)
    step_done()
    keep_changes(act, batch)
    step_done()
    return {
        "batch": batch,
        "month": month_text(month),
        **shown,
        "matched_days": matched_days(act.agency, act.by.on),
    }


def _find_nothing(act: Act, month: int, law: str, computed: Computed) -> dict[str, Any]:
    """Nobody has to agree to nothing: the run is over, and has seen whom it looked at."""
    run = PayrollRun(month, last_fact(act.connection, act.area), computed.work_through, law)
    add_empty_payroll(act, run, keeps=computed.keeps)
    finish_empty_payroll(act)
    return {"batch": None, "month": month_text(month)}


def _may_prepare(act: Act, month: int) -> None:
    batch = open_batch(act.connection, act.area)
    if batch is not None:
        raise ActRefused(
            "batch_open",
            f"批次 {batch} 尚未记账或退回,请先处理。",
            f"Batch {batch} is neither booked nor sent back; deal with it first.",
        )
    expected = next_to_close(act.connection, act.area)
    if month != expected:
        raise ActRefused(
            "month_out_of_order",
            f"当前应发放 {month_text(expected)};上月未月结或本月已月结。",
            f"The month to pay is {month_text(expected)}: close the month before, or this one is closed.",
        )
    if act.by.on < first_day(month):
        raise ActRefused(
            "month_not_begun",
            f"{month_text(month)} 尚未开始。",
            f"{month_text(month)} has not begun on the business date.",
        )


def _met(act: Act, computed: Computed, month: int) -> Prepared:
    """What is paid in cash, to whom, and what waits; what is open of other events goes out to its payees."""
    found = open_items(act.connection, act.area)
    met = meet(
        computed.lines, computed.lines.paid_out_fen, open_items=found, payable=computed.part.payees > 0
    )
    left = _left(found, met)
    met, deducted = deduct(act, computed.lines, met, _own(act, computed.lines, month), left, month)
    payees = np.where(met.cash_fen > 0, computed.part.payees, 0).astype(np.int64)
    return Prepared(computed, met, payees, to_pay(act, left), deducted)


def _own(act: Act, due: Lines, month: int) -> Bools:
    """The month's own lines, if the month has none yet."""
    own: Bools = (due.key("month") == month) & (not has_partition(act.connection, act.area, month))
    return own


def _left(found: list[OpenItem], met: Met) -> dict[int, tuple[OpenItem, int]]:
    """Item -> what is left of it once this payroll has used what it uses."""
    left = {item.id: item.left_fen for item in found}
    for move in met.moves:
        left[move.item] -= move.fen
    return {item.id: (item, left[item.id]) for item in found if left[item.id] > 0}


def _totals(prepared: Prepared, month: int) -> dict[str, Any]:
    """Control totals, and who is new, gone or changed, for the people who review."""
    due, met = prepared.computed.lines, prepared.met
    now = due.key("person_id")[due.key("month") == month]
    before = prepared.computed.before
    return {
        "pension": _sums(prepared),
        "items_fen": int(prepared.items.fen.sum()),
        "items": len(prepared.items.items),
        "set_off_fen": int(prepared.deducted.fen.sum()),
        "payments": len(prepared.payments.payees),
        "cash_fen": int(prepared.payments.fen.sum()),
        "lines": len(due),
        "persons": len(now),
        "new": int((~np.isin(now, before)).sum()),
        "left": int((~np.isin(before, now)).sum()),
        "arrears_lines": int(((due.key("month") < month) & (due.paid_out_fen > 0)).sum()),
        "overpaid_lines": int((met.overpaid_fen < 0).sum()),
    }


def _met_columns(met: Met) -> dict[str, Ints]:
    return dict(zip(PENSION.met, (met.cash_fen, met.waiting_fen, met.overpaid_fen), strict=True))


def _sums(prepared: Prepared) -> dict[str, int]:
    sums = totals(PENSION, prepared.computed.lines.columns() | _met_columns(prepared.met))
    return sums | {PAYEES: payees_control(prepared.payees, prepared.met.cash_fen)}


def _write_down(
    act: Act, batch: int, month: int, law: str, prepared: Prepared, shown: dict[str, Any]
) -> None:
    add_batch(
        act,
        batch,
        NewBatch(
            month=month,
            facts_through=last_fact(act.connection, act.area),
            work_through=prepared.computed.work_through,
            payees_through=last_payee(act.connection, act.area),
            law=law,
            keeps=prepared.computed.keeps,
            has_own_table=not has_partition(act.connection, act.area, month),
            totals=shown,
            payments_digest=payments_digest(prepared.payments),
        ),
    )


def _lay_out(act: Act, batch: int, month: int, prepared: Prepared) -> None:
    """The month's own lines go to a table of their own, if the month has none yet; the others wait with the drafts."""
    due = prepared.computed.lines
    is_own = _own(act, due, month)
    further = {**_met_columns(prepared.met), "payee_id": prepared.payees, **prepared.computed.part.carried}
    if not has_partition(act.connection, act.area, month):
        table = open_own_table(act, batch)
        lay_down(act, PENSION, table, _some(act, prepared, further, is_own))
        key_own_table(act, batch)
    if not is_own.all():
        drafts = _some(act, prepared, further, ~is_own)
        copy_in(act.connection, "pension_draft", {"proposal_id": batch, **drafts})
    items = prepared.items
    add_batch_items(act, batch, items.items, items.payees, items.fen)
    taken = prepared.deducted
    add_batch_deductions(act, batch, taken.persons, taken.items, taken.fen)


def _some(act: Act, prepared: Prepared, further: dict[str, Ints], rows: Bools) -> dict[str, Ints | int]:
    return draft_columns(
        act, prepared.computed.lines.take(rows), {name: column[rows] for name, column in further.items()}
    )
