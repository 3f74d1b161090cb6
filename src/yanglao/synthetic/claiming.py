"""Turning 60: back-payment 补缴, withdrawal 退保, determination 待遇核定, and corrected birth dates."""

from dataclasses import dataclass

import numpy as np

from .dates import LAUNCH, NEVER, Bools, Ints, month_of, month_start, month_starts, stream, years_after
from .paying import FIRST_YEAR, tier_column
from .units import office
from .world import Course, World

WAITS, PAYS_BACK, WITHDRAWS = range(3)
CLAIM_DAYS = 27


@dataclass(frozen=True, slots=True)
class Claiming:
    """Leanings of everybody: what is done when years are missing at 60; wants an account though 60 at
    launch."""

    remedy: Ints
    wants_account: Bools


def draw_claiming(world: World) -> Claiming:
    """Most people who lack years pay them back; some leave with their money; a few do nothing."""
    rng = stream(world.seed, "claiming")
    count = len(world.people)
    return Claiming(
        remedy=rng.choice([WAITS, PAYS_BACK, WITHDRAWS], size=count, p=[0.2, 0.68, 0.12]).astype(np.int64),
        wants_account=rng.random(count) < 0.04,
    )


def has_years(course: Course) -> Bools:
    """The years of clause 五(一): none for those of 60 at launch, 15 in all, or every year up to the 60th
    birthday."""
    fifteen = course.paying_years() + course.back_paid + course.deemed >= 15
    pension_year = month_of(course.pension_day) // 12
    years = np.arange(FIRST_YEAR, FIRST_YEAR + course.paid.shape[1])
    every_year = (course.paid | (years >= pension_year[:, None])).all(axis=1)
    near = course.pension_day < years_after(np.array([LAUNCH]), 15)[0]
    has: Bools = (course.pension_day <= LAUNCH) | fifteen | (near & every_year)
    return has


def remedy(world: World, course: Course, claiming: Claiming, month: int, rng: np.random.Generator) -> None:
    """Back-payments and withdrawals of people of 60 and more who are not entitled, and the back-payments
    of a few who were 60 at launch and want an account pension on top."""
    count, start = len(course.born), month_start(month)
    on = np.maximum(start + rng.integers(0, 23, size=count), np.minimum(course.ready, start + 40))
    able = course.is_member(on) & (on >= course.ready) & (on < start + 25) & world.may_join(on)
    able &= (course.awarded == NEVER) & (course.back_paid == 0) & (on >= world.homes.settled)
    missing = 15 - course.paying_years() - course.deemed
    is_short = ~has_years(course) & (missing > 0)
    acts = rng.random(count) < 0.35
    extra = claiming.wants_account & (course.pension_day <= LAUNCH) & (missing > 2)
    back = np.flatnonzero(able & (extra | is_short & acts & (claiming.remedy == PAYS_BACK)))
    years = np.where(extra[back], rng.integers(3, 16, size=len(back)), missing[back])
    _pay_back(course, back, on=on[back], years=np.minimum(years, missing[back]), month=month, rng=rng)
    leave = np.flatnonzero(able & is_short & acts & (claiming.remedy == WITHDRAWS))
    course.ended[leave] = on[leave]
    course.hand_in(
        "withdrawal", leave, office=office("agency"), reported=start + 26, columns={"on": on[leave]}
    )


def claim(world: World, course: Course, claiming: Claiming, month: int, rng: np.random.Generator) -> None:
    """Claims of a month in the agency's list: within three months after somebody becomes entitled."""
    count, start = len(course.born), month_start(month)
    ready = np.maximum(course.ready, world.homes.settled)
    on = np.maximum(start + rng.integers(0, CLAIM_DAYS, size=count), np.minimum(ready, start + 40))
    able = course.is_member(on) & (on >= ready) & (on < start + CLAIM_DAYS) & (course.awarded == NEVER)
    able &= world.is_here(on) & ~world.is_covered(on) & has_years(course)
    able &= ~(claiming.wants_account & (course.pension_day <= LAUNCH) & (course.back_paid == 0))
    goes = (rng.random(count) < 0.47) | (month >= month_of(ready) + 3)
    who = np.flatnonzero(able & goes)
    course.awarded[who] = on[who]
    hand_in_claims(course, who, on=on[who])


