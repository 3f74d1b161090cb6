"""复查申请 A decision is contested by the person or somebody who may act for them, within its period; and taken back."""

from __future__ import annotations

from yanglao.acts.about import do_about
from yanglao.acts.describing import Answer, Description, Values
from yanglao.acts.disputes.refusals import refused
from yanglao.acts.performing import perform_act
from yanglao.acts.proxies.requests import note_request
from yanglao.acts.records.reach import must_reach
from yanglao.kernel.months import day_text
from yanglao.policy.contests import ContestPeriods, contest_periods_of
from yanglao.policy.notices import periods_of
from yanglao.store.acting import Act, Agency, By
from yanglao.store.contests import WITHDRAWN, Contest, add_contest, contest_with, contests_of, withdraw
from yanglao.store.notices import Notice, notices_of


def contest(agency: Agency, act: Description, values: Values, *, by: By) -> Answer:
    """Contest the last decision of a kind. Refused: unknown_person, own_record, not_your_unit, no_such_decision, date_in_future,
    came_before, contested_already, answered_already, contest_too_late, not_authorised, authority_over, not_covered, staff_as_agent."""
    return do_about(agency, act, values, by=by, work=_contest)


def _contest(act: Act, person: int, values: Values) -> Answer:
    notice = _decision(act, person, values["notice"])
    came_on = values["on"]
    if came_on > act.by.on:
        raise refused("date_in_future")
    if came_on < notice.on:
        raise refused("came_before", day=day_text(notice.on))
    _refuse_again(act, notice)
    _refuse_late(act, notice, came_on)
    note_request(act, "contest", {"person": person, "applicant": values["applicant"]}, {})
    number = add_contest(
        act,
        person=person,
        notice=notice.id,
        came_on=came_on,
        channel=values["channel"],
        reason=values["reason"],
        papers=values["papers"],
    )
    return {"contest": number, "answer_until": day_text(_periods(act).answered_until(came_on))}


def _decision(act: Act, person: int, about: str) -> Notice:
    told = [one for one in notices_of(act.connection, act.area, [person]) if one.about == about]
    if not told:
        raise refused("no_such_decision")
    return told[-1]


def _refuse_again(act: Act, notice: Notice) -> None:
    for one in contests_of(act.connection, act.area, notice.person):
        if one.notice == notice.id and one.end is None:
            raise refused("contested_already", contest=one.id)
        if one.notice == notice.id and one.end is not None and one.end.outcome != WITHDRAWN:
            raise refused("answered_already", contest=one.id)


def _refuse_late(act: Act, notice: Notice, came_on: int) -> None:
    """No period runs while a decision is not served."""
    if notice.service is None:
        return
    until = _periods(act).asked_until(notice.service.holds_from)
    if came_on > until:
        suit = periods_of(act.area.plan).suit_until(notice.service.holds_from)
        raise refused("contest_too_late", until=day_text(until), suit=day_text(suit))


def _periods(act: Act) -> ContestPeriods:
    return contest_periods_of(act.area.plan)


def take_back(agency: Agency, act: Description, values: Values, *, by: By) -> Answer:
    """撤回 Note that a contest was taken back. Refused: no_open_contest, own_record, not_your_unit."""

    def work(under_way: Act) -> Answer:
        found = open_contest(under_way, values["contest"])
        must_reach(under_way, [found.person])
        withdraw(under_way, found.id, values["reason"])
        return {"contest": found.id}

    return perform_act(agency, act, dict(values), by=by, work=work)


def open_contest(act: Act, number: int) -> Contest:
    """The contest of that number that waits for its answer. Refused: no_open_contest."""
    found = contest_with(act.connection, act.area, number)
    if found is None or found.end is not None:
        raise refused("no_open_contest", contest=number)
    return found
