"""基金预算调整 A line of a budget that was agreed to gets another amount, by two people; what it was stays on record."""

from __future__ import annotations

from typing import Any

from yanglao.acts.budget.refusals import refuse_year_over, refused
from yanglao.acts.describing import Description, Values
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.kernel.money import yuan_text
from yanglao.store.acting import Act, Agency, By
from yanglao.store.fund_budget import add_change, budget_of
from yanglao.store.proposals import TWO, Proposal, waiting


def propose_change(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose another amount for a line. Refused: year_over, no_budget, budget_waits, same_amount."""
    content = {**values, "account": int(values["account"]), "fen": values["amount_yuan"]}
    del content["amount_yuan"]

    def work_out(under_way: Act) -> WorkedOut:
        before_fen = _before_fen(under_way, content)
        for one in waiting(under_way.connection, under_way.area, act.key):
            if (one.content["year"], one.content["account"]) == (content["year"], content["account"]):
                raise refused("budget_waits", proposal=one.id)
        if content["fen"] == before_fen:
            raise refused("same_amount", amount=yuan_text(before_fen))
        told = {"account": content["account"], "before_fen": before_fen, "fen": content["fen"]}
        return {**content, "before_fen": before_fen}, TWO, told

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=work_out)


def _before_fen(act: Act, content: Values) -> int:
    """What the line allows now. Refused: year_over, no_budget."""
    refuse_year_over(act, content["year"])
    budget = budget_of(act.connection, act.area, content["year"])
    if content["account"] not in budget:
        raise refused("no_budget", year=content["year"])
    return budget[content["account"]].fen


def record_change(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the line has its new amount. Refused: year_over, no_budget."""
    content = proposal.content
    before_fen = _before_fen(act, content)
    add_change(act, proposal.id, **{**content, "before_fen": before_fen})
    return {"account": content["account"], "before_fen": before_fen, "fen": content["fen"]}
