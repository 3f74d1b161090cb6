"""What a measurement reports, the clock that takes it, and the table it is shown in."""

from __future__ import annotations

import gc
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.progress import Progress
from rich.table import Table

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table. `met` None: a figure that has no goal of its own. numbers: the same for programs, with more of what was measured."""

    what: str
    figure: str
    ratio: str = ""
    goal: str = ""
    met: bool | None = None
    numbers: Mapping[str, float] = field(default_factory=dict)


Bench = Callable[[int, Progress], list[Figure]]  # (people, progress) -> figures


def table_of(figures: Sequence[Figure]) -> Table:
    """The figures as one table."""
    table = Table(title="Figures at size", title_justify="left")
    table.add_column("what")
    for heading in ("figure", "ratio", "goal"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("met")
    for one in figures:
        table.add_row(
            one.what, one.figure, one.ratio, one.goal, {None: "", True: "yes", False: "NO"}[one.met]
        )
    return table


@dataclass(slots=True)
class Clock:
    """Adds up the seconds spent inside `with clock.running():`."""

    seconds: float = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        started = time.perf_counter()
        try:
            yield
        finally:
            self.seconds += time.perf_counter() - started


@contextmanager
def no_collector() -> Iterator[None]:
    """Keep the garbage collector out of a measurement, for all sides alike."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def peak_memory_bytes() -> int:
    """The most memory this process has held so far (resident). macOS counts bytes, everybody else KiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
