"""进度 How far long work is, in steps: the work says how many there are and when one is done, whoever watches reads it. Unwatched it costs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(slots=True)
class HowFar:
    """Steps done, of how many (0: nobody knows)."""

    done: int = 0
    of: int = 0


_watched: ContextVar[HowFar | None] = ContextVar("watched", default=None)


@contextmanager
def watched(by: HowFar) -> Iterator[HowFar]:
    """What is done within is told there."""
    token = _watched.set(by)
    try:
        yield by
    finally:
        _watched.reset(token)


def steps_ahead(count: int) -> None:
    """So many steps are to come."""
    if (at := _watched.get()) is not None:
        at.of += count


def step_done() -> None:
    """One of them is over."""
    if (at := _watched.get()) is not None:
        at.done += 1