def hand_in_claims(course: Course, who: Ints, *, on: Ints) -> None:
    """Rows of the agency's monthly list."""
    reported = month_starts(month_of(on)) + CLAIM_DAYS
    course.hand_in("claim", who, office=office("agency"), reported=reported, columns={"on": on})


def correct_younger(world: World, course: Course, month: int, rng: np.random.Generator) -> None:
    """One pensioner proves to be some weeks too young for the claim that was accepted; a new claim
    follows."""
    start = month_start(month)
    turned = years_after(course.awarded, -60)
    new_born = turned + rng.integers(20, 80, size=len(turned))
    likely = (course.awarded < start) & (course.awarded > start - 240) & (course.pension_day > LAUNCH)
    likely &= (course.back_paid == 0) & world.is_here(np.full(len(turned), start + 120))
    likely &= month_of(new_born) // 12 == month_of(course.born) // 12
    who = _one(likely, rng)
    _correct(course, who, new_born[who], reported=start + 11)
    course.awarded[who] = NEVER
    course.ready[who] = np.maximum(course.pension_day[who], start + 11)


def correct_older(world: World, course: Course, month: int, rng: np.random.Generator) -> None:
    """Somebody not yet 60 by the number claims, is refused, and then proves to have been 60: the claim
    stands."""
    start = month_start(month)
    count = len(course.born)
    on = np.full(count, start + 9) + rng.integers(0, 15, size=count)
    new_pension_day = on - rng.integers(5, 60, size=count)
    likely = course.is_member(on) & world.is_here(on) & ~world.is_covered(on) & (course.awarded == NEVER)
    likely &= (course.pension_day > on + 40) & (course.pension_day < on + 500)
    unpaid_since = (course.last_paid < new_pension_day) | (course.last_paid == NEVER)
    likely &= unpaid_since & (month_of(new_pension_day) // 12 == month // 12)
    likely &= course.paid[:, : month // 12 - FIRST_YEAR].all(axis=1) & (on >= world.homes.settled)
    who = _one(likely, rng)
    hand_in_claims(course, who, on=on[who])
    course.awarded[who] = on[who]
    late = rng.integers(1, 4, size=len(who))
    _correct(course, who, years_after(new_pension_day[who], -60), reported=month_starts(month + late) + 11)


def correct_harmless(course: Course, month: int, rng: np.random.Generator) -> None:
    """A birth date far from any pension day was off by some days."""
    start = month_start(month)
    grown = (course.born < start - 365 * 20) & (course.pension_day > start + 365 * 8)
    likely = course.is_member(np.full(len(course.born), start)) & grown
    who = _one(likely, rng)
    shift = rng.integers(20, 200, size=len(who)) * np.where(rng.random(len(who)) < 0.5, 1, -1)
    _correct(course, who, course.born[who] + shift, reported=start + 11)


def _pay_back(
    course: Course, who: Ints, *, on: Ints, years: Ints, month: int, rng: np.random.Generator
) -> None:
    course.back_paid[who] = years
    course.ready[who] = np.maximum(course.ready[who], month_start(month + 1))
    columns = {
        "years": years,
        "tier_yuan": tier_column(len(who), np.ones(len(who), dtype=np.bool_), rng),
        "on": on,
        "receipt": np.full(len(who), "", dtype=object),
    }
    course.hand_in(
        "back_payment", who, office=office("agency"), reported=month_start(month) + 25, columns=columns
    )


def _correct(course: Course, who: Ints, born: Ints, *, reported: Ints | int) -> None:
    course.set_born(who, born)
    course.hand_in(
        "birth_correction", who, office=office("public_security"), reported=reported, columns={"born": born}
    )


def _one(likely: Bools, rng: np.random.Generator) -> Ints:
    """One of the likely people, or nobody when there is none."""
    places = np.flatnonzero(likely)
    return places[rng.integers(0, len(places), size=1)] if len(places) else places
