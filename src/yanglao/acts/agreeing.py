"""同意与退回 Agree to a proposal, or send it back, by its number alone: for kinds that one further person decides."""

from __future__ import annotations

from typing import Any

from yanglao.acts.kinds import KINDS
from yanglao.acts.proposals import Kind, take_step
from yanglao.acts.proposals import send_back as send_back_kind
from yanglao.store.acting import ActRefused, Agency, By
from yanglao.store.proposals import proposal_of

AGREED = "agreed"


def agree(agency: Agency, *, number: int, by: By) -> dict[str, Any]:
    """Agree to a proposal, which is thereby done. Refused: no_such_proposal, more_steps, and as `take_step`."""
    return take_step(agency, _kind(agency, number), number=number, step=AGREED, by=by)


def send_back(agency: Agency, *, number: int, reason: str, by: By) -> dict[str, Any]:
    """Send a proposal back for good, with a reason. Refused: no_such_proposal, more_steps, no_reason, and as `take_step`."""
    return send_back_kind(agency, _kind(agency, number), number=number, reason=reason, by=by)


def _kind(agency: Agency, number: int) -> Kind:
    """The kind of a proposal that is agreed to in one step."""
    kind = KINDS[proposal_of(agency.connection, agency.area, number).kind]
    if AGREED not in kind.steps:
        raise ActRefused(
            "more_steps",
            f"提议 {number} 是{kind.name_zh},须按其各环节办理(yanglao {kind.name})。",
            f"Proposal {number} is of the kind {kind.name_en}, which has steps of its own (yanglao {kind.name}).",
        )
    return kind
