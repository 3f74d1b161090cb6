"""指定复核人 The director names somebody else than the lot, and says why: leave, illness, an interest in the matter."""

from __future__ import annotations

from typing import Any

from yanglao.acts import roles
from yanglao.acts.describing import Description, Values
from yanglao.acts.performing import perform_act
from yanglao.acts.refusing import in_both
from yanglao.acts.reviewing.lot import SAYS, eligible, refused
from yanglao.lists import Field, Layout
from yanglao.policy.roles import roles_said
from yanglao.store.acting import Act, Agency, By
from yanglao.store.lots import add_substitution, lot_of
from yanglao.store.proposals import proposal_of


def substitute(agency: Agency, values: Values, *, by: By) -> dict[str, Any]:
    """Name who is to look at a proposal. Refused: no_such_proposal, no_lot, lot_over, names_oneself, named_already, not_eligible."""
    return perform_act(
        agency,
        SUBSTITUTE_REVIEWER,
        dict(values),
        by=by,
        work=lambda act: _name(act, values["proposal"], values["login"], values["reason"]),
    )


def _name(act: Act, number: int, login: str, reason: str) -> dict[str, Any]:
    proposal = proposal_of(act.connection, act.area, number)
    lot = lot_of(act.connection, act.area, number)
    if lot is None:
        raise refused("no_lot", proposal=number)
    if len(proposal.taken) > 1:
        raise refused("lot_over", proposal=number)
    if login == act.by.actor:
        raise refused("names_oneself")
    if login == lot.named:
        raise refused("named_already", proposal=number, login=login)
    if login not in eligible(act, proposal, lot.roles):
        raise in_both(SAYS, "not_eligible", {"roles": roles_said(lot.roles)}, proposal=number, login=login)
    add_substitution(act, number, login, reason)
    return {"proposal": number, "drawn": lot.drawn, "named": login}


SUBSTITUTE_REVIEWER: Description = Description(
    asks=Layout(
        "substitute_reviewer",
        "指定复核人",
        "somebody else than the lot has drawn",
        (
            Field("proposal", "serial", ("提议编号", "待办编号")),
            Field("login", "text", ("复核人登录名", "登录名")),
            Field("reason", "text", ("原因",)),
        ),
    ),
    clause="九(一)2",
    who=(roles.DIRECTOR,),
    does=lambda agency, values, by: substitute(agency, values, by=by),
    refuses=("no_such_proposal", "no_lot", "lot_over", "names_oneself", "named_already", "not_eligible"),
)
"""指定复核人 For a reason that is kept."""
