"""待答复 What somebody waits for an answer to, and by when: not proposals yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yanglao.acts import roles
from yanglao.acts.disputes.described import ANSWER_CONTEST, COMPLAINT_ANSWER
from yanglao.acts.publication.described import ANSWER_OBJECTION
from yanglao.acts.publication.objecting import waiting_for_an_answer
from yanglao.acts.supervision.described import CLOSE_CASE
from yanglao.policy.contests import complaint_period_of, contest_periods_of
from yanglao.reports.asking import Reader
from yanglao.store.acting import ActRefused, units_of_reader
from yanglao.store.cases import cases_of
from yanglao.store.complaints import complaints
from yanglao.store.contests import contests
from yanglao.store.handovers import CASE, COMPLAINT, CONTEST, OBJECTION

ANSWERERS = (roles.CLERK, roles.SUPERVISOR)
"""Those whom anything here waits for."""

ANSWERED_BY = {
    CONTEST: ANSWER_CONTEST.key,
    OBJECTION: ANSWER_OBJECTION.key,
    COMPLAINT: COMPLAINT_ANSWER.key,
    CASE: CLOSE_CASE.key,
}
"""Kind of task -> the act that answers it."""


@dataclass(frozen=True, slots=True)
class Owed:
    """What it is (as tasks are called) and its number, the act that answers it, who took it, the Day on which it came and that by which it is due, the role it waits for."""

    kind: str
    number: int
    act: str
    taken_by: str
    since: int
    due: int
    waits_for: str


def owed(reader: Reader) -> list[Owed]:
    """What the reader may know of: contests and objections to lists of people they see; complaints and cases only where they are a supervisor
    or auditor whom none is about."""
    ours = [*_contests(reader), *_objections(reader)]
    return [*ours, *([*_complaints(reader), *_cases(reader)] if _supervises(reader) else ())]


def _contests(reader: Reader) -> Iterator[Owed]:
    periods = contest_periods_of(reader.area.plan)
    for one in contests(reader.connection, reader.area):
        if one.end is None and reader.sees(one.person):
            due = periods.answered_until(one.came_on)
            yield Owed(CONTEST, one.id, ANSWER_CONTEST.key, one.taken_by, one.came_on, due, roles.CLERK)


def _objections(reader: Reader) -> Iterator[Owed]:
    """Those of which nobody has proposed an answer."""
    for one in waiting_for_an_answer(reader.connection, reader.area):
        if reader.sees(one.person):
            yield Owed(OBJECTION, one.id, ANSWER_OBJECTION.key, one.taken_by, one.on, one.due, roles.CLERK)


def _complaints(reader: Reader) -> Iterator[Owed]:
    period = complaint_period_of(reader.area.plan)
    for one in complaints(reader.connection, reader.area, reader.login):
        if one.is_open:
            due = period.answered_until(one.came_on)
            yield Owed(
                COMPLAINT, one.id, COMPLAINT_ANSWER.key, one.taken_by, one.came_on, due, roles.SUPERVISOR
            )


def _cases(reader: Reader) -> Iterator[Owed]:
    for one in cases_of(reader.connection, reader.area):
        if one.is_open and reader.login not in one.concerned:
            yield Owed(
                CASE, one.id, CLOSE_CASE.key, one.opened_by, one.opened_on, one.due_on, roles.SUPERVISOR
            )


def _supervises(reader: Reader) -> bool:
    try:
        units_of_reader(reader.agency, reader.login, COMPLAINT_ANSWER.who, reader.on)
    except ActRefused:
        return False
    return True
