"""Reading a case file: everything wrong is found at once, each with its JSON path; else there is a `Case`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from yanglao.casefile import shapes
from yanglao.kernel.months import FOREVER, first_day, month_of
from yanglao.kernel.wrong import Wrong
from yanglao.life.facts import FACT_COLUMNS
from yanglao.policy.law import Laws
from yanglao.policy.loading import PlanInvalid, PlanUnknown, load_plan
from yanglao.policy.overrides import read_overrides
from yanglao.policy.plan import Plan

COLUMN = {name: position for position, name in enumerate(FACT_COLUMNS)}
DAY, UNTIL = COLUMN["day"], COLUMN["until"]
FIELDS = {
    kind: [
        (name, shape, None if shape.column is None else COLUMN[shape.column])
        for name, shape in fields.items()
    ]
    for kind, fields in shapes.SHAPES.items()
}
ALLOWED = {kind: frozenset(fields) | {"kind", "recorded_on"} for kind, fields in shapes.SHAPES.items()}
PARTS = (
    "plan",
    "law",
    "person",
    "facts",
    "through",
    "known",
    "id",
)  # `id`: for whoever keeps many cases apart


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a JSON path."""

    path: str
    zh: str
    en: str

    def line(self, *, english: bool) -> str:
        """Path and sentence in one line."""
        return f"{self.path}: {' '.join((self.en if english else self.zh).split())}"


class CaseRefused(Exception):
    """A case that cannot be assessed, with everything that is wrong."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(problem.line(english=True) for problem in problems))
        self.problems = problems


MISSING = ("缺少", "is missing")
UNKNOWN = ("没有这个字段", "unknown field")
OBJECT = ("应为对象", "an object is wanted")
LIST = ("应为列表", "a list is wanted")


@dataclass(frozen=True, slots=True)
class Case:
    """A checked case: the laws it is assessed under, the birth, and its facts as rows of `FACT_COLUMNS`.

    The facts are in file order, already without those that are not looked at.
    """

    laws: Laws
    born: int
    facts: list[list[int]]
    names: list[str]  # the kind of each fact
    through: int
    known: int | None


SCALARS = frozenset({str, int, float, bool})


@lru_cache(maxsize=100_000, typed=True)
def _read_once(how: Callable[[Any], int], value: Any) -> int:
    """The same days and tiers come back in every case: each is read once."""
    return how(value)


@dataclass(slots=True)
class _Reader:
    problems: list[Problem] = field(default_factory=list)

    def read(self, path: tuple[object, ...], value: Any, how: Callable[[Any], int]) -> int:
        """`value` as a number, or 0 and a problem noted; `path` is only put together for a problem."""
        try:
            return _read_once(how, value) if type(value) in SCALARS else how(value)
        except Wrong as fault:
            self.wrong(path, fault.zh, fault.en)
            return 0

    def wrong(self, path: tuple[object, ...], zh: str, en: str) -> None:
        self.problems.append(Problem(_path_text(path), zh, en))


def _path_text(path: tuple[object, ...]) -> str:
    return "$" + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)


def read_case(data: Any, *, through: int | None = None, known: int | None = None) -> Case:
    """The case in decoded JSON. `through` (Month) and `known` (Day) win over the file's own. CaseRefused
    when faulty.
    """
    if not isinstance(data, dict):
        raise CaseRefused([Problem("$", *OBJECT)])
    reader = _Reader([Problem(f"$.{key}", *UNKNOWN) for key in data if key not in PARTS])
    if through is None and data.get("through") is not None:
        through = reader.read(("through",), data["through"], shapes.month)
    if known is None and data.get("known") is not None:
        known = reader.read(("known",), data["known"], shapes.day)
    laws = _laws(reader, data, known)
    born = _person(reader, data)
    facts = list(_facts(reader, data))
    if reader.problems or laws is None:
        raise CaseRefused(reader.problems)
    return _case(laws, born, facts, through, known)


def _case(
    laws: Laws, born: int, facts: list[tuple[str, int, list[int]]], through: int | None, known: int | None
) -> Case:
    if known is not None:
        facts = [fact for fact in facts if fact[1] <= known]
    if through is None:
        through = month_of(max((row[DAY] for _, _, row in facts), default=first_day(laws.plan.launch_month)))
    after = first_day(through + 1)
    facts = [fact for fact in facts if fact[2][DAY] < after]
    return Case(laws, born, [row for _, _, row in facts], [name for name, _, _ in facts], through, known)


def _laws(reader: _Reader, data: dict[str, Any], known: int | None) -> Laws | None:
    law = {} if data.get("law") is None else data["law"]
    if not isinstance(law, dict):
        reader.wrong(("law",), *OBJECT)
        return None
    if not isinstance(data.get("plan"), str):
        reader.wrong(("plan",), "应为方案名", "the name of a plan is wanted")
        return None
    try:
        plan = load_plan(data["plan"])
    except (PlanUnknown, PlanInvalid) as fault:
        reader.wrong(("plan",), "没有这个方案,或其数据不能使用", str(fault))
        return None
    overrides, problems = read_overrides(plan, law)
    reader.problems += [Problem(f"$.law.{key}", wrong.zh, wrong.en) for key, wrong in problems]
    if problems:
        return None
    return _shared_laws(data["plan"], tuple(sorted(overrides.items())), _last_change(plan, known))


@lru_cache(maxsize=512)
def _shared_laws(plan: str, overrides: tuple[tuple[str, Any], ...], known: int) -> Laws:
    """One `Laws` for all cases under the same law, so that they can be folded together."""
    return Laws(load_plan(plan), dict(overrides), known)


def _last_change(plan: Plan, known: int | None) -> int:
    """The Day of the last change of law told by `known`, FOREVER after the last: the same law."""
    changes = _changes(plan.key)
    told = len(changes) if known is None else bisect_right(changes, known)
    return FOREVER if told == len(changes) else changes[told - 1] if told else 0


@lru_cache(maxsize=64)
def _changes(plan: str) -> list[int]:
    """The Days on which something new was known of a plan's law: a version announced, another rate."""
    histories = load_plan(plan).parameters.values()
    announced = {version.announced_on for history in histories for version in history.versions}
    return sorted(announced | {since for since, _ in load_plan(plan).rates})


