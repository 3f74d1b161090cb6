"""档案保管期限 How long the papers of each class are kept: data of the plan's folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from yanglao.policy.loading import folder_of, read_table

FILE = "archive.toml"
CLASSES = ("registration", "contributions", "benefits", "approvals", "payments", "accounting", "bank")
STATUSES = ("confirmed", "inferred")


@dataclass(frozen=True, slots=True)
class Retention:
    """years: after the year of a volume; None: for ever. basis: where that is said; status: whether a second source says so too."""

    years: int | None
    status: str
    basis: str

    def kept_until(self, year: int) -> int | None:
        """The last calendar year in which a volume of `year` is kept; None: for ever."""
        return None if self.years is None else year + self.years


@cache
def retention_of(plan: str) -> Mapping[str, Retention]:
    """How long each class is kept under a plan. PlanUnknown or PlanInvalid when there is none, or its data are faulty."""
    return read_retention(folder_of(plan) / FILE)


def read_retention(path: Path) -> Mapping[str, Retention]:
    """What a file says; every fault of it at once."""
    data = read_table(path, _problems)
    return {
        name: Retention(data[name].get("years"), data[name]["status"], data[name]["basis"])
        for name in CLASSES
    }


def _problems(data: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"{name}: no such class" for name in data.keys() - set(CLASSES))
    for name in CLASSES:
        entry = data.get(name, {})
        years = entry.get("years")
        if (years is None) == (entry.get("permanent") is not True) or (years is not None and years < 1):
            yield f"{name}: years above zero, or permanent, is wanted"
        if entry.get("status") not in STATUSES or not entry.get("basis"):
            yield f"{name}: a status and a basis are wanted"
