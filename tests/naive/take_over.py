"""Lives that come from another system: what it kept until a day takes the place of their first years."""

from __future__ import annotations

import random
from typing import Any

from naive.constants import Case

FactData = dict[str, Any]
SOURCES = ("own", "province", "city")
EARLIER = ("enrolment", "contribution", "transfer_in", "deemed_years", "back_payment")


def taken_over(case: Case, rng: random.Random) -> Case:
    """The same life, most of it before some month replaced by what the system before hands over; seldom something impossible."""
    year, month = rng.randint(2012, 2020), rng.randint(1, 12)
    on = f"{year}-{month:02d}-{'01' if rng.random() < 0.95 else '02'}"
    kept = [
        fact
        for fact in case["facts"]
        if fact["kind"] not in EARLIER or fact["on"] >= on or rng.random() < 0.05
    ]
    facts = _opening(rng, on, year, month, born=case["person"]["born"])
    return {**case, "facts": [*kept, *facts]}


def _opening(rng: random.Random, on: str, year: int, month: int, *, born: str) -> list[FactData]:
    is_old = int(born[:4]) + 60 < year
    facts: list[FactData] = [
        {
            "kind": "opening",
            "on": on,
            **{f"{source}_fen": rng.choice((0, rng.randint(1, 900_000))) for source in SOURCES},
            "back_paid_years": rng.choice((0, 0, 0, 4, 11)),
        }
    ]
    if rng.random() < 0.7:
        facts.append(
            {
                "kind": "opening_interest",
                "on": on,
                **{f"{source}_fen_months": rng.randint(0, 9_000_000) for source in SOURCES},
            }
        )
    years = [one for one in range(2011, year + (rng.random() < 0.3)) if rng.random() < 0.9]
    if rng.random() < 0.05:
        years = [*years, *rng.choices((2011, year, year + 1))]
    facts += [{"kind": "paid_year", "on": on, "year": one} for one in years]
    if (is_old and rng.random() < 0.6) or rng.random() < 0.03:
        facts.append(_award(rng, on, year * 12 + month - 1))
    if rng.random() < 0.05:
        facts.append(dict(rng.choice(facts)))
    if rng.random() < 0.03:
        del facts[0]
    return facts


def _award(rng: random.Random, on: str, month: int) -> FactData:
    since = month - rng.choice((0, 1, 2, 7, 40, 40, 40, -1))
    return {
        "kind": "opening_award",
        "on": on,
        **{f"{source}_fen": rng.randint(0, 1_500_000) for source in SOURCES},
        "increment_years": rng.choice((0, 0, 3)),
        "since_year": since // 12,
        "since_month": since % 12 + 1,
        **({"held_months": held} if (held := rng.choice((0, 0, 1, 3, 9, 30))) else {}),
    }
