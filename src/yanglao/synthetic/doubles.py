"""Records that were made wrongly: numbers that are changed later, and people whom a unit registers once more under a number misread."""

from collections.abc import Iterator

import numpy as np

from .agency import papers
from .dates import LAST_MONTH, NEVER, Ints, month_of, month_starts, stream
from .numbers import with_place
from .people import AT_LAUNCH, People
from .reports import Lines, lines
from .units import UNIT_CODES, office
from .world import World

_RENUMBERED, _TWICE = 0.0006, 0.0005
_NEW_PLACE, MISREAD_PLACE = 469028, 469027  # address codes that nobody's own number has
_FIRST_MONTH = 2012 * 12 + 3


def draw_twice(world: World) -> Ints:
    """Who is registered twice: a few, and one at least where there is anybody."""
    return _few(world, "registered twice", _TWICE)


def twins_of(people: People, who: Ints) -> list[str]:
    """The numbers under which they are registered once more."""
    return [str(number) for number in with_place(people.number[who], MISREAD_PLACE)]


def double_lines(world: World, twice: Ints, first_place: int) -> Iterator[Lines]:
    """The second record of some, at places from `first_place` on, its merging two months later; and changes of numbers."""
    people, rng = world.people, stream(world.seed, "doubles")
    month = rng.integers(_FIRST_MONTH, LAST_MONTH - 2, size=len(twice))
    again = {
        "name": people.name[twice],
        "ethnic": people.ethnic[twice],
        "unit": UNIT_CODES[people.unit[twice]],
        "bank_account": "",
        "phone": "",
    }
    places = first_place + np.arange(len(twice))
    reported = month_starts(month) + 7
    yield lines("register", places, office=office("agency"), reported=reported, columns=again)
    merged = {
        "merged": with_place(people.number[twice], MISREAD_PLACE),
        "reason": "同一人重复登记",
        "document": papers("并字", twice),
    }
    later = month_starts(month + 2) + 7
    yield lines("merge_persons", twice, office=office("agency"), reported=later, columns=merged)
    yield _renumbered(world, np.setdiff1d(_few(world, "renumbered", _RENUMBERED), twice), rng)


def _renumbered(world: World, who: Ints, rng: np.random.Generator) -> Lines:
    columns = {
        "new_number": with_place(world.people.number[who], _NEW_PLACE),
        "reason": "公安机关更正号码",
        "document": papers("公户", who),
    }
    reported = month_starts(rng.integers(_FIRST_MONTH, LAST_MONTH, size=len(who))) + 9
    return lines("change_number", who, office=office("agency"), reported=reported, columns=columns)


def _few(world: World, topic: str, share: float) -> Ints:
    """Some who live here from the launch to the end."""
    people, rng = world.people, stream(world.seed, topic)
    stays = (people.arrival == AT_LAUNCH) & (people.death == NEVER) & (world.homes.leaves == NEVER)
    there = np.flatnonzero(stays & (month_of(world.emigrates) > LAST_MONTH))
    count = min(len(there), max(1, round(share * len(people))))
    return np.sort(rng.choice(there, size=count, replace=False))
