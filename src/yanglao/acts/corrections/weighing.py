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


def refuse_other_consequences(proposal: Proposal, now: dict[str, Any]) -> None:
    """That what falls is what was shown when it was proposed. Refused: other_consequences."""
    if any(proposal.content[name] != told for name, told in now.items()):
        raise refused("other_consequences", proposal=proposal.id)
