"""Explanation: which rule gave which amount, from what, under which clause and parameters.

A rule is a function of the law and columns, marked with its clause. While somebody listens (`explaining`),
every call of a rule is kept as a `Step`; otherwise the mark costs one look at a context variable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the clause index shows it: clause, name, first docstring paragraph, and the law's numbers it
    reads.
    """

    clause: str
    name: str
    module: str
    summary: str
    reads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Step:
    """One call of a rule while explaining: the month computed, the law used, inputs and result as given."""

    rule: Rule
    month: int
    law: Any
    inputs: dict[str, Any]
    result: Any


@dataclass(slots=True)
class Trace:
    """The steps heard so far; `month` is set by whoever runs through time."""

    month: int = 0
    steps: list[Step] = field(default_factory=list)


RULES: dict[str, Rule] = {}
_trace: ContextVar[Trace | None] = ContextVar("trace", default=None)


def rule(clause: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a function `(law, *, columns…)` as the rule of a clause."""

    def mark(function: Callable[P, R]) -> Callable[P, R]:
        described = _described(clause, function)
        RULES[f"{described.module}.{described.name}"] = described

        @wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> R:
            result = function(*args, **kwargs)
            trace = _trace.get()
            if trace is not None:
                trace.steps.append(Step(described, trace.month, args[0], dict(kwargs), result))
            return result

        return call

    return mark


def _described(clause: str, function: Callable[..., Any]) -> Rule:
    summary = " ".join((function.__doc__ or "").strip().split("\n\n")[0].split())
    return Rule(
        clause, function.__name__, function.__module__, summary, frozenset(function.__code__.co_names)
    )


@contextmanager
def explaining() -> Iterator[Trace]:
    """Listen to every rule called inside the block."""
    trace = Trace()
    token = _trace.set(trace)
    try:
        yield trace
    finally:
        _trace.reset(token)


def entering(month: int) -> None:
    """Tell a listener which month is computed from now on."""
    trace = _trace.get()
    if trace is not None:
        trace.month = month
