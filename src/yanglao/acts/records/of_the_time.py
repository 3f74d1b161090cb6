"""办理期间 Days that belong to the system before: nothing is decided of them here, and what it hands over is of the first day alone."""

from __future__ import annotations

from yanglao.kernel.columns import Days
from yanglao.kernel.months import first_day
from yanglao.life.kinds import FACT_KINDS, Kind
from yanglao.policy.law import Laws
from yanglao.store.acting import Area


def not_of_the_time(area: Area, laws: Laws, kind: int, days: Days) -> list[str]:
    """Of facts of a kind the code that speaks against the day of each; "": none. Codes: before_opening, ended_before_opening,
    not_the_opening_day."""
    one, first = FACT_KINDS[Kind(kind)], first_day(area.opens_in)
    if one.taken_over:
        return ["" if day == first else "not_the_opening_day" for day in days.tolist()]
    if not one.is_decision or area.opens_in <= laws.plan.launch_month:
        return [""] * len(days)
    code = "ended_before_opening" if one.ends_relation else "before_opening"
    return ["" if day >= first else code for day in days.tolist()]
