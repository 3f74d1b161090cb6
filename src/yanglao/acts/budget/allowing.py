"""基金预算 The budget of a year: proposed by the accountant line by line, as drafted or with a reason, and agreed to by finance."""

from __future__ import annotations

from typing import Any

from yanglao.acts.budget.drafting import draft_of
from yanglao.acts.budget.refusals import refuse_year_over, refused
from yanglao.acts.describing import Description, Values
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.lists.budget_layouts import field_of
from yanglao.lists.layouts import EMPTY
from yanglao.store.acting import Act, Agency, By
from yanglao.store.fund_budget import Line, add_lines, budget_of, totals_of
from yanglao.store.proposals import TWO, Proposal, waiting


def propose_fund_budget(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose the budget of a year; a line of which nothing is said is as drafted. Refused: year_over, budget_agreed, budget_waits,
    reason_missing."""

    def work_out(under_way: Act) -> WorkedOut:
        _refuse(under_way, values["year"])
        for one in waiting(under_way.connection, under_way.area, act.key):
            if one.content["year"] == values["year"]:
                raise refused("budget_waits", proposal=one.id)
        lines = _lines(under_way.agency, values)
        content = {"year": values["year"], "document": values["document"], "lines": lines}
        return content, TWO, {"year": values["year"], **totals_of(lines)}

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=work_out)


def _lines(agency: Agency, values: Values) -> list[Line]:
    """Refused: reason_missing."""
    return [
        _line(account, values[field_of(account)], draft_fen, values["reason"])
        for account, draft_fen in draft_of(agency, values["year"]).items()
    ]


def _line(account: int, asked_fen: int | None, draft_fen: int, reason: str | None) -> Line:
    """Refused: reason_missing, where a line differs from its draft and nothing says why."""
    fen = draft_fen if asked_fen in (None, EMPTY) else asked_fen
    assert fen is not None
    if fen == draft_fen:
        return Line(account, fen, draft_fen, "")
    if not reason:
        raise refused("reason_missing", account=account)
    return Line(account, fen, draft_fen, reason)


def record_fund_budget(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the year has its budget. Refused: year_over, budget_agreed."""
    year, lines = proposal.content["year"], [Line(*one) for one in proposal.content["lines"]]
    _refuse(act, year)
    add_lines(act, proposal.id, year=year, document=proposal.content["document"], lines=lines)
    return {"year": year, **totals_of(lines)}


def _refuse(act: Act, year: int) -> None:
    refuse_year_over(act, year)
    if budget_of(act.connection, act.area, year):
        raise refused("budget_agreed", year=year)