def _person(reader: _Reader, data: dict[str, Any]) -> int:
    person = data.get("person")
    if not isinstance(person, dict):
        reader.wrong(("person",), *OBJECT)
        return 0
    reader.problems += [Problem(f"$.person.{key}", *UNKNOWN) for key in person if key not in ("born", "sex")]
    if person.get("sex", "female") not in ("female", "male"):
        given = repr(person["sex"])
        reader.wrong(
            ("person", "sex"), f"应为 female 或 male,不能是 {given}", f"female or male is wanted, not {given}"
        )
    if "born" not in person:
        reader.wrong(("person", "born"), *MISSING)
        return 0
    return reader.read(("person", "born"), person["born"], shapes.day)


def _facts(reader: _Reader, data: dict[str, Any]) -> Iterator[tuple[str, int, list[int]]]:
    """(kind, day recorded, row) of each fact."""
    facts = data.get("facts")
    if not isinstance(facts, list):
        reader.wrong(("facts",), *LIST)
        return
    for position, fact in enumerate(facts):
        kind = fact.get("kind") if isinstance(fact, dict) else None
        if not isinstance(kind, str) or kind not in shapes.SHAPES:
            reader.wrong(
                ("facts", position, "kind"),
                f"应为 {'、'.join(shapes.SHAPES)} 之一",
                f"one of {', '.join(shapes.SHAPES)} is wanted",
            )
            continue
        yield _fact(reader, position, kind, fact)


def _fact(reader: _Reader, position: int, kind: str, fact: dict[str, Any]) -> tuple[str, int, list[int]]:
    row = [0] * len(FACT_COLUMNS)
    row[COLUMN["kind"]] = shapes.KIND_CODE[kind]
    for name, shape, column in FIELDS[kind]:
        if name in fact:
            value = reader.read(("facts", position, name), fact[name], shape.read)
        elif shape.default is None:
            reader.wrong(("facts", position, name), *MISSING)
            continue
        else:
            value = shape.default
        if column is not None:
            row[column] = value
    if not fact.keys() <= ALLOWED[kind]:
        for key in fact:
            if key not in ALLOWED[kind]:
                reader.wrong(("facts", position, key), *UNKNOWN)
    day, until = row[DAY], row[UNTIL]
    if until and until < day:
        reader.wrong(("facts", position, "until"), "早于 `from`", "lies before `from`")
    recorded = fact.get("recorded_on")
    return (
        kind,
        day if recorded is None else reader.read(("facts", position, "recorded_on"), recorded, shapes.day),
        row,
    )
