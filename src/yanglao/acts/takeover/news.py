"""新旧比照 What rows of an old system say that is not on record or waiting already: the whole row, never a part of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from yanglao.acts.records.proposing import proposed_rows
from yanglao.acts.records.refusals import refusal
from yanglao.acts.records.rows import Asked, Rows, Sorted
from yanglao.kernel.columns import Ints
from yanglao.life.facts import Facts, facts_of
from yanglao.life.kinds import TAKEN_OVER
from yanglao.lists.takeover_layouts import FIGURES, TAKE_OVER
from yanglao.store.acting import Act
from yanglao.store.facts import STORED, in_force
from yanglao.store.proposals import waiting
from yanglao.store.takeovers import OldFigures, old_figures

Said = frozenset[tuple[int, ...]]
"""All that a row says of a person, whatever its order."""


def what_is_new(act: Act, rows: Rows, asked: Asked) -> Sorted:
    """The rows that are news; those that wait or are on record just as they are, figures and note included, say nothing new. Refused:
    waits_otherwise, taken_over_otherwise."""
    said, waits, recorded = (
        _said(asked.facts, asked.at.tolist()),
        _waiting(act),
        _recorded(act, asked.persons),
    )
    places = sorted(said)
    old, refused = [], []
    for at, figures in zip(places, figures_of(rows, places), strict=True):
        waiting_ = waits.get(figures.person)
        if waiting_ is not None and waiting_.says(said[at], figures):
            old.append(at)
        elif waiting_ is not None:
            refused.append(refusal(at, "waits_otherwise", proposal=waiting_.proposal))
        elif figures.person in recorded and recorded[figures.person] == _only(said[at]):
            old.append(at)
        elif figures.person in recorded:
            refused.append(refusal(at, "taken_over_otherwise"))
    gone = [*old, *(one.position for one in refused)]
    return Sorted(asked.take(~np.isin(asked.at, gone)), refused, len(old))


def figures_of(rows: Rows, at: Sequence[int]) -> list[OldFigures]:
    """What the old system paid last, as some rows say it."""
    columns = rows.columns
    return [
        OldFigures(
            int(rows.persons[i]),
            **{name.removeprefix("old_").replace("yuan", "fen"): int(columns[name][i]) for name in FIGURES},
            note=columns["note"][i],
        )
        for i in at
    ]


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What waits of a person: in which proposal, the facts, and the figures of the old system."""

    proposal: int
    said: Said
    figures: OldFigures | None

    def says(self, said: Said, figures: OldFigures) -> bool:
        return (self.said, self.figures) == (said, figures)


def _waiting(act: Act) -> dict[int, _Waiting]:
    """Person -> what waits of the person."""
    found = {}
    for one in waiting(act.connection, act.area, TAKE_OVER.key):
        asked = proposed_rows(one.content).asked
        told = old_figures(act.connection, act.area, brought_by=one.act_id)
        figures = {each.person: each for each in told}
        for person, said in _said(asked.facts, asked.persons.tolist()).items():
            found[person] = _Waiting(one.id, said, figures.get(person))
    return found


def _recorded(act: Act, persons: Ints) -> dict[int, Said]:
    """Person -> what is on record of an old system, of those who have been taken over."""
    found = in_force(act.connection, persons, TAKEN_OVER)
    facts = facts_of(len(found["id"]), **{name: found[name] for name in STORED})
    return _said(facts, found["person_id"].tolist())


def _said(facts: Facts, whose: Sequence[int]) -> dict[int, Said]:
    """Key of each fact -> all that is said under it."""
    found: dict[int, set[tuple[int, ...]]] = defaultdict(set)
    columns = [getattr(facts, name).tolist() for name in _COLUMNS]
    for key, *values in zip(whose, *columns, strict=True):
        found[key].add(tuple(values))
    return {key: frozenset(values) for key, values in found.items()}


_COLUMNS = ("kind", *(name for name in STORED if name not in ("kind", "until")))


def _only(said: Said) -> Said:
    """What only a row of an old system says."""
    return frozenset(one for one in said if one[0] in TAKEN_OVER)
