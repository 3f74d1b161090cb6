"""Invariants of the book, one a file: a name, a sentence in two languages, and one SELECT of the rows that offend.

Every SELECT returns who (person, entry, account, act or batch), detail (text) and fen, and takes the parameter `area`, a
number; those with figures of the plan in them take further parameters, whose usual values stand beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import ModuleType

import psycopg

from yanglao.audit.checks import (
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
from yanglao.store.acting import Area


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


Found = tuple[str, str, str, list[tuple[int, str, int]]]


def run_checks(connection: psycopg.Connection, area: Area) -> list[Found]:
    """Every invariant of the book with the rows that offend against it: (name, 中文, English, [(who, detail, fen)])."""
    return [
        (
            check.name,
            check.zh,
            check.en,
            connection.execute(check.sql, {"area": area.id, **check.parameters}).fetchall(),
        )
        for check in CHECKS
    ]
