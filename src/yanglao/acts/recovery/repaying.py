"""追回款到账 Money comes in for what was paid too much: it lowers the oldest first."""

from __future__ import annotations

from typing import Any

from yanglao.acts.about import do_about
from yanglao.acts.describing import Description, Values
from yanglao.acts.records.used_receipts import is_used
from yanglao.acts.recovery.debts import overpayments, sum_of, taken_from
from yanglao.acts.recovery.refusals import refused
from yanglao.kernel.money import yuan_text
from yanglao.ledger.chart import RECEIPTS, TO_RECOVER
from yanglao.ledger.entry import move
from yanglao.store.acting import Act, Agency, By
from yanglao.store.entries import add_entry
from yanglao.store.items import add_moves
from yanglao.store.recoveries import Repayment, add_repayment


def repay(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Take in money. Refused: unknown_person, bad_amount, date_in_future, receipt_used, nothing_overpaid, too_much."""
    return do_about(agency, act, values, by=by, work=_repay)


def _repay(act: Act, person: int, values: Values) -> dict[str, Any]:
    _refuse_by_form(act, values)
    items, fen = overpayments(act, person), values["amount_yuan"]
    if not items:
        raise refused("nothing_overpaid")
    left = sum_of(items)
    if fen > left:
        raise refused("too_much", left=yuan_text(left), given=yuan_text(fen))
    add_repayment(act, Repayment(values["receipt"], person, values["way"], values["on"], fen))
    add_moves(act, taken_from(items, fen, "repaid"))
    add_entry(act, move("九(二)", "多发待遇追回到账", debit=RECEIPTS, credit=TO_RECOVER, fen=fen))
    return {"received_fen": fen, "left_fen": left - fen}


def _refuse_by_form(act: Act, values: Values) -> None:
    if values["amount_yuan"] <= 0:
        raise refused("bad_amount")
    if values["on"] > act.by.on:
        raise refused("date_in_future")
    if is_used(act, values["receipt"]):
        raise refused("receipt_used")
