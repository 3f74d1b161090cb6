"""What a proposal about heirs says, as the others look at it; accounts by their last four digits."""

from __future__ import annotations

from typing import Any

from yanglao.acts.showing_persons import last_digits, shown_person
from yanglao.kernel.money import yuan_text
from yanglao.store.acting import Agency
from yanglao.store.proposals import Proposal


def shown_heirs(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """Whose heirs, on which basis, what is at stake, and each with share, proof and account."""
    content = proposal.content
    whole = sum(one["weight"] for one in content["heirs"])
    worth = {
        name.replace("_fen", "_yuan"): yuan_text(content[name])
        for name in ("estate_fen", "to_refund_fen")
        if name in content
    }
    return {
        **shown_person(agency, content["person"]),
        "basis": content["basis"],
        "document": content["document"],
        **worth,
        "heirs": [
            {
                "name": one["name"],
                "share": f"{one['weight']}/{whole}",
                "document": one["document"],
                "account": _account(agency, one["account_sealed"]),
            }
            for one in content["heirs"]
        ],
        "people": len(proposal.chain),
    }


def shown_account(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """Whose heir gets which account."""
    content = proposal.content
    account = _account(agency, content["account_sealed"])
    return {**shown_person(agency, content["person"]), "heir": content["name"], "account": account}


def _account(agency: Agency, sealed: str | None) -> str:
    return last_digits(agency, None if sealed is None else bytes.fromhex(sealed))
