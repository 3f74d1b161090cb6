"""What a proposed refund is, as the others look at it."""

from __future__ import annotations

from typing import Any

from yanglao.acts.showing_persons import last_digits, shown_person
from yanglao.kernel.money import yuan_text
from yanglao.store.acting import Agency
from yanglao.store.proposals import Proposal


def shown_refund(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """Whose it is, the item and its amount, why, and to whom it goes (the account to its last four digits)."""
    content = proposal.content
    payee = content["payee"]
    told = None
    if payee is not None:
        account = last_digits(agency, bytes.fromhex(payee["account_sealed"]))
        told = {"holder": payee["holder"], "account": account}
    return {
        **shown_person(agency, content["person"]),
        "item": content["item"],
        "amount_yuan": yuan_text(content["fen"]),
        "reason": content["reason"],
        "document": content["document"],
        "payee": told,
        "people": len(proposal.chain),
    }
