"""遗留款项 What is due to whoever takes the account of somebody who has died: what waits, the pensions up to the death that no payroll
has paid yet (those held for want of a certificate too), and what the next close will settle."""

from __future__ import annotations

from yanglao.kernel.columns import ints
from yanglao.kernel.months import month_of
from yanglao.ledger.items import EXCESS, SHORT, TRANSFER
from yanglao.ledger.lines import PENSION, SETTLEMENT
from yanglao.store.acting import Act
from yanglao.store.assessed import assess, still_due
from yanglao.store.facts import known_facts
from yanglao.store.items import open_items
from yanglao.store.law import laws_of


def estate_fen(act: Act, person: int) -> int:
    """Fen, as known now."""
    items = open_items(act.connection, act.area, persons=[person])
    waits = sum(one.left_fen for one in items if one.kind.is_paid_by_batch and one.kind != TRANSFER)
    persons = ints([person])
    known = known_facts(act.connection, act.area, persons)
    assessed = assess(laws_of(act.connection, act.area), known, through=month_of(act.by.on))
    for kind in (PENSION, SETTLEMENT):
        fen = still_due(act.connection, act.area, kind, assessed, persons).paid_out_fen
        waits += int(fen[fen > 0].sum())
    return waits


def to_refund_fen(act: Act, person: int) -> int:
    """Fen received in excess or short, which go to the same people once a refund is agreed to."""
    items = open_items(act.connection, act.area, persons=[person])
    return sum(one.left_fen for one in items if one.kind in (SHORT, EXCESS))
