"""举报投诉 Complaints and tips are taken, dealt with and answered by the supervisors, never by whom they are about. Who made one is kept
under seal; whoever looks says what for, and is on record before it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from yanglao.acts.describing import Answer, Description, Values
from yanglao.acts.disputes.refusals import refused
from yanglao.acts.performing import perform_act
from yanglao.acts.records.refusals import said_of_row
from yanglao.kernel.months import day_text
from yanglao.policy.contests import complaint_period_of
from yanglao.store.acting import Act, Agency, By
from yanglao.store.complaints import (
    PASSED_ON,
    Complaint,
    Informant,
    add_complaint,
    add_complaint_step,
    add_informant,
    complaints,
    end_complaint,
    is_staff_of,
    read_informant,
)
from yanglao.store.founding import appointments
from yanglao.store.people import units_of


def complain(agency: Agency, act: Description, values: Values, *, by: By) -> Answer:
    """Take a complaint. Refused: date_in_future, unknown_unit, no_such_staff, about_oneself, name_needed."""
    # A key of what was typed would bear out a guess.
    hidden = replace(by, key=agency.keys.hashed(by.key).hex())
    return _do(agency, act, values, hidden, _take)


def _take(act: Act, values: Values) -> Answer:
    came_on, unit, staff = values["on"], _unit(act, values["unit"]), values["staff"]
    if came_on > act.by.on:
        raise refused("date_in_future")
    if staff and not appointments(act.connection, act.area, staff):
        raise refused("no_such_staff", login=staff)
    if staff == act.by.actor or is_staff_of(act, act.by.actor, unit):
        raise refused("about_oneself")
    if values["contact"] and not values["name"]:
        raise refused("name_needed")
    number = add_complaint(
        act,
        unit=unit,
        staff=staff,
        matter=values["matter"],
        channel=values["channel"],
        came_on=came_on,
        what=values["what"],
    )
    if values["name"]:
        add_informant(act, number, Informant(values["name"], values["contact"]))
    until = complaint_period_of(act.area.plan).answered_until(came_on)
    return {"complaint": number, "answer_until": day_text(until)}


def _unit(act: Act, named: str) -> int:
    """The unit of that code or name; 0: none is named. Refused: unknown_unit."""
    if not named:
        return 0
    found = units_of(act.connection, act.area).get(named)
    if found is None:
        raise said_of_row("unknown_unit")
    return found


def go_on(agency: Agency, act: Description, values: Values, *, by: By) -> Answer:
    """办理 Note what was done about a complaint. Refused: no_such_complaint, complaint_over, date_in_future, step_before."""
    return _do(agency, act, values, by, _step)


def _step(act: Act, values: Values) -> Answer:
    found = _open(act, values["complaint"])
    if values["on"] > act.by.on:
        raise refused("date_in_future")
    if values["on"] < found.came_on:
        raise refused("step_before", day=day_text(found.came_on))
    add_complaint_step(act, found.id, values["on"], values["what"])
    return {"complaint": found.id, "steps": found.steps + 1}


def answer(agency: Agency, act: Description, values: Values, *, by: By) -> Answer:
    """办结 Answer a complaint. Refused: no_such_complaint, complaint_over, took_it, to_whom."""
    return _do(agency, act, values, by, _answer)


def _answer(act: Act, values: Values) -> Answer:
    found = _open(act, values["complaint"])
    if found.taken_by == act.by.actor:
        raise refused("took_it", actor=act.by.actor)
    if (values["outcome"] == PASSED_ON) != bool(values["to"]):
        raise refused("to_whom")
    end_complaint(
        act,
        found.id,
        outcome=values["outcome"],
        reason=values["reason"],
        document=values["document"],
        passed_to=values["to"],
    )
    return {"complaint": found.id, "outcome": values["outcome"]}


def look(agency: Agency, act: Description, values: Values, *, by: By) -> Answer:
    """查阅举报人 Who made a complaint, told once. Refused: no_such_complaint, anonymous."""
    return _do(agency, act, values, by, _look)


def _look(act: Act, values: Values) -> Answer:
    found = _known(act, values["complaint"])
    informant = read_informant(act, found.id, values["purpose"])
    if informant is None:
        raise refused("anonymous", complaint=found.id)
    act.once |= informant._asdict()
    return {"complaint": found.id, "reads": found.reads + 1}


def _do(
    agency: Agency, act: Description, values: Values, by: By, work: Callable[[Act, Values], Answer]
) -> Answer:
    return perform_act(agency, act, dict(values), by=by, work=lambda under_way: work(under_way, values))


def _known(act: Act, number: int) -> Complaint:
    """A complaint of which whoever acts may know. Whom it is about is told that there is none. Refused: no_such_complaint."""
    for one in complaints(act.connection, act.area, act.by.actor):
        if one.id == number:
            return one
    raise refused("no_such_complaint", complaint=number)


def _open(act: Act, number: int) -> Complaint:
    found = _known(act, number)
    if not found.is_open:
        raise refused("complaint_over", complaint=number)
    return found
