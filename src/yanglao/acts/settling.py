"""入账 What contributions, interest and ended relations bring to accounts: due minus booked, and how the difference is met."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from yanglao.kernel.columns import Bools, Fen, Ints, zeros
from yanglao.ledger.items import EXCESS, ONE_OFF, OVERPAYMENT, TO_COLLECT, TRANSFER
from yanglao.ledger.lines import ARRIVAL, INTEREST, SETTLEMENT
from yanglao.payment.difference import Lines
from yanglao.payment.meeting import Met, meet
from yanglao.store.acting import Act
from yanglao.store.assessed import Assessed, still_due
from yanglao.store.entries import book_totals
from yanglao.store.items import NewItem, add_items, add_moves, open_items
from yanglao.store.lines import add_lines
from yanglao.store.work import CLOSE, Marked, causes, marked

Totals = dict[str, int]


def book_arrivals(
    act: Act, assessed: Assessed, persons: Ints | None, *, received: Mapping[int, int] | None = None
) -> Totals:
    """Book what accounts are still owed by contributions and the like. `received`: fact (root) -> fen that came in for it in this
    act; any other difference in what a person pays is owed by or to the person, and stays open with the fact."""
    left = still_due(act.connection, act.area, ARRIVAL, assessed, persons)
    cash = _received(left, received or {})
    met = _met(act, left, cash - left.paid_out_fen)
    totals = add_lines(act, left, {"cash_fen": cash, "owed_fen": left.paid_out_fen - cash})
    add_items(act, _opened(act, left, met, [EXCESS.name] * len(left), TO_COLLECT.name))
    add_moves(act, met.moves)
    book_totals(act, ARRIVAL, totals, "缴费、补贴及转入计入个人账户")
    return {"lines": len(left), **totals}


def _received(left: Lines, received: Mapping[int, int]) -> Fen:
    cash = zeros(len(left))
    for row in np.flatnonzero(np.isin(left.key("fact_root"), list(received))).tolist():
        cash[row] = received[int(left.key("fact_root")[row])]
    return cash


def book_interest(act: Act, assessed: Assessed, persons: Ints | None) -> Totals:
    """Book interest still due. Returns the totals."""
    left = still_due(act.connection, act.area, INTEREST, assessed, persons)
    totals = add_lines(act, left, {})
    book_totals(act, INTEREST, totals, "个人账户结息")
    return {"lines": len(left), **totals}


def book_settlements(act: Act, assessed: Assessed, persons: Ints | None) -> Totals:
    """清退 Book what ended relations still distribute: to the pool at once; to the person's side or another agency as an open item,
    which the next payroll pays to its payee."""
    left = still_due(act.connection, act.area, SETTLEMENT, assessed, persons)
    met = _met(act, left, left.paid_out_fen)
    totals = add_lines(act, left, {"payable_fen": met.waiting_fen, "overpaid_fen": met.overpaid_fen})
    kinds = [TRANSFER.name if moved else ONE_OFF.name for moved in _transferred(left).tolist()]
    add_items(act, _opened(act, left, met, kinds, OVERPAYMENT.name))
    add_moves(act, met.moves)
    book_totals(act, SETTLEMENT, totals, "关系终止,个人账户清退")
    return {"lines": len(left), **totals}


def _transferred(left: Lines) -> Bools:
    rows = [
        len(SETTLEMENT.counts) + place
        for place, part in enumerate(SETTLEMENT.parts)
        if part.what == "transferred"
    ]
    moved: Bools = (left.due[rows] != 0).any(axis=0)
    return moved


def _met(act: Act, left: Lines, total_fen: Fen) -> Met:
    """Differences that no cash meets: they wait, or are owed."""
    persons = np.unique(left.key("person_id")).tolist()
    found = open_items(act.connection, act.area, persons=persons) if persons else []
    return meet(left, total_fen, open_items=found, payable=np.zeros(len(left), dtype=bool))


def _opened(act: Act, left: Lines, met: Met, waiting: list[str], owed: str) -> list[NewItem]:
    """The items that differences open, each with the news behind it."""
    rows = np.flatnonzero((met.new_waiting_fen > 0) | (met.new_overpaid_fen > 0))
    if not len(rows):
        return []
    person, month, root = (left.key(name) for name in ("person_id", "month", "fact_root"))
    work: Marked = marked(act.connection, act.area, CLOSE)
    news = causes(act, CLOSE, through=work.through, persons=person[rows])
    return [
        NewItem(
            int(person[row]),
            waiting[row] if met.new_waiting_fen[row] else owed,
            left.kind.name,
            int(month[row]),
            int(root[row]),
            int(met.new_waiting_fen[row] or met.new_overpaid_fen[row]),
            cause=news.get(int(person[row])),
        )
        for row in rows.tolist()
    ]
