"""What is proposed about the office's money, as it is looked at."""

from __future__ import annotations

from typing import Any

from yanglao.acts.office.refusals import LINES
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import month_text
from yanglao.store.acting import Agency
from yanglao.store.proposals import Proposal


def shown_budget(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """The year, what is allowed by line, and the paper."""
    content = proposal.content
    return {
        "year": content["year"],
        **{f"{line}_yuan": yuan_text(fen) for line, fen in content["fen"].items()},
        "document": content["document"],
    }


def shown_hire(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """The post, who from which month on, the wage, and the paper."""
    content = proposal.content
    return {
        "post": content["post"],
        "login": content["login"],
        "since": month_text(content["since"]),
        "wage_yuan": yuan_text(content["wage_fen"]),
        "document": content["document"],
    }


def shown_wages(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """The month, and who gets how much."""
    return {
        "month": month_text(proposal.content["month"]),
        "wages": [
            {"login": login, "wage_yuan": yuan_text(fen)} for _, login, fen in proposal.content["wages"]
        ],
        "total_yuan": yuan_text(sum(fen for _, _, fen in proposal.content["wages"])),
    }


def shown_payment(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """The line of the budget, to whom, how much, by which paper."""
    content = proposal.content
    return {
        "line": LINES[content["line"]][0],
        "payee": content["payee"],
        "amount_yuan": yuan_text(content["fen"]),
        "month": month_text(content["month"]),
        "document": content["document"],
    }
