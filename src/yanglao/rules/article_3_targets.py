"""三 Targets: how many should have joined, and that all who qualify are paid."""

from __future__ import annotations

from yanglao.kernel.columns import Ints, at_least
from yanglao.kernel.explain import rule
from yanglao.policy.law import Law


@rule("三")
def enrolment_shortfall(law: Law, *, eligible: Ints, enrolled: Ints) -> Ints:
    """参保缺口 How many persons of each unit are still missing to reach the enrolment target; persons, shape
    of the units.
    """
    wanted = -(-eligible * (law.enrolment_target_percent or 0) // 100)
    return at_least(wanted - enrolled, 0)


@rule("三")
def payment_shortfall(law: Law, *, entitled: Ints, paid: Ints) -> Ints:
    """发放缺口 How many entitled in a month are still missing to reach the payment target; persons."""
    wanted = -(-entitled * (law.payment_target_percent or 0) // 100)
    return at_least(wanted - paid, 0)
