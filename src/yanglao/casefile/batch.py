"""Many cases, one a line: read, folded together by law, answered in order.

A bad line answers what is wrong with it. Lines are taken in batches, so that memory stays bounded however
long the file; when there are many of them, and more than one core, two processes share the batches.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice

import orjson

from yanglao.casefile.answer import answer_texts
from yanglao.casefile.assessing import history
from yanglao.casefile.decoding import TOO_DEEP, decode
from yanglao.casefile.reading import Case, CaseRefused, Problem, read_case

BATCH = 8192
MANY = 1000  # below that a second process is not worth its start
WORKERS = 2
MAX_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers to a batch of lines, one a line in their order, and how many of the lines were bad."""

    text: bytes
    bad: int


def answer_stream(
    lines: Iterable[bytes], *, through: int | None = None, known: int | None = None
) -> Iterator[Answered]:
    """The answers to cases in JSON, one a line, batch by batch.

    `through` (Month) and `known` (Day) win over those of the cases.
    """
    answer = partial(answer_lines, through=through, known=known)
    source = iter(lines)
    first = list(islice(source, WORKERS * BATCH))
    if len(first) < MANY or _cores() < WORKERS:
        yield from map(answer, chain(_batches(first, BATCH), _batches(source, BATCH)))
        return
    halves = _batches(first, -(-len(first) // WORKERS))
    with ProcessPoolExecutor(max_workers=WORKERS) as pool:
        yield from _in_order(pool, answer, chain(halves, _batches(source, BATCH)))


def answer_lines(lines: Sequence[bytes], *, through: int | None = None, known: int | None = None) -> Answered:
    """The answers to some lines, those under the same law folded together."""
    cases = [_read(line, through, known) for line in lines]
    texts = [b""] * len(cases)
    groups: dict[int, list[int]] = {}
    for position, case in enumerate(cases):
        if isinstance(case, Case):
            groups.setdefault(id(case.laws), []).append(position)
        else:
            texts[position] = orjson.dumps({"error": case})
    for positions in groups.values():
        for position, text in zip(positions, _answer_group(cases, positions), strict=True):
            texts[position] = text
    return Answered(
        b"".join(text + b"\n" for text in texts), sum(not isinstance(case, Case) for case in cases)
    )


def problems_of(refused: CaseRefused, *, english: bool = True) -> list[str]:
    """What is wrong, each in one line; after a hundred lines the rest only counted. Answers that programs read are in English."""
    problems, more = refused.problems[:MAX_PROBLEMS], len(refused.problems) - MAX_PROBLEMS
    if more > 0:
        problems = [*problems, Problem("$", f"另有 {more} 处错误", f"and {more} more problems")]
    return [problem.line(english=english) for problem in problems]


def case_of(text: bytes, *, through: int | None = None, known: int | None = None) -> Case:
    """The case written in `text`. CaseRefused when it cannot be assessed."""
    try:
        return read_case(decode(text), through=through, known=known)
    except RecursionError:
        raise CaseRefused([TOO_DEEP]) from None


def _read(line: bytes, through: int | None, known: int | None) -> Case | list[str]:
    try:
        return case_of(line, through=through, known=known)
    except CaseRefused as refused:
        return problems_of(refused)


def _answer_group(cases: Sequence[Case | list[str]], positions: Sequence[int]) -> Iterator[bytes]:
    group = [case for case in (cases[position] for position in positions) if isinstance(case, Case)]
    return (text.encode() for text in answer_texts(group, history(group)))


def _batches(lines: Iterable[bytes], size: int) -> Iterator[list[bytes]]:
    source = iter(lines)
    while batch := list(islice(source, size)):
        yield batch


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_order(
    pool: ProcessPoolExecutor, answer: partial[Answered], batches: Iterable[list[bytes]]
) -> Iterator[Answered]:
    """The answers in the order of the batches; each process has one batch at hand and one waiting."""
    waiting: deque[Future[Answered]] = deque()
    for batch in batches:
        waiting.append(pool.submit(answer, batch))
        if len(waiting) > 2 * WORKERS:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
