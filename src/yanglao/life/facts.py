"""Facts in columns: what was certified or reported about people, one fact a row.

Spells (residence, student, cover, category, suspension) describe circumstances; the others ask for a
decision. Which column means what depends on the kind: `FACT_KINDS` says it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from yanglao.kernel.columns import Bools, Codes, Days, Fen, Ints, Rows, Years, zeros
from yanglao.life.kinds import BROUGHT_COLUMNS, FIRST_DECISION, Kind


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of a population, one a row, in order of person, then of being taken on one day.

    person: position in the population · kind: `Kind` · day: when it happened or began · until: the open end
    of a spell · year: contribution year · years: back-paid, recognised or brought along · tier_fen · place:
    division code · code: household, scheme, category, reason or destination · flag: converted, drawing or
    refunded · BROUGHT_COLUMNS: amounts by source (fen-months of an
    `opening_interest`).
    """

    person: Rows
    kind: Codes
    day: Days
    until: Days
    year: Years
    years: Years
    tier_fen: Fen
    place: Codes
    code: Codes
    flag: Ints
    own_fen: Fen
    province_fen: Fen
    city_fen: Fen

    def __len__(self) -> int:
        return len(self.person)

    def take(self, rows: Rows | Bools | slice) -> Facts:
        """The facts of some rows, in that order."""
        return Facts(*(getattr(self, name)[rows] for name in FACT_COLUMNS))

    def of_kind(self, kind: Kind) -> Facts:
        return self.take(self.kind == kind)

    def decisions(self) -> Facts:
        """The facts that ask for a decision, by person, day and order in the file."""
        chosen = self.take(self.kind >= FIRST_DECISION)
        return chosen.take(np.lexsort((chosen.day, chosen.person)))

    def joined(self, other: Facts) -> Facts:
        """These and further facts; a person's later ones come after the earlier ones of the same day."""
        both = Facts(*(np.concatenate([getattr(self, name), getattr(other, name)]) for name in FACT_COLUMNS))
        return both.take(np.argsort(both.person, kind="stable"))

    def renumbered(self, positions: Ints) -> Facts:
        """The same facts with `person` looked up in `positions`."""
        return replace(self, person=positions[self.person])


FACT_COLUMNS = tuple(field.name for field in fields(Facts))


def facts_of(rows: int, **columns: Ints) -> Facts:
    """Facts with the given columns; those left out are zero."""
    return Facts(**{name: columns.get(name, zeros(rows)) for name in FACT_COLUMNS})


def by_source(facts: Facts) -> Fen:
    """The amounts of facts by source, shape (sources, n)."""
    return np.stack([getattr(facts, name) for name in BROUGHT_COLUMNS])


@dataclass(frozen=True, slots=True)
class People:
    """Persons in columns: the day of birth. Sex has no part in any amount of the plan."""

    born: Days

    def __len__(self) -> int:
        return len(self.born)
