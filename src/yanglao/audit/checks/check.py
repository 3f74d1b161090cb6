"""What a check of the book is: a name, a sentence in two languages, and how the offenders are found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from yanglao.store.acting import Agency


@dataclass(frozen=True, slots=True)
class Finding:
    """An offender: who (person, entry, account, act or batch, as the check says), what is wrong, fen at stake."""

    who: int
    detail: str
    fen: int


@dataclass(frozen=True, slots=True)
class Check:
    """An invariant of the book."""

    name: str
    zh: str
    en: str
    find: Callable[[Agency], list[Finding]]


@dataclass(frozen=True, slots=True)
class Found:
    """A check and those who offend against it."""

    check: Check
    findings: list[Finding]


def check_of(module: ModuleType) -> Check:
    """A module with NAME, ZH, EN and either a SELECT (SQL, with PARAMETERS besides `area`) of who, detail and fen, or a function
    `find(agency)`."""
    find = getattr(module, "find", None) or _selecting(module.SQL, getattr(module, "PARAMETERS", {}))
    return Check(module.NAME, module.ZH, module.EN, find)


def _selecting(query: str, parameters: Mapping[str, Any]) -> Callable[[Agency], list[Finding]]:
    def find(agency: Agency) -> list[Finding]:
        rows = agency.connection.execute(query, {"area": agency.area.id, **parameters}).fetchall()
        return [Finding(int(who), str(detail), int(fen)) for who, detail, fen in rows]

    return find


MONTH = "l.month / 12 || '-' || lpad((l.month %% 12 + 1)::text, 2, '0')"
"""SQL that writes the month of `l` as 2011-10."""
