"""办公经费预算 What finance allows the office for a year, line by line; and that nothing goes beyond it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.office.refusals import LINES as WORDS
from yanglao.acts.office.refusals import refused, refused_in_both
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.kernel.money import yuan_text
from yanglao.store.acting import Act, Agency, By
from yanglao.store.office import LINES, add_budget, budget_of, payments_of
from yanglao.store.proposals import TWO, Proposal, waiting


def propose_budget(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose what is allowed for a year, or allowed anew. Refused: office_waits, below_spent."""

    def worked_out(under_way: Act) -> WorkedOut:
        for one in waiting(under_way.connection, under_way.area, act.key):
            if one.content["year"] == values["year"]:
                raise refused("office_waits", proposal=one.id)
        fen = {line: values[f"{line}_yuan"] for line in LINES}
        _refuse_below_spent(under_way, values["year"], fen)
        content = {"year": values["year"], "document": values["document"], "fen": fen}
        return content, TWO, {"year": values["year"], "budget_fen": sum(fen.values())}

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=worked_out)


def record_budget(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: it holds for the year, instead of what was allowed before. Refused: below_spent."""
    year, fen = proposal.content["year"], proposal.content["fen"]
    _refuse_below_spent(act, year, fen)
    add_budget(act, proposal.id, year=year, document=proposal.content["document"], fen=fen)
    return {"year": year, "budget_fen": sum(fen.values())}


def _refuse_below_spent(act: Act, year: int, fen: Mapping[str, int]) -> None:
    for line, spent in spent_fen(act, year).items():
        if fen[line] < spent:
            raise refused_in_both("below_spent", {"line": WORDS[line]}, year=year, spent=yuan_text(spent))


def spent_fen(act: Act, year: int) -> Mapping[str, int]:
    """Line -> fen paid of the budget of a year."""
    spent: Counter[str] = Counter()
    for one in payments_of(act.connection, act.area, year):
        spent[one.line] += one.fen
    return spent


def refuse_beyond(act: Act, *, year: int, line: str, fen: int) -> None:
    """Refuse what the line of a year's budget does not bear. Refused: beyond_budget."""
    left = budget_of(act.connection, act.area, year).get(line, 0) - spent_fen(act, year).get(line, 0)
    if fen > left:
        raise refused_in_both(
            "beyond_budget",
            {"line": WORDS[line]},
            year=year,
            left=yuan_text(left),
            asked=yuan_text(fen),
        )
