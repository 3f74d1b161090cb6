"""What the rows of each list say, as facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from yanglao.acts.records.rows import RECEIVED_IN_FULL, Asked, Rows
from yanglao.kernel.columns import Fen, Ints, ints, where, zeros
from yanglao.kernel.months import FOREVER, first_day
from yanglao.life.facts import Facts, facts_of
from yanglao.life.kinds import (
    CHOICES,
    FACT_KINDS,
    KIND_OF_FORM,
)
from yanglao.lists import EMPTY, LAYOUTS


def field_of(said: str) -> str:
    """The field of a list for what a fact says: amounts are written in yuan there, products in yuan-months."""
    if said.endswith("_fen_months"):
        return f"{said.removesuffix('_fen_months')}_product_yuan"
    return f"{said.removesuffix('_fen')}_yuan" if said.endswith("_fen") else said


FACT_COLUMN = {
    field_of(name): column
    for kind in FACT_KINDS.values()
    for name, column in kind.says.items()
    if column and kind.form
}
"""Field of a list -> column of a fact."""

PAPERS = ("document", "basis")
"""Fields that name the document behind a row."""


class Contribution(Protocol):
    """Whatever names a person, a contribution year and a tier."""

    @property
    def person(self) -> int: ...

    @property
    def year(self) -> int: ...

    @property
    def tier_fen(self) -> int: ...


def as_facts(rows: Rows, at: Ints) -> Facts:
    """The facts that the rows `at` report."""
    columns = {"kind": zeros(len(at)) + int(KIND_OF_FORM[rows.layout])}
    for name, column in FACT_COLUMN.items():
        if name in rows.columns:
            columns[column] = _values(rows.layout, name, ints(rows.columns[name])[at])
    return (
        without_end(facts_of(len(at), **columns)) if "until" not in columns else facts_of(len(at), **columns)
    )


def contributions_of(what: Sequence[Contribution], *, on: int) -> Asked:
    """Contributions as they are asked of the rules, paid on a Day in full: whose, of which year, at which tier."""
    columns = {
        "year": ints([one.year for one in what]),
        "tier_yuan": ints([one.tier_fen for one in what]),
        "on": zeros(len(what)) + on,
    }
    rows, at = Rows("contribution", ints([one.person for one in what]), columns), ints(range(len(what)))
    nothing = zeros(len(what))
    return Asked(at, rows.persons, as_facts(rows, at), nothing, nothing + RECEIVED_IN_FULL)


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
