"""Processes in which deeds are done, so that they can be killed: each a fork of one that has done nothing but load the code.

A process that has used threads must not be forked, so the forks are made by a launcher, which is started afresh. Run by its
path this module is that launcher: jobs come in pickled, outcomes go out pickled.
"""

from __future__ import annotations

import contextlib
import io
import os
import pickle
import subprocess
import sys
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

KILLED = 9


@dataclass(frozen=True, slots=True)
class Job:
    """A deed to be done in a database, through its act or (`line`) typed as a command; `trap` is what happens to it."""

    url: str
    data: Path
    deed: Any
    trap: Any = None
    line: tuple[str, ...] = ()


@dataclass(slots=True)
class Outcome:
    """What became of a job: killed, or its answer, or the code of its refusal; `raw` is an error without words. `points` are the
    places it has passed. Of a command: its exit status, and what it said on standard error."""

    killed: bool = False
    answer: Any = None
    code: str = ""
    raw: str = ""
    status: int = 0
    said: str = ""
    points: list[str] = field(default_factory=list)


class Launcher:
    """Does one job after another, each in a process of its own."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        command = [sys.executable, __file__]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )

    def run(self, job: Job) -> Outcome:
        self.begin(job)
        return self.end()

    def begin(self, job: Job) -> None:
        assert self._process.stdin
        pickle.dump(job, self._process.stdin)
        self._process.stdin.flush()

    def end(self) -> Outcome:
        assert self._process.stdout
        outcome: Outcome = pickle.load(self._process.stdout)
        return outcome

    def close(self) -> None:
        self._process.communicate()


def launch() -> None:
    """Fork a child for every job until there are no more."""
    from faults import children, traps  # the classes as everybody else knows them

    children.warm_up()

    reports, jobs = os.fdopen(os.dup(1), "wb"), sys.stdin.buffer
    os.dup2(2, 1)
    traps.set_up()
    with contextlib.suppress(EOFError):
        while True:
            job = pickle.load(jobs)
            pickle.dump(children.in_a_fork(job), reports)
            reports.flush()


def warm_up() -> None:
    """Load and read what every child would have to."""
    from faults import deeds  # noqa: F401

    from yanglao.commands import running  # noqa: F401
    from yanglao.policy.loading import PLANS, load_plan
    from yanglao.store import law, tables

    for path in PLANS.glob("*/plan.toml"):
        load_plan(path.parent.name)
    law._rules_digest()
    tables.expected_tables()


def in_a_fork(job: Job) -> Outcome:
    """Do a job in a child, and hear of it through a pipe; what is killed says nothing."""
    hear, tell = os.pipe()
    child = os.fork()
    if not child:
        os.close(hear)
        _be_the_child(job, tell)
    os.close(tell)
    with os.fdopen(hear, "rb") as pipe:
        said = pipe.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status == KILLED:
        return Outcome(killed=True)
    return pickle.loads(said) if said else Outcome(raw=f"exit status {status}")


def _be_the_child(job: Job, tell: int) -> None:
    """Never returns."""
    outcome = Outcome()
    try:
        _do(job, outcome)
    except BaseException:
        outcome.raw = traceback.format_exc()
    finally:
        with os.fdopen(tell, "wb") as pipe:
            pickle.dump(outcome, pipe)
        os._exit(0)


def _do(job: Job, outcome: Outcome) -> None:
    from faults import traps

    with traps.set_for(job.trap, outcome.points):
        if job.line:
            _type(job, outcome)
        else:
            _act(job, outcome)


def _type(job: Job, outcome: Outcome) -> None:
    from signing import somebody

    from yanglao.commands import cli
    from yanglao.site.postgres import is_made

    served = "" if is_made(job.data) else job.url  # a bundled server is found by its folder
    os.environ |= {"DATABASE_URL": served, "YANGLAO_DATA": str(job.data)}
    line, session = somebody(job.line, job.data, job.deed.area)
    os.environ |= session
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        outcome.status = cli.run(line)
    outcome.answer, outcome.said = out.getvalue(), err.getvalue()


def _act(job: Job, outcome: Outcome) -> None:
    from faults.deeds import do

    from yanglao.commands.faults import told
    from yanglao.commands.office import keys_path, office_at
    from yanglao.site.addresses import APPLICATION_ROLE
    from yanglao.site.postgres import with_user
    from yanglao.store.migrating import migrate

    try:
        if job.deed == "migrate":
            migrate(job.url, keys_path(job.data))
            return
        with office_at(with_user(job.url, APPLICATION_ROLE), job.data) as office:
            outcome.answer = do(office, job.deed, job.data)
    except Exception as fault:
        heard = told(fault)
        if heard is None:
            raise
        outcome.code = heard.code


if __name__ == "__main__":
    launch()
