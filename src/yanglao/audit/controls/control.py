"""内控监测 What a control is: a scheme that money has been taken by, how circumstances that look like it are found, and who has to answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import ModuleType
from typing import Any

from yanglao.audit.rederive import Rederived, rederive
from yanglao.casefile.words import Pair
from yanglao.kernel.months import date_of, day_text, month_of
from yanglao.policy.controls import Limits
from yanglao.store.acting import Agency

HIGH, MEDIUM, LOW = "high", "medium", "low"
HOLDS = "NOT f.void AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = f.id)"
"""SQL: the fact `f` holds."""
MONTH_OF = "(extract(year FROM {0})::int * 12 + extract(month FROM {0})::int - 1)"
"""SQL: the Month of a date."""
CASH_OF = "(SELECT coalesce(sum(l.cash_fen), 0)::bigint FROM pension_line l WHERE l.area_id = %(area)s AND l.person_id = {0})"
"""SQL: the fen of pension that went out to a person."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A circumstance that looks like the scheme.

    why: which of the control's ways of finding it. about: what tells it from others of its kind, the same in every run. evidence: named
    values, days as text, amounts in fen under names that end so, other persons under names that end in `persons`. at_risk_fen: of the
    book. person, login, line: whom of the register (0: nobody), whom of the staff ("": nobody) and which line of the bank (0: none) it is
    about. acts: whose makers do not answer it.
    """

    why: str
    about: str
    evidence: Mapping[str, Any]
    at_risk_fen: int = 0
    person: int = 0
    login: str = ""
    line: int = 0
    acts: tuple[int, ...] = ()

    @property
    def fingerprint(self) -> str:
        """The same for the same circumstance, however often it is found."""
        return f"{self.why} {self.about}"


class Reading:
    """What the controls read: the books of an area, as they are on a Day; re-derived once, where a control asks for that. under_way: the act
    that runs them, which is not sealed yet (0: none)."""

    def __init__(self, agency: Agency, on: int, under_way: int = 0) -> None:
        self.agency, self.on, self.under_way = agency, on, under_way

    @cached_property
    def rederived(self) -> list[Rederived]:
        return rederive(self.agency)

    @property
    def month(self) -> int:
        """The Month of the day."""
        return month_of(self.on)

    def rows(self, query: str, **asked: Any) -> list[dict[str, Any]]:
        """What a SELECT finds, by column; it is asked of the `area` and the date `on`."""
        values = {"area": self.agency.area.id, "on": date_of(self.on), **asked}
        found = self.agency.connection.execute(query, values)
        names = [column.name for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def hits(self, query: str, **asked: Any) -> list[Hit]:
        """The hits that a SELECT finds, whose columns are named as theirs."""
        return [_hit(row) for row in self.rows(query, **asked)]

    def paid_after(self, months: Mapping[int, int]) -> dict[int, int]:
        """Person -> fen that went out to the person for months after the given Month."""
        query = (
            "SELECT a.person, coalesce(sum(l.cash_fen), 0)::bigint AS fen FROM unnest(%(persons)s::bigint[], %(months)s::int[])"
            " a (person, month) LEFT JOIN pension_line l ON l.area_id = %(area)s AND l.person_id = a.person AND l.month > a.month"
            " GROUP BY a.person"
        )
        found = self.rows(query, persons=list(months), months=list(months.values()))
        return {row["person"]: row["fen"] for row in found}


Find = Callable[[Reading, Limits], list[Hit]]


@dataclass(frozen=True, slots=True)
class Control:
    """A control: its number in the list of schemes, its own name and the office's, the scheme in a sentence, the clauses, how much is at
    stake, the role that has to explain a hit, its ways of finding one, what its evidence is called and (where that is a word of ours) what its
    values are, and the limits that the plan's folder sets."""

    number: int
    key: str
    name: Pair
    scheme: Pair
    clauses: tuple[str, ...]
    risk: str
    responsible: str
    whys: Mapping[str, Pair]
    evidence: Mapping[str, Pair]
    values: Mapping[str, Mapping[str, Pair]]
    limits: tuple[str, ...]
    find: Find = field(repr=False)


def control_of(module: ModuleType) -> Control:
    """A module with NUMBER, NAME, SCHEME, CLAUSES, RISK, RESPONSIBLE, WHYS, EVIDENCE (and VALUES), LIMITS and either a SELECT (SQL, with PARAMETERS
    besides `area`, `on` and the limits) of the columns of a hit by name, or a function `find(reading, limits)`."""
    find = getattr(module, "find", None) or _selecting(module.SQL, getattr(module, "PARAMETERS", {}))
    return Control(
        number=module.NUMBER,
        key=module.__name__.rsplit(".", 1)[-1],
        name=module.NAME,
        scheme=module.SCHEME,
        clauses=module.CLAUSES,
        risk=module.RISK,
        responsible=module.RESPONSIBLE,
        whys=module.WHYS,
        evidence=module.EVIDENCE,
        values=getattr(module, "VALUES", {}),
        limits=module.LIMITS,
        find=find,
    )


def _selecting(query: str, parameters: Mapping[str, Any]) -> Find:
    def find(reading: Reading, limits: Limits) -> list[Hit]:
        return reading.hits(query, **parameters, **limits)

    return find


def _hit(row: dict[str, Any]) -> Hit:
    acts = tuple(one for one in row.pop("acts", ()) if one)
    return Hit(**{name: value for name, value in row.items() if value is not None}, acts=acts)


def text_of(day: int) -> str | None:
    """A Day in evidence; None where there is none (0)."""
    return day_text(day) if day else None
