"""A process that has loaded the libraries of the tests and none of the project: each run of tests is a fork of it.

Starting pytest takes ten times as long as most tests of a fault. Jobs come as JSON lines: `folder` (a copy of the
source), `tests`, `limit` in seconds, `said` (the file to print into); each is answered with `status`, null when the
time was up. Run by its path, so that nothing of the checkout can be imported.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path

import hypothesis  # noqa: F401 (loaded once for all)
import numpy  # noqa: F401
import polars  # noqa: F401
import psycopg  # noqa: F401
import pytest

OPTIONS = ("-x", "-p", "no:cacheprovider", "--tb=no", "-rfE")


def main() -> None:
    """Answer jobs until there are no more."""
    del sys.path[0]  # this folder
    for line in sys.stdin:
        print(json.dumps({"status": _run(json.loads(line))}), flush=True)


def _run(job: dict[str, str]) -> int | None:
    """The exit status of one run."""
    child = os.fork()
    if not child:
        _be_pytest(Path(job["folder"]), job["tests"], job["said"])
    late = time.monotonic() + float(job["limit"])
    while time.monotonic() < late:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def _be_pytest(folder: Path, tests: str, said: str) -> None:
    """In a process group of its own; never returns."""
    status = 2
    try:
        os.setsid()
        file = os.open(said, os.O_WRONLY | os.O_CREAT, 0o600)
        os.dup2(file, 1)
        os.dup2(file, 2)
        os.chdir(folder)
        os.environ |= {"PYTHONPATH": str(folder / "src"), "PWD": str(folder)}
        sys.path.insert(0, str(folder / "src"))
        status = int(pytest.main([*OPTIONS, *tests]))
        sys.stdout.flush()
    finally:
        os._exit(status)


if __name__ == "__main__":
    main()
