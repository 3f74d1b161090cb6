"""Enrolment 参保登记: who joins when, and the years of service and transfers that some bring."""

from dataclasses import dataclass

import numpy as np

from .dates import (
    FIRST_MONTH,
    LAUNCH,
    NEVER,
    Bools,
    Ints,
    Texts,
    month_of,
    month_start,
    month_starts,
    stream,
    years_after,
)
from .homes import MOVED_IN
from .payees import own_account
from .people import AT_LAUNCH, TURNS_16
from .transfers import lay_incoming
from .units import THROUGH_THE_AGENCY, office
from .world import Course, World

_SEASON = (0.5, 0.5, 1.7, 1.9, 1.6, 1.2, 0.7, 0.6, 0.6, 0.8, 1.1, 0.8)


@dataclass(frozen=True, slots=True)
class Joining:
    """Leanings of everybody: would ever enrol, brings recognised years (0: none) so many months after
    enrolment, brings money from another place of the province."""

    would: Bools
    service_years: Ints
    brings_money: Bools
    delay_months: Ints


def draw_joining(world: World) -> Joining:
    """Nearly all of 60 and more want the pension; the young want it least."""
    rng = stream(world.seed, "joining")
    count, age = len(world.people), world.people.ages(LAUNCH)
    would = np.interp(age, [16, 25, 35, 45, 55, 60], [0.56, 0.62, 0.72, 0.82, 0.92, 0.96])
    serves = (rng.random(count) < 0.025) & (age >= 38)
    return Joining(
        would=rng.random(count) < would,
        service_years=np.where(serves, rng.integers(1, 13, size=count), 0),
        brings_money=(world.homes.origin == MOVED_IN) & (rng.random(count) < 0.2),
        delay_months=rng.integers(1, 4, size=count),
    )


def join(world: World, course: Course, joining: Joining, month: int, rng: np.random.Generator) -> Ints:
    """Enrolments of a month, by lists of the units at first and through the agency's counter later;
    returns the people."""
    count, start = len(course.born), month_start(month)
    earliest = 14 if month == FIRST_MONTH else 0
    on = start + rng.integers(earliest, 21, size=count)
    free = (course.enrolled == NEVER) & world.may_join(on) & (on >= years_after(course.born, 16))
    listed = (world.people.listed_month < month) | (world.people.arrival == AT_LAUNCH)
    chance = _chances(world, course, month)
    who = np.flatnonzero(free & listed & joining.would & (rng.random(count) < chance))
    course.enrolled[who] = on[who]
    course.ready[who] = np.maximum(course.ready[who], on[who])
    unit = world.homes.unit(world.people, month)[who]
    by_agency = month >= THROUGH_THE_AGENCY
    course.hand_in(
        "enrolment",
        who,
        office=office("agency") if by_agency else unit,
        reported=start + 21 + (0 if by_agency else unit % 3),
        columns={"on": on[who]},
    )
    return who


def bring_years(world: World, course: Course, joining: Joining, month: int, rng: np.random.Generator) -> None:
    """Recognised years (视同缴费年限) and transfers into the city, some months after enrolment."""
    on = month_start(month) + rng.integers(0, 22, size=len(course.born))
    due = (
        (month_of(course.enrolled) + joining.delay_months == month) & course.is_member(on) & world.is_here(on)
    )
    due &= (course.awarded == NEVER) & (on < course.pension_day)
    served = np.flatnonzero(due & (joining.service_years > 0))
    course.deemed[served] = joining.service_years[served]
    basis = np.where(served % 3 == 0, "职工档案", "退伍证").astype(object)
    columns = {"on": on[served], "years": joining.service_years[served], "basis": basis}
    course.hand_in(
        "deemed_years", served, office=office("agency"), reported=month_start(month) + 23, columns=columns
    )
    _bring_money(course, np.flatnonzero(due & joining.brings_money), on, rng)


def first_accounts(course: Course, who: Ints, on: Ints, accounts: Texts) -> None:
    """Bank accounts of people whose row in the register had none."""
    reported = month_starts(month_of(on) + 1) + 9
    columns = own_account(accounts, on)
    course.hand_in("payee", who, office=office("agency"), reported=reported, columns=columns)


def _chances(world: World, course: Course, month: int) -> Ints:
    """Chance of enrolling in the month, as numbers between 0 and 1, for those who would."""
    age = (month_start(month) - course.born) / 365.2425
    usual = (
        np.interp(age, [16, 44, 45, 54, 55, 60], [0.045, 0.05, 0.07, 0.09, 0.17, 0.25]) * _SEASON[month % 12]
    )
    at_launch = {0: [0.16, 0.2, 0.50, 0.62], 1: [0.12, 0.16, 0.34, 0.5], 2: [0.07, 0.10, 0.25, 0.4]}
    if month - FIRST_MONTH in at_launch:
        usual = np.array(at_launch[month - FIRST_MONTH])[np.digitize(age, [45, 55, 60])]
    keen = np.where(
        (world.people.arrival == TURNS_16) | (month_of(world.homes.since) > FIRST_MONTH), 1.6, 1.0
    )
    return np.asarray(np.minimum(usual * keen, 1.0))


def _bring_money(course: Course, who: Ints, on: Ints, rng: np.random.Generator) -> None:
    years = rng.integers(1, 5, size=len(who))
    fen = {
        "own_yuan": years * 10000 * rng.integers(1, 6, size=len(who)) + rng.integers(0, 2500, size=len(who)),
        "province_yuan": years * 1800 + rng.integers(0, 150, size=len(who)),
        "city_yuan": years * 1200 + rng.integers(0, 100, size=len(who)),
    }
    course.brought[who] = years
    yuan = {name: _in_yuan(column) for name, column in fen.items()}
    rural = who % 3 == 0
    lay_incoming(course, who, on[who], yuan, years, _in_yuan(np.sum([*fen.values()], axis=0)), rural=rural)
    reported = month_starts(month_of(on[who])) + 23
    course.hand_in(
        "transfer_in",
        who,
        office=office("agency"),
        reported=reported,
        columns={"on": on[who], **yuan, "years": years},
    )


def _in_yuan(fen: Ints) -> Texts:
    return np.array([f"{one // 100}.{one % 100:02d}" for one in fen.tolist()], dtype=object)
