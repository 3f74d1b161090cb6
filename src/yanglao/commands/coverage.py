"""条款覆盖 What carries out each clause: its rules, its acts with their roles, its reports, its tests; and where something is missing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from yanglao.acts.register import REGISTER
from yanglao.commands.rulebook import all_rules
from yanglao.policy.loading import load_plan
from yanglao.policy.plan import Clause
from yanglao.reports.register import REPORTS

BINDING = ("computing", "constraining")
OF_THE_FUND = ("八", "九(一)")
"""Sections whose acts and reports are those of the fund, which are not all here yet: what they lack is no gap."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A clause with what carries it out. missing: `rule`, `act`, `report`, `test`; empty where nothing is, or for a clause that binds nobody
    to an amount."""

    clause: Clause
    rules: tuple[str, ...]
    acts: tuple[str, ...]
    roles: tuple[str, ...]
    reports: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def is_of_the_fund(self) -> bool:
        return self.clause.number.startswith(OF_THE_FUND)


def coverage(plan: str) -> list[Covered]:
    """Every clause of a plan, in order."""
    rules = all_rules().values()
    return [
        _covered(clause, tuple(sorted(rule.name for rule in rules if rule.clause == clause.number)))
        for clause in load_plan(plan).clauses.values()
    ]


def _covered(clause: Clause, rules: tuple[str, ...]) -> Covered:
    acts = [act for act in REGISTER.values() if clause.number in act.clauses]
    roles = dict.fromkeys(role for act in acts for role in act.who)
    reports = tuple(one.name for one in REPORTS.values() if clause.number in one.clauses)
    found = Covered(clause, rules, tuple(act.key for act in acts), tuple(roles), reports, ())
    if clause.kind not in BINDING or found.is_of_the_fund:
        return found
    parts = {"rule": rules or clause.kept_by, "act": acts, "report": reports, "test": clause.tested_by}
    missing = tuple(name for name, part in parts.items() if not part)
    return replace(found, missing=missing)
