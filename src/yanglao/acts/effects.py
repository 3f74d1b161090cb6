"""后果 What an act would do to money, before anybody agrees to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yanglao.acts.agreeing import act_of
from yanglao.acts.doing import do
from yanglao.acts.measuring import Answer, Effect, measured
from yanglao.lists import Given
from yanglao.store.acting import Act, Agency, By
from yanglao.store.proposals import Proposal, proposal_of


def preview(agency: Agency, name: str, given: Sequence[Given], *, by: By) -> Answer:
    """What doing an act would answer and do to money; nothing of it stays. Refused: as `do`."""
    return preview_shown(agency, name, given, by=by)[0]


def preview_shown(agency: Agency, name: str, given: Sequence[Given], *, by: By) -> tuple[Answer, Any]:
    """The same, and what would be shown to those who agree to it (None: nobody has to). Refused: as `do`."""
    shown: list[Any] = [None]

    def work() -> Answer:
        answer = do(agency, name, given, by=by)
        if answer.get("proposal") is not None:
            shown[0] = shown_of(agency, proposal_of(agency.connection, agency.area, answer["proposal"]))
        if answer.get("proposal") is not None and moves_money(agency, answer["proposal"]):
            _have_effect(agency, answer["proposal"], by)
        return answer

    answer, effect = measured(agency, on=by.on, work=work)
    for name in ("proposal", "invitations", "told_once"):
        answer.pop(name, None)
    return {"preview": True, **answer, "effect": effect.shown}, shown[0]


def shown_of(agency: Agency, proposal: Proposal) -> Any:
    """What is proposed, as it is looked at by those who agree to it."""
    agreement = act_of(proposal).agreement
    return (
        proposal.content
        if agreement is None or agreement.shown is None
        else agreement.shown(agency, proposal)
    )


def moves_money(agency: Agency, number: int) -> bool:
    """Whether the effect of a proposal is one in money, and still to come."""
    proposal = proposal_of(agency.connection, agency.area, number)
    agreement = act_of(proposal).agreement
    return agreement is not None and agreement.moves_money and not proposal.is_over


def effect_of(agency: Agency, *, number: int, on: int) -> Effect:
    """What a proposal would do to money if it were agreed to on a Day."""
    proposal = proposal_of(agency.connection, agency.area, number)
    by = By(proposal.taken[proposal.chain[0]], on, f"effect {number}")
    return measured(agency, on=on, work=lambda: _have_effect(agency, number, by))[1]


def _have_effect(agency: Agency, number: int, by: By) -> Answer:
    proposal = proposal_of(agency.connection, agency.area, number)
    agreement = act_of(proposal).agreement
    assert agreement is not None
    return agreement.effect(Act(agency, by, proposal.act_id), proposal)
