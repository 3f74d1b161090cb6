"""Settling: fold what is known, take away what is booked, book the difference. Every act that moves money ends here."""

from __future__ import annotations

import numpy as np

from yanglao.kernel.columns import Ints, where
from yanglao.ledger.lines import ARRIVAL, INTEREST
from yanglao.payment.difference import Lines
from yanglao.payment.due import due_interest
from yanglao.store.acting import Act
from yanglao.store.assessed import Assessed, still_due
from yanglao.store.entries import book_totals
from yanglao.store.lines import add_lines


def book_arrivals(
    act: Act, due: Lines, persons: Ints | None, *, in_cash: Ints | None = None
) -> dict[str, int]:
    """Book what accounts are still owed by contributions and the like. The money of the facts `in_cash` (roots) has come in;
    any other difference in what a person pays is owed by or to the person. Returns the totals."""
    left, _ = still_due(act.connection, act.area, ARRIVAL, due, persons)
    paid = (
        left.amounts[ARRIVAL.amounts.index("paid_fen")] + left.amounts[ARRIVAL.amounts.index("brought_fen")]
    )
    roots = left.keys[ARRIVAL.key.index("fact_root")]
    cash = where(np.isin(roots, in_cash if in_cash is not None else []), paid, 0)
    totals = add_lines(act, ARRIVAL, left, {"cash_fen": cash, "owed_fen": paid - cash})
    book_totals(act, ARRIVAL, totals, "缴费、补贴及转入计入个人账户")
    return {"lines": len(left), **totals}


def book_interest(act: Act, assessed: Assessed, persons: Ints | None) -> dict[str, int]:
    """Book interest still due, with the balance each account then has. Returns the totals."""
    ids = assessed.known.ids
    left, _ = still_due(act.connection, act.area, INTEREST, due_interest(assessed.history, ids), persons)
    at = assessed.known.positions(left.keys[0])
    balance = assessed.history.state.balance_fen[:, at]
    names = ("balance_own_fen", "balance_province_fen", "balance_city_fen")
    totals = add_lines(act, INTEREST, left, dict(zip(names, balance, strict=True)))
    book_totals(act, INTEREST, totals, "个人账户结息")
    return {"lines": len(left), **totals}
