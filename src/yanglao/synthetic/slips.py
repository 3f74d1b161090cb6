"""What goes wrong in lists: rows that the rules will refuse, and rows that nobody can read."""

import numpy as np

from .circumstances import LIST_DAY, Spells
from .claiming import hand_in_claims, has_years
from .dates import (
    FIRST_MONTH,
    LAST_MONTH,
    LAUNCH,
    NEVER,
    Bools,
    Ints,
    month_of,
    month_start,
    month_starts,
)
from .paying import hand_in_contributions
from .reports import IMPOSSIBLE_DATE, MANGLED_NUMBER, WRONG_CHECK_DIGIT, Lines
from .units import office
from .world import Course, World

_UNREADABLE = 0.001
_COPIED = ("register", "survey", "residence", "cover", "match", "student", "category")
_CORRECTED = ("contribution", "tier", "life_certificate")


def add_refused(world: World, course: Course, rng: np.random.Generator) -> None:
    """Contributions for a year already paid, after 60, or while covered elsewhere; enrolments of people
    already enrolled or still covered; claims before 60, without the years or the residence."""
    _pay_twice(world, course, rng)
    _pay_after_60(world, course, rng)
    _pay_while_covered(world, course, rng)
    _enrol_in_vain(world, course, rng)
    _claim_in_vain(world, course, rng)


def spoil(rows: Lines, rng: np.random.Generator) -> list[Lines]:
    """Make about one row in a thousand unreadable. Acts come again, correct, in the list of the next
    month; of registers and certificates a spoiled copy stands beside the good row, so that nobody is
    missed."""
    if rows.layout not in (*_COPIED, *_CORRECTED):
        return [rows]
    picked = rng.random(len(rows.person)) < _UNREADABLE
    if rows.layout in _CORRECTED:
        picked &= month_of(rows.reported) < LAST_MONTH
    spoiled = _with_slips(rows.pick(picked), rng)
    good = rows.pick(picked)
    if rows.layout in _CORRECTED:
        again = Lines(
            rows.layout,
            good.person,
            good.office,
            _same_day_next_month(good.reported),
            good.slip,
            good.columns,
        )
        return [rows.pick(~picked), spoiled, again]
    return [rows, spoiled]


def _with_slips(rows: Lines, rng: np.random.Generator) -> Lines:
    kinds = [WRONG_CHECK_DIGIT, MANGLED_NUMBER] + [IMPOSSIBLE_DATE] * (rows.layout != "register")
    slips = rng.choice(kinds, size=len(rows.person)).astype(np.int64)
    return Lines(rows.layout, rows.person, rows.office, rows.reported, slips, rows.columns)


def _same_day_next_month(serials: Ints) -> Ints:
    months = month_of(serials)
    later: Ints = month_starts(months + 1) + np.minimum(serials - month_starts(months), 27)
    return later


def _pay_twice(world: World, course: Course, rng: np.random.Generator) -> None:
    on = np.where(course.last_paid < NEVER, course.last_paid, 0) + rng.integers(25, 60, size=len(course.born))
    same_year = month_of(on) // 12 == month_of(course.last_paid) // 12
    likely = same_year & (on < course.pension_day) & course.is_member(on) & world.may_join(on)
    _contribute(world, course, _some(likely, 0.012, rng), on)


def _pay_after_60(world: World, course: Course, rng: np.random.Generator) -> None:
    on = course.pension_day + rng.integers(5, 300, size=len(course.born))
    likely = (
        (course.tier_yuan > 0) & course.is_member(on) & world.may_join(on) & (on < month_start(LAST_MONTH))
    )
    _contribute(world, course, _some(likely, 0.08, rng), on)


def _pay_while_covered(world: World, course: Course, rng: np.random.Generator) -> None:
    for spells in world.covers[:2]:
        on = np.maximum(spells.since, LAUNCH) + rng.integers(70, 170, size=len(course.born))
        likely = spells.is_certified(on) & course.is_member(on) & (course.tier_yuan > 0)
        likely &= world.is_here(on) & (on < course.pension_day) & (on < month_start(LAST_MONTH))
        _contribute(world, course, _some(likely, 0.09, rng), on)


def _contribute(world: World, course: Course, who: Ints, on: Ints) -> None:
    """The bank withheld it all the same, on or before the twenty-fourth."""
    start = month_starts(month_of(on))
    day = np.maximum(np.minimum(on, start + 23), np.where(course.enrolled < NEVER, course.enrolled, 0))[who]
    hand_in_contributions(
        world, course, who, on=day, reported_month=month_of(day), tier=course.tier_yuan[who]
    )


def _enrol_in_vain(world: World, course: Course, rng: np.random.Generator) -> None:
    count = len(course.born)
    month = rng.integers(FIRST_MONTH + 1, LAST_MONTH, size=count)
    month = np.maximum(month, world.people.listed_month + 1)
    on = month_starts(month) + rng.integers(0, 20, size=count)
    settled = world.is_here(on) & (month <= LAST_MONTH)
    covered = world.covers[0].is_certified(on) | world.covers[1].is_certified(on)
    refused = settled & (_in_school(world.studies, on) | covered | (course.enrolled < on - 30))
    who = _some(refused & (on < course.ended), 0.004, rng)
    reported = month_starts(month)[who] + 21
    course.hand_in("enrolment", who, office=office("agency"), reported=reported, columns={"on": on[who]})


def _claim_in_vain(world: World, course: Course, rng: np.random.Generator) -> None:
    early = course.pension_day - rng.integers(10, 100, size=len(course.born))
    likely = (course.pension_day > LAUNCH + 200) & course.is_member(early) & world.is_here(early)
    _claims(course, _some(likely & (early < month_start(LAST_MONTH)), 0.015, rng), early)
    at_60 = np.maximum(course.pension_day, course.enrolled) + rng.integers(1, 40, size=len(course.born))
    short = (
        (course.pension_day > LAUNCH)
        & (~has_years(course) | (course.back_paid > 0))
        & (course.back_paid < 15)
    )
    recent = at_60 + 30 < world.homes.settled
    open_case = course.is_member(at_60 + 25) & world.is_here(at_60 + 25) & (at_60 + 25 < course.awarded)
    _claims(
        course, _some(open_case & (short & _before_back_payment(course, at_60) | recent), 0.12, rng), at_60
    )


def _before_back_payment(course: Course, on: Ints) -> Bools:
    """Years were still missing on the day: nothing was paid back yet, or it surely came later."""
    is_before: Bools = (course.back_paid == 0) | (on < course.ready - 60)
    return is_before


def _claims(course: Course, who: Ints, on: Ints) -> None:
    day = on[who]
    start = month_starts(month_of(day))
    hand_in_claims(course, who, on=np.maximum(np.minimum(day, start + 26), course.enrolled[who]))


def _in_school(studies: Spells, on: Ints) -> Bools:
    return studies.is_certified(on) & (month_of(on) > month_of(studies.known + LIST_DAY))


def _some(likely: Bools, share: float, rng: np.random.Generator) -> Ints:
    """A share of the likely people."""
    return np.flatnonzero(likely & (rng.random(len(likely)) < share))
