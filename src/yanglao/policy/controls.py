"""内控监测的界限 From which day, count or age on a circumstance is worth a question: data of the plan's folder, a table a control."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from yanglao.policy.loading import folder_of, read_table

FILE = "controls.toml"
ANSWERS = "answers"
"""The table about answers, beside those of the controls."""
Limits = Mapping[str, int]
"""Limit -> its value, in the unit in which its name ends."""


@cache
def limits_of(plan: str) -> Mapping[str, Limits]:
    """Control -> its limits, as the folder of a plan says. PlanUnknown or PlanInvalid when there is none, or its data are faulty."""
    return read_limits(folder_of(plan) / FILE)


def read_limits(path: Path) -> Mapping[str, Limits]:
    """What a file says; every fault of it at once."""
    return read_table(path, _problems)


def _problems(data: Mapping[str, Any]) -> list[str]:
    """What is no table, or no whole number of zero or more."""
    found = [f"{name}: is no table" for name, table in data.items() if not isinstance(table, dict)]
    found += [
        f"{name}: {key}: is no whole number of zero or more"
        for name, table in data.items()
        if isinstance(table, dict)
        for key, value in table.items()
        if type(value) is not int or value < 0
    ]
    return sorted(found)
