"""Reading a plan's folder: plan.toml, parameters.toml, readings.toml, clauses.toml and the table of rates.

Everything wrong in a folder is reported at once, each with file and key, as `PlanInvalid`.
"""

from __future__ import annotations

import csv
import os
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from yanglao.kernel.months import parse_day, parse_month
from yanglao.policy.plan import CLAUSE_KINDS, Clause, ParameterHistory, Plan, PlanReading, Version
from yanglao.policy.schema import PARAMETERS, READINGS, rate_bp, reading_value

PLANS = Path(__file__).parent / "plans"
STATUSES = ("confirmed", "inferred", "unset")
HEAD = {"title": str, "title_en": str, "place": str, "source": str, "account_rate": dict}
RATE = {"clause": str, "table": str, "basis": str}


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


def folder_of(key: str) -> Path:
    """The folder of the plan `key`. PlanUnknown when there is none."""
    folders = plan_folders()
    if key not in folders:
        raise PlanUnknown(f"no plan {key!r}; known: {', '.join(sorted(folders))}")
    return folders[key]


def read_table(path: Path, problems_of: Callable[[dict[str, Any]], Iterable[str]]) -> dict[str, Any]:
    """What a file of a folder says, once nothing is wrong with it: PlanInvalid with every fault that `problems_of` finds in it, each
    under the name of the file."""
    reader = _Reader()
    data = reader.toml(path)
    reader.problems += [] if reader.problems else [f"{path.name}: {one}" for one in problems_of(data)]
    if reader.problems:
        raise PlanInvalid(reader.problems)
    return data


@cache
def load_plan(key: str) -> Plan:
    """The plan `key`. PlanUnknown or PlanInvalid when there is none or its data are faulty."""
    return read_plan(folder_of(key))


def read_plan(folder: Path) -> Plan:
    """The plan in `folder`, checked value by value."""
    reader = _Reader()
    head = reader.toml(folder / "plan.toml")
    is_headed = _is_headed(reader, head)
    parameters = _parameters(reader, reader.toml(folder / "parameters.toml"))
    readings = _readings(reader, reader.toml(folder / "readings.toml"))
    clauses = _clauses(reader, reader.toml(folder / "clauses.toml"))
    rates = _rates(reader, folder / head["account_rate"]["table"]) if is_headed else ()
    if reader.problems:
        raise PlanInvalid(reader.problems)
    return Plan(
        key=folder.name,
        title=head["title"],
        title_en=head["title_en"],
        place=head["place"],
        source=head["source"],
        parameters=parameters,
        readings=readings,
        clauses=clauses,
        rates=rates,
        rates_clause=head["account_rate"]["clause"],
        rates_basis=head["account_rate"]["basis"],
        clause_of=head.get("clause_of", {}),
    )


@dataclass(slots=True)
class _Reader:
    """Collects what is wrong while a folder is read."""

    problems: list[str] = field(default_factory=list)

    def toml(self, path: Path) -> dict[str, Any]:
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
            self.problems.append(f"{path.name}: {fault}")
            return {}

    def has(self, where: str, entry: Any, wanted: Mapping[str, type]) -> bool:
        """Whether a table has every wanted entry, each of its type."""
        found = entry if isinstance(entry, dict) else {}
        faults = [f"{where}{key}: missing" for key in wanted if key not in found]
        faults += [
            f"{where}{key}: is no {kind.__name__}"
            for key, kind in wanted.items()
            if key in found and not isinstance(found[key], kind)
        ]
        self.problems += faults
        return not faults

    def keys(self, file: str, what: str, found: Iterable[str], wanted: Iterable[str]) -> list[str]:
        """The wanted keys that are there, in their order; the others, and unknown ones, are faults."""
        found, wanted = list(found), list(wanted)
        self.problems += [f"{file}: {key}: no such {what}" for key in found if key not in wanted]
        self.problems += [f"{file}: {key}: missing" for key in wanted if key not in found]
        return [key for key in wanted if key in found]


def _is_headed(reader: _Reader, head: dict[str, Any]) -> bool:
    """Whether plan.toml says all that is needed; the place is a division code or the beginning of one."""
    if not (
        reader.has("plan.toml: ", head, HEAD)
        and reader.has("plan.toml: account_rate: ", head["account_rate"], RATE)
    ):
        return False
    place = head["place"]
    if place and not (place.isdecimal() and len(place) <= 6):
        reader.problems.append("plan.toml: place: a division code of at most six digits is wanted")
    return reader.has("plan.toml: ", {"clause_of": {}} | head, {"clause_of": dict})


