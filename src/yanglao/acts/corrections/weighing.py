"""后果 What else falls or holds again with a correction: told when it is proposed, and the same when it is done."""

from __future__ import annotations

from typing import Any

from yanglao.acts.corrections.judging import Judged
from yanglao.acts.corrections.refusals import refused
from yanglao.store.proposals import Proposal

NOTHING_FALLS: dict[str, Any] = {"falls": [], "revives": []}


def consequences(found: Judged) -> dict[str, Any]:
    """Other decisions that fall, and those that hold again."""
    return {"falls": found.falls, "revives": found.revives}


def told_of_it(proposal: Proposal) -> list[int]:
    """更正决定 Who is told of a correction: the person, where what is due becomes otherwise by it, or a decision falls or holds again."""
    content = proposal.content
    is_felt = content["effect"]["due_fen"] or content["falls"] or content["revives"]
    return [content["person"]] if is_felt else []


def refuse_other_consequences(proposal: Proposal, now: dict[str, Any]) -> None:
    """That what falls is what was shown when it was proposed. Refused: other_consequences."""
    if any(proposal.content[name] != told for name, told in now.items()):
        raise refused("other_consequences", proposal=proposal.id)
