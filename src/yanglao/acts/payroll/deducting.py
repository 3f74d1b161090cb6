"""抵扣 Of the month's own pension of those who have agreed, a share stays in the fund for what was paid too much."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from yanglao.acts.recovery.setting_off import percent_in
from yanglao.kernel.columns import Bools, Ints, ints
from yanglao.kernel.months import month_text
from yanglao.ledger.chart import RETURNED, TO_RECOVER
from yanglao.ledger.entry import move
from yanglao.ledger.items import WITHHELD
from yanglao.ledger.lines import PENSION
from yanglao.payment.difference import Lines
from yanglao.payment.meeting import Met, Move, OpenItem
from yanglao.store.acting import Act, ActRefused
from yanglao.store.batches import Batch
from yanglao.store.deductions import batch_deductions
from yanglao.store.entries import add_entry
from yanglao.store.items import add_moves, open_items
from yanglao.store.recoveries import recoveries_of


@dataclass(frozen=True, slots=True)
class Deducted:
    """What a batch takes: of whom, for which overpayment, how much (fen)."""

    persons: Ints
    items: Ints
    fen: Ints


def deduct(
    act: Act, lines: Lines, met: Met, own: Bools, left: dict[int, tuple[OpenItem, int]], month: int
) -> tuple[Met, Deducted]:
    """Of the lines `own`, in cash: the share agreed, at most what is left of the overpayments (`left`: item -> what this payroll
    leaves of it). It waits instead, until the booking sets both off."""
    taken: list[tuple[int, int, int]] = []
    cash, waiting = met.cash_fen.copy(), met.waiting_fen.copy()
    place = {int(lines.key("person_id")[row]): row for row in np.flatnonzero(own & (cash > 0)).tolist()}
    for recovery in recoveries_of(act.connection, act.area):
        row, percent = place.get(recovery.person), percent_in(recovery, month)
        if row is None or not percent:
            continue
        rest = int(met.cash_fen[row]) * percent // 100
        for item in recovery.items:
            part = min(rest, left[item][1] if item in left else 0)
            if part:
                taken.append((recovery.person, item, part))
                rest -= part
                cash[row] -= part
                waiting[row] += part
    columns = (ints([one[name] for one in taken]) for name in range(3))
    return replace(met, cash_fen=cash, waiting_fen=waiting), Deducted(*columns)


def book_deductions(act: Act, batch: Batch, memo: str) -> None:
    """What was held back and what was paid too much lower each other. Refused: batch_outdated."""
    rows = batch_deductions(act.connection, batch.id)
    if not rows:
        return
    open_now = open_items(act.connection, act.area, persons=sorted({person for person, _, _ in rows}))
    left = {one.id: one.left_fen for one in open_now}
    if any(left.get(item, 0) < fen for _, item, fen in rows):
        raise ActRefused(
            "batch_outdated",
            f"批次 {batch.id} 编制后情况有变,应抵扣金额已不同,请退回后重新编制。",
            f"What batch {batch.id} should set off has changed since it was prepared; send it back and prepare it anew.",
        )
    held = {
        one.person: one.id
        for one in open_now
        if one.kind == WITHHELD and (one.line, one.month) == (PENSION.name, batch.month)
    }
    add_moves(
        act,
        [Move(number, "set_off", fen) for person, item, fen in rows for number in (item, held[person])],
    )
    total = sum(fen for _, _, fen in rows)
    told = f"{memo} 经同意抵扣 {month_text(batch.month)} 养老金"
    add_entry(act, move("九(二)", told, debit=RETURNED, credit=TO_RECOVER, fen=total))
