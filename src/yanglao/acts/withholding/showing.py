"""What is proposed about withholding, as the others look at it: authorities by account, a list by unit and tier with who is left out."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from yanglao.acts.showing_persons import last_digits, shown_persons
from yanglao.acts.withholding.listing import proposed_lines
from yanglao.kernel.columns import ints
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import FOREVER, day_text
from yanglao.store.acting import Agency
from yanglao.store.facts import units_of_persons
from yanglao.store.proposals import Proposal
from yanglao.store.read.worklists import unit_names

NO_UNIT = ""


def shown_authorities(agency: Agency, proposal: Proposal) -> list[dict[str, Any]]:
    """Whose money is to be taken from which account, and for how long; accounts by their last four digits."""
    rows = proposal.content["rows"]
    people = shown_persons(agency, [row["person"] for row in rows])
    return [
        {
            **people[row["person"]],
            "holder": row["holder"],
            "account": last_digits(agency, bytes.fromhex(row["account_sealed"])),
            "since": day_text(row["since"]),
            "until": None if row["until"] == FOREVER else day_text(row["until"]),
        }
        for row in rows
    ]


def shown_list(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """The year, how many and how much in all and by unit and tier, and who with an authority is left out and why."""
    lines, left_out = proposed_lines(proposal), proposal.content["left_out"]
    persons = [*(one.person for one in lines), *(person for person, _ in left_out)]
    units = _units(agency, persons)
    sums: dict[tuple[str, int], list[int]] = defaultdict(list)
    for one in lines:
        sums[units[one.person], one.tier_fen].append(one.fen)
    return {
        "year": proposal.content["year"],
        "lines": len(lines),
        "amount_yuan": yuan_text(sum(one.fen for one in lines)),
        "by_unit_and_tier": [
            {
                "unit": unit,
                "tier_yuan": yuan_text(tier),
                "lines": len(fen),
                "amount_yuan": yuan_text(sum(fen)),
            }
            for (unit, tier), fen in sorted(sums.items())
        ],
        "left_out": _left_out(agency, left_out, units),
    }


def _units(agency: Agency, persons: list[int]) -> dict[int, str]:
    """Person -> the name of the unit."""
    homes = units_of_persons(agency.connection, ints(persons))
    names = unit_names(agency.connection, agency.area)
    return {one: names.get(homes.get(one, 0), NO_UNIT) for one in persons}


def _left_out(agency: Agency, left_out: list[tuple[int, str]], units: dict[int, str]) -> list[dict[str, Any]]:
    people = shown_persons(agency, [person for person, _ in left_out])
    return [{**people[person], "unit": units[person], "why": why} for person, why in left_out]
