"""What is proposed about the fund's budget, as it is looked at."""

from __future__ import annotations

from typing import Any

from yanglao.kernel.money import yuan_text
from yanglao.ledger.chart import CHART
from yanglao.store.acting import Agency
from yanglao.store.fund_budget import Line
from yanglao.store.proposals import Proposal


def shown_fund_budget(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """The year, every line beside its draft, the reasons, and the paper."""
    content = proposal.content
    return {
        "year": content["year"],
        "lines": [_shown(Line(*one)) for one in content["lines"]],
        "document": content["document"],
    }


def _shown(line: Line) -> dict[str, Any]:
    return {
        **_named(line.account),
        "amount_yuan": yuan_text(line.fen),
        "draft_yuan": yuan_text(line.draft_fen),
        "reason": line.reason,
    }


def _named(account: int) -> dict[str, Any]:
    return {"account": account, "name": CHART[account].name}


def shown_change(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """The year, the line, what it allows and is to allow, why, and the paper."""
    content = proposal.content
    return {
        "year": content["year"],
        **_named(content["account"]),
        "before_yuan": yuan_text(content["before_fen"]),
        "amount_yuan": yuan_text(content["fen"]),
        "reason": content["reason"],
        "document": content["document"],
    }
