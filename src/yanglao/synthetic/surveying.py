"""The household survey 入户调查: unit by unit after the launch, and newcomers in the month after they are listed."""

import numpy as np

from .dates import FIRST_MONTH, Bools, Ints, Texts, month_starts
from .people import AT_LAUNCH, NEWCOMER
from .reports import Lines, lines
from .units import UNIT_CODES
from .world import World

_MONTHS = 3
"""So many months the first survey takes."""
_VISIT_DAY, _LIST_DAY = 15, 20


def survey_lines(world: World) -> Lines:
    """What households say of those who live there."""
    people, homes = world.people, world.homes
    month = np.where(
        people.arrival == NEWCOMER, people.listed_month + 1, FIRST_MONTH + np.arange(len(people)) % _MONTHS
    )
    visited = month_starts(month) + _VISIT_DAY - 1
    lives = ((people.arrival == AT_LAUNCH) | (people.arrival == NEWCOMER)) & (homes.since < visited)
    who = np.flatnonzero(lives)
    return lines(
        "survey",
        who,
        office=homes.unit(people, month)[who],
        reported=month_starts(month[who]) + _LIST_DAY - 1,
        columns=_said(world, who, visited),
    )


def _said(world: World, who: Ints, visited: Ints) -> dict[str, Texts | Ints]:
    people, homes = world.people, world.homes
    unit = homes.unit(people, people.listed_month)
    left, dead = homes.leaves <= visited, people.death <= visited
    return {
        "name": people.name[who],
        "unit": UNIT_CODES[unit[who]],
        "household": _texts(np.ones(len(who), dtype=np.bool_), "非农业"),
        "from": homes.since[who],
        "student": _texts(world.studies.holds(visited)[who], "是"),
        "scheme": _texts(world.is_covered(visited)[who], "职工"),
        "drawing": _texts((world.covers[0].holds(visited) & world.covers[2])[who], "是"),
        "gone": np.select([dead[who], left[who]], ["死亡", "迁出"], "").astype(object),
        "on": visited[who],
    }


def _texts(which: Bools, word: str) -> Texts:
    return np.where(which, word, "").astype(object)
