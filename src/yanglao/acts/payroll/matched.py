"""发放前比对 Before a payroll those who are paid are matched with the lists of other schemes (七1) and of deaths (五(二)): how long ago that was, and
whether it was too long."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yanglao.acts.certification.matching import DEATHS
from yanglao.acts.refusing import in_both
from yanglao.casefile.words import Pair
from yanglao.policy.offices import offices_of
from yanglao.store.acting import Act, ActRefused, Agency
from yanglao.store.matchings import last_matchings
from yanglao.store.proposals import Proposal

MATCHED: Mapping[str, Pair] = {
    "employee": ("职工养老保险", "the employees' scheme"),
    "rural": ("农村养老保险", "the rural scheme"),
    DEATHS: ("死亡信息", "deaths"),
}
"""The lists that are gone through before a payroll."""
SAYS: dict[str, tuple[str, str]] = {
    "not_matched": (
        "{scheme}名册{age},发放前应在 {within} 天内比对;请先办理 yanglao list match 或 match-deaths 名册。",
        "The list of {scheme} was matched {age}; a payroll wants that within {within} days: send one with"
        " `yanglao list match` or `match-deaths`.",
    ),
}


def matched_days(agency: Agency, on: int) -> dict[str, int | None]:
    """Scheme -> days from when its list was gone through to a Day; None where it never was."""
    found = last_matchings(agency.connection, agency.area)
    return {scheme: found[scheme].age_days(on) if scheme in found else None for scheme in MATCHED}


def too_old(ages: Mapping[str, int | None], within: int) -> list[str]:
    """The schemes that were matched more than `within` days ago, or never; 0: the plan sets no limit."""
    if not within:
        return []
    return [scheme for scheme, age in ages.items() if age is None or age > within]


def must_be_matched(act: Act, proposal: Proposal) -> dict[str, Any]:
    """What the second person looks at first, where the plan's offices set a limit. Refused: not_matched."""
    within = offices_of(act.area.plan).matched_within_days
    ages = matched_days(act.agency, act.by.on)
    for scheme in too_old(ages, within):
        raise _not_matched(scheme, ages[scheme], within)
    return {"matched_days": ages}


def _not_matched(scheme: str, age: int | None, within: int) -> ActRefused:
    ago = ("从未比对", "never") if age is None else (f"{age} 天前比对", f"{age} days ago")
    return in_both(SAYS, "not_matched", {"scheme": MATCHED[scheme], "age": ago}, within=within)
