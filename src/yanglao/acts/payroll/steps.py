"""复核、拨付、记账、退回 The steps of a prepared batch: a case of proposal, agreement, effect."""

from __future__ import annotations

from typing import Any

from yanglao.acts import roles
from yanglao.acts.describing import Agreement, Description, Step
from yanglao.acts.payroll.booking import book_batch
from yanglao.acts.payroll.drawing import draw
from yanglao.acts.payroll.gate import RELEASED, REVIEWED
from yanglao.acts.payroll.matched import must_be_matched
from yanglao.acts.payroll.passing import pass_gate
from yanglao.acts.payroll.preparing import MAY_PREPARE, PAYROLL, prepare
from yanglao.acts.proposals import send_back, take_step
from yanglao.lists import Field, Layout
from yanglao.store.acting import Act, Agency, By
from yanglao.store.batches import drop_own_table
from yanglao.store.proposals import Proposal

BOOKED = "booked"


def review(agency: Agency, *, batch: int, by: By) -> dict[str, Any]:
    """复核 A second person agrees with the batch as shown. Refused: not_matched, gate_closed."""
    return take_step(agency, PAYROLL_ACT, number=batch, step=REVIEWED, by=by)


def reject(agency: Agency, *, batch: int, reason: str, by: By) -> dict[str, Any]:
    """退回 The batch is not right: it is put aside for good, and can be prepared anew."""
    return send_back(agency, PAYROLL_ACT, number=batch, reason=reason, by=by)


def release(agency: Agency, *, batch: int, by: By) -> dict[str, Any]:
    """用款拨付 Finance moves the batch's cash to the payments account. Refused: not_applied_for, funds_missing, gate_closed."""
    return take_step(agency, PAYROLL_ACT, number=batch, step=RELEASED, by=by)


def book(agency: Agency, *, batch: int, by: By) -> dict[str, Any]:
    """记账 The batch becomes the book's. Refused: totals_differ, payments_differ, batch_outdated."""
    return take_step(agency, PAYROLL_ACT, number=batch, step=BOOKED, by=by)


def _look(act: Act, proposal: Proposal) -> dict[str, Any]:
    return {**must_be_matched(act, proposal), **pass_gate(act, proposal, REVIEWED)}


def _let_go(act: Act, proposal: Proposal) -> dict[str, Any]:
    drawn = draw(act, proposal)
    return {**drawn, **pass_gate(act, proposal, RELEASED)}


def _put_aside(act: Act, proposal: Proposal) -> dict[str, Any]:
    drop_own_table(act, proposal.id)
    return {}


PAYROLL_ACT = Description(
    asks=Layout(PAYROLL, "待遇发放", "payroll", (Field("month", "month", ("月份",)),)),
    clause="五(一)",
    serves=("三", "四(二)2(1)", "五(二)", "五(二)1", "五(二)2", "七1", "九(二)"),
    who=MAY_PREPARE,
    does=lambda agency, values, by: prepare(agency, month=values["month"], by=by),
    is_long=True,
    agreement=Agreement(
        {
            REVIEWED: Step((roles.REVIEWER,), _look),
            RELEASED: Step((roles.FINANCE,), _let_go),
            BOOKED: Step((roles.ACCOUNTANT,)),
        },
        (roles.REVIEWER, roles.FINANCE),
        book_batch,
        moves_money=False,  # its totals say all of it, and stand in the proposal
        sent_back=_put_aside,
    ),
    proven=(REVIEWED, RELEASED, BOOKED),
    refuses=(
        "batch_open",
        "month_out_of_order",
        "month_not_begun",
        "not_matched",
        "gate_closed",
        "not_applied_for",
        "funds_missing",
        "totals_differ",
        "payments_differ",
        "batch_outdated",
    ),
)
"""待遇发放 Prepared by one, reviewed by a second, released by finance, booked by the accountant."""
