"""代扣清单 What the bank is asked to take for a contribution year: laid out by a clerk, agreed to as shown, and over when everything is
answered or two people say so."""

from __future__ import annotations

from collections import Counter
from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.withholding.asking import whom_to_ask
from yanglao.acts.withholding.refusals import refused
from yanglao.store.acting import Act, Agency, By
from yanglao.store.proposals import TWO, Proposal, waiting
from yanglao.store.withholding import Line, ToTake, add_end, add_lines, lines_of

LIST, LIST_END = "withholding_list", "end_withholding_list"


def propose_list(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose what the bank is to take for a year. Refused: list_waits, nobody_to_ask."""
    year = values["year"]
    return propose_worked_out(
        agency,
        act,
        {"year": year},
        by=by,
        who=act.who,
        work_out=lambda under_way: _worked_out(under_way, year),
    )


def _worked_out(act: Act, year: int) -> WorkedOut:
    for one in waiting(act.connection, act.area, LIST):
        raise refused("list_waits", proposal=one.id)
    asking = whom_to_ask(act, year)
    why = dict(sorted(Counter(asking.left_out.values()).items()))
    if not asking.lines:
        words = ", ".join(f"{reason} {count}" for reason, count in why.items())
        raise refused("nobody_to_ask", authorities=len(asking.left_out), why=words or "0")
    content = {
        "year": year,
        "persons": [one.person for one in asking.lines],
        "lines": [list(one) for one in asking.lines],
        "left_out": [[person, reason] for person, reason in asking.left_out.items()],
    }
    fen = sum(one.fen for one in asking.lines)
    return content, TWO, {"lines": len(asking.lines), "fen": fen, "left_out": why}


def proposed_lines(proposal: Proposal) -> list[ToTake]:
    """The lines that a proposal holds, in their order."""
    return [ToTake(*one) for one in proposal.content["lines"]]


def record_list(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the lines stand, as they were shown. Refused: list_outdated."""
    lines = proposed_lines(proposal)
    changed = set(lines) - set(whom_to_ask(act, proposal.content["year"]).lines)
    if changed:
        raise refused("list_outdated", proposal=proposal.id, count=len(changed))
    add_lines(act, proposal.id, lines)
    return {"list": proposal.id, "lines": len(lines), "fen": sum(one.fen for one in lines)}


def must_be_there(act: Act, number: int) -> list[Line]:
    """The lines of a list that was agreed to. Refused: no_such_list."""
    lines = lines_of(act.connection, act.area, lists=[number])
    if not lines:
        raise refused("no_such_list", list=number)
    return lines


def propose_end(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose that a list be over although lines of it were not answered: their people can be asked again, and a later answer is refused.
    Refused: no_such_list, all_answered, end_waits."""

    def worked_out(under_way: Act) -> WorkedOut:
        number = values["list"]
        for one in waiting(under_way.connection, under_way.area, LIST_END):
            if one.content["list"] == number:
                raise refused("end_waits", proposal=one.id, list=number)
        unanswered = _unanswered(under_way, number)
        content = {"list": number, "reason": values["reason"], "unanswered": unanswered}
        return content, TWO, {"list": number, "unanswered": unanswered}

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=worked_out)


def record_end(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect. Refused: all_answered, no_longer_possible."""
    content = proposal.content
    if _unanswered(act, content["list"]) != content["unanswered"]:
        raise refused("no_longer_possible", proposal=proposal.id)
    add_end(act, content["list"], content["reason"])
    return {"list": content["list"], "unanswered": content["unanswered"]}


def _unanswered(act: Act, number: int) -> int:
    """How many lines of a list are still open. Refused: no_such_list, all_answered."""
    count = sum(one.is_open for one in must_be_there(act, number))
    if not count:
        raise refused("all_answered", list=number)
    return count
