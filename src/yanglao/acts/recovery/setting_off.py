"""抵扣 A share of each later pension is taken for what was paid too much, by the person's signed agreement; the payroll does it."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Values
from yanglao.acts.recovery.debts import debt_of
from yanglao.acts.recovery.refusals import refused
from yanglao.kernel.months import month_text, parse_month
from yanglao.policy.offices import offices_of
from yanglao.store.acting import Act, Area
from yanglao.store.facts import have_died
from yanglao.store.proposals import Proposal
from yanglao.store.recoveries import SET_OFF, SET_OFF_ENDED, Recovery, add_step

DECISION = "decision"


def say_set_off(act: Act, person: int, values: Values) -> dict[str, Any]:
    """What is agreed. Refused: no_recovery, set_off_needs_consent, has_died."""
    debt_of(act, person)
    _refuse_decision(act.area, values["by"])
    if have_died(act.connection, act.area, [person]):
        raise refused("has_died")
    return {
        "percent": values["percent"],
        "since": month_text(values["since"]),
        "by": values["by"],
        "document": values["document"],
    }


def _refuse_decision(area: Area, by: str) -> None:
    if by == DECISION and not offices_of(area.plan).set_off_by_decision:
        raise refused("set_off_needs_consent")


def record_set_off(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: from its month on every payroll takes the share. Refused: no_recovery."""
    content = proposal.content
    debt = debt_of(act, content["person"])
    words = {name: content[name] for name in ("percent", "since", "by")}
    add_step(act, debt.recovery.id, SET_OFF, document=content["document"], content=words)
    return words


def say_end(act: Act, person: int, values: Values) -> dict[str, Any]:
    """Refused: no_recovery, no_set_off."""
    if percent_in(debt_of(act, person).recovery) == 0:
        raise refused("no_set_off")
    return {"document": values["document"]}


def record_end(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: no later payroll takes anything. Refused: no_recovery."""
    debt = debt_of(act, proposal.content["person"])
    add_step(act, debt.recovery.id, SET_OFF_ENDED, document=proposal.content["document"])
    return {"recovery": debt.recovery.id}


def percent_in(recovery: Recovery, month: int | None = None) -> int:
    """The share that is taken of the pension of a month (None: of any later one), in percent; 0: nothing."""
    last = recovery.last(SET_OFF, SET_OFF_ENDED)
    if last is None or last.step == SET_OFF_ENDED:
        return 0
    if month is not None and parse_month(last.content["since"]) > month:
        return 0
    return int(last.content["percent"])
