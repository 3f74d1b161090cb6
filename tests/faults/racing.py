"""Two deeds at the same moment: their outcome is that of one after the other, in one order or the other."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faults.book import Book, difference
from faults.children import Job, Launcher, Outcome
from faults.cities import City, clone, cloned, drop
from faults.crashing import told
from faults.deeds import Deed
from faults.traps import Follow, Pause, is_commit


@dataclass(frozen=True, slots=True)
class Ended:
    """How two deeds ended: what each heard (its answer, or the code of its refusal), and the book."""

    first: Any
    second: Any
    book: Book


class State:
    """A moment of a city, with the deeds that may be done in it; what is known of one deed after another is kept."""

    def __init__(self, city: City, deeds: list[Deed], launchers: tuple[Launcher, Launcher]) -> None:
        self.city, self.launchers = city, launchers
        self.deeds = {deed.key: city.ready(deed) for deed in deeds}
        self._after: dict[str, tuple[City, Outcome]] = {}
        self._ended: dict[tuple[str, str], Ended] = {}

    def close(self) -> None:
        for city, _ in self._after.values():
            drop(city)

    def one_by_one(self, first: str, second: str) -> Ended:
        """How they end when the first is done before the second is begun."""
        if (first, second) not in self._ended:
            after, outcome = self._done(first)
            with cloned(after) as city:
                later = city.run(self._of(second, city))
                self._ended[first, second] = Ended(heard(outcome), heard(later), city.book())
        return self._ended[first, second]

    def _done(self, key: str) -> tuple[City, Outcome]:
        if key not in self._after:
            city = clone(self.city)
            self._after[key] = city, city.run(self._of(key, city))
        return self._after[key]

    def inside(self, key: str) -> range:
        """The points that a deed passes while its transaction is open."""
        points = self._done(key)[1].points
        begun = [at for at, point in enumerate(points) if point.startswith("_enter_gen")]
        ended = [at for at, point in enumerate(points) if is_commit(point)]
        return range(begun[0] + 1, ended[-1]) if begun else range(len(points))

    def _of(self, key: str, city: City) -> Deed:
        """The deed, its files laid out in the folder of a city."""
        for path in self.city.data.glob(f"{key}*"):
            shutil.copy2(path, city.data)
        return self.deeds[key]

    def at_once(self, first: str, second: str, *, pause: int | None = None) -> Ended:
        """Both begun at one moment; or the second runs while the first pauses at one of its points, until it is done or has to
        wait for the first. The audit is clean afterwards."""
        with cloned(self.city) as city, tempfile.TemporaryDirectory() as folder:
            meeting = Path(folder)
            traps = (None, None) if pause is None else (Pause(pause, city.url, meeting), Follow(meeting))
            keys = (first, second)
            jobs = [
                Job(city.url, city.data, self._of(key, city), trap)
                for key, trap in zip(keys, traps, strict=True)
            ]
            city.leave()
            for launcher, job in zip(self.launchers, jobs, strict=True):
                launcher.begin(job)
            one, other = [launcher.end() for launcher in self.launchers]
            assert (one.raw, other.raw) == ("", ""), keys
            assert city.complaints(with_rederivation=False) == {}, keys
            return Ended(heard(one), heard(other), city.book())


def heard(outcome: Outcome) -> Any:
    """The code of a refusal, or the answer without what only counts."""
    assert not outcome.raw, outcome.raw
    return outcome.code or told(outcome.answer)


def is_as_one_by_one(state: State, first: str, second: str, ended: Ended) -> str:
    """Empty when a race ended as one deed after the other does; else how it differs."""
    said = [f"heard {ended.first!r} and {ended.second!r}"]
    for is_back in (False, True):
        one = _turned(state.one_by_one(second, first)) if is_back else state.one_by_one(first, second)
        if ended == one:
            return ""
        said += [f"one by one: {one.first!r} and {one.second!r}", *difference(one.book, ended.book)]
    return "\n".join(said)


def _turned(ended: Ended) -> Ended:
    return Ended(ended.second, ended.first, ended.book)
