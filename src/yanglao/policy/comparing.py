"""Comparing two plans in a month: which parameters, readings and rates differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from yanglao.kernel.months import year_of
from yanglao.policy.plan import Plan
from yanglao.policy.schema import ACCOUNT_RATE, PARAMETERS, READINGS


@dataclass(frozen=True, slots=True)
class Difference:
    """What two plans say: values in the law's whole numbers (fen, basis points), None where unset."""

    kind: str  # parameter, reading or rate
    key: str
    clauses_a: tuple[str, ...]
    value_a: Any
    clauses_b: tuple[str, ...]
    value_b: Any


def differences(a: Plan, b: Plan, month: int) -> list[Difference]:
    """Every parameter, reading and rate in which two plans differ in `month`, in the order of the schema."""
    return [one for one in _pairs(a, b, month) if one.value_a != one.value_b]


def _pairs(a: Plan, b: Plan, month: int) -> Iterator[Difference]:
    for key in PARAMETERS:
        one, other = a.parameters[key], b.parameters[key]
        values = one.at(month).value, other.at(month).value
        yield Difference("parameter", key, one.clauses, values[0], other.clauses, values[1])
    for key in READINGS:
        mine, theirs = a.readings[key], b.readings[key]
        yield Difference("reading", key, mine.clauses, mine.value, theirs.clauses, theirs.value)
    rates = a.rate_bp(year_of(month)), b.rate_bp(year_of(month))
    yield Difference("rate", ACCOUNT_RATE, (a.rates_clause,), rates[0], (b.rates_clause,), rates[1])
