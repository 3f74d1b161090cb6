"""Rows of a list on their way, what became of them, and what the list as a whole brings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import numpy as np

from yanglao.acts.describing import Description
from yanglao.acts.registry.change import Change
from yanglao.kernel.columns import Bools, Fen, Ints
from yanglao.life.facts import Facts
from yanglao.policy.law import Laws
from yanglao.store.acting import Act
from yanglao.store.assessed import Assessed
from yanglao.store.withholding import NewAuthority

RECEIVED_IN_FULL = -1
"""Of money received when a row does not say how much: all that was due."""


class Refused(NamedTuple):
    """Why a row is not taken: its position, the field it is about, a code, a Chinese and an English sentence."""

    position: int
    column: str
    code: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Good rows of a chunk: whose they are (0: unknown number), and the columns as read."""

    layout: str
    persons: Ints
    columns: dict[str, Any]

    def take(self, at: Ints) -> Rows:
        """Some of the rows."""
        columns = {
            name: [values[i] for i in at.tolist()] if isinstance(values, list) else values[at]
            for name, values in self.columns.items()
        }
        return Rows(self.layout, self.persons[at], columns)


@dataclass(frozen=True, slots=True)
class Asked:
    """Rows that say something new: their positions, whose they are, the facts, the fact each replaces (0: none) and what was
    received for it in fen."""

    at: Ints
    persons: Ints
    facts: Facts
    replaces: Ints
    received_fen: Fen

    def __len__(self) -> int:
        return len(self.at)

    def take(self, rows: Ints | Bools) -> Asked:
        return Asked(
            self.at[rows],
            self.persons[rows],
            self.facts.take(rows),
            self.replaces[rows],
            self.received_fen[rows],
        )

    def received(self, fen: Fen) -> Asked:
        return replace(self, received_fen=fen)

    def joined(self, other: Asked) -> Asked:
        """These, then the others."""
        return Asked(
            np.concatenate([self.at, other.at]),
            np.concatenate([self.persons, other.persons]),
            self.facts.joined(other.facts),
            np.concatenate([self.replaces, other.replaces]),
            np.concatenate([self.received_fen, other.received_fen]),
        )


@dataclass(frozen=True, slots=True)
class Sorted:
    """Rows sorted out: what is new, what cannot be, and how many say nothing new."""

    asked: Asked
    refused: list[Refused]
    unchanged: int


@dataclass(slots=True)
class Done:
    """What became of the rows of a chunk."""

    refused: list[Refused]
    recorded: int = 0
    unchanged: int = 0
    proposed: int = 0


@dataclass(frozen=True, slots=True)
class Short:
    """Money that does not pay for what it was meant for, being too little or against the rules: it waits."""

    person: int
    receipt: str
    month: int
    fen: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """Rows that somebody else must agree to: what is asked, with the paper and the receipt number of each ("": none)."""

    asked: Asked
    papers: list[str]
    receipts: list[str]


@dataclass(frozen=True, slots=True)
class Taking:
    """A list being taken: the act, the law, and what is booked and proposed once when all of it is through.

    booked: persons with news for their accounts. received: fact -> fen that came in for it. histories: what became of those persons,
    a chunk each; None where a chunk's has to be worked out anew. short: money that waits. changes: person -> what is to be changed
    of the person's data. description: of the act that takes rows; None where they are agreed to already. proposed: rows that wait for another person.
    matched: scheme -> rows of its list, and how many of them are of ours. authorities: to withhold, which wait for another person.
    """

    act: Act
    laws: Laws
    description: Description | None = None
    booked: set[int] = field(default_factory=set)
    received: dict[int, int] = field(default_factory=dict)
    histories: list[Assessed | None] = field(default_factory=list)
    short: list[Short] = field(default_factory=list)
    changes: dict[int, Change] = field(default_factory=dict)
    proposed: list[Proposed] = field(default_factory=list)
    matched: dict[str, tuple[int, int]] = field(default_factory=dict)
    authorities: list[NewAuthority] = field(default_factory=list)
