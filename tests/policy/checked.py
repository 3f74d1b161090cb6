"""A plan checked with everything the code knows of it."""

from __future__ import annotations

from yanglao.commands.rulebook import all_rules, law_attributes_read
from yanglao.policy.checking import check_plan
from yanglao.policy.findings import Finding
from yanglao.policy.plan import Plan


def checked(plan: Plan) -> list[Finding]:
    """The findings of `plan` with all rules told; modules named by clauses are not looked for."""
    return check_plan(plan, rules=all_rules(), read_elsewhere=law_attributes_read())
