"""What the rows of each list say, as facts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from yanglao.acts.records.rows import RECEIVED_IN_FULL, Rows
from yanglao.kernel.columns import Fen, Ints, ints, where, zeros
from yanglao.kernel.months import FOREVER, first_day
from yanglao.life.facts import (
    FIRST_DECISION,
    Category,
    Destination,
    Facts,
    Household,
    Kind,
    Scheme,
    Suspension,
    facts_of,
)
from yanglao.lists import EMPTY, LAYOUTS
from yanglao.store.facts import BIRTH, LIFE_CERTIFICATE, TIER, Method

KINDS: dict[str, int] = {
    "residence": Kind.residence,
    "student": Kind.student,
    "cover": Kind.cover,
    "category": Kind.category,
    "suspension": Kind.suspension,
    "enrolment": Kind.enrolment,
    "deemed_years": Kind.deemed_years,
    "transfer_in": Kind.transfer_in,
    "contribution": Kind.contribution,
    "back_payment": Kind.back_payment,
    "claim": Kind.claim,
    "withdrawal": Kind.withdrawal,
    "transfer_out": Kind.transfer_out,
    "emigration": Kind.emigration,
    "death": Kind.death,
    "birth_correction": BIRTH,
    "tier": TIER,
    "life_certificate": LIFE_CERTIFICATE,
}
CHOICES = {
    "household": Household,
    "category": Category,
    "scheme": Scheme,
    "reason": Suspension,
    "to": Destination,
    "method": Method,
}
FACT_COLUMN = {
    "from": "day",
    "on": "day",
    "born": "day",
    "until": "until",
    "year": "year",
    "years": "years",
    "place": "place",
    "tier_yuan": "tier_fen",
    "own_yuan": "own_fen",
    "province_yuan": "province_fen",
    "city_yuan": "city_fen",
    "household": "code",
    "category": "code",
    "scheme": "code",
    "reason": "code",
    "to": "code",
    "method": "code",
    "take": "flag",
    "converted": "flag",
    "drawing": "flag",
}
"""Field of a list -> column of a fact."""
PAPERS = ("document", "basis")
"""Fields that name the document behind a row."""


def is_decision(kind: int) -> bool:
    """Whether the rules are asked about facts of a kind."""
    return kind in tuple(Kind) and kind >= FIRST_DECISION


def as_facts(rows: Rows, at: Ints) -> Facts:
    """The facts that the rows `at` report."""
    columns = {"kind": zeros(len(at)) + int(KINDS[rows.layout])}
    for name, column in FACT_COLUMN.items():
        if name in rows.columns:
            columns[column] = _values(rows.layout, name, ints(rows.columns[name])[at])
    return (
        without_end(facts_of(len(at), **columns)) if "until" not in columns else facts_of(len(at), **columns)
    )


def without_end(facts: Facts) -> Facts:
    """Facts that happen on one day: their end is open."""
    return replace(facts, until=np.full(len(facts), FOREVER, dtype=np.int64))


def received_fen(rows: Rows, at: Ints) -> Fen:
    """What came in for the rows `at`; RECEIVED_IN_FULL where the row does not say."""
    if "amount_yuan" not in rows.columns:
        return zeros(len(at)) + RECEIVED_IN_FULL
    given = ints(rows.columns["amount_yuan"])[at]
    return where(given == EMPTY, RECEIVED_IN_FULL, given)


def _values(layout: str, name: str, values: Ints) -> Ints:
    field = next(one for one in LAYOUTS[layout].fields if one.name == name)
    if field.kind == "month":
        return where(values == EMPTY, FOREVER, first_day(values))
    if name in CHOICES:
        return ints([int(CHOICES[name][choice[0]]) for choice in field.choices])[values]
    return values
