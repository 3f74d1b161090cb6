"""提议、同意、生效 What needs another pair of eyes: put down with its effect, agreed to or sent back by another person, and only
then done, in one transaction and in all their names. The database knows the chain of steps of every kind, and that the people
differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from yanglao.store.acting import Act, ActRefused, Agency, By, perform
from yanglao.store.proposals import SENT_BACK, Proposal, add_proposal, add_step, proposal_of, refuse_taken

Effect = Callable[[Act, Proposal], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of proposal: who may take which of its further steps, who may send it back, and the effect of the last step."""

    name: str
    name_zh: str
    name_en: str
    steps: Mapping[str, tuple[str, ...]]
    may_send_back: tuple[str, ...]
    effect: Effect


def propose(
    agency: Agency, kind: str, content: dict[str, Any], *, roles: tuple[str, ...], by: By
) -> dict[str, Any]:
    """Put a proposal down; nothing else happens yet."""

    def work(act: Act) -> dict[str, Any]:
        return {"proposal": add_proposal(act, kind, content), **content}

    return perform(agency, by, kind=f"propose_{kind}", content=content, roles=roles, work=work)


def take_step(
    agency: Agency, kind: Kind, *, number: int, step: str, by: By, work: Effect | None = None
) -> dict[str, Any]:
    """Take a step of a proposal of a kind; the last step has its effect. `work` is what another step does.

    Refused: no_such_proposal, step_taken, same_person, step_out_of_order, date_before.
    """

    def act_on(act: Act) -> dict[str, Any]:
        proposal = _of_kind(act, kind, number)
        refuse_taken(act.connection, act.area, proposal, step)
        add_step(act, number, step)
        do = kind.effect if step == proposal.chain[-1] else work
        return {"proposal": number, "step": step, **(do(act, proposal) if do else {})}

    return perform(
        agency,
        by,
        kind=f"{kind.name}_{step}",
        content={"proposal": number},
        roles=kind.steps[step],
        work=act_on,
    )


def send_back(
    agency: Agency, kind: Kind, *, number: int, reason: str, by: By, work: Effect | None = None
) -> dict[str, Any]:
    """Put a proposal aside for good, with a reason; it can be proposed anew. Refused: no_reason, and as `take_step`."""
    if not reason.strip():
        raise ActRefused("no_reason", "请填写退回原因。", "Give the reason why it is sent back.")

    def act_on(act: Act) -> dict[str, Any]:
        proposal = _of_kind(act, kind, number)
        refuse_taken(act.connection, act.area, proposal, SENT_BACK)
        add_step(act, number, SENT_BACK, reason=reason.strip())
        return {"proposal": number, "step": SENT_BACK, **(work(act, proposal) if work else {})}

    return perform(
        agency,
        by,
        kind=f"{kind.name}_{SENT_BACK}",
        content={"proposal": number, "reason": reason.strip()},
        roles=kind.may_send_back,
        work=act_on,
    )


def _of_kind(act: Act, kind: Kind, number: int) -> Proposal:
    proposal = proposal_of(act.connection, act.area, number)
    if proposal.kind != kind.name:
        raise ActRefused(
            "no_such_proposal",
            f"提议 {number} 不是{kind.name_zh}。",
            f"Proposal {number} is not of the kind {kind.name_en}.",
        )
    return proposal
