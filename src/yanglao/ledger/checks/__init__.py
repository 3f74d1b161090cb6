"""Invariants of the book, one a file: a name, a sentence in two languages, and one SELECT of the rows that offend.

Every SELECT returns who (person, entry, account, act or batch), detail (text) and fen, and takes the parameter `area`, a
number; those with figures of the plan in them take further parameters, whose usual values stand beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import ModuleType

from yanglao.ledger.checks import (
    after_death,
    balanced,
    cash,
    control,
    negative,
    once,
    people,
    reasons,
    shares,
    totals,
)


@dataclass(frozen=True, slots=True)
class Check:
    """An invariant; `parameters` are what its SELECT takes besides `area`."""

    name: str
    zh: str
    en: str
    sql: str
    parameters: Mapping[str, int] = field(default_factory=dict)


def _check(module: ModuleType) -> Check:
    return Check(module.NAME, module.ZH, module.EN, module.SQL, getattr(module, "PARAMETERS", {}))


CHECKS = tuple(
    _check(module)
    for module in (balanced, control, totals, shares, after_death, reasons, negative, cash, once, people)
)
