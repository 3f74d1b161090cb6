"""追回通知 The person, heard before, is told what was paid too much: all that nobody has told yet."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Values
from yanglao.acts.recovery.debts import find_debt, not_noticed, sum_of
from yanglao.acts.recovery.proposing import must_still_be
from yanglao.acts.recovery.refusals import refused
from yanglao.kernel.months import day_text
from yanglao.store.acting import Act
from yanglao.store.notices import RECOVERY_INTENDED, Hearing, intended
from yanglao.store.proposals import Proposal
from yanglao.store.recoveries import NOTICE, add_items, add_step, open_recovery


def say_notice(act: Act, person: int, values: Values) -> dict[str, Any]:
    """What a notice says. Refused: nothing_overpaid, not_heard."""
    items = not_noticed(act, person)
    if not items:
        raise refused("nothing_overpaid")
    heard = _heard(act, person)
    return {
        "fen": sum_of(items),
        "heard_on": day_text(heard.heard_on),
        "statement": heard.statement,
        "document": values["document"],
    }


def _heard(act: Act, person: int) -> Hearing:
    """What the person said to what was intended. Refused: not_heard."""
    told = intended(act.connection, act.area, [person], RECOVERY_INTENDED).get(person)
    if told is None or told.hearing is None:
        raise refused("not_heard")
    return told.hearing


def record_notice(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: a recovery about these items, or the one there is has them too. Refused: not_heard, no_longer_possible."""
    content, person = proposal.content, proposal.content["person"]
    items = not_noticed(act, person)
    _heard(act, person)
    must_still_be(proposal, sum_of(items))
    debt, numbers = find_debt(act, person), [one.id for one in items]
    if debt is None:
        recovery = open_recovery(act, person, numbers)
    else:
        recovery = debt.recovery.id
        add_items(act, recovery, numbers)
    words = {name: content[name] for name in ("heard_on", "statement", "fen")}
    add_step(act, recovery, NOTICE, document=content["document"], content=words)
    return {"recovery": recovery, "fen": content["fen"]}
