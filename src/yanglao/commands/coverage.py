"""条款覆盖 What carries out each clause: its rules, its acts with their roles, its reports, its tests; and where something is missing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from yanglao.acts.register import REGISTER
from yanglao.commands.rulebook import all_rules
from yanglao.policy.loading import load_plan
from yanglao.policy.plan import Clause
from yanglao.reports.register import REPORTS

BINDING = ("computing", "constraining")
"""Kinds of clauses that a rule, or a module, keeps; the others are kept by what people do and read alone."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A clause with what carries it out. missing: `rule`, `act`, `report`, `test`; empty where nothing is."""

    clause: Clause
    rules: tuple[str, ...]
    acts: tuple[str, ...]
    roles: tuple[str, ...]
    reports: tuple[str, ...]
    missing: tuple[str, ...]


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
    parts = {
        "rule": rules or clause.kept_by or clause.kind not in BINDING,
        "act": acts,
        "report": reports,
        "test": clause.tested_by,
    }
    return replace(found, missing=tuple(name for name, part in parts.items() if not part))
