"""追回通知 The person, heard before, is told what was paid too much: all that nobody has told yet."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Values
from yanglao.acts.recovery.debts import find_debt, not_noticed, sum_of
from yanglao.acts.recovery.proposing import must_still_be
from yanglao.acts.recovery.refusals import refused
from yanglao.kernel.months import day_text
from yanglao.store.acting import Act
from yanglao.store.facts import have_died
from yanglao.store.proposals import Proposal
from yanglao.store.recoveries import NOTICE, add_items, add_step, open_recovery


def say_notice(act: Act, person: int, values: Values) -> dict[str, Any]:
    """What a notice says. Refused: nothing_overpaid, date_in_future, not_heard, addressee_needed."""
    items = not_noticed(act, person)
    if not items:
        raise refused("nothing_overpaid")
    if values["served_on"] > act.by.on:
        raise refused("date_in_future")
    if values["heard_on"] > values["served_on"]:
        raise refused("not_heard")
    if not values["addressee"] and have_died(act.connection, act.area, [person]):
        raise refused("addressee_needed")
    return {
        "fen": sum_of(items),
        "heard_on": day_text(values["heard_on"]),
        "statement": values["statement"],
        "served_on": day_text(values["served_on"]),
        "way": values["way"],
        "addressee": values["addressee"],
        "document": values["document"],
    }


def record_notice(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: a recovery about these items, or the one there is has them too. Refused: no_longer_possible."""
    content, person = proposal.content, proposal.content["person"]
    items = not_noticed(act, person)
    must_still_be(proposal, sum_of(items))
    debt, numbers = find_debt(act, person), [one.id for one in items]
    if debt is None:
        recovery = open_recovery(act, person, numbers)
    else:
        recovery = debt.recovery.id
        add_items(act, recovery, numbers)
    names = ("heard_on", "statement", "served_on", "way", "addressee", "fen")
    add_step(
        act,
        recovery,
        NOTICE,
        document=content["document"],
        content={name: content[name] for name in names},
    )
    return {"recovery": recovery, "fen": content["fen"]}
