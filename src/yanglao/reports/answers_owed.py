"""待答复 What somebody waits for an answer to, and by when: not proposals yet."""

from __future__ import annotations

from dataclasses import dataclass

from yanglao.acts import roles
from yanglao.acts.disputes.described import ANSWER_CONTEST
from yanglao.policy.contests import contest_periods_of
from yanglao.reports.asking import Reader
from yanglao.store.contests import contests


@dataclass(frozen=True, slots=True)
class Owed:
    """Its number, the act that answers it, who took it, the Day on which it came and that by which it is due, the role it waits for."""

    number: int
    act: str
    taken_by: str
    since: int
    due: int
    waits_for: str


def owed(reader: Reader) -> list[Owed]:
    """What the reader may know of, oldest first."""
    periods = contest_periods_of(reader.area.plan)
    return [
        Owed(
            one.id,
            ANSWER_CONTEST.key,
            one.taken_by,
            one.came_on,
            periods.answered_until(one.came_on),
            roles.CLERK,
        )
        for one in contests(reader.connection, reader.area)
        if one.end is None and reader.sees(one.person)
    ]
