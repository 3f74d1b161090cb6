"""A sample of all the small changes that could be made to the code: how many of them do the tests notice?

    ./check --sample                                     1,000 of every room
    ./check --sample --room life --room rules --count 150 --seed 7
    ./check --sample --all --room kernel                 every single one

The same seed draws the same sample of the same code. A change that stops the program (it does not load, or never ends)
counts as noticed. The exit status is 0 only when every room reaches its part; survivors that cannot be told from the
right code are explained in survivors.md.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from mutants.listed import ROOT
from mutants.planting import GREEN, RED, Planted, Verdict, clean_copy, run_tests, stop_when_told, try_all
from mutants.sites import Site, sites_in

ROOMS = {  # room: (least percentage noticed, its tests)
    "kernel": (90, ("tests/kernel", "tests/rules", "tests/lists/test_identity_numbers.py")),
    "policy": (90, ("tests/policy", "tests/rules")),
    "rules": (90, ("tests/rules", "tests/life")),
    "life": (90, ("tests/life",)),
    "casefile": (75, ("tests/casefile",)),
    "ledger": (90, ("tests/ledger", "tests/acts")),
    "payment": (90, ("tests/payment", "tests/acts")),
    "lists": (75, ("tests/lists",)),
    "store": (75, ("tests/store", "tests/acts")),
    "audit": (75, ("tests/audit", "tests/offenders", "tests/acts")),
    "acts": (75, ("tests/acts",)),
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A site of a file in a room."""

    room: str
    file: str
    site: Site

    @property
    def label(self) -> str:
        return f"{self.file}:{self.site}"

    def planted(self, base: Path) -> Planted:
        text = self.site.planted_in((base / self.file).read_text(encoding="utf-8"))
        return Planted(self.label, self.room, self.file, text, room_tests(self.room))


def main(arguments: list[str]) -> int:
    """Draw, plant, and tell; the exit status."""
    asked = _asked(arguments)
    every = sites_of(asked.room)
    drawn = every if asked.all else draw(every, count=asked.count, seed=asked.seed)
    print(f"{len(drawn)} of {len(every)} changes, seed {asked.seed}", flush=True)
    with clean_copy() as base:
        tests = sorted({test for room in asked.room for test in room_tests(room)})
        outcome, by = run_tests(base, tests, limit=1800)
        if outcome != GREEN:
            print(f"without any change the tests are {outcome}: {by}")
            return 1
        verdicts = try_all(base, [one.planted(base) for one in drawn], _Telling(len(drawn)))
    return _close(drawn, verdicts)


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./check --sample", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--room", action="append", choices=ROOMS, help="a room; all when left out")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=20111001)
    parser.add_argument("--all", action="store_true", help="every change there is")
    asked = parser.parse_args(arguments)
    asked.room = asked.room or list(ROOMS)
    return asked


def sites_of(rooms: list[str]) -> list[Drawn]:
    """Every site of some rooms, in the order of their files."""
    found = []
    for room in rooms:
        for path in sorted((ROOT / "src" / "yanglao" / room).rglob("*.py")):
            file = path.relative_to(ROOT).as_posix()
            found += [Drawn(room, file, site) for site in sites_in(path.read_text(encoding="utf-8"))]
    return found


def draw(every: list[Drawn], *, count: int, seed: int) -> list[Drawn]:
    """`count` of them by chance, in their order."""
    places = random.Random(seed).sample(range(len(every)), min(count, len(every)))
    return [every[place] for place in sorted(places)]


def room_tests(room: str) -> tuple[str, ...]:
    """The tests of a room that are there, the quickest first."""
    return tuple(test for test in ROOMS[room][1] if (ROOT / test).exists())


class _Telling:
    """A line for each survivor, and how far the run is after every tenth."""

    def __init__(self, total: int) -> None:
        self.total, self.told = total, 0

    def __call__(self, verdict: Verdict) -> None:
        self.told += 1
        if verdict.outcome == GREEN:
            print(f"SURVIVED {verdict.label}", flush=True)
        if self.told % 10 == 0 or self.told == self.total:
            print(f"[{self.told}/{self.total}]", flush=True)


def _close(drawn: list[Drawn], verdicts: list[Verdict]) -> int:
    """The table by room, the survivors with their places, the exit status."""
    tried, caught, stopped = Counter[str](), Counter[str](), Counter[str]()
    for one, verdict in zip(drawn, verdicts, strict=True):
        tried[one.room] += 1
        caught[one.room] += verdict.outcome == RED
        stopped[one.room] += verdict.outcome not in (RED, GREEN)
    print(f"\n{'room':<10}{'tried':>7}{'red':>7}{'stopped':>9}{'noticed':>9}{'wanted':>8}")
    short = 0
    for room in tried:
        percent = 100 * (caught[room] + stopped[room]) / tried[room]
        short += percent < ROOMS[room][0]
        print(
            f"{room:<10}{tried[room]:>7}{caught[room]:>7}{stopped[room]:>9}{percent:>8.1f}%{ROOMS[room][0]:>7}%"
        )
    survivors = [verdict.label for verdict in verdicts if verdict.outcome == GREEN]
    print("\n".join(["", *survivors]))
    noticed = len(verdicts) - len(survivors)
    print(f"{noticed} noticed, {len(survivors)} survived", flush=True)
    return 1 if short else 0


if __name__ == "__main__":
    stop_when_told()
    sys.exit(main(sys.argv[1:]))
