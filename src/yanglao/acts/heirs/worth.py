"""遗留款项 What is due to whoever takes the account of somebody who has died: what waits, the pensions up to the death that no payroll
has paid yet (those held for want of a certificate too), and what the next close will settle."""

from __future__ import annotations

from yanglao.kernel.columns import ints
from yanglao.kernel.months import month_of
from yanglao.ledger.items import EXCESS, SHORT, TRANSFER
from yanglao.ledger.lines import PENSION, SETTLEMENT
from yanglao.store.acting import Agency
from yanglao.store.assessed import assess, still_due
from yanglao.store.facts import known_facts
from yanglao.store.items import open_items
from yanglao.store.law import laws_of


def estate_fen(agency: Agency, person: int, *, on: int) -> int:
    """Fen, as known on a Day that stands for today."""
    connection, area = agency.connection, agency.area
    items = open_items(connection, area, persons=[person])
    waits = sum(one.left_fen for one in items if one.kind.is_paid_by_batch and one.kind != TRANSFER)
    persons = ints([person])
    known = known_facts(connection, area, persons)
    assessed = assess(laws_of(connection, area), known, through=month_of(on))
    for kind in (PENSION, SETTLEMENT):
        fen = still_due(connection, area, kind, assessed, persons).paid_out_fen
        waits += int(fen[fen > 0].sum())
    return waits


def to_refund_fen(agency: Agency, person: int) -> int:
    """Fen received in excess or short, which go to the same people once a refund is agreed to."""
    items = open_items(agency.connection, agency.area, persons=[person])
    return sum(one.left_fen for one in items if one.kind in (SHORT, EXCESS))
