"""排名 Units by how far they are with enrolment, payment in full and deaths reported in time (三, 十三), so that nobody is praised or shamed
by chance: a unit stands above or below only when the whole 95 % interval of its rate does.

Enrolment is held against the target of the plan. Where the target is everybody, one case alone would put a unit of three below it and
no unit could ever stand above it: there a unit is held against all units together, and who is missing to the target is told besides.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from yanglao.acts.survey.population import Population, population
from yanglao.acts.townships.deaths import deaths_told
from yanglao.casefile.words import Pair
from yanglao.kernel.columns import Bools
from yanglao.kernel.intervals import Interval, Share, wilson
from yanglao.kernel.periods import Period
from yanglao.store.acting import Agency
from yanglao.store.law import laws_of
from yanglao.store.read.worklists import unit_names, unit_of_persons

COVERAGE, PAYMENT, DEATHS = "coverage", "payment", "deaths"
MEASURES: dict[str, Pair] = {
    COVERAGE: ("参保率", "enrolled"),
    PAYMENT: ("发放率", "paid in full"),
    DEATHS: ("死亡当月报告率", "deaths told in time"),
}
ABOVE, BELOW, UNKNOWN = "above", "below", "unknown"
STANDINGS: dict[str, Pair] = {
    ABOVE: ("高于", "above"),
    BELOW: ("低于", "below"),
    UNKNOWN: ("不能判断", "cannot tell"),
}
EVERYBODY = 100


class Ranked(NamedTuple):
    """A unit under a measure: what was counted, its interval (None: there was nothing to count), what it is held against, where it stands,
    and its place: one more than there are units of which it is certain that they stand higher."""

    measure: str
    unit: int
    share: Share
    interval: Interval | None
    aim: Share
    standing: str
    place: int


def ranking(agency: Agency, period: Period) -> list[Ranked]:
    """Every unit under every measure, by place: enrolment and payment at the end of a period, deaths of all of it."""
    law = laws_of(agency.connection, agency.area).at(period.last)
    units = list(unit_names(agency.connection, agency.area))
    found = population(agency, on=period.last_day, month=period.last)
    could = _counted(found, units, found.enrolled, found.enrolled | found.could)
    paid = _counted(found, units, found.entitled & found.paid, found.entitled)
    return [
        *_ranked(COVERAGE, could, law.enrolment_target_percent),
        *_ranked(PAYMENT, paid, law.payment_target_percent),
        *_ranked(DEATHS, _deaths(agency, period, units), EVERYBODY),
    ]


def _counted(found: Population, units: list[int], part: Bools, whole: Bools) -> dict[int, Share]:
    return {
        unit: Share(int((part & (found.units == unit)).sum()), int((whole & (found.units == unit)).sum()))
        for unit in units
    }


def _deaths(agency: Agency, period: Period, units: list[int]) -> dict[int, Share]:
    homes = unit_of_persons(agency.connection, agency.area, on=period.last_day)
    told, late = deaths_told(agency, period, homes)
    return {unit: Share(told[unit] - late[unit], told[unit]) for unit in units}


def _ranked(measure: str, shares: Mapping[int, Share], target_percent: int | None) -> list[Ranked]:
    aim = _aim(shares, target_percent)
    intervals = {unit: wilson(share) for unit, share in shares.items() if share.whole}
    found = [
        Ranked(
            measure,
            unit,
            share,
            intervals.get(unit),
            aim,
            standing(intervals.get(unit), aim),
            _place(unit, intervals),
        )
        for unit, share in shares.items()
    ]
    return sorted(found, key=lambda one: (one.place, -(one.share.permille or 0), one.unit))


def _aim(shares: Mapping[int, Share], target_percent: int | None) -> Share:
    """The target of the plan; all units together where that is everybody, or there is none."""
    if target_percent is not None and target_percent < EVERYBODY:
        return Share(target_percent, EVERYBODY)
    return Share(sum(one.part for one in shares.values()), sum(one.whole for one in shares.values()))


def standing(interval: Interval | None, aim: Share) -> str:
    """Where a unit stands: above or below when its whole interval does."""
    if interval is None or not aim.whole:
        return UNKNOWN
    if interval.reaches(aim):
        return ABOVE
    return BELOW if interval.misses(aim) else UNKNOWN


def _place(unit: int, intervals: Mapping[int, Interval]) -> int:
    """A unit of which nothing is known comes after all others."""
    if unit not in intervals:
        return len(intervals) + 1
    return 1 + sum(one.low > intervals[unit].high for one in intervals.values())
