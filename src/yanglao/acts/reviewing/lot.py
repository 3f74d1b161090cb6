"""抽签 A proposal put down: of some kinds (offices.toml, `[reviewing]`) the second person is drawn among those who may, by a seed made of what is
proposed under the office's key. Nobody can tell beforehand who it will be, and everybody can draw again afterwards (九(一)2)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from typing import Any

from yanglao.acts.bureaus import answers_for, matters_of_proposal
from yanglao.acts.describing import Description
from yanglao.acts.refusing import in_words
from yanglao.kernel.chance import drawn
from yanglao.policy.offices import offices_of
from yanglao.store.acting import Act
from yanglao.store.founding import appointments, own_persons
from yanglao.store.lots import add_lot, lot_of
from yanglao.store.proposals import TWO, Proposal, add_proposal, proposal_of

SAYS: dict[str, tuple[str, str]] = {
    "not_drawn": (
        "提议 {proposal} 抽签由 {login} 复核;不能办理的,由主任另行指定并说明原因(substitute-reviewer)。",
        "By lot proposal {proposal} is for {login} to look at; where that cannot be, the director names another and says why (`substitute-reviewer`).",
    ),
    "no_lot": ("提议 {proposal} 不是抽签复核的。", "No lot was drawn for proposal {proposal}."),
    "lot_over": ("提议 {proposal} 已复核或退回。", "Proposal {proposal} has been looked at, or sent back."),
    "not_eligible": (
        "{login} 不能复核提议 {proposal}:须现任 {roles},且不是提出的人。",
        "{login} cannot look at proposal {proposal}: it takes {roles}, and somebody else than who has made it.",
    ),
    "names_oneself": ("不能指定自己复核。", "Nobody names themselves."),
    "named_already": (
        "{login} 已是提议 {proposal} 的复核人。",
        "Proposal {proposal} is for {login} already.",
    ),
}
refused = partial(in_words, SAYS)


def add_with_lot(act: Act, description: Description, content: dict[str, Any], *, chain: str = TWO) -> int:
    """Put a proposal down, and draw who is to look at it where its kind asks for that; its number."""
    number = add_proposal(act, description.key, content, chain=chain)
    if description.key in offices_of(act.area.plan).reviewed_by_lot:
        _draw(act, description, proposal_of(act.connection, act.area, number))
    return number


def _draw(act: Act, description: Description, proposal: Proposal) -> None:
    assert description.agreement is not None
    roles = description.agreement.steps[proposal.chain[1]].roles_for(proposal)
    about = description.agreement.about
    among = eligible(act, proposal, roles, () if about is None else about(proposal))
    if among:
        seed = _seed(act, proposal)
        add_lot(act, proposal.id, seed=seed, roles=roles, eligible=among, drawn=drawn(seed, among))


def _seed(act: Act, proposal: Proposal) -> str:
    said = [act.area.code, proposal.kind, act.by.actor, act.by.on, _open(proposal.content)]
    return act.keys.hashed(json.dumps(said, sort_keys=True, ensure_ascii=False)).hex()


def _open(content: Any) -> Any:
    """What is proposed without what is sealed, which is written otherwise each time; its digest stands beside it."""
    if isinstance(content, dict):
        return {name: _open(one) for name, one in content.items() if not name.endswith("_sealed")}
    return [_open(one) for one in content] if isinstance(content, list) else content


def eligible(act: Act, proposal: Proposal, roles: Sequence[str], persons: Sequence[int] = ()) -> list[str]:
    """Logins, in order: who holds one of the roles on the day, of a bureau that answers for it where it is one's to certify, has not made the proposal, and is none of the persons it is about."""
    matters = matters_of_proposal(proposal)
    found = {
        one.login
        for _, one in appointments(act.connection, act.area)
        if one.role in roles
        and one.since <= act.by.on < one.until
        and answers_for(act.area.plan, one.bureau, matters)
    } - set(proposal.taken.values())
    return sorted(
        one for one in found if not own_persons(act.connection, act.area, one).intersection(persons)
    )


def must_be_drawn(act: Act, proposal: Proposal, step: str) -> None:
    """That whoever takes the second step is the one whom the lot, or the director after it, has named. Refused: not_drawn."""
    lot = lot_of(act.connection, act.area, proposal.id) if step == proposal.chain[1] else None
    if lot is not None and lot.named != act.by.actor:
        raise refused("not_drawn", proposal=proposal.id, login=lot.named)
