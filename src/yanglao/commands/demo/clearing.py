"""What waits in the receipts account is cleared every month: of money that was too little the rest comes in, or it goes back to its
person, as what was too much does."""

from __future__ import annotations

from yanglao.commands.demo.desks import agree_to_all, do_one, try_one
from yanglao.kernel.months import day_text, month_of
from yanglao.ledger.items import EXCESS, SHORT
from yanglao.payment.meeting import OpenItem
from yanglao.store.acting import Agency
from yanglao.store.items import open_items, receipt_named
from yanglao.store.people import numbers_of
from yanglao.store.proposals import waiting
from yanglao.store.read.items import items_of

WAITS_MONTHS = 2
"""So long a payment that was too little waits for its rest."""
NEVER_COMPLETED = 3
"""Of so many that were too little the rest of one never comes in."""


def clear_receipts(agency: Agency, on: int) -> None:
    """Complete what can be completed, and propose to give back what has waited long enough."""
    found = [item for item in open_items(agency.connection, agency.area) if item.kind in (SHORT, EXCESS)]
    asked = {one.content["item"] for one in waiting(agency.connection, agency.area, "refund")}
    numbers = numbers_of(agency.connection, agency.keys, [item.person for item in found])
    for item in found:
        number = numbers[item.person]
        if item.kind == SHORT and item.person % NEVER_COMPLETED and _complete(agency, number, item, on):
            continue
        if item.id not in asked and _is_ripe(item, on):
            _give_back(agency, number, item, on)
    agree_to_all(agency, on)


def _complete(agency: Agency, number: str, item: OpenItem, on: int) -> bool:
    known = items_of(agency.connection, agency.area, item.person)
    short = next(receipt_named(one.reason) for one in known if one.item == item.id)
    rest = {"number": number, "short_receipt": short, "on": day_text(on), "receipt": f"BZ{item.id:08d}"}
    return try_one(agency, "complete_payment", rest, on)


def _give_back(agency: Agency, number: str, item: OpenItem, on: int) -> None:
    reason = "缴费不足,逾期未补" if item.kind == SHORT else "多缴"
    document = f"退字{item.id}号"
    do_one(agency, "refund", {"number": number, "item": item.id, "reason": reason, "document": document}, on)


def _is_ripe(item: OpenItem, on: int) -> bool:
    return item.kind == EXCESS or month_of(on) - item.month >= WAITS_MONTHS
