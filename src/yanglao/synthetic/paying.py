"""Tier declarations 缴费档次申报 and yearly contributions 缴费, withheld by the bank and listed by unit
and month."""

import numpy as np

from .circumstances import government_yuan
from .dates import LAST_MONTH, NEVER, Bools, Ints, Texts, month_of, month_start, month_starts
from .units import THROUGH_THE_AGENCY, office
from .world import Course, World

TIERS = np.array([100, 200, 300, 400, 500, 600, 800, 1000, 1500, 2000], dtype=np.int64)
_TIER_SHARES = (0.46, 0.15, 0.10, 0.05, 0.13, 0.025, 0.02, 0.04, 0.01, 0.015)
_OLDER_SHARES = (0.33, 0.13, 0.10, 0.05, 0.17, 0.03, 0.03, 0.09, 0.02, 0.05)
# Campaign from March to June, a second peak before the year ends.
_SEASON = (0.0, 0.0, 0.13, 0.21, 0.20, 0.13, 0.05, 0.035, 0.035, 0.04, 0.10, 0.07)
_NEVER_PAYS = -1
FIRST_YEAR = 2011


def plan_year(world: World, course: Course, year: int, rng: np.random.Generator) -> None:
    """January: draw in which month of the year every member pays, if at all, and who changes the tier."""
    count = len(course.born)
    pays = rng.random(count) < np.interp(
        year - course.born / 365.2425 - 1970, [20, 40, 50, 58], [0.82, 0.88, 0.94, 0.985]
    )
    month = year * 12 + rng.choice(12, size=count, p=np.array(_SEASON) / sum(_SEASON))
    last_before_60 = month_of(course.pension_day) - 1
    hurried = np.where((month > last_before_60) & (last_before_60 >= year * 12 + 2), last_before_60, month)
    course.pay_month[:] = np.where(pays, hurried, _NEVER_PAYS)
    changes = np.flatnonzero((course.tier_yuan > 0) & (rng.random(count) < 0.07))
    course.tier_yuan[changes] = _tiers(course, changes, year * 12, rng)


def choose(world: World, course: Course, joined: Ints, month: int, rng: np.random.Generator) -> None:
    """New members below 60 declare a tier on the day they enrol and mostly pay in the same month."""
    who = joined[course.enrolled[joined] < course.pension_day[joined]]
    course.tier_yuan[who] = _tiers(course, who, month, rng)
    keen = np.where(course.pension_day[who] - course.enrolled[who] < 365 * 15, 0.9, 0.66)
    picked = rng.random(len(who))
    later = month + rng.integers(1, 4, size=len(who))
    course.pay_month[who] = np.where(picked < keen, month, np.where(picked < 0.94, later, _NEVER_PAYS))
    _declare(world, course, who, month, on=course.enrolled[who])


def declare_all(world: World, course: Course, year: int, rng: np.random.Generator) -> None:
    """February: the members of earlier years declare the year's tier, ahead of the campaign."""
    start = month_start(year * 12 + 1)
    on = start + rng.integers(-11, 20, size=len(course.born))
    old_members = course.is_member(on) & (course.enrolled < month_start(year * 12)) & (course.tier_yuan > 0)
    able = world.is_here(on) & (on < course.pension_day - 60) & ~world.studies.holds(on)
    asks = (course.pay_month != _NEVER_PAYS) | (rng.random(len(on)) < 0.2)
    who = np.flatnonzero(old_members & able & asks)
    _declare(world, course, who, year * 12 + 1, on=on[who])


def pay(world: World, course: Course, month: int, rng: np.random.Generator) -> None:
    """Contributions of a month. One in two hundred is handed in a month or two late, in January at the
    latest."""
    count, start, year = len(course.born), month_start(month), month // 12
    on = np.maximum(
        start + rng.integers(0, 24, size=count), np.where(course.enrolled < NEVER, course.enrolled, 0)
    )
    able = course.is_member(on) & (on < course.pension_day) & (course.awarded == NEVER) & world.may_join(on)
    due = (course.pay_month == month) & ~course.paid[:, year - FIRST_YEAR]
    who = np.flatnonzero(due & able)
    course.paid[who, year - FIRST_YEAR] = True
    course.last_paid[who] = on[who]
    late = np.where(rng.random(len(who)) < 0.005, rng.integers(1, 3, size=len(who)), 0)
    hand_in_contributions(
        world, course, who, on=on[who], reported_month=late_month(month, late), tier=course.tier_yuan[who]
    )


def late_month(month: Ints | int, late: Ints) -> Ints:
    """The month in which a late row is handed in: still in its year, or in January after December."""
    year_end = np.asarray(month) // 12 * 12 + 11
    limit = np.where(np.asarray(month) == year_end, np.minimum(year_end + 1, LAST_MONTH), year_end)
    return np.asarray(np.minimum(np.asarray(month) + late, limit), dtype=np.int64)


def hand_in_contributions(
    world: World,
    course: Course,
    who: Ints,
    *,
    on: Ints,
    reported_month: Ints,
    tier: Ints,
    year: Ints | None = None,
) -> None:
    """Rows of the bank's lists; `amount_yuan` is the tier less what the government pays as far as
    certified that day. Receipts are numbered when all rows are known."""
    unit = world.homes.unit(world.people, month_of_all(course, who, on))[who]
    everyone_on = np.zeros(len(course.born), dtype=np.int64)
    everyone_on[who] = on
    government = government_yuan(world.categories, everyone_on)[who]
    columns = {
        "year": month_of(on) // 12 if year is None else year,
        "tier_yuan": tier,
        "on": on,
        "receipt": np.full(len(who), "", dtype=object),
        "amount_yuan": np.maximum(tier - government, 0),
    }
    reported = month_starts(reported_month) + 24 + unit % 3
    course.hand_in("contribution", who, office=unit, reported=reported, columns=columns)


def month_of_all(course: Course, who: Ints, on: Ints) -> Ints:
    """Months of the days of some people, spread over a column of everybody (0 for the others)."""
    months = np.zeros(len(course.born), dtype=np.int64)
    months[who] = month_of(on)
    return months


def receipts(prefix: str, serials: Ints) -> Texts:
    """Receipt texts 票据号 from running numbers."""
    return np.array([f"{prefix}{at:08d}" for at in serials.tolist()], dtype=object)


def tier_column(count: int, older: Bools, rng: np.random.Generator) -> Ints:
    """Tiers in yuan: mostly the lowest, a tail to the top, higher for older people."""
    usual = rng.choice(TIERS, size=count, p=np.array(_TIER_SHARES) / sum(_TIER_SHARES))
    higher = rng.choice(TIERS, size=count, p=np.array(_OLDER_SHARES) / sum(_OLDER_SHARES))
    return np.where(older, higher, usual)


def _tiers(course: Course, who: Ints, month: int, rng: np.random.Generator) -> Ints:
    return tier_column(len(who), month_start(month) - course.born[who] > 52 * 365, rng)


def _declare(world: World, course: Course, who: Ints, month: int, *, on: Ints) -> None:
    unit = world.homes.unit(world.people, month)[who]
    columns = {"year": np.full(len(who), month // 12), "tier_yuan": course.tier_yuan[who], "on": on}
    by_unit = month % 12 == 1 or month < THROUGH_THE_AGENCY
    handed_in_by = unit if by_unit else office("agency")
    course.hand_in("tier", who, office=handed_in_by, reported=month_start(month) + 23, columns=columns)
