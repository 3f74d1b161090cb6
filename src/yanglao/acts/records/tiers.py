"""缴费档次申报 A tier is declared only when the plan has it in that year."""

from __future__ import annotations

import numpy as np

from yanglao.kernel.columns import Bools
from yanglao.kernel.months import month_of
from yanglao.life.facts import Facts
from yanglao.policy.law import Laws
from yanglao.rules.article_4_2_contributions import is_tier


def are_tiers(laws: Laws, facts: Facts) -> Bools:
    """Whether each declared tier is one of those in force on the day it was declared, or in the first month of a later year."""
    january = facts.year * 12
    month = np.clip(month_of(facts.day), january, january + 11)
    month = np.maximum(month, month_of(laws.launch_day))
    good = np.zeros(len(facts), dtype=bool)
    for one in np.unique(month).tolist():
        good[month == one] = is_tier(laws.at(one), tier_fen=facts.tier_fen[month == one])
    return good
