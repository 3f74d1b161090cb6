"""死亡报告 Of how many deaths the office was told, unit by unit, and of how many in time (十: in the month in which they happen)."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from yanglao.kernel.periods import Period
from yanglao.life.kinds import Kind
from yanglao.policy.deadlines import deadlines_of
from yanglao.store.acting import Agency
from yanglao.store.read.worklists import events_told


class Deaths(NamedTuple):
    """Unit -> deaths of which the office was told, and those of them told too late."""

    told: Counter[int]
    late: Counter[int]


def deaths_told(agency: Agency, period: Period, homes: dict[int, int]) -> Deaths:
    """Of people with their units (0: none), in the months of a period; a plan without a deadline has nothing late."""
    deadline = deadlines_of(agency.area.plan).events.get(Kind.death.name)
    told, late = Counter[int](), Counter[int]()
    for one in events_told(agency.connection, agency.area, [Kind.death], period.first_day, period.last_day):
        unit = homes.get(one.person, 0)
        told[unit] += 1
        late[unit] += deadline is not None and one.told_on > deadline.due(one.day).day
    return Deaths(told, late)
