"""Where a rule's numbers come from: parameters with status and source, readings with note, the rate."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from types import FunctionType
from typing import Any

from yanglao.kernel.explain import Rule
from yanglao.kernel.months import day_text, month_text, year_of
from yanglao.policy.law import ATTRIBUTES, KEY_OF, Law, Laws
from yanglao.policy.schema import ACCOUNT_RATE, ACCOUNT_RATE_OVERRIDE
from yanglao.policy.wording import unit_text, value_text

STANDS_FOR = {"interest_ticks": "interest_starts", "interest_ticks_a_year": "interest_starts"}
# Where what a rule gives is booked: decided by a reading that the rule itself does not look at.
ALSO = {
    "full_government_contribution": ("government_contribution_is_subsidy",),
    "partial_government_contribution": ("government_contribution_is_subsidy",),
}
ORDER = (*KEY_OF, *sorted(ATTRIBUTES - KEY_OF.keys()))


@dataclass(frozen=True, slots=True)
class Source:
    """A value that a rule used: as the plan writes it, in the plan's unit, with what it rests on.

    kind: parameter, reading or rate. status: confirmed, inferred or unset; `reading` for a reading,
    `table` for a rate; `case` when the case itself sets it (a what-if).
    """

    kind: str
    key: str
    clauses: tuple[str, ...]
    value: str
    unit: str
    status: str
    basis: str
    source: str
    valid_from: str | None

    def plain(self) -> dict[str, Any]:
        """As it stands in the answer's explanation."""
        return {
            "kind": self.kind,
            "key": self.key,
            "clauses": list(self.clauses),
            "value": self.value or None,
            "unit": self.unit,
            "status": self.status,
            "basis": self.basis,
            "source": self.source,
            "valid_from": self.valid_from,
        }


def sources_of(rule: Rule, laws: Laws, law: Law, month: int) -> tuple[Source, ...]:
    """What a rule read of the law of `month`, in the order of the plan."""
    return tuple(
        _source(attribute, laws, law, month) for attribute in attributes_read(rule.module, rule.name)
    )


def source_of(attribute: str, laws: Laws, month: int) -> Source:
    """What an attribute of the law of a month rests on."""
    return _source(attribute, laws, laws.at(month), month)


def overridden(laws: Laws, month: int) -> tuple[Source, ...]:
    """What the case itself sets, instead of the plan."""
    named = ("account_rate_bp" if name == ACCOUNT_RATE_OVERRIDE else name for name in laws.overrides)
    return tuple(source_of(attribute, laws, month) for attribute in named)


@cache
def attributes_read(module: str, name: str) -> tuple[str, ...]:
    """The attributes of `Law` that a rule reads, itself or through plain functions beside it."""
    function = getattr(sys.modules[module], name)
    names = _names(getattr(function, "__wrapped__", function), frozenset())
    read = {STANDS_FOR.get(one, one) for one in (*names, *ALSO.get(name, ()))}
    return tuple(attribute for attribute in ORDER if attribute in read)


def _names(function: FunctionType, seen: frozenset[str]) -> frozenset[str]:
    names = frozenset(function.__code__.co_names)
    for name in names - seen:
        called = function.__globals__.get(name)
        if (
            isinstance(called, FunctionType)
            and called.__module__.startswith("yanglao.rules.")
            and not _is_rule(called)
        ):
            names |= _names(called, seen | names)
    return names


def _is_rule(function: FunctionType) -> bool:
    return hasattr(function, "__wrapped__")


def _source(attribute: str, laws: Laws, law: Law, month: int) -> Source:
    if attribute == "account_rate_bp":
        return _rate(laws, law, month)
    if attribute in KEY_OF:
        return _parameter(attribute, laws, law, month)
    reading = laws.plan.readings[attribute]
    value = value_text(attribute, getattr(law, attribute))
    if attribute in laws.overrides:
        return Source("reading", attribute, reading.clauses, value, "", "case", "", "", None)
    if (decided := laws.reading(attribute, month)) is not None:
        return Source(
            "reading", attribute, reading.clauses, value, "", "reading", decided.basis, decided.source, None
        )
    return Source("reading", attribute, reading.clauses, value, "", "reading", reading.note, "", None)


def _parameter(attribute: str, laws: Laws, law: Law, month: int) -> Source:
    key = KEY_OF[attribute]
    history, version = laws.plan.parameters[key], laws.version(attribute, month)
    used = getattr(law, attribute)
    if attribute == "tier_bonus_fen":
        used = used[1:]  # the law adds a 0 for the lowest tier
    value, unit = value_text(key, used), unit_text(key)[1]
    if version is None or value != value_text(key, version.value):
        return Source("parameter", key, history.clauses, value, unit, "case", "", "", None)
    return Source(
        "parameter",
        key,
        history.clauses,
        value,
        unit,
        version.status,
        version.basis,
        version.source,
        month_text(version.valid_from),
    )


def _rate(laws: Laws, law: Law, month: int) -> Source:
    """The row of the table of rates that was in force on 1 January."""
    plan, value, unit = laws.plan, value_text(ACCOUNT_RATE, law.account_rate_bp), unit_text(ACCOUNT_RATE)[1]
    if ACCOUNT_RATE_OVERRIDE in laws.overrides:
        return Source("rate", ACCOUNT_RATE, (plan.rates_clause,), value, unit, "case", "", "", None)
    latest = min(year_of(month) * 10_000 + 101, laws.known)
    since, basis_points = max((row for row in plan.rates if row[0] <= latest), default=plan.rates[0])
    row = f"{day_text(since)}: {value_text(ACCOUNT_RATE, basis_points)} %"
    return Source(
        "rate",
        ACCOUNT_RATE,
        (plan.rates_clause,),
        value,
        unit,
        "table",
        plan.rates_basis,
        row,
        day_text(since),
    )
