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

from mutants.listed import ROOT

COPIED = ("src", "tests", "docs", "benchmarks", "pyproject.toml", "bootstrap.py")
KEPT = ROOT / ".mutants"
AT_ONCE = 2
LIMIT_SECONDS = 300
RED, GREEN, NEVER_RAN, TOO_LONG = "red", "green", "never ran", "took too long"
PURE = frozenset({"kernel", "policy", "rules", "life", "casefile", "ledger", "payment", "lists", "synthetic"})


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
    with _database(planted), ThreadPoolExecutor(at_once) as pool:
        waiting = [pool.submit(_try, base, one) for one in planted if one.label not in known]
        for verdict in known.values():
            if verdict.label in {one.label for one in planted}:
                tell(verdict)
        for done in as_completed(waiting):
            known[done.result().label] = done.result()
            kept.add(done.result())
            tell(done.result())
    kept.forget()
    return [known[one.label] for one in planted]


def run_tests(folder: Path, tests: Sequence[str], *, limit: float = LIMIT_SECONDS) -> tuple[str, str]:
    """(outcome, the failing test or pytest's last line) of tests run in a copy, up to the first failure."""
    command = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", "--tb=no", "-rfE", *tests]
    environment = os.environ | {"PYTHONPATH": str(folder / "src"), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        said, _ = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return TOO_LONG, f"{limit:.0f} s"
    return _outcome(process.returncode, said)


def _outcome(status: int, said: str) -> tuple[str, str]:
    lines = said.strip().splitlines() or [""]
    failing = [line for line in lines if re.match(r"(FAILED|ERROR) ", line)]
    outcome = {0: GREEN, 1: RED}.get(status, NEVER_RAN)
    return outcome, (failing or lines[-1:])[0].split(" - ")[0].removeprefix("FAILED ")


def _try(base: Path, planted: Planted) -> Verdict:
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(dir=base.parent) as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(base, copy)
        (copy / planted.file).write_text(planted.text, encoding="utf-8")
        outcome, by = run_tests(copy, planted.tests)
    return Verdict(planted.label, outcome, by, round(time.monotonic() - begun, 1))


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
