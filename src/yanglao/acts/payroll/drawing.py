"""拨付 Finance moves the cash of a batch to the payments account: what is there, and nothing else."""

from __future__ import annotations

from typing import Any

from yanglao.acts.fund.sweeping import sweep
from yanglao.acts.funding.free import free_balances
from yanglao.acts.funding.refusals import refused
from yanglao.acts.funding.standing import by_funder, lines_of
from yanglao.kernel.money import yuan_text
from yanglao.ledger.chart import CASH, PAYMENTS, TREASURY
from yanglao.ledger.entry import move
from yanglao.policy.offices import offices_of
from yanglao.store.acting import Act
from yanglao.store.batches import Batch, batch_of
from yanglao.store.entries import add_entry
from yanglao.store.proposals import Proposal
from yanglao.store.read.dues import dues_now
from yanglao.store.subsidies import has_application


def draw(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The step of finance. Refused: not_applied_for, funds_missing."""
    found = batch_of(act.connection, act.area, proposal.id)
    cash = int(found.totals["cash_fen"])
    if cash:
        _must_be_applied_for(act, found)
    held = free_balances(act)
    needed = max(cash - max(held.get(PAYMENTS, 0), 0), 0)
    if needed > held.get(TREASURY, 0):
        _must_be_there(act, found, held, cash)
        sweep(act)
    if needed:
        memo = f"批次 {found.id} 拨付支出户"
        add_entry(act, move("八", memo, debit=PAYMENTS, credit=TREASURY, fen=needed))
    return {"drawn_fen": needed}


def _must_be_applied_for(act: Act, batch: Batch) -> None:
    is_needed = offices_of(act.area.plan).fund_application_needed
    if is_needed and not has_application(act.connection, act.area, batch.id):
        raise refused("not_applied_for", batch=batch.id)


def _must_be_there(act: Act, batch: Batch, held: dict[int, int], cash: int) -> None:
    there = sum(max(held.get(account, 0), 0) for account in CASH)
    if there >= cash:
        return
    owed = by_funder(lines_of(dues_now(act.connection, act.area, batch)))
    words = {"cash": cash, "held": there, "missing": cash - there, **owed}
    raise refused("funds_missing", batch=batch.id, **{name: yuan_text(fen) for name, fen in words.items()})
