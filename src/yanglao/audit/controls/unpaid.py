"""18 What is due is not paid: it waits though there is an account, or nobody is found to take it, for long."""

from __future__ import annotations

from typing import Any

from yanglao.audit.controls.control import MEDIUM, Hit, Reading
from yanglao.kernel.columns import ints
from yanglao.ledger.items import ITEM_KINDS
from yanglao.policy.controls import Limits
from yanglao.store.facts import have_died
from yanglao.store.payees import HEIR, PERSON, payees_of

NUMBER = 18
NAME = ("应发未发", "due and not paid")
SCHEME = (
    "应发的款项无故拖延、扣留。",
    "What is due is put off or held back without cause.",
)
CLAUSES = ("九(一)3",)
RISK = MEDIUM
RESPONSIBLE = "clerk"
WHYS = {
    "payable": ("有收款账户而久未支付", "there is an account, and it is not paid"),
    "nobody_to_pay": ("久无收款人", "nobody to pay it to, for long"),
}
EVIDENCE = {
    "kind": ("款项", "what it is"),
    "since": ("挂账日期", "open since"),
    "left_fen": ("未付金额", "left"),
}
VALUES = {"kind": {name: (kind.name_zh, kind.name_en) for name, kind in ITEM_KINDS.items()}}
LIMITS = ("payable_days", "nobody_to_pay_days")
_WAITING = """
SELECT * FROM (
    SELECT i.id, i.person_id AS person, i.kind, i.on_day, i.act_id, %(on)s::date - i.on_day AS age_days, (i.amount_fen - coalesce(
      (SELECT sum(m.amount_fen) FROM item_move m WHERE m.item_id = i.id), 0))::bigint AS left_fen
    FROM open_item i WHERE i.area_id = %(area)s AND i.kind = ANY(%(kinds)s)
) items WHERE left_fen > 0 AND age_days > %(days)s ORDER BY id
"""
KINDS = [name for name, kind in ITEM_KINDS.items() if kind.is_paid_by_batch]


def find(reading: Reading, limits: Limits) -> list[Hit]:
    waiting = reading.rows(_WAITING, kinds=KINDS, days=min(limits.values()))
    payable = _with_an_account(reading, sorted({row["person"] for row in waiting}))
    found = (_waits(row, limits, row["person"] in payable) for row in waiting)
    return [hit for hit in found if hit is not None]


def _with_an_account(reading: Reading, persons: list[int]) -> set[int]:
    """Those to whom, or to whose heirs, money can go."""
    connection, area = reading.agency.connection, reading.agency.area
    dead = have_died(connection, area, persons)
    found: set[int] = set()
    for whose, mine in ((PERSON, [one for one in persons if one not in dead]), (HEIR, sorted(dead))):
        payees = payees_of(connection, ints(mine), whose)
        found |= {one for one, payee in zip(mine, payees.tolist(), strict=True) if payee}
    return found


def _waits(row: dict[str, Any], limits: Limits, is_payable: bool) -> Hit | None:
    why = "payable" if is_payable else "nobody_to_pay"
    if row["age_days"] <= limits[f"{why}_days"]:
        return None
    evidence = {
        "kind": row["kind"],
        "since": row["on_day"].isoformat(),
        "left_fen": row["left_fen"],
    }
    return Hit(why, str(row["id"]), evidence, row["left_fen"], person=row["person"])
