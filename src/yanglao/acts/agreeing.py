"""同意与退回 Take the next step of a proposal, or send it back, by its number alone: whatever the act."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Description
from yanglao.acts.proposals import send_back as send_back_act
from yanglao.acts.proposals import take_step
from yanglao.acts.register import REGISTER
from yanglao.store.acting import ActRefused, Agency, By
from yanglao.store.proposals import SENT_BACK, Proposal, proposal_of, refuse_taken


def agree(agency: Agency, *, number: int, by: By) -> dict[str, Any]:
    """Take the step of a proposal that is next; whoever has taken one already gets its answer again. The last one has the effect.

    Refused: no_such_proposal, same_person, and as `take_step`.
    """
    proposal = proposal_of(agency.connection, agency.area, number)
    if SENT_BACK in proposal.taken:
        refuse_taken(agency.connection, agency.area, proposal, proposal.chain[-1])
    return take_step(agency, act_of(proposal), number=number, step=_step(proposal, by), by=by)


def send_back(agency: Agency, *, number: int, reason: str, by: By) -> dict[str, Any]:
    """Send a proposal back for good, with a reason. Refused: no_such_proposal, no_reason, and as `take_step`."""
    proposal = proposal_of(agency.connection, agency.area, number)
    return send_back_act(agency, act_of(proposal), number=number, reason=reason, by=by)


def act_of(proposal: Proposal) -> Description:
    """The act that is proposed."""
    return REGISTER[proposal.kind]


def _step(proposal: Proposal, by: By) -> str:
    taken = [step for step in proposal.chain[1:] if proposal.taken.get(step) == by.actor]
    if taken:
        return taken[-1]
    if proposal.taken[proposal.chain[0]] == by.actor:
        raise ActRefused(
            "same_person",
            f"{by.actor} 提出了提议 {proposal.id},须由另一人同意。",
            f"{by.actor} has made proposal {proposal.id}; a different person must agree to it.",
        )
    return proposal.next_step or proposal.chain[-1]
