"""Money at the bank that nobody knows: it is held in June; a quarter later the treasury says what of it is a subsidy, and the rest goes back."""

from __future__ import annotations

import json

from yanglao.commands.demo.desks import agree_to_all, do_one
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text, month_of, month_of_year
from yanglao.ledger.chart import RECEIPTS, TREASURY
from yanglao.store.acting import Agency
from yanglao.store.bank_standing import still_open
from yanglao.store.held_receipts import Held, held_receipts

COMES = 6  # month of the year
UNKNOWN = {TREASURY: 1_000_00, RECEIPTS: 123_45}
"""Account -> fen of what comes in without a word."""
REMARK = "来款无附言"


def unknown(on: int) -> dict[int, int]:
    """Account -> fen that comes in unexplained in the month of a day."""
    return UNKNOWN if month_of_year(month_of(on)) == COMES else {}


def hold(agency: Agency, on: int) -> None:
    """Hold what came in unexplained."""
    if not unknown(on):
        return
    found = still_open(agency)
    for account in unknown(on):
        for line in found.open_lines(account):
            if line.remark == REMARK:
                do_one(agency, "hold_receipt", {"line": line.id, "reason": "附言不明,待查"}, on)


def clear(agency: Agency, on: int) -> None:
    """What is held from before is assigned and recorded, or returned."""
    for one in held_receipts(agency.connection, agency.area):
        if one.account == TREASURY:
            _is_a_subsidy(agency, one, on)
        else:
            do_one(agency, "return_receipt", {"held": one.id, "reason": "汇错,原路退回"}, on)
    agree_to_all(agency, on)


def _is_a_subsidy(agency: Agency, one: Held, on: int) -> None:
    do_one(agency, "assign_receipt", {"held": one.id, "what": "财政补贴", "reason": "市财政来函说明"}, on)
    agree_to_all(agency, on)
    came = {
        "funder": "市",
        "amount_yuan": yuan_text(one.fen),
        "on": day_text(on),
        "document": f"来函{one.id}号",
    }
    do_one(agency, "subsidy_arrival", came, on)
    _match(agency, one, on)


def _match(agency: Agency, one: Held, on: int) -> None:
    """The line of the bank is what has been booked last of that amount."""
    *_, booked = (
        moved.key for moved in still_open(agency).open_movements(one.account) if moved.fen == one.fen
    )
    both = {"account": "财政专户", "lines": json.dumps([one.line]), "movements": json.dumps([booked])}
    do_one(agency, "reconcile", both | {"reason": "来函说明"}, on)
    agree_to_all(agency, on)
