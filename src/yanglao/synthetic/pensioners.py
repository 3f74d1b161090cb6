"""Pensioners: yearly life certificates 资格认证, suspensions, imprisonment, and payments that come back
from the bank."""

from dataclasses import dataclass

import numpy as np

from .dates import FIRST_MONTH, LAST_MONTH, NEVER, Bools, Ints, month_of, month_start, month_starts
from .names import draw_accounts
from .payees import own_account
from .units import office
from .world import Course, World

RETURN_REASONS = ("账号错误", "户名不符", "账户注销")


@dataclass(frozen=True, slots=True)
class Trouble:
    """Payments of the months [first_month, until_month) come back from the bank for a reason."""

    first_month: int
    until_month: int
    reason: str


def is_drawing(world: World, course: Course, month: int) -> Bools:
    """Awarded before the month, alive at its end and still in the city's books."""
    end = month_start(month + 1)
    return (course.awarded < month_start(month)) & (end <= course.ended) & (end <= world.people.death)


def imprison(world: World, course: Course, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """A handful of pensioners in prison, told of late of every third: first month and month after the last, as columns of everybody
    (NEVER: none)."""
    count = len(course.born)
    first = np.maximum(month_of(course.awarded) + 3, rng.integers(FIRST_MONTH + 6, LAST_MONTH, size=count))
    until = first + rng.integers(6, 25, size=count)
    end = month_starts(until)
    goes = (
        (rng.random(count) < 0.0022)
        & (course.awarded < NEVER)
        & (end < world.people.death)
        & (end < course.ended)
    )
    who = np.flatnonzero(goes & (first < LAST_MONTH))
    columns = {
        "from": first[who],
        "until": until[who],
        "reason": np.full(len(who), "imprisonment", dtype=object),
    }
    late = np.where(np.arange(len(who)) % 3 == 2, 2, 0)
    reported = month_starts(first[who] + late) + 2
    course.hand_in("suspension", who, office=office("agency"), reported=reported, columns=columns)
    none = np.ones(count, dtype=np.bool_)
    none[who] = False
    return np.where(none, NEVER, first), np.where(none, NEVER, until)


def certify(
    world: World,
    course: Course,
    year: int,
    *,
    death_reported: Ints,
    prison: tuple[Ints, Ints],
    rng: np.random.Generator,
) -> None:
    """The year's campaign, a unit's month between July and September: nearly all come; who does not is
    suspended two months later, together with the dead whom nobody reported yet, and mostly comes in the
    half year after."""
    count = len(course.born)
    unit = world.homes.unit(world.people, year * 12 + 6)
    month = year * 12 + 6 + unit % 3
    start = month_starts(month)
    on = start + rng.integers(0, 18, size=count)
    free = (prison[0] > month + 2) | (prison[1] <= month)
    listed = (course.awarded < start) & (month_starts(month + 2) < course.ended) & free
    comes = rng.random(count) >= 0.018
    came = np.flatnonzero(listed & comes & (on < world.people.death))
    columns = {"on": on[came]}
    course.hand_in("life_certificate", came, office=unit[came], reported=start[came] + 19, columns=columns)
    suspended = month_starts(month + 2) + 2
    unknown_dead = (world.people.death <= on) & (death_reported > suspended) & (death_reported < NEVER)
    misses = np.flatnonzero(listed & (unknown_dead | ~comes & (world.people.death > suspended)))
    _suspend(course, misses, month[misses] + 2)
    _come_later(world, course, misses, unit[misses], month[misses] + 2, rng)


def draw_troubles(world: World, course: Course, rng: np.random.Generator) -> dict[str, list[Trouble]]:
    """Accounts that stop working, by identity number, and the lists that bring the new accounts."""
    busy_until = np.zeros(len(course.born), dtype=np.int64)
    troubles: dict[str, list[Trouble]] = {}
    for month in range(FIRST_MONTH + 2, LAST_MONTH + 1):
        stops = (
            is_drawing(world, course, month) & (busy_until < month) & (rng.random(len(busy_until)) < 0.0017)
        )
        who = np.flatnonzero(stops)
        until = month + rng.choice([1, 2, 5], size=len(who), p=[0.5, 0.42, 0.08]).astype(np.int64)
        busy_until[who] = until
        reasons = rng.integers(0, len(RETURN_REASONS), size=len(who)).tolist()
        for number, after, reason in zip(
            world.people.number[who].tolist(), until.tolist(), reasons, strict=True
        ):
            troubles.setdefault(number, []).append(Trouble(month, after, RETURN_REASONS[reason]))
        _new_accounts(world, course, who, until, rng)
    return troubles


def _suspend(course: Course, who: Ints, month: Ints) -> None:
    reason = np.full(len(who), "life_certificate", dtype=object)
    columns = {"from": month, "until": np.full(len(who), NEVER), "reason": reason}
    _tell(course, who, month)
    course.hand_in(
        "suspension", who, office=office("agency"), reported=month_starts(month) + 2, columns=columns
    )


def _tell(course: Course, who: Ints, month: Ints) -> None:
    """Told in the month before what is intended, by post or, of some whom nobody knows to be dead, to the house; nobody has
    anything to say."""
    notice = {"notice": "suspension_intended"}
    told, over = month_starts(month - 1) + 2, month_starts(month)
    course.hand_in("announcement", who, office=office("agency"), reported=told, columns=notice)
    served = {**notice, "on": over - 1, "way": "post", "addressee": "家属"}
    course.hand_in("service", who, office=office("agency"), reported=over - 1, columns=served)
    heard = {**notice, "on": over + 20, "statement": ""}
    course.hand_in("hearing", who, office=office("agency"), reported=over + 20, columns=heard)


def _come_later(
    world: World, course: Course, who: Ints, unit: Ints, month: Ints, rng: np.random.Generator
) -> None:
    later = month + rng.integers(1, 7, size=len(who))
    on = month_starts(later) + rng.integers(0, 18, size=len(who))
    comes = (rng.random(len(who)) < 0.88) & (on < world.people.death[who]) & (on < course.ended[who])
    columns = {"on": on[comes]}
    reported = month_starts(later[comes]) + 19
    course.hand_in("life_certificate", who[comes], office=unit[comes], reported=reported, columns=columns)


def _new_accounts(world: World, course: Course, who: Ints, month: Ints, rng: np.random.Generator) -> None:
    start = month_starts(month)
    on = start + rng.integers(0, 9, size=len(who))
    accounts = draw_accounts(len(who), rng)
    alive = (on < world.people.death[who]) & (on < course.ended[who])
    columns = own_account(accounts[alive], on[alive])
    reported = start[alive] + 9
    course.hand_in("payee", who[alive], office=office("agency"), reported=reported, columns=columns)
