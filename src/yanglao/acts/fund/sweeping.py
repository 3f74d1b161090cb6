"""归集 What has been received goes to the treasury special account: at every close, and before a payroll that pays some of it out."""

from __future__ import annotations

from yanglao.acts.funding.free import free_balances
from yanglao.ledger.chart import RECEIPTS, TREASURY
from yanglao.ledger.entry import move
from yanglao.store.acting import Act
from yanglao.store.entries import add_entry


def sweep(act: Act) -> int:
    """Everything received goes to the treasury special account (八), but what is held for nobody yet; the fen."""
    received = free_balances(act).get(RECEIPTS, 0)
    if received > 0:
        add_entry(act, move("八", "收入户资金归集至财政专户", debit=TREASURY, credit=RECEIPTS, fen=received))
    return max(received, 0)
