"""提议、同意、生效 What needs another pair of eyes: put down with its effect, agreed to or sent back by another person, and only
then done, in one transaction and in all their names. The database knows the chain of steps of every proposal, and that the people
differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from yanglao.acts.bureaus import matters_of_act, matters_of_proposal, must_answer_for
from yanglao.acts.describing import DOING, Agreement, Description, Work
from yanglao.acts.proxies.requests import note_request
from yanglao.acts.records.reach import refuse_own_record
from yanglao.acts.reviewing.lot import add_with_lot, must_be_drawn
from yanglao.store.acting import Act, ActRefused, Agency, By, answered, perform
from yanglao.store.notices import add_notices
from yanglao.store.proposals import (
    SENT_BACK,
    TWO,
    Proposal,
    add_step,
    proposal_of,
    refuse_taken,
)

WorkedOut = tuple[dict[str, Any], str, dict[str, Any]]
"""The content of a proposal, its chain, and what is answered besides its number."""


def propose(agency: Agency, act: Description, content: dict[str, Any], *, by: By) -> dict[str, Any]:
    """Put a proposal down; nothing else happens yet."""
    return propose_worked_out(
        agency, act, content, by=by, who=act.who, work_out=lambda _: (content, TWO, content)
    )


def propose_worked_out(
    agency: Agency,
    act: Description,
    asked: dict[str, Any],
    *,
    by: By,
    who: tuple[str, ...],
    work_out: Callable[[Act], WorkedOut],
) -> dict[str, Any]:
    """Put a proposal down of which content and number of people come of what is asked and what is known now. The same again
    answers the same, unless it was sent back: then it is proposed anew."""

    def work(under_way: Act) -> dict[str, Any]:
        content, chain, told = work_out(under_way)
        note_request(under_way, act.key, asked, content)
        return {"proposal": add_with_lot(under_way, act, content, chain=chain), **told}

    kind = f"propose_{act.key}"
    attempt = next_attempt(
        agency, by, kind=kind, content=asked, is_left=lambda answer: is_sent_back(agency, answer["proposal"])
    )
    return perform(
        agency,
        attempt,
        kind=kind,
        content=asked,
        roles=who,
        work=work,
        is_weighty=DOING in act.proven,
        about=matters_of_act(act),
    )


def next_attempt(
    agency: Agency, by: By, *, kind: str, content: Any, is_left: Callable[[dict[str, Any]], bool]
) -> By:
    """Under which key something is done now: its own, or one more where the attempt before has left something to do."""
    attempt, count = by, 1
    while (answer := answered(agency, attempt, kind=kind, content=content)) is not None and is_left(answer):
        count += 1
        attempt = replace(by, key=f"{by.key}#{count}")
    return attempt


def is_sent_back(agency: Agency, number: int | None) -> bool:
    """Whether there is a proposal, and somebody has sent it back."""
    if number is None:
        return False
    return SENT_BACK in proposal_of(agency.connection, agency.area, number).taken


def take_step(agency: Agency, act: Description, *, number: int, step: str, by: By) -> dict[str, Any]:
    """Take a step of a proposal of an act; the last step has its effect.

    Refused: no_such_proposal, step_taken, same_person, step_out_of_order, date_before, not_drawn, proof_needed, not_your_bureau.
    """
    agreement = agreement_of(act)

    def work(under_way: Act) -> dict[str, Any]:
        proposal = _of_act(under_way, act, number)
        must_answer_for(under_way, matters_of_proposal(proposal))
        refuse_taken(under_way.connection, under_way.area, proposal, step)
        if agreement.about is not None:
            refuse_own_record(under_way, proposal, agreement.about(proposal))
        must_be_drawn(under_way, proposal, step)
        add_step(under_way, number, step)
        is_last = step == proposal.chain[-1]
        done = _done(agreement.effect if is_last else agreement.steps[step].work, under_way, proposal)
        if is_last:
            _tell(agreement, under_way, proposal)
        return {"proposal": number, "step": step, **done}

    return perform(
        agency,
        by,
        kind=f"{act.key}_{step}",
        content={"proposal": number},
        roles=agreement.steps[step].roles_for(proposal_of(agency.connection, agency.area, number)),
        work=work,
        is_weighty=step in act.proven,
    )


def send_back(agency: Agency, act: Description, *, number: int, reason: str, by: By) -> dict[str, Any]:
    """Put a proposal aside for good, with a reason; it can be proposed anew. Refused: no_reason, and as `take_step`."""
    agreement = agreement_of(act)
    if not reason.strip():
        raise ActRefused("no_reason", "请填写退回原因。", "Give the reason why it is sent back.")

    def work(under_way: Act) -> dict[str, Any]:
        proposal = _of_act(under_way, act, number)
        must_answer_for(under_way, matters_of_proposal(proposal))
        refuse_taken(under_way.connection, under_way.area, proposal, SENT_BACK)
        add_step(under_way, number, SENT_BACK, reason=reason.strip())
        return {"proposal": number, "step": SENT_BACK, **_done(agreement.sent_back, under_way, proposal)}

    return perform(
        agency,
        by,
        kind=f"{act.key}_{SENT_BACK}",
        content={"proposal": number, "reason": reason.strip()},
        roles=agreement.senders(proposal_of(agency.connection, agency.area, number)),
        work=work,
    )


def agreement_of(act: Description) -> Agreement:
    """Who else must agree to an act of which there are proposals."""
    if act.agreement is None:
        raise ValueError(f"nobody else agrees to {act.key}")
    return act.agreement


def _done(work: Work | None, act: Act, proposal: Proposal) -> dict[str, Any]:
    return work(act, proposal) if work is not None else {}


def _tell(agreement: Agreement, act: Act, proposal: Proposal) -> None:
    """通知 A notice of what was done, to those whom it concerns."""
    told = agreement.told or agreement.about
    if agreement.tells and told is not None:
        add_notices(act, agreement.tells, told(proposal), document=str(proposal.content.get("document", "")))


def _of_act(under_way: Act, act: Description, number: int) -> Proposal:
    proposal = proposal_of(under_way.connection, under_way.area, number)
    if proposal.kind != act.key:
        raise ActRefused(
            "no_such_proposal",
            f"提议 {number} 不是{act.title_zh}。",
            f"Proposal {number} is not of the act {act.title_en}.",
        )
    return proposal
