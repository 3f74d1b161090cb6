"""四(一) Who may join."""

from __future__ import annotations

import numpy as np

from yanglao.kernel.columns import Bools, Codes, Days, first_true
from yanglao.kernel.explain import rule
from yanglao.kernel.months import birthday
from yanglao.policy.law import Law
from yanglao.rules.reasons import Reason


@rule("四(一)")
def enrolment_refusal(
    law: Law,
    *,
    day: Days,
    born: Days,
    resident: Bools,
    non_agricultural: Bools,
    student: Bools,
    drawing: Bools,
    covered: Bools,
    enrolled: Bools,
) -> Codes:
    """参保条件 Whether somebody may join on `day`: registered here as non-agricultural, old enough, no
    student, in no other scheme.

    Codes: before_launch, not_resident, agricultural_household, under_16, student, drawing_elsewhere,
    covered_elsewhere, already_enrolled. An ended relation still counts as enrolled once.
    """
    return first_true(
        [
            (Reason.before_launch, day < law.launch_day),
            (Reason.not_resident, ~resident),
            (Reason.agricultural_household, wrong_household(law, non_agricultural=non_agricultural)),
            (Reason.under_16, day < birthday(born, law.minimum_age_years)),
            (Reason.student, student),
            (Reason.drawing_elsewhere, drawing),
            (Reason.covered_elsewhere, covered),
            (Reason.already_enrolled, enrolled),
        ]
    )


def wrong_household(law: Law, *, non_agricultural: Bools) -> Bools:
    """Whether the household registration keeps somebody out of this plan."""
    return ~non_agricultural if law.non_agricultural_only else np.zeros_like(non_agricultural)
