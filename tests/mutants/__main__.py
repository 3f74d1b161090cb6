"""Plant every listed mutant and see that a test turns red.

    ./check --mutants                         all of them
    ./check --mutants life rules/some-name    those of a room, and single ones
    ./check --mutants --fresh                 without what a stopped run has found already

Exit status 0 only when all were caught; the last line is `N passed, M failed`.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from mutants.listed import Mutant, Stale, listed
from mutants.planting import (
    GREEN,
    KEPT,
    RED,
    Planted,
    Verdict,
    clean_copy,
    run_tests,
    stop_when_told,
    try_all,
)


def main(arguments: list[str]) -> int:
    """Run the mutants asked for; the exit status."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    if "--fresh" in arguments:
        shutil.rmtree(KEPT, ignore_errors=True)
    chosen = _chosen([one for one in arguments if one != "--fresh"])
    with clean_copy() as base:
        planted, stale = _planted(base, chosen)
        if not _are_green(base, planted):
            return 1
        verdicts = try_all(base, planted, _Telling(len(planted)))
    return _close(verdicts, stale)


def _chosen(names: list[str]) -> list[Mutant]:
    every = listed()
    unknown = set(names) - {one.room for one in every} - {one.label for one in every}
    if unknown:
        sys.exit(f"no such mutant or room: {', '.join(sorted(unknown))}")
    return [one for one in every if not names or one.room in names or one.label in names]


def _planted(base: Path, mutants: list[Mutant]) -> tuple[list[Planted], list[str]]:
    """Those that fit their files, and a line about each that does not."""
    planted, stale = [], []
    for one in mutants:
        try:
            planted.append(Planted(one.label, one.room, one.file, one.planted_in(base), one.tests))
        except Stale as fault:
            stale.append(str(fault))
            print(f"STALE {fault}", flush=True)
    return planted, stale


def _are_green(base: Path, planted: list[Planted]) -> bool:
    """Without any fault the tests named must pass, or red would prove nothing."""
    tests = sorted({test for one in planted for test in one.tests})
    print(f"the tests of {len(planted)} mutants without any: ", end="", flush=True)
    outcome, by = run_tests(base, tests, limit=1800) if tests else (GREEN, "")
    print(outcome if outcome == GREEN else f"{outcome}: {by}", flush=True)
    return outcome == GREEN


class _Telling:
    """A line for each verdict, numbered."""

    def __init__(self, total: int) -> None:
        self.total, self.told = total, 0

    def __call__(self, verdict: Verdict) -> None:
        self.told += 1
        what = "caught" if verdict.outcome == RED else f"NOT CAUGHT ({verdict.outcome})"
        line = f"[{self.told}/{self.total}] {what} {verdict.label}: {verdict.by} ({verdict.seconds} s)"
        print(line, flush=True)


def _close(verdicts: list[Verdict], stale: list[str]) -> int:
    escaped = [one for one in verdicts if one.outcome != RED]
    for line in (*stale, *(f"{one.label}: {one.outcome}: {one.by}" for one in escaped)):
        print(f"FAILED {line}", flush=True)
    failed = len(escaped) + len(stale)
    print(f"{len(verdicts) - len(escaped)} passed, {failed} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    stop_when_told()
    sys.exit(main(sys.argv[1:]))
