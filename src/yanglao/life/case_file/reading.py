"""Reading a case file: everything wrong is found at once, each with its JSON path; a right one becomes a `Case`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from yanglao.kernel.months import FOREVER, month_of
from yanglao.life.case_file import shapes
from yanglao.life.facts import FACT_COLUMNS
from yanglao.policy.law import Laws
from yanglao.policy.loading import PlanInvalid, PlanUnknown, load_plan
from yanglao.policy.overrides import read_overrides

COLUMN = {name: position for position, name in enumerate(FACT_COLUMNS)}
PARTS = ("plan", "law", "person", "facts", "through", "known")


class CaseRefused(Exception):
    """A case that cannot be assessed; `problems` holds one line each: JSON path and what is wrong."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Case:
    """A checked case: the laws it is assessed under, the birth, and its facts as rows of `FACT_COLUMNS` in file order,
    already without those that are not looked at."""

    laws: Laws
    born: int
    facts: list[list[int]]
    names: list[str]  # the kind of each fact
    through: int
    known: int | None


@dataclass(slots=True)
class _Reader:
    problems: list[str] = field(default_factory=list)

    def read(self, path: str, value: Any, how: Callable[[Any], int]) -> int:
        try:
            return how(value)
        except ValueError as fault:
            self.problems.append(f"{path}: {fault}")
            return 0

    def missing(self, path: str) -> None:
        self.problems.append(f"{path}: is missing")


def read_case(data: Any, *, through: int | None = None, known: int | None = None) -> Case:
    """The case in decoded JSON. `through` (Month) and `known` (Day) win over the file's own. CaseRefused when faulty."""
    if not isinstance(data, dict):
        raise CaseRefused(["$: an object is wanted"])
    reader = _Reader([f"$.{key}: unknown field" for key in data if key not in PARTS])
    if through is None and data.get("through") is not None:
        through = reader.read("$.through", data["through"], shapes.month)
    if known is None and data.get("known") is not None:
        known = reader.read("$.known", data["known"], shapes.day)
    laws = _laws(reader, data, known)
    born = _person(reader, data)
    facts = list(_facts(reader, data))
    if reader.problems or laws is None:
        raise CaseRefused(reader.problems)
    return _case(laws, born, facts, through, known)


def _case(
    laws: Laws, born: int, facts: list[tuple[str, int, list[int]]], through: int | None, known: int | None
) -> Case:
    day = COLUMN["day"]
    facts = [fact for fact in facts if known is None or fact[1] <= known]
    if through is None:
        through = max((month_of(row[day]) for _, _, row in facts), default=laws.plan.launch_month)
    facts = [fact for fact in facts if month_of(fact[2][day]) <= through]
    return Case(laws, born, [row for _, _, row in facts], [name for name, _, _ in facts], through, known)


def _laws(reader: _Reader, data: dict[str, Any], known: int | None) -> Laws | None:
    law = data.get("law") or {}
    if not isinstance(law, dict):
        reader.problems.append("$.law: an object is wanted")
        return None
    if not isinstance(data.get("plan"), str):
        reader.problems.append("$.plan: the name of a plan is wanted")
        return None
    try:
        plan = load_plan(data["plan"])
    except (PlanUnknown, PlanInvalid) as fault:
        reader.problems.append(f"$.plan: {fault}")
        return None
    overrides, problems = read_overrides(plan, law)
    reader.problems += [f"$.law.{key}: {problem}" for key, problem in problems]
    if problems:
        return None
    return _shared_laws(data["plan"], tuple(sorted(overrides.items())), FOREVER if known is None else known)


@lru_cache(maxsize=512)
def _shared_laws(plan: str, overrides: tuple[tuple[str, Any], ...], known: int) -> Laws:
    """One `Laws` for all cases under the same law, so that they can be folded together."""
    return Laws(load_plan(plan), dict(overrides), known)


def _person(reader: _Reader, data: dict[str, Any]) -> int:
    person = data.get("person")
    if not isinstance(person, dict):
        reader.problems.append("$.person: an object is wanted")
        return 0
    reader.problems += [f"$.person.{key}: unknown field" for key in person if key not in ("born", "sex")]
    if person.get("sex", "female") not in ("female", "male"):
        reader.problems.append(f"$.person.sex: female or male is wanted, not {person['sex']!r}")
    if "born" not in person:
        reader.missing("$.person.born")
        return 0
    return reader.read("$.person.born", person["born"], shapes.day)


def _facts(reader: _Reader, data: dict[str, Any]) -> Iterator[tuple[str, int, list[int]]]:
    """(kind, day recorded, row) of each fact."""
    facts = data.get("facts")
    if not isinstance(facts, list):
        reader.problems.append("$.facts: a list is wanted")
        return
    for position, fact in enumerate(facts):
        path = f"$.facts[{position}]"
        kind = fact.get("kind") if isinstance(fact, dict) else None
        if not isinstance(kind, str) or kind not in shapes.SHAPES:
            reader.problems.append(f"{path}.kind: one of {', '.join(shapes.SHAPES)} is wanted")
            continue
        yield _fact(reader, path, kind, fact)


def _fact(reader: _Reader, path: str, kind: str, fact: dict[str, Any]) -> tuple[str, int, list[int]]:
    row = [0] * len(FACT_COLUMNS)
    row[COLUMN["kind"]] = shapes.KIND_CODE[kind]
    fields = shapes.SHAPES[kind]
    for name, shape in fields.items():
        if name in fact:
            value = reader.read(f"{path}.{name}", fact[name], shape.read)
        elif shape.default is None:
            reader.missing(f"{path}.{name}")
            continue
        else:
            value = shape.default
        if shape.column is not None:
            row[COLUMN[shape.column]] = value
    reader.problems += [f"{path}.{key}: unknown field" for key in fact if key not in fields and key not in ("kind", "recorded_on")]
    day, until = row[COLUMN["day"]], row[COLUMN["until"]]
    if "until" in fields and until < day and until:
        reader.problems.append(f"{path}.until: lies before `from`")
    recorded = fact.get("recorded_on")
    return kind, day if recorded is None else reader.read(f"{path}.recorded_on", recorded, shapes.day), row
