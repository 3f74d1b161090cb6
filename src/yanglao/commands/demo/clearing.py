"""What waits in the receipts account is cleared every month: money that was too little or too much goes back to its person."""

from __future__ import annotations

from yanglao.acts.doing import do
from yanglao.kernel.months import month_of
from yanglao.ledger.items import EXCESS, SHORT
from yanglao.payment.meeting import OpenItem
from yanglao.store.acting import Agency, By
from yanglao.store.items import open_items
from yanglao.store.people import numbers_of
from yanglao.store.proposals import waiting

WAITS_MONTHS = 2
"""So long a payment that was too little waits for its rest."""


def clear_receipts(agency: Agency, on: int) -> None:
    """Propose to give back what has waited long enough; others agree as with everything else."""
    found = [item for item in open_items(agency.connection, agency.area) if _is_ripe(item, on)]
    asked = {one.content["item"] for one in waiting(agency.connection, agency.area, "refund")}
    numbers = numbers_of(agency.connection, agency.keys, [item.person for item in found])
    for item in found:
        if item.id not in asked:
            reason = "缴费不足,逾期未补" if item.kind == SHORT else "多缴"
            values = {
                "number": numbers[item.person],
                "item": item.id,
                "reason": reason,
                "document": f"退字{item.id}号",
            }
            do(agency, "refund", [values], by=By("clerk", on, f"refund {item.id}"))


def _is_ripe(item: OpenItem, on: int) -> bool:
    return item.kind == EXCESS or (item.kind == SHORT and month_of(on) - item.month >= WAITS_MONTHS)
