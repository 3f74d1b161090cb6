"""Reading a plan's folder: plan.toml, parameters.toml, readings.toml, clauses.toml and the table of rates.

Everything wrong in a folder is reported at once, each with file and key, as `PlanInvalid`.
"""

from __future__ import annotations

import csv
import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from yanglao.kernel.months import parse_day, parse_month
from yanglao.policy.plan import Clause, ParameterHistory, Plan, PlanReading, Version
from yanglao.policy.schema import PARAMETERS, READINGS, rate_bp, reading_value

PLANS = Path(__file__).parent / "plans"
STATUSES = ("confirmed", "inferred", "unset")


class PlanUnknown(Exception):
    """There is no plan of that name."""


class PlanInvalid(Exception):
    """A plan's data cannot be used; `problems` holds a line for each fault."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def plan_folders() -> dict[str, Path]:
    """Every known plan by key: those shipped, then those in the folders of YANGLAO_PLANS (a path list)."""
    extra = [Path(part) for part in os.environ.get("YANGLAO_PLANS", "").split(os.pathsep) if part]
    folders: dict[str, Path] = {}
    for place in (PLANS, *extra):
        folders |= {path.parent.name: path.parent for path in sorted(place.glob("*/plan.toml"))}
    return folders


@cache
def load_plan(key: str) -> Plan:
    """The plan `key`. PlanUnknown or PlanInvalid when there is none or its data are faulty."""
    folders = plan_folders()
    if key not in folders:
        raise PlanUnknown(f"no plan {key!r}; known: {', '.join(sorted(folders))}")
    return read_plan(folders[key])


def read_plan(folder: Path) -> Plan:
    """The plan in `folder`, checked value by value."""
    problems: list[str] = []
    head = _toml(folder / "plan.toml")
    parameters = _parameters(_toml(folder / "parameters.toml"), problems)
    readings = _readings(_toml(folder / "readings.toml"), problems)
    clauses = {number: Clause(number, **entry) for number, entry in _toml(folder / "clauses.toml").items()}
    rates = _rates(folder / head["account_rate"]["table"])
    if problems:
        raise PlanInvalid(problems)
    return Plan(
        key=folder.name, title=head["title"], title_en=head["title_en"], place=head["place"], source=head["source"],
        parameters=parameters, readings=readings, clauses=clauses, rates=rates,
        rates_clause=head["account_rate"]["clause"], rates_basis=head["account_rate"]["basis"],
    )  # fmt: skip


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as fault:
        raise PlanInvalid([f"{path.name}: {fault}"]) from fault


def _parameters(data: dict[str, Any], problems: list[str]) -> dict[str, ParameterHistory]:
    problems += [f"parameters.toml: {key}: no such parameter" for key in data if key not in PARAMETERS]
    problems += [f"parameters.toml: {key}: missing" for key in PARAMETERS if key not in data]
    histories = {}
    for key in PARAMETERS.keys() & data.keys():
        versions = [_version(key, entry, problems) for entry in data[key]["versions"]]
        versions.sort(key=lambda version: (version.valid_from, version.announced_on))
        histories[key] = ParameterHistory(key, tuple(data[key]["clauses"]), tuple(versions))
    return {key: histories[key] for key in PARAMETERS if key in histories}


def _version(key: str, entry: dict[str, Any], problems: list[str]) -> Version:
    where = f"parameters.toml: {key}"
    if entry["status"] not in STATUSES:
        problems.append(f"{where}: status {entry['status']!r} is none of {', '.join(STATUSES)}")
    value = None
    if "value" in entry:
        try:
            value = PARAMETERS[key].unit.convert(entry["value"])
        except ValueError as fault:
            problems.append(f"{where}: {fault}")
    elif not PARAMETERS[key].may_be_unset:
        problems.append(f"{where}: has no value, and nothing can be computed without it")
    if (value is None) != (entry["status"] == "unset"):
        problems.append(f"{where}: exactly the parameters of status 'unset' have no value")
    return Version(
        key, parse_month(entry["valid_from"]), value, entry["status"], entry["basis"], entry.get("printed", ""),
        entry.get("source", ""), parse_day(entry["announced_on"]) if "announced_on" in entry else 0,
    )  # fmt: skip


def _readings(data: dict[str, Any], problems: list[str]) -> dict[str, PlanReading]:
    problems += [f"readings.toml: {key}: no such reading" for key in data if key not in READINGS]
    problems += [f"readings.toml: {key}: missing" for key in READINGS if key not in data]
    readings = {}
    for key in READINGS.keys() & data.keys():
        try:
            value = reading_value(key, data[key]["value"])
        except ValueError as fault:
            problems.append(f"readings.toml: {key}: {fault}")
        else:
            readings[key] = PlanReading(key, tuple(data[key]["clauses"]), value, data[key]["note"])
    return {key: readings[key] for key in READINGS if key in readings}


def _rates(path: Path) -> tuple[tuple[int, int], ...]:
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple((parse_day(row["effective_from"]), rate_bp(row["percent"])) for row in csv.DictReader(lines))
