"""A plan: its parameters through time, its readings, clauses and account rates, as read from its folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from yanglao.kernel.months import FOREVER, month_of

CLAUSE_KINDS = ("computing", "constraining", "organisational")


@dataclass(frozen=True, slots=True)
class Version:
    """One value of a parameter from a month on. `value` None: unset, nobody has decided it.

    `announced_on` is the Day from which the value was known; 0 when it stood in the plan from the beginning.
    """

    key: str
    valid_from: int
    value: Any
    status: str
    basis: str
    printed: str = ""
    source: str = ""
    announced_on: int = 0


@dataclass(frozen=True, slots=True)
class ParameterHistory:
    """All versions of one parameter, and the clauses that state it."""

    key: str
    clauses: tuple[str, ...]
    versions: tuple[Version, ...]

    def at(self, month: int, known: int = FOREVER) -> Version:
        """The version in force in `month` as known on the Day `known`; before the first, the first."""
        told = [version for version in self.versions if version.announced_on <= known] or [self.versions[0]]
        begun = [version for version in told if version.valid_from <= month]
        return begun[-1] if begun else told[0]


@dataclass(frozen=True, slots=True)
class PlanReading:
    """The reading chosen for an unclear clause, with its reason; `versions`: what has been decided since, by month."""

    key: str
    clauses: tuple[str, ...]
    value: str | bool
    note: str
    versions: tuple[Version, ...] = ()

    def at(self, month: int, known: int = FOREVER) -> Version | None:
        """The decision in force in `month` as known on the Day `known`; None where the plan's own reading holds."""
        begun = [one for one in self.versions if one.announced_on <= known and one.valid_from <= month]
        return begun[-1] if begun else None


Decided = TypeVar("Decided", ParameterHistory, PlanReading)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in our own words, with a title for pages in English; kind: one of CLAUSE_KINDS.

    `kept_by` names what keeps a clause that no rule function computes: modules or "database: …", separated by
    "; ". `reason` says why nothing needs to. `tested_by`: the test files that run the clause's rules, or try out what keeps it.
    """

    number: str
    kind: str
    text: str
    title_en: str
    kept_by: str = ""
    reason: str = ""
    tested_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """A clause as pages cite it: its number, what it says, in Chinese, and its title in English ("": the plan has no such clause)."""

    number: str
    text: str = ""
    title_en: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan's data, whole. `place` is a division code or the beginning of one ('' = the whole country).

    The rules cite the clauses of the plan they were written for; `clause_of` gives this one's numbers.
    """

    key: str
    title: str
    title_en: str
    place: str
    source: str
    parameters: Mapping[str, ParameterHistory]
    readings: Mapping[str, PlanReading]
    clauses: Mapping[str, Clause]
    rates: tuple[tuple[int, int], ...]  # (Day from which in force, basis points a year), ascending
    rates_clause: str
    rates_basis: str
    clause_of: Mapping[str, str] = field(default_factory=dict)

    def cited(self, number: str) -> Cited:
        """A clause of this plan as it is cited; only its number where the plan has none of it."""
        clause = self.clauses.get(number)
        return Cited(number, clause.text, clause.title_en) if clause else Cited(number)

    def own_clause(self, cited: str) -> str:
        """This plan's number for a clause that a rule cites."""
        return self.clause_of.get(cited, cited)

    def rate_bp(self, year: int, known: int = FOREVER) -> int:
        """The one-year deposit rate in force on 1 January of `year`, as known on the Day `known`."""
        latest = min(year * 10000 + 101, known)
        in_force = [bp for since, bp in self.rates if since <= latest]
        return in_force[-1] if in_force else self.rates[0][1]

    def with_versions(self, versions: list[Version]) -> Plan:
        """This plan with further versions of parameters and readings, as a city decides them; a later one for the same month wins."""
        parameters, readings = dict(self.parameters), dict(self.readings)
        for version in versions:
            if version.key in readings:
                readings[version.key] = _with(readings[version.key], version)
            else:
                parameters[version.key] = _with(parameters[version.key], version)
        return replace(self, parameters=parameters, readings=readings)

    @property
    def launch_month(self) -> int:
        """The Month of the launch date."""
        first = self.parameters["launch_date"].versions[0].value
        return month_of(int(first))


def _with(decided: Decided, version: Version) -> Decided:
    merged = sorted((*decided.versions, version), key=lambda one: (one.valid_from, one.announced_on))
    return replace(decided, versions=tuple(merged))
