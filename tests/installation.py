"""The `yanglao` command as somebody types it, on a database and a data folder of its own: in a process, or within this one."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from signing import somebody

from yanglao.commands import cli

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
