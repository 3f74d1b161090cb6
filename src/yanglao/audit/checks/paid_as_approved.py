"""What was approved is what is paid: payees and amounts of every batch are those prepared, and so are the items it pays."""

from __future__ import annotations

from yanglao.audit.checks.check import Finding
from yanglao.store.acting import Agency
from yanglao.store.batches import Batch, batches, is_as_prepared, payments

NAME = "paid_as_approved"
ZH = "发放的收款人和金额与审定时相同"
EN = "payees and amounts of every batch are those approved"
_ITEMS = """
SELECT b.proposal_id, b.item_id, b.amount_fen FROM batch_item b
WHERE b.area_id = %(area)s AND EXISTS (SELECT FROM proposal_step s WHERE s.proposal_id = b.proposal_id AND s.step = 'booked')
  AND NOT EXISTS (SELECT FROM item_move m WHERE m.proposal_id = b.proposal_id AND m.item_id = b.item_id
                  AND m.payee_id = b.payee_id AND m.amount_fen = b.amount_fen AND m.how = 'paid')
UNION ALL
SELECT m.proposal_id, m.item_id, m.amount_fen FROM item_move m
WHERE m.area_id = %(area)s AND m.how = 'paid' AND NOT EXISTS
      (SELECT FROM batch_item b WHERE b.proposal_id = m.proposal_id AND b.item_id = m.item_id AND b.payee_id = m.payee_id)
ORDER BY 1, 2
"""


def find(agency: Agency) -> list[Finding]:
    """Batches whose payments are no longer those prepared, and items paid otherwise than laid out."""
    found = [
        one
        for batch in batches(agency.connection, agency.area)
        if batch.is_booked
        for one in _of(agency, batch)
    ]
    items = agency.connection.execute(_ITEMS, {"area": agency.area.id}).fetchall()
    return found + [
        Finding(batch, f"批次 {batch} 往来款项 {item} 的支付与编制不符", fen) for batch, item, fen in items
    ]


def _of(agency: Agency, batch: Batch) -> list[Finding]:
    now = payments(agency.connection, batch.id)
    if is_as_prepared(batch, now):
        return []
    fen = int(now.fen.sum()) - int(batch.totals["cash_fen"])
    return [Finding(batch.id, f"批次 {batch.id} 的收款人或金额与审定时不同", fen)]
