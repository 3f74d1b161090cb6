"""接收比对 Person by person: what the old system paid last, what we would pay for the first month here, and why they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from yanglao.acts.records.proposing import proposed_rows
from yanglao.kernel.columns import ints
from yanglao.life.amounts import Pensions
from yanglao.life.kinds import Kind
from yanglao.lists.takeover_layouts import TAKE_OVER
from yanglao.store.acting import Agency
from yanglao.store.assessed import assess
from yanglao.store.facts import Known, known_facts
from yanglao.store.law import laws_of
from yanglao.store.proposals import Proposal, waiting
from yanglao.store.takeovers import OldFigures, old_figures

Class = Literal["agrees", "rounding", "base", "increment", "account", "several", "not_here", "not_there"]
ROUNDING_FEN = 100
"""Account pensions that differ by less were rounded in another way."""
EXPLAINED: tuple[Class, ...] = ("agrees", "rounding")


@dataclass(frozen=True, slots=True)
class Score:
    """Somebody's pension of a month there and here (fen, by component), the class of their difference, and the note on it."""

    old: OldFigures
    base_fen: int
    increment_fen: int
    account_fen: int

    @property
    def person(self) -> int:
        return self.old.person

    @property
    def differences(self) -> dict[str, int]:
        """Component -> ours less theirs, in fen."""
        return {
            "base": self.base_fen - self.old.base_fen,
            "increment": self.increment_fen - self.old.increment_fen,
            "account": self.account_fen - self.old.account_fen,
        }

    @property
    def difference_fen(self) -> int:
        return sum(self.differences.values())

    @property
    def found(self) -> Class:
        theirs = self.old.base_fen + self.old.increment_fen + self.old.account_fen
        ours = theirs + self.difference_fen
        other = [name for name, fen in self.differences.items() if fen]
        if not other:
            return "agrees"
        if not ours or not theirs:
            return "not_here" if theirs else "not_there"
        if other == ["account"] and abs(self.differences["account"]) < ROUNDING_FEN:
            return "rounding"
        return other[0] if len(other) == 1 else "several"  # type: ignore[return-value]

    @property
    def is_explained(self) -> bool:
        return self.found in EXPLAINED or bool(self.old.note)


def scores(agency: Agency, *, of: Proposal | None = None) -> list[Score]:
    """The score of everybody handed over, or of those in one proposal: recorded accounts and those that wait, folded through the first
    month."""
    figures = old_figures(agency.connection, agency.area, brought_by=None if of is None else of.act_id)
    if not figures:
        return []
    proposals = waiting(agency.connection, agency.area, TAKE_OVER.key) if of is None or of.is_over else [of]
    known = _with(
        proposals, known_facts(agency.connection, agency.area, ints([one.person for one in figures]))
    )
    month = agency.area.opens_in
    found = assess(laws_of(agency.connection, agency.area), known, through=month, whole_month=False)
    table = found.history.amounts.pensions
    paid = table.take(table.month == month)
    by_person = {int(known.ids[person]): row for row, person in enumerate(paid.person.tolist())}
    return [_score(one, paid, by_person.get(one.person)) for one in figures]


def unexplained(agency: Agency, proposal: Proposal) -> list[Score]:
    """Those of a proposal whose pensions differ without a note."""
    return [one for one in scores(agency, of=proposal) if not one.is_explained]


def _score(old: OldFigures, paid: Pensions, row: int | None) -> Score:
    if row is None:
        return Score(old, 0, 0, 0)
    return Score(old, *(int(paid.sum_of(what=what)[row]) for what in ("base", "increment", "account")))


def _with(proposals: Sequence[Proposal], known: Known) -> Known:
    """What is known, with the accounts of proposals."""
    for one in proposals:
        asked = proposed_rows(one.content).asked
        mine = np.isin(asked.persons, known.ids) & (asked.facts.kind != Kind.opening_items)
        if mine.any():
            known, _ = known.with_further(asked.facts.take(mine), asked.persons[mine])
    return known
