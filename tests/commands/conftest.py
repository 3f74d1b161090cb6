"""The `yanglao` command as somebody types it, on a database and a data folder of its own: in a process, or within this one."""

from __future__ import annotations

import contextlib
import io
import itertools
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest
from signing import sign_in, somebody

from yanglao.acts.found_area import found_area
from yanglao.commands import cli
from yanglao.commands.demo.run import STAFF
from yanglao.commands.office import keys_path, office_at
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import with_user
from yanglao.store.migrating import migrate

UNITS = [("469007-01", "永安社区", "community")]
PROGRAM = "from yanglao.commands.cli import main; main()"
UNSET = ("DATABASE_URL", "YANGLAO_APP_URL", "YANGLAO_READER_URL", "YANGLAO_DATA", "YANGLAO_LANG")


@dataclass(frozen=True, slots=True)
class Installation:
    """A database (its owner's address) and a data folder, with commands run on them."""

    url: str
    data: Path

    def environment(self, **more: str) -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if name not in UNSET}
        return {**own, "DATABASE_URL": self.url, "YANGLAO_DATA": str(self.data), **more}

    def start(self, *arguments: str, **more: str) -> subprocess.Popen[str]:
        line, session = somebody(arguments, self.data)
        return subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *line],
            env=self.environment(**session, **more),
            cwd=self.data,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def process(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """The command in a process of its own, to its end."""
        process = self.start(*arguments, **more)
        out, err = process.communicate(timeout=300)
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def run(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """The same without a process, which takes seconds to start."""
        line, session = somebody(arguments, self.data)
        out, err = io.StringIO(), io.StringIO()
        with (
            mock.patch.dict(os.environ, self.environment(**session, **more), clear=True),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            status = cli.run(line)
        return subprocess.CompletedProcess(arguments, status, out.getvalue(), err.getvalue())

    def refused(self, *arguments: str, status: int, code: str, **more: str) -> str:
        """What the command said on standard error, refused with this status and code, and in one sentence."""
        done = self.run(*arguments, **more)
        assert (done.returncode, done.stdout) == (status, ""), done.stderr
        assert done.stderr.rstrip().endswith(f"[{code}]"), done.stderr
        assert len(done.stderr.splitlines()) == 1
        return done.stderr


NUMBERS = itertools.count(1)


@pytest.fixture
def fresh(fresh_database: Callable[[str], str], tmp_path: Path) -> tuple[str, Path]:
    """An empty database and an empty folder."""
    return fresh_database(f"door_{next(NUMBERS)}"), tmp_path


@pytest.fixture
def ready(fresh: tuple[str, Path]) -> tuple[str, Path]:
    """A database that has been set up, with its keys in the folder."""
    migrate(fresh[0], keys_path(fresh[1]))
    return fresh


@pytest.fixture(scope="module")
def office(fresh_database: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation with the area 东方市 and its staff, and nobody registered."""
    data = tmp_path_factory.mktemp("office")
    made = Installation(fresh_database(f"office_{data.name}"), data)
    migrate(made.url, keys_path(data))
    with office_at(with_user(made.url, APPLICATION_ROLE), data) as office:
        found_area(office.connection, plan="dongfang-2011", name="东方市", units=UNITS, staff=STAFF)
    sign_in(made.url)
    return made


@pytest.fixture
def new_installation(fresh_database: Callable[[str], str], tmp_path: Path) -> Callable[[str], Installation]:
    """`new_installation("name")`: an empty database and an empty folder; nothing is set up."""

    def make(name: str) -> Installation:
        data = tmp_path / "data"
        data.mkdir(mode=0o700)
        return Installation(fresh_database(name), data)

    return make
