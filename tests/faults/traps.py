"""What happens to a process at a point of its work: it is killed, it loses its server, it has to wait for another.

Points are counted before and after everything that is said to the database (a statement, a block of a copy, BEGIN, COMMIT), and
in the middle of writing a file, and before and after it gets its name. A third one, `during`, is between: the database has been told, its answer is not heard.
"""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from yanglao.site.postgres import server_status
from yanglao.store import binary

BEFORE, DURING, AFTER = "before", "during", "after"
WRITE = "write"
PATIENCE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Kill:
    """The process ends at its point `at`, and nothing of it runs any more."""

    at: int

    def spring(self) -> None:
        os._exit(9)


@dataclass(frozen=True, slots=True)
class Terminate:
    """The server's process at the other end of the connection is ended."""

    at: int
    owner_url: str

    def spring(self) -> None:
        with psycopg.connect(self.owner_url, autocommit=True) as owner:
            owner.execute("SELECT pg_terminate_backend(%s, 5000)", (_now.backend,))


@dataclass(frozen=True, slots=True)
class StopServer:
    """The whole PostgreSQL in a folder is stopped at once, as if the power had gone."""

    at: int
    folder: Path

    def spring(self) -> None:
        pid = server_status(self.folder).pid
        assert pid is not None
        os.kill(pid, signal.SIGQUIT)  # what pg_ctl stop --mode=immediate does
        _wait_until(lambda: not server_status(self.folder).running)


@dataclass(frozen=True, slots=True)
class Pause:
    """The process waits until the other one is done, or is seen waiting for it."""

    at: int
    owner_url: str
    folder: Path

    def spring(self) -> None:
        (self.folder / "paused").touch()
        with psycopg.connect(self.owner_url, autocommit=True) as owner:
            _wait_until(lambda: (self.folder / "done").exists() or _somebody_waits(owner))


@dataclass(frozen=True, slots=True)
class Follow:
    """The process begins when the other one has paused, and says when it is done."""

    folder: Path
    at: int = -1

    def spring(self) -> None:
        raise AssertionError("it has no point")


def _somebody_waits(owner: psycopg.Connection) -> bool:
    query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    row = owner.execute(query).fetchone()
    return bool(row and row[0])


def _wait_until(holds: Callable[[], bool]) -> None:
    late = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        if time.monotonic() > late:
            raise TimeoutError("waited in vain for the other process")
        time.sleep(0.002)


@dataclass(slots=True)
class _Now:
    """Where this process is: its trap, the points it has passed, the server's process that it talks to."""

    trap: Any = None
    points: list[str] | None = None
    backend: int = 0


_now = _Now()


@contextlib.contextmanager
def set_for(trap: Any, points: list[str]) -> Iterator[None]:
    """Count points into `points`, and spring the trap at its own."""
    _now.trap, _now.points = trap, points
    if isinstance(trap, Follow):
        _wait_until(lambda: (trap.folder / "paused").exists())
    try:
        yield
    finally:
        _now.points = None
        for kind, name in ((Pause, "paused"), (Follow, "done")):
            if isinstance(trap, kind):
                (trap.folder / name).touch()


def _pass(what: str, when: str, between: Callable[[], object] | None = None) -> None:
    """Come to a point. `between` is done before the trap springs."""
    if _now.points is None:
        return
    _now.points.append(f"{what} {when}")
    if _now.trap is not None and len(_now.points) - 1 == _now.trap.at:
        points, _now.points = _now.points, None  # what the trap itself does is no point
        if between is not None:
            between()
        _now.trap.spring()
        _now.points = points


def set_up() -> None:
    """Put points around everything that is said to the database and every file that gets its name."""
    really = psycopg.Connection.wait

    def wait(self: psycopg.Connection, gen: Generator[Any, Any, Any], *more: Any, **named: Any) -> Any:
        what = _words(gen)
        _now.backend = self.info.backend_pid if _now.points is not None else 0
        _pass(what, BEFORE)
        _pass(what, DURING, lambda: isinstance(_now.trap, Kill) and next(gen, None))
        answer = really(self, gen, *more, **named)
        _pass(what, AFTER)
        return answer

    psycopg.Connection.wait = wait  # type: ignore[method-assign,assignment]
    binary._streamed = _around(binary._streamed, "COPY out")  # type: ignore[assignment]
    for name in ("replace", "link", "fsync"):
        setattr(os, name, _around(getattr(os, name), f"os.{name}"))
    opened = Path.open
    Path.open = lambda self, mode="r", *more, **named: (  # type: ignore[assignment,method-assign]
        _Halting(opened(self, mode, *more, **named)) if "w" in mode else opened(self, mode, *more, **named)
    )


class _Halting:
    """A file that is written half by half, with a point between the halves."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def __enter__(self) -> _Halting:
        return self

    def __exit__(self, *fault: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, content: Any) -> int:
        half = len(content) // 2
        self._file.write(content[:half])
        self._file.flush()
        _pass(WRITE, DURING)
        self._file.write(content[half:])
        return len(content)


def _around(do: Callable[..., Any], what: str) -> Callable[..., Any]:
    def done(*given: Any, **named: Any) -> Any:
        _pass(what, BEFORE)
        answer = do(*given, **named)
        _pass(what, AFTER)
        return answer

    return done


def _words(gen: Generator[Any, Any, Any]) -> str:
    """What is about to be said, shortly."""
    frame = getattr(gen, "gi_frame", None)
    query = frame.f_locals.get("query", "") if frame is not None else ""
    said = (
        query.decode()
        if isinstance(query, bytes)
        else query
        if isinstance(query, str)
        else type(query).__name__
    )
    return f"{gen.__name__} {said[:60]}".strip()


def is_commit(point: str) -> bool:
    """Whether a point belongs to the end of a transaction."""
    return point.startswith("_exit_gen")
