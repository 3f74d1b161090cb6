"""Deeds done by somebody who is killed again and again, and each time begins anew under the same key."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from faults.book import difference
from faults.children import Outcome
from faults.cities import City
from faults.deeds import Deed
from faults.traps import AFTER, BEFORE, DURING, WRITE, Kill, is_commit

Choice = Callable[[Deed, list[str]], Iterable[int]]
"""At which of the points that a deed passes its process is killed."""
COUNTED = {"batch", "proposal", "sha256", "gate_sha256", "repeated"}
"""What in an answer only counts, or is made of what does."""


@dataclass(frozen=True, slots=True)
class Calm:
    """How it should be: what each deed does undisturbed, and the book at the end."""

    done: dict[str, Outcome]
    book: dict[str, list[str]]


def live_calmly(city: City, deeds: list[Deed], *, typed: bool = False) -> Calm:
    done = city.live(deeds, typed=typed)
    assert city.complaints() == {}
    return Calm(done, city.book())


def live_with_crashes(city: City, deeds: list[Deed], calm: Calm, choose: Choice) -> int:
    """Do deeds with kills at chosen points; how many there were. What is in the database is at every moment either what was
    before the deed or what is after it, and at the end the book is that of the undisturbed city."""
    kills = sum(_with_crashes(city, city.ready(deed), calm.done[deed.key], choose) for deed in deeds)
    assert city.complaints() == {}
    assert difference(calm.book, city.book()) == []
    return kills


def _with_crashes(city: City, deed: Deed, calmly: Outcome, choose: Choice) -> int:
    before, kills = city.digest(), 0
    for at in choose(deed, calmly.points):
        outcome = city.run(deed, trap=Kill(at))
        assert not outcome.raw, (deed.key, outcome.raw)
        files_are_whole(city)
        kills += 1
        if city.digest() != before:
            assert at >= _end(calmly.points), f"{deed.key}: half of it is there at {calmly.points[at]}"
            break
    once = city.book() if kills and city.digest() != before else None
    kills += _repeated_with_crashes(city, deed, choose) if once else 0
    outcome = city.done(deed)
    assert told(outcome.answer) == told(calmly.answer), deed.key
    assert once is None or difference(once, city.book()) == [], deed.key
    assert [path.name for path in city.data.iterdir() if path.name.startswith(".")] == [], "left lying about"
    return kills


def _end(points: list[str]) -> int:
    """From which point on a deed may have happened: its last transaction is told to end."""
    return max(at for at, point in enumerate(points) if is_commit(point) and point.endswith(DURING))


def _repeated_with_crashes(city: City, deed: Deed, choose: Choice) -> int:
    """A deed that is done: whoever repeats it is killed as well."""
    once, points, kills = city.book(), city.done(deed).points, 0
    for at in choose(deed, points):
        outcome = city.run(deed, trap=Kill(at))
        assert not outcome.raw, (deed.key, outcome.raw)
        files_are_whole(city)
        assert difference(once, city.book()) == [], f"{deed.key}: done twice, at {points[at]}"
        kills += 1
    return kills


def told(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer without what only counts. A list of which rows were left is taken again, and finds the others known."""
    found = {name: value for name, value in answer.items() if name not in COUNTED}
    if found.get("rejected"):
        found["recorded"] += found.pop("unchanged")
    if "pension" in found:
        found["pension"] = {name: fen for name, fen in found["pension"].items() if name != "payees"}
    return found


def files_are_whole(city: City) -> None:
    """Bank files end with their total, reject files with a row's end; everything under its name is whole."""
    for path in city.data.iterdir():
        if path.suffix == ".csv" and not path.name.startswith("."):
            assert path.read_bytes().endswith(b"\r\n"), path


def every(deed: Deed, points: list[str]) -> Iterable[int]:
    """Before one statement is where the one before has been answered: nothing lies between."""
    after = [False, *(point.endswith(AFTER) for point in points)]
    return [at for at, point in enumerate(points) if not (point.endswith(BEFORE) and after[at])]


def a_few(deed: Deed, points: list[str]) -> Iterable[int]:
    """One in the middle, and one at the end of the transaction, by chance; one in the middle of writing a file."""
    chance = random.Random(f"{deed.key} {len(points)}")
    ends = [at for at, point in enumerate(points) if is_commit(point)]
    writes = [at for at, point in enumerate(points) if point.startswith(WRITE)]
    return sorted({chance.randrange(len(points)), chance.choice(ends[-2:]), *writes[-1:]})
