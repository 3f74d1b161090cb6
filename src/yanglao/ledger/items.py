"""往来款项 What is open with a person: each a thing with a cause and a date, and what became of it.

Accounts 1201, 2001 and 2002 hold nothing else. What is left of an item is its amount less its moves: `cancelled` (the
difference turned back), `used` (a correction took it before it was paid), `met` (money that came back met an overpayment of the
same month), `paid` (it went out with a batch); and by acts of the office `applied` (a short payment completes another, or money of a transfer pays for the rights it was for), `carried`
(it pays for its contribution at the record whose that is), `refunded` (it goes back, as an item of its own that a batch pays),
`repaid` (money came in), `set_off` (by consent, against what is due for something else), `written_off`.
"""

from __future__ import annotations

from dataclasses import dataclass

from yanglao.ledger.chart import CONTRIBUTIONS_OWED, RETURNED, TO_RECOVER


@dataclass(frozen=True, slots=True)
class ItemKind:
    """A kind of open item: the account it stands on, whether it is owed *to* the person's side, and whether a batch pays it."""

    name: str
    name_zh: str
    name_en: str
    account: int
    is_owed_to_person: bool
    is_paid_by_batch: bool


OVERPAYMENT = ItemKind("overpayment", "多发待遇", "overpayment", TO_RECOVER, False, False)
WITHHELD = ItemKind("withheld", "暂扣待遇", "withheld payment", RETURNED, True, True)
RETURNED_PAYMENT = ItemKind("returned", "银行退回", "returned payment", RETURNED, True, True)
ONE_OFF = ItemKind("one_off", "一次性待遇", "one-off payment", RETURNED, True, True)
TRANSFER = ItemKind("transfer", "转移资金", "transfer", RETURNED, True, True)
SHORT = ItemKind(
    "short", "未计缴费的款项", "money that paid for no contribution", CONTRIBUTIONS_OWED, True, False
)
EXCESS = ItemKind("excess", "多缴保费", "contribution paid in excess", CONTRIBUTIONS_OWED, True, False)
TO_COLLECT = ItemKind("to_collect", "应补保费", "contribution to collect", CONTRIBUTIONS_OWED, False, False)
REFUND = ItemKind("refund", "退费", "refund", RETURNED, True, True)
BROUGHT = ItemKind("brought", "转入资金", "money of a transfer", CONTRIBUTIONS_OWED, True, False)

ITEM_KINDS = {
    kind.name: kind
    for kind in (
        OVERPAYMENT,
        WITHHELD,
        RETURNED_PAYMENT,
        ONE_OFF,
        TRANSFER,
        SHORT,
        EXCESS,
        TO_COLLECT,
        REFUND,
        BROUGHT,
    )
}
ITEM_ACCOUNTS = (TO_RECOVER, CONTRIBUTIONS_OWED, RETURNED)
