"""公示异议 Anybody says at the counter, in time, what is wrong with somebody on a list; two people answer. What is upheld is put right by
the act that it calls for: a correction, an end, a suspension."""

from __future__ import annotations

from typing import Any

import psycopg

from yanglao.acts.about import do_about
from yanglao.acts.describing import Description, Values
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.publication.refusals import refused
from yanglao.acts.showing_persons import shown_person
from yanglao.kernel.months import day_text
from yanglao.policy.publication import publication_rules
from yanglao.store.acting import Act, Agency, Area, By
from yanglao.store.notice_lists import (
    NoticeList,
    Objection,
    add_answer,
    add_objection,
    notice_lists,
    objections,
)
from yanglao.store.proposals import TWO, Proposal, waiting
from yanglao.store.read.worklists import unit_names


def take_objection(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Note an objection. Refused: unknown_person, own_record, not_your_unit, no_such_list, not_on_the_list, window_over, objected_already."""
    return do_about(agency, act, values, by=by, work=_take)


def _take(act: Act, person: int, values: Values) -> dict[str, Any]:
    posted = _list(act, values["list"])
    if person not in posted.persons:
        raise refused("not_on_the_list", list=posted.id)
    if act.by.on > posted.until:
        raise refused("window_over", until=day_text(posted.until))
    _must_be_new(act, posted.id, person, values["reason"])
    due = publication_rules(act.area.plan).answered_by(act.by.on).day
    number = add_objection(
        act,
        list_id=posted.id,
        person=person,
        reason=values["reason"],
        objector=values["objector"],
        due=due,
    )
    return {"objection": number, "due": day_text(due)}


def _list(act: Act, number: int) -> NoticeList:
    for one in notice_lists(act.connection, act.area):
        if one.id == number:
            if act.units is not None and one.unit not in act.units:
                names = unit_names(act.connection, act.area)
                raise refused("not_your_unit", unit=names[one.unit])
            return one
    raise refused("no_such_list", list=number)


def _must_be_new(act: Act, number: int, person: int, reason: str) -> None:
    for one in objections(act.connection, act.area):
        if (one.list, one.person, one.reason) == (number, person, reason):
            raise refused("objected_already", objection=one.id)


def propose_answer(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose an answer. Refused: no_such_objection, answer_waits."""

    def work_out(under_way: Act) -> WorkedOut:
        one = _open(under_way, values["objection"])
        for other in waiting(under_way.connection, under_way.area, act.key):
            if other.content["objection"] == one.id:
                raise refused("answer_waits", proposal=other.id)
        return {**values, "person": one.person}, TWO, {"objection": one.id}

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=work_out)


def waiting_for_an_answer(connection: psycopg.Connection, area: Area) -> list[Objection]:
    """The objections of which nobody has proposed an answer, oldest first."""
    proposed = {one.content["objection"] for one in waiting(connection, area, "answer_objection")}
    return [one for one in objections(connection, area) if not one.outcome and one.id not in proposed]


def answer(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the objection is answered. Refused: no_such_objection."""
    one = _open(act, proposal.content["objection"])
    add_answer(act, one.id, outcome=proposal.content["outcome"], answer=proposal.content["answer"])
    return {"objection": one.id, "outcome": proposal.content["outcome"]}


def _open(act: Act, number: int) -> Objection:
    for one in objections(act.connection, act.area):
        if one.id == number and not one.outcome:
            return one
    raise refused("no_such_objection", objection=number)


def shown_answer(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """The objection with the person, and what is proposed to answer."""
    content = {name: value for name, value in proposal.content.items() if name != "person"}
    one = next(one for one in objections(agency.connection, agency.area) if one.id == content["objection"])
    return {**shown_person(agency, one.person), "reason": one.reason, "objector": one.objector, **content}
