"""办理时限 How long the acts of a plan may take, and how soon an event must be on record: data of the plan's folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from yanglao.kernel.months import last_day, month_of
from yanglao.policy.loading import folder_of
from yanglao.policy.working_days import Due, working_days_after

FILE = "deadlines.toml"
STATUSES = ("confirmed", "inferred")
"""What is known of a period that the law gives: a second source says so, or it follows from what we have."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """Working days from a Day, or (None) the end of the Day's month; and where that is said."""

    working_days: int | None
    basis: str

    def due(self, day: int) -> Due:
        """The last Day that is in time."""
        if self.working_days is None:
            return Due(last_day(month_of(day)), True)
        return working_days_after(day, self.working_days)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """acts: of an act, from the day it is proposed. events: of an event, from the day it happens until it is on record. transfers: of
    a stage of a transfer's file, from the day of the step before. bank: how soon the bank and the book show the same (`match`), and what
    came in is in the special account (`sweep`), from the day on which it moved; and how soon province and city pay what became due
    (`subsidy_within`), from the end of its month. reports: of a unit's report of a `month` or `quarter`, from its last day. cases: until a case is `closed`, from the day on which it is opened."""

    acts: Mapping[str, Deadline]
    events: Mapping[str, Deadline]
    transfers: Mapping[str, Deadline]
    bank: Mapping[str, Deadline]
    reports: Mapping[str, Deadline]
    cases: Mapping[str, Deadline]


@cache
def deadlines_of(plan: str) -> Deadlines:
    """The deadlines of a plan; a plan that says nothing of them has none. ValueError when its file cannot be used."""
    data = _data(plan)
    tables = ("acts", "events", "transfers", "bank", "reports", "cases")
    return Deadlines(*(_read(data, table) for table in tables))


def table_of(plan: str, name: str) -> dict[str, Any]:
    """One table of a plan's file of periods, as it stands there. ValueError when it has none of that name."""
    data: dict[str, Any] | None = _data(plan).get(name)
    if data is None:
        raise ValueError(f"{FILE}: no table {name}")
    return data


def _data(plan: str) -> dict[str, Any]:
    path = folder_of(plan) / FILE
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _read(data: dict[str, Any], table: str) -> dict[str, Deadline]:
    return {key: _deadline(f"{FILE}: {table}.{key}", entry) for key, entry in data.get(table, {}).items()}


def _deadline(where: str, entry: dict[str, Any]) -> Deadline:
    days = entry.get("working_days")
    if (days is None) == (entry.get("same_month") is not True) or (days is not None and days < 1):
        raise ValueError(f"{where}: working_days above zero, or same_month, is wanted")
    return Deadline(days, entry["basis"])
