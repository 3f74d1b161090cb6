"""Planting faults: a copy of the source for each, its tests run in that copy, several at once.

What the tests said of a mutant is kept until the whole run is done, so that one that was stopped goes on where
it was, as long as no file has changed.
"""

from __future__ import annotations

import compileall
import contextlib
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from mutants.listed import ROOT

COPIED = ("src", "tests", "docs", "benchmarks", "pyproject.toml", "bootstrap.py")
KEPT = ROOT / ".mutants"
AT_ONCE = 2
LIMIT_SECONDS = 300
RED, GREEN, NEVER_RAN, TOO_LONG = "red", "green", "never ran", "took too long"
PURE = frozenset(
    {"kernel", "policy", "rules", "life", "casefile", "advice", "ledger", "payment", "lists", "synthetic"}
)


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault ready to be tried: the whole new text of one file, and the tests to run."""

    label: str
    room: str
    file: str
    text: str
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the tests said: RED (one failed), GREEN (all passed), NEVER_RAN (pytest could not run them), TOO_LONG;
    `by` is the test that failed, or what pytest said last.
    """

    label: str
    outcome: str
    by: str
    seconds: float


@contextlib.contextmanager
def clean_copy() -> Iterator[Path]:
    """A folder with all that tests need, compiled; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="yanglao-mutants-") as folder:
        base = Path(folder) / "base"
        base.mkdir()
        leave_out = shutil.ignore_patterns("__pycache__", "*.egg-info")
        for name in COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, base / name, ignore=leave_out)
            elif (ROOT / name).is_file():
                shutil.copy2(ROOT / name, base / name)
        compileall.compile_dir(base / "src", quiet=2)
        yield base


def try_all(
    base: Path, planted: Sequence[Planted], tell: Callable[[Verdict], None], *, at_once: int = AT_ONCE
) -> list[Verdict]:
    """The verdict on every fault, in their order; `tell` hears each as soon as it is known."""
    kept = _Kept(base)
    known = kept.read()
    for one in planted:
        if one.label in known:
            tell(known[one.label])
    with _database(planted), _runners(at_once) as runners, ThreadPoolExecutor(at_once) as pool:
        waiting = [pool.submit(_try, base, runners, one) for one in planted if one.label not in known]
        try:
            for done in as_completed(waiting):
                known[done.result().label] = done.result()
                kept.add(done.result())
                tell(done.result())
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    kept.forget()
    return [known[one.label] for one in planted]


def stop_when_told() -> None:
    """SIGTERM ends a run as Ctrl-C does: what is running is finished, and nothing is left lying about."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


class Tests:
    """Runs of tests one after another, each a fork of a process in which the libraries are loaded already."""

    def __init__(self) -> None:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("warm.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
            text=True,
        )

    def run(self, folder: Path, tests: Sequence[str], *, limit: float = LIMIT_SECONDS) -> tuple[str, str]:
        """(outcome, the failing test or pytest's last line) of tests in a copy, up to the first failure."""
        assert self._process.stdin and self._process.stdout
        with tempfile.TemporaryDirectory() as scratch:
            said = Path(scratch) / "said"
            job = {"folder": str(folder), "tests": list(tests), "limit": limit, "said": str(said)}
            self._process.stdin.write(json.dumps(job) + "\n")
            self._process.stdin.flush()
            status = json.loads(self._process.stdout.readline())["status"]
            return (
                (TOO_LONG, f"{limit:.0f} s") if status is None else _outcome(status, said.read_text("utf-8"))
            )

    def close(self) -> None:
        self._process.communicate()


def run_tests(folder: Path, tests: Sequence[str], *, limit: float = LIMIT_SECONDS) -> tuple[str, str]:
    """The same, once."""
    with contextlib.closing(Tests()) as runner:
        return runner.run(folder, tests, limit=limit)


def _outcome(status: int, said: str) -> tuple[str, str]:
    lines = said.strip().splitlines() or [""]
    failing = [line for line in lines if re.match(r"(FAILED|ERROR) ", line)]
    outcome = {0: GREEN, 1: RED}.get(status, NEVER_RAN)
    return outcome, (failing or lines[-1:])[0].split(" - ")[0].removeprefix("FAILED ")


def _try(base: Path, runners: SimpleQueue[Tests], planted: Planted) -> Verdict:
    runner, begun = runners.get(), time.monotonic()
    try:
        with tempfile.TemporaryDirectory(dir=base.parent) as folder:
            copy = Path(folder) / "copy"
            shutil.copytree(base, copy)
            (copy / planted.file).write_text(planted.text, encoding="utf-8")
            outcome, by = runner.run(copy, planted.tests)
    finally:
        runners.put(runner)
    return Verdict(planted.label, outcome, by, round(time.monotonic() - begun, 1))


@contextlib.contextmanager
def _runners(count: int) -> Iterator[SimpleQueue[Tests]]:
    free: SimpleQueue[Tests] = SimpleQueue()
    made = [Tests() for _ in range(count)]
    for one in made:
        free.put(one)
    yield free
    for one in made:
        one.close()


@contextlib.contextmanager
def _database(planted: Sequence[Planted]) -> Iterator[None]:
    """One server for all runs that need one, unless DATABASE_URL names it; started here so that not each does."""
    if os.environ.get("DATABASE_URL") or all(one.room in PURE for one in planted):
        yield
        return
    from yanglao.site.postgres import ensure_server, remove_server

    with tempfile.TemporaryDirectory(prefix="yanglao-mutants-server-") as folder:
        os.environ["DATABASE_URL"] = ensure_server(Path(folder))
        try:
            yield
        finally:
            del os.environ["DATABASE_URL"]
            remove_server(Path(folder))


class _Kept:
    """Verdicts on faults of one state of the files, a line each; those of other states are thrown away."""

    def __init__(self, base: Path) -> None:
        self.path = KEPT / f"{_digest(base)}.jsonl"

    def read(self) -> dict[str, Verdict]:
        if not self.path.is_file():
            shutil.rmtree(KEPT, ignore_errors=True)
            return {}
        lines = self.path.read_text(encoding="utf-8").splitlines()
        return {one["label"]: Verdict(**one) for one in map(json.loads, lines)}

    def add(self, verdict: Verdict) -> None:
        KEPT.mkdir(exist_ok=True)
        fields = {name: getattr(verdict, name) for name in Verdict.__dataclass_fields__}
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(fields, ensure_ascii=False) + "\n")

    def forget(self) -> None:
        shutil.rmtree(KEPT, ignore_errors=True)


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]
