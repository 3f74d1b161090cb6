"""What waits to be taken over, as the second and third person look at it: sums, classes of differences, and who differs."""

from __future__ import annotations

from collections import Counter
from typing import Any

from yanglao.acts.records.proposing import proposed_rows
from yanglao.acts.takeover.scoring import Score, scores
from yanglao.kernel.identity import masked
from yanglao.kernel.money import yuan_text
from yanglao.life.facts import by_source
from yanglao.life.kinds import FACT_KINDS, OPENING_ITEMS, Kind
from yanglao.rules.sources import SOURCES
from yanglao.store.acting import Agency
from yanglao.store.people import names_of, numbers_of
from yanglao.store.proposals import Proposal


def shown_openings(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """Accounts, money and products (yuan-months) in all, how many are held, how many pensions differ in which way, and those that do one by one."""
    facts = proposed_rows(proposal.content).asked.facts
    opened, items = facts.of_kind(Kind.opening), facts.of_kind(Kind.opening_items)
    balances = by_source(opened).sum(axis=1).tolist()
    products = by_source(facts.of_kind(Kind.opening_interest)).sum(axis=1).tolist()
    columns = FACT_KINDS[Kind.opening_items].says
    found = scores(agency, of=proposal)
    return {
        "accounts": len(opened),
        **{f"{source}_yuan": yuan_text(fen) for source, fen in zip(SOURCES, balances, strict=True)},
        **{f"{source}_product": yuan_text(fen) for source, fen in zip(SOURCES, products, strict=True)},
        "held": len(facts.of_kind(Kind.suspension)),
        **{
            f"{name.removesuffix('_fen')}_yuan": yuan_text(int(getattr(items, columns[name]).sum()))
            for name in OPENING_ITEMS
        },
        "classes": dict(Counter(one.found for one in found)),
        "differing": _differing(agency, [one for one in found if one.found != "agrees"]),
    }


def _differing(agency: Agency, found: list[Score]) -> list[dict[str, Any]]:
    persons = [one.person for one in found]
    numbers, names = numbers_of(agency.connection, agency.keys, persons), names_of(agency.connection, persons)
    return [
        {
            "number": masked(numbers[one.person]),
            "name": names.get(one.person, ""),
            "class": one.found,
            "difference_yuan": yuan_text(one.difference_fen),
            "note": one.old.note,
        }
        for one in found
    ]
