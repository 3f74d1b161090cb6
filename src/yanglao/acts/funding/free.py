"""可用资金 What lies on the fund's accounts and may be paid out: money held for nobody yet may not."""

from __future__ import annotations

from yanglao.store.acting import Act, Agency
from yanglao.store.entries import balances
from yanglao.store.held_receipts import held_on


def free_balances(where: Act | Agency) -> dict[int, int]:
    """Account -> fen, debit above zero; of bank accounts without what is held there."""
    found = balances(where.connection, where.area)
    for account, fen in held_on(where.connection, where.area).items():
        found[account] = found.get(account, 0) - fen
    return found
