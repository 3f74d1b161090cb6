"""案件办理 What is done in a case: an order to correct with its deadline, evidence taken, a referral to another authority, the recovery of what was
paid too much. Nothing of it stops a pension."""

from __future__ import annotations

from yanglao.acts.describing import Answer, Description, Values
from yanglao.acts.performing import perform_act
from yanglao.acts.supervision.refusals import refused
from yanglao.kernel.months import day_text
from yanglao.store.acting import Act, Agency, By
from yanglao.store.cases import (
    ORDER,
    RECOVERY,
    REFERRED,
    Case,
    CaseStep,
    add_case_step,
    case_of_item,
    case_with,
    is_overpayment,
)


def go_on(agency: Agency, act: Description, values: Values, *, by: By) -> Answer:
    """Note a step. Refused: no_such_case, case_over, case_concerns_you, date_in_future, case_step_before, order_has_until,
    referral_names_whom, recovery_names_item, not_overpaid, item_of_another_case."""
    return perform_act(agency, act, dict(values), by=by, work=lambda under_way: _step(under_way, values))


def _step(act: Act, given: Values) -> Answer:
    found = open_case_with(act, given["case"])
    if given["on"] > act.by.on:
        raise refused("date_in_future")
    if given["on"] < found.opened_on:
        raise refused("case_step_before", day=day_text(found.opened_on))
    _refuse_half(given)
    if given["item"] is not None:
        _refuse_item(act, given["item"])
    step = CaseStep(
        step=given["step"],
        on=given["on"],
        what=given["what"],
        document=given["document"],
        until=given["until"] or 0,
        to=given["to"] or "",
        item=given["item"] or 0,
    )
    add_case_step(act, found.id, step)
    return {"case": found.id, "steps": found.steps + 1}


def _refuse_half(given: Values) -> None:
    """Refused: order_has_until, referral_names_whom, recovery_names_item."""
    step, until = given["step"], given["until"]
    if (step == ORDER) != (until is not None) or (until is not None and until < given["on"]):
        raise refused("order_has_until")
    if (step == REFERRED) != bool(given["to"]):
        raise refused("referral_names_whom")
    if (step == RECOVERY) != (given["item"] is not None):
        raise refused("recovery_names_item")


def _refuse_item(act: Act, item: int) -> None:
    """Refused: not_overpaid, item_of_another_case."""
    if not is_overpayment(act, item):
        raise refused("not_overpaid", item=item)
    if case := case_of_item(act, item):
        raise refused("item_of_another_case", item=item, case=case)


def open_case_with(act: Act, number: int) -> Case:
    """The open case under a number, that whoever acts may deal with. Refused: no_such_case, case_over, case_concerns_you."""
    found = case_with(act.connection, act.area, number)
    if found is None:
        raise refused("no_such_case", case=number)
    if act.by.actor in found.concerned:
        raise refused("case_concerns_you", actor=act.by.actor)
    if not found.is_open:
        raise refused("case_over", case=number)
    return found
