"""发放前比对 Before a payroll those who are paid are matched with the lists of other schemes (七1): how long ago that was, and whether it was
too long."""

from __future__ import annotations

from typing import Any

from yanglao.acts.refusing import in_both
from yanglao.lists.layouts import SCHEMES
from yanglao.policy.offices import offices_of
from yanglao.store.acting import Act, ActRefused, Agency
from yanglao.store.matchings import last_matchings
from yanglao.store.proposals import Proposal

MATCHED = ("employee", "rural")
SAYS: dict[str, tuple[str, str]] = {
    "not_matched": (
        "{scheme}养老保险名册{age},发放前应在 {within} 天内比对;请先办理 yanglao list match 名册。",
        "The list of the {scheme} scheme was matched {age}; a payroll wants that within {within} days: send one with"
        " `yanglao list match`.",
    ),
}
_WORDS = {words[0]: (words[1], words[0]) for words in SCHEMES}


def matched_days(agency: Agency, on: int) -> dict[str, int | None]:
    """Scheme -> days from when its list was gone through to a Day; None where it never was."""
    found = last_matchings(agency.connection, agency.area)
    return {scheme: found[scheme].age_days(on) if scheme in found else None for scheme in MATCHED}


def must_be_matched(act: Act, proposal: Proposal) -> dict[str, Any]:
    """What the second person looks at first, where the plan's offices set a limit. Refused: not_matched."""
    within = offices_of(act.area.plan).matched_within_days
    ages = matched_days(act.agency, act.by.on)
    for scheme, age in ages.items() if within else ():
        if age is None or age > within:
            raise _not_matched(scheme, age, within)
    return {"matched_days": ages}


def _not_matched(scheme: str, age: int | None, within: int) -> ActRefused:
    ago = ("从未比对", "never") if age is None else (f"{age} 天前比对", f"{age} days ago")
    return in_both(SAYS, "not_matched", {"scheme": _WORDS[scheme], "age": ago}, within=within)
