"""财政补贴申请 What province and city owe, called for: computed from what is booked, never typed; a call replaces those before it."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.funding.refusals import refused
from yanglao.acts.funding.standing import by_funder, lines_of
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text, month_text
from yanglao.ledger.chart import CHART
from yanglao.store.acting import Act, Agency, By
from yanglao.store.proposals import TWO, Proposal, waiting
from yanglao.store.read.dues import dues_now, last_entry
from yanglao.store.subsidies import CallLine, add_call

CALL, APPLICATION = "subsidy_call", "fund_application"


def propose_call(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose to call for everything that is due. Refused: nothing_due, call_open."""

    def worked_out(under_way: Act) -> WorkedOut:
        refuse_open(under_way)
        lines = lines_of(dues_now(under_way.connection, under_way.area))
        if not lines:
            raise refused("nothing_due")
        content = asked_for(under_way, lines, document=values["document"])
        return content, TWO, told_of(lines)

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=worked_out)


def refuse_open(act: Act) -> None:
    """One call at a time. Refused: call_open."""
    for one in waiting(act.connection, act.area, CALL, APPLICATION):
        raise refused("call_open", proposal=one.id)


def asked_for(
    act: Act, lines: list[CallLine], *, document: str, batch: int | None = None, **more: Any
) -> dict[str, Any]:
    """The content of a proposal: the lines, and up to which entry and Day they go."""
    return {
        "document": document,
        "batch": batch,
        "through": last_entry(act.connection, act.area),
        "through_day": act.by.on,
        "lines": [list(one) for one in lines],
        **more,
    }


def told_of(lines: list[CallLine]) -> dict[str, Any]:
    """What is asked for, in all and by funder, in fen."""
    return {"asked_fen": sum(one.fen for one in lines), "by_funder_fen": by_funder(lines)}


def lines_in(proposal: Proposal) -> list[CallLine]:
    """The lines that are proposed."""
    return [CallLine(*one) for one in proposal.content["lines"]]


def record_call(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the call stands, with its lines."""
    content, lines = proposal.content, lines_in(proposal)
    add_call(
        act,
        proposal.id,
        batch=content["batch"],
        through=content["through"],
        document=content["document"],
        lines=lines,
    )
    return told_of(lines)


def shown_call(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """What is called for by account and month, and up to which day."""
    lines = lines_in(proposal)
    return {
        "document": proposal.content["document"],
        "through": day_text(proposal.content["through_day"]),
        "lines": [
            {
                "account": CHART[one.account].name,
                "month": month_text(one.month),
                "amount_yuan": yuan_text(one.fen),
            }
            for one in lines
        ],
        "by_funder_yuan": {funder: yuan_text(fen) for funder, fen in by_funder(lines).items()},
        "asked_yuan": yuan_text(sum(one.fen for one in lines)),
    }
