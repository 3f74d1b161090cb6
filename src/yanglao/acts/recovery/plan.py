"""还款计划 What is owed is paid in instalments, as signed; a later plan takes the place of the one before."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Values
from yanglao.acts.recovery.debts import debt_of
from yanglao.acts.recovery.proposing import must_still_be
from yanglao.acts.recovery.refusals import refused
from yanglao.kernel.money import FEN_PER_YUAN, yuan_text
from yanglao.payment.instalments import equal_instalments
from yanglao.store.acting import Act
from yanglao.store.proposals import Proposal
from yanglao.store.recoveries import PLAN, Instalment, add_step


def say_plan(act: Act, person: int, values: Values) -> dict[str, Any]:
    """What a plan says. Refused: no_recovery, too_early, too_many_instalments."""
    left, count = debt_of(act, person).left_fen, values["instalments"]
    if values["first_on"] < act.by.on:
        raise refused("too_early")
    if left < count * FEN_PER_YUAN:
        raise refused("too_many_instalments", left=yuan_text(left), count=count)
    return {
        "fen": left,
        "instalments": equal_instalments(left, count=count, first_on=values["first_on"]),
        "document": values["document"],
    }


def record_plan(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect. Refused: no_recovery, no_longer_possible."""
    content = proposal.content
    debt = debt_of(act, content["person"])
    must_still_be(proposal, debt.left_fen)
    parts = [Instalment(*one) for one in content["instalments"]]
    add_step(act, debt.recovery.id, PLAN, document=content["document"], instalments=parts)
    return {"instalments": len(parts), "fen": content["fen"]}
