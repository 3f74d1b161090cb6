"""Ends of the relation: transfer to another place, settling abroad, death 注销登记; and switches to another scheme that are asked for."""

import numpy as np

from .dates import LAST_MONTH, NEVER, Ints, month_of, month_start, month_starts, stream
from .homes import TO_PROVINCE, struck_off
from .payees import agencies_named
from .transfers import lay_outgoing, lay_switches
from .units import office
from .world import Course, World


def depart(world: World, course: Course, month: int, rng: np.random.Generator) -> None:
    """Transfers of people who left the city the month before, people who ask to switch to the employees' scheme, and people who settle
    abroad."""
    _transfer(world, course, month, rng)
    _switch(world, course, month)
    abroad = np.flatnonzero((month_of(world.emigrates) == month) & course.is_member(world.emigrates))
    course.ended[abroad] = world.emigrates[abroad]
    columns = {"on": world.emigrates[abroad]}
    course.hand_in(
        "emigration", abroad, office=office("agency"), reported=month_starts_after(month) - 1, columns=columns
    )


def _transfer(world: World, course: Course, month: int, rng: np.random.Generator) -> None:
    start, count = month_start(month), len(course.born)
    on = start + 12 + rng.integers(0, 12, size=count)
    asks = (month_of(world.homes.leaves) == month - 1) & (rng.random(count) < 0.85)
    able = (
        course.is_member(on)
        & (course.awarded == NEVER)
        & (on < course.pension_day)
        & (on < world.people.death)
    )
    who = np.flatnonzero(asks & able & (world.emigrates == NEVER))
    course.ended[who] = on[who]
    inside = world.homes.leaves_to[who] == TO_PROVINCE
    take = np.where(inside | (rng.random(len(who)) < 0.3), "transfer", "refund").astype(object)
    columns = {"on": on[who], "to": np.where(inside, "province", "elsewhere").astype(object), "take": take}
    course.hand_in("transfer_out", who, office=office("agency"), reported=start + 26, columns=columns)
    moved = who[take == "transfer"]
    agencies = agencies_named(world, course, moved, on[moved], month)
    place = columns["to"][take == "transfer"]
    lay_outgoing(course, moved, on[moved], place, agencies, month, stream(world.seed, f"transfers {month}"))


def _switch(world: World, course: Course, month: int) -> None:
    """Two in five of the members who have found a job half a year ago."""
    since = world.covers[1].since
    end = np.full(len(since), month_start(month + 5))
    stays = (
        course.is_member(end) & world.is_here(end) & (course.awarded == NEVER) & (end < course.pension_day)
    )
    asks = (month_of(since) == month - 6) & (np.arange(len(since)) % 5 < 2)
    lay_switches(course, np.flatnonzero(asks & stays), month)


def report_deaths(world: World, course: Course, rng: np.random.Generator) -> Ints:
    """Deaths of members, three quarters within the month and the others one to six months late; people
    who never enrolled are struck off the registration. Returns the serial on which each death is reported
    (NEVER: not, or not a member)."""
    death = world.people.death
    members = (course.enrolled < death) & (death < course.ended) & (death < NEVER)
    late = np.where(rng.random(len(death)) < 0.25, rng.integers(1, 7, size=len(death)), 0)
    month = month_of(death) + late
    reported = np.where(members & (month <= LAST_MONTH), month_starts(month + 1) - 1, NEVER)
    who = np.flatnonzero(reported < NEVER)
    unit = world.homes.unit(world.people, month)[who]
    course.hand_in("death", who, office=unit, reported=reported[who], columns={"on": death[who]})
    outsiders = (death < NEVER) & (course.enrolled == NEVER) & (death < world.homes.leaves)
    course.handed_in.append(struck_off(world.people, world.homes, dead=np.flatnonzero(outsiders)))
    return reported


def month_starts_after(month: int) -> int:
    """Serial of the first day of the next month."""
    return month_start(month + 1)
