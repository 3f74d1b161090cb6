"""The month step over a population in columns against a plain Python loop over persons, in the same run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from rich.progress import Progress

from benchmarks.figures import MEBIBYTE, Clock, Figure, no_collector, peak_memory_bytes
from benchmarks.plain_loop import Person, month_of_all, terms_of
from benchmarks.population import as_people, population
from yanglao.kernel.columns import Ints, Rows
from yanglao.kernel.months import month as month_number
from yanglao.life.amounts import Amounts
from yanglao.life.fold import CHUNK
from yanglao.life.state import Persons, State
from yanglao.life.step import step
from yanglao.policy.law import Law, Laws
from yanglao.policy.loading import load_plan

PLAN = "dongfang-2011"
MONTHS = {"an ordinary month": month_number(2012, 11), "December, with interest": month_number(2012, 12)}
SAMPLE = 50_000
REPEATS = 5  # the fastest counts, on both sides
PIECE = 5_000  # persons between two reports of progress in the plain loop
GOAL = 20
NO_PENSION, NO_INTEREST = (-1,) * 8, (-1,) * 3

Done = list[tuple[int, State, Amounts]]  # (first row of the chunk, state at the end of the month, amounts)


class DifferentAmounts(Exception):
    """Columns and loop do not agree to the fen: the comparison means nothing."""


def month_step(people: int, progress: Progress) -> list[Figure]:
    """Seconds and ratio for each kind of month, and the peak memory with a whole month's results held."""
    laws = Laws(load_plan(PLAN))
    measured = [(name, _measure(laws, month, name, people, progress)) for name, month in MONTHS.items()]
    figures = [figure for name, one in measured for figure in one.figures(name)]
    peak = max(one.peak_bytes for _, one in measured)
    return [
        *figures,
        Figure(f"month step: peak memory of the process, {people:,} people", f"{peak / MEBIBYTE:,.0f} MiB"),
    ]


@dataclass(frozen=True, slots=True)
class Measured:
    """The fastest of the repeats on both sides, in seconds, each for its own number of persons."""

    people: int
    sample: int
    columns_seconds: float
    loop_seconds: float
    peak_bytes: int

    def figures(self, name: str) -> Iterator[Figure]:
        scaled = self.loop_seconds * self.people / self.sample
        ratio = scaled / self.columns_seconds
        yield Figure(
            f"month step: {name}, {self.people:,} people in columns",
            f"{self.columns_seconds:.3f} s",
            f"{ratio:.1f} ×",
            f"≥ {GOAL} ×",
            ratio >= GOAL,
        )
        loop = f"plain loop: {name}, {self.sample:,} of the same people, equal to the fen"
        if self.sample < self.people:
            loop += f" ({self.loop_seconds:.3f} s), scaled to {self.people:,}"
        yield Figure(loop, f"{scaled:.3f} s", "1 ×")


def _measure(laws: Laws, month: int, name: str, people: int, progress: Progress) -> Measured:
    law = laws.at(month)
    persons, state = population(law, people)
    rows = np.linspace(0, people - 1, min(SAMPLE, people)).astype(np.int64)  # evenly from all chunks
    work = progress.add_task(f"month step: {name}", total=REPEATS * (people + len(rows)))
    advance = partial(progress.advance, work)
    columns_seconds, loop_seconds, peak_bytes = [], [], 0
    for _ in range(REPEATS):
        done, seconds = _in_columns(laws, month, persons, state, advance)
        columns_seconds.append(seconds)
        peak_bytes = peak_bytes or peak_memory_bytes()  # before the loop has made its objects
        one_by_one, seconds = _in_a_loop(law, state, rows, advance)
        loop_seconds.append(seconds)
        _compare(done, rows, one_by_one, people)
        del done, one_by_one  # so that no two repeats are held at once
    return Measured(people, len(rows), min(columns_seconds), min(loop_seconds), peak_bytes)


def _in_columns(
    laws: Laws, month: int, persons: Persons, state: State, advance: Callable[[int], object]
) -> tuple[Done, float]:
    """One month of everybody, chunk by chunk, all results kept."""
    clock, done = Clock(), []
    with no_collector():
        for first in range(0, len(persons), CHUNK):
            with clock.running():
                chunk = slice(first, first + CHUNK)
                mine = Persons(persons.born[chunk], persons.pension_day[chunk], persons.group[chunk])
                done.append((first, *step(laws, month, mine, state.take(chunk))))
            advance(len(mine))
    return done, clock.seconds


def _in_a_loop(
    law: Law, state: State, rows: Rows, advance: Callable[[int], object]
) -> tuple[list[Person], float]:
    """One month of the persons at `rows`, one after another; making the objects is not counted."""
    clock, terms, people = Clock(), terms_of(law), as_people(state, rows)
    with no_collector():
        for first in range(0, len(people), PIECE):
            piece = people[first : first + PIECE]
            with clock.running():
                month_of_all(terms, piece)
            advance(len(piece))
    return people, clock.seconds


# --- the same to the fen --------------------------------------------------------------------------------


def _compare(done: Done, rows: Rows, one_by_one: list[Person], people: int) -> None:
    """DifferentAmounts unless balances, products, every part of the pensions and all interest agree."""
    found = {
        "balance": (_of_states(done, "balance_fen"), [person.balance_fen for person in one_by_one]),
        "product": (
            _of_states(done, "product_fen_months"),
            [person.product_fen_months for person in one_by_one],
        ),
        "pension": (_of_pensions(done, people), [person.pension or NO_PENSION for person in one_by_one]),
        "interest": (_of_interest(done, people), [person.interest or NO_INTEREST for person in one_by_one]),
    }
    for what, (in_columns, in_loop) in found.items():
        different = np.flatnonzero((in_columns[:, rows] != np.array(in_loop, dtype=np.int64).T).any(axis=0))
        if len(different):
            raise DifferentAmounts(
                f"{what} of {len(different):,} persons, the first in row {rows[different[0]]:,}"
            )


def _of_states(done: Done, name: str) -> Ints:
    return np.concatenate([getattr(state, name) for _, state, _ in done], axis=1)


def _of_pensions(done: Done, people: int) -> Ints:
    """The parts of each person's pension, shape (8, people); -1 for those without one."""
    parts = np.full((len(NO_PENSION), people), -1, dtype=np.int64)
    for first, _, amounts in done:
        parts[:, first + amounts.pensions.person] = amounts.pensions.fen
    return parts


def _of_interest(done: Done, people: int) -> Ints:
    """Each person's interest, shape (3, people); -1 where none is credited."""
    parts = np.full((len(NO_INTEREST), people), -1, dtype=np.int64)
    for first, _, amounts in done:
        parts[:, first + amounts.interest.person] = amounts.interest.fen
    return parts