def _parameters(reader: _Reader, data: dict[str, Any]) -> dict[str, ParameterHistory]:
    histories = {}
    for key in reader.keys("parameters.toml", "parameter", data, PARAMETERS):
        where = f"parameters.toml: {key}: "
        if not reader.has(where, data[key], {"clauses": list, "versions": list}):
            continue
        found = [_version(reader, key, where, entry) for entry in data[key]["versions"]]
        versions = sorted((one for one in found if one), key=lambda one: (one.valid_from, one.announced_on))
        if not found:
            reader.problems.append(f"{where}versions: at least one is wanted")
        histories[key] = ParameterHistory(key, tuple(data[key]["clauses"]), tuple(versions))
    return histories


def _version(reader: _Reader, key: str, where: str, entry: Any) -> Version | None:
    before = len(reader.problems)
    if not reader.has(where, entry, {"valid_from": str, "status": str, "basis": str}):
        return None
    value = _value(reader, key, where, entry)
    try:
        valid_from = parse_month(entry["valid_from"])
        announced_on = parse_day(entry["announced_on"]) if "announced_on" in entry else 0
    except (TypeError, ValueError) as fault:
        reader.problems.append(f"{where}{fault}")
    if len(reader.problems) > before:
        return None
    printed, source = entry.get("printed", ""), entry.get("source", "")
    return Version(key, valid_from, value, entry["status"], entry["basis"], printed, source, announced_on)


def _value(reader: _Reader, key: str, where: str, entry: dict[str, Any]) -> Any:
    """The value in the law's whole numbers; None when it is unset, which the status must say."""
    if entry["status"] not in STATUSES:
        reader.problems.append(f"{where}status {entry['status']!r} is none of {', '.join(STATUSES)}")
    if ("value" in entry) == (entry["status"] == "unset"):
        reader.problems.append(f"{where}exactly the parameters of status 'unset' have no value")
    if "value" not in entry:
        if not PARAMETERS[key].may_be_unset:
            reader.problems.append(f"{where}has no value, and nothing can be computed without it")
        return None
    try:
        return PARAMETERS[key].unit.convert(entry["value"])
    except ValueError as fault:
        reader.problems.append(f"{where}{fault}")
        return None


def _readings(reader: _Reader, data: dict[str, Any]) -> dict[str, PlanReading]:
    readings = {}
    for key in reader.keys("readings.toml", "reading", data, READINGS):
        where, entry = f"readings.toml: {key}: ", data[key]
        if not reader.has(where, entry, {"clauses": list, "value": object, "note": str}):
            continue
        try:
            value = reading_value(key, entry["value"])
        except ValueError as fault:
            reader.problems.append(f"{where}{fault}")
        else:
            readings[key] = PlanReading(key, tuple(entry["clauses"]), value, entry["note"])
    return readings


def _clauses(reader: _Reader, data: dict[str, Any]) -> dict[str, Clause]:
    clauses = {}
    for number, entry in data.items():
        where = f"clauses.toml: {number}: "
        if not reader.has(where, entry, {"kind": str, "text": str, "title_en": str}):
            continue
        if entry["kind"] not in CLAUSE_KINDS:
            reader.problems.append(f"{where}kind {entry['kind']!r} is none of {', '.join(CLAUSE_KINDS)}")
        unknown = entry.keys() - {"kind", "text", "title_en", "kept_by", "reason", "tested_by"}
        reader.problems += [f"{where}{key}: no such entry" for key in sorted(unknown)]
        kept_by, reason = entry.get("kept_by", ""), entry.get("reason", "")
        tested_by = tuple(entry.get("tested_by", ()))
        clauses[number] = Clause(
            number, entry["kind"], entry["text"], entry["title_en"], kept_by, reason, tested_by
        )
    return clauses


def _rates(reader: _Reader, path: Path) -> tuple[tuple[int, int], ...]:
    """The table in its own order; a row that cannot be read is a fault."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError) as fault:
        reader.problems.append(f"{path.name}: {fault}")
        return ()
    rates = []
    for line, row in enumerate(rows, start=2):
        try:
            rates.append((parse_day(row["effective_from"]), rate_bp(row["percent"])))
        except (KeyError, TypeError, ValueError) as fault:
            reader.problems.append(f"{path.name}: line {line}: {fault}")
    if not rows:
        reader.problems.append(f"{path.name}: no rates")
    return tuple(rates)
