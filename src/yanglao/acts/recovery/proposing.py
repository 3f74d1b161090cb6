"""What the proposals of a recovery have in common: one about the same of a person at a time, about what is owed right now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yanglao.acts.about import asked_about, person_under
from yanglao.acts.describing import Description, Values
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.records.reach import must_reach
from yanglao.acts.recovery.refusals import refused
from yanglao.acts.showing_persons import shown_person
from yanglao.kernel.money import yuan_text
from yanglao.store.acting import Act, Agency, By
from yanglao.store.proposals import TWO, Proposal, waiting

Content = dict[str, Any]


def propose_about(
    agency: Agency,
    act: Description,
    values: Values,
    *,
    by: By,
    say: Callable[[Act, int, Values], Content],
    chain: str = TWO,
) -> dict[str, Any]:
    """Propose what `say` makes of the values about a person. Refused: unknown_person, recovery_waits, and as `say`."""
    person = person_under(agency, values["number"])
    asked = asked_about(person, values)

    def work_out(under_way: Act) -> WorkedOut:
        must_reach(under_way, [person])
        for one in waiting(under_way.connection, under_way.area, act.key):
            if one.content["person"] == person:
                raise refused("recovery_waits", proposal=one.id)
        content = {"person": person, **say(under_way, person, values)}
        return content, chain, {name: content[name] for name in ("fen",) if name in content}

    return propose_worked_out(agency, act, asked, by=by, who=act.who, work_out=work_out)


def must_still_be(proposal: Proposal, fen: int) -> None:
    """That what is owed is what it was when it was proposed. Refused: no_longer_possible."""
    if fen != proposal.content["fen"]:
        raise refused("no_longer_possible", proposal=proposal.id)


def shown_step(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """Whose recovery, the amount, and all else that is proposed."""
    content = dict(proposal.content)
    person = shown_person(agency, content.pop("person"))
    amount = {"amount_yuan": yuan_text(content.pop("fen"))} if "fen" in content else {}
    return {**person, **amount, **content, "people": len(proposal.chain)}
