"""Two acts at the same moment end as one after the other does, whatever the two are."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from faults.children import Launcher
from faults.cities import City, cloned
from faults.moments import MOMENTS
from faults.racing import State, is_as_one_by_one

pytestmark = pytest.mark.long

SAMPLE = [
    ("new people", "new people too"),
    ("paid", "paid twice"),
    ("prepare", "prepare too"),
    ("agree", "send back"),
    ("found a third", "found a fourth"),
]


@contextmanager
def moment(empty_city: City, launchers: tuple[Launcher, Launcher], name: str) -> Iterator[State]:
    lived, deeds = MOMENTS[name]()
    with cloned(empty_city) as city:
        city.live(lived)
        state = State(city, deeds, launchers)
        yield state
        state.close()


def raced(state: State, first: str, second: str, *pauses: int | None) -> list[str]:
    """What is wrong with races of two: the second inside the first while it pauses at a point, or (None) both begun together."""
    found = [(pause, state.at_once(first, second, pause=pause)) for pause in pauses]
    return [
        f"{first} / {second} paused at {pause}: {wrong}"
        for pause, ended in found
        if (wrong := is_as_one_by_one(state, first, second, ended))
    ]


def late(state: State, key: str) -> int:
    """When an act has read and written most of what it does, and nobody else can see it yet."""
    points = state.inside(key)
    return points[len(points) * 3 // 4]


def test_a_few_pairs(empty_city: City, launchers: tuple[Launcher, Launcher]) -> None:
    with moment(empty_city, launchers, "before a payroll") as state:
        wrong = [one for pair in SAMPLE for one in raced(state, *pair, late(state, pair[0]))]
    assert wrong == []


@pytest.mark.campaign
@pytest.mark.parametrize("name", MOMENTS)
def test_every_pair(empty_city: City, launchers: tuple[Launcher, Launcher], name: str) -> None:
    with moment(empty_city, launchers, name) as state:
        pairs = itertools.combinations(state.deeds, 2)
        wrong = [one for pair in pairs for one in _told(state, *pair)]
    assert wrong == []


def _told(state: State, first: str, second: str) -> list[str]:
    by_chance = random.Random(f"{first} {second}").choice(state.inside(first))
    try:
        return raced(state, first, second, None, by_chance)
    except AssertionError as fault:
        return [f"{first} / {second}: {fault}"]
