"""政策提议 A law decided anew is put down with what it changes for everybody, as known on that day, before anybody agrees to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.policy.effect import law_effect
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.kernel.months import month_text
from yanglao.policy.law import Laws
from yanglao.store.acting import Act, Agency, By
from yanglao.store.law import add_version, laws_of
from yanglao.store.proposals import TWO, Proposal

Supposed = Callable[[Agency, Values, int], Laws]
"""The law as it would be with the content of a proposal, on a Day."""


def propose_law(
    agency: Agency, act: Description, content: dict[str, Any], *, by: By, supposed: Supposed
) -> dict[str, Any]:
    """Propose a law of which `content` is what is asked; its effect stands beside it."""

    def work_out(under_way: Act) -> WorkedOut:
        laws = laws_of(under_way.connection, under_way.area)
        effect = law_effect(under_way.agency, laws, supposed(under_way.agency, content, by.on), on=by.on)
        told = {"effect": effect.shown}
        return content | told, TWO, content | told

    return propose_worked_out(agency, act, content, by=by, who=act.who, work_out=work_out)


def put_in_force(act: Act, proposal: Proposal, decided: Mapping[str, Any]) -> dict[str, Any]:
    """A version of each parameter or reading in `decided` (key -> value, as the plan writes it); what the proposal has decided."""
    content = proposal.content
    for key, value in decided.items():
        add_version(
            act,
            parameter=key,
            valid_from=content["valid_from"],
            value=value,
            document=content["document"],
            proposal=proposal.id,
        )
    return {
        proposal.kind: content[proposal.kind],
        "valid_from": month_text(content["valid_from"]),
        "value": content["value"],
    }
