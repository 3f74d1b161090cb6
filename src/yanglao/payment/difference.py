"""Due minus booked: the one way in which money is ever corrected.

Lines due and lines booked are added up by key; what differs is a new line of the next round. A repeated run finds no
difference; a raise with back effect finds arrears; a late death finds an overpayment. No code says "adjustment".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yanglao.kernel.columns import Bools, Ints, Rows, zeros
from yanglao.ledger.lines import LineKind


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a kind in columns: `keys` (k, n) tells them apart, `due` (m, n) is everything booked by difference (the kind's
    counts and fen), `round` (n,) counts the bookings of one key from 1."""

    kind: LineKind
    keys: Ints
    due: Ints
    round: Ints

    def __len__(self) -> int:
        return int(self.keys.shape[1])

    def take(self, rows: Rows | Bools) -> Lines:
        return Lines(self.kind, self.keys[:, rows], self.due[:, rows], self.round[rows])

    def joined(self, other: Lines) -> Lines:
        """These lines, then the others."""
        if not len(self) or not len(other):
            return self if len(self) else other
        return Lines(
            self.kind,
            np.concatenate([self.keys, other.keys], axis=1),
            np.concatenate([self.due, other.due], axis=1),
            np.concatenate([self.round, other.round]),
        )

    def key(self, name: str) -> Ints:
        column: Ints = self.keys[self.kind.key.index(name)]
        return column

    @property
    def paid_out_fen(self) -> Ints:
        """What of each line leaves the fund or comes into it, and has to be met."""
        rows = [place for place, name in enumerate(self.kind.due) if name in self.kind.paid_out]
        total: Ints = self.due[rows].sum(axis=0)
        return total

    def columns(self) -> dict[str, Ints]:
        """Keys, everything due and the round, by name."""
        named = dict(zip(self.kind.key, self.keys, strict=True)) | dict(
            zip(self.kind.due, self.due, strict=True)
        )
        return named | {"round": self.round}


def lines(kind: LineKind, keys: list[Ints], due: list[Ints]) -> Lines:
    """Lines of round 1 from their columns. Lines without anything due are left out."""
    stacked = np.stack(due)
    every = Lines(kind, np.stack(keys), stacked, np.ones(stacked.shape[1], dtype=np.int64))
    moving = _moving(stacked)
    return every if moving.all() else every.take(moving)


def difference(due: Lines, booked: Lines) -> Lines:
    """What is still to be booked so that booked equals due, key by key; rounds continue those booked."""
    keys = np.concatenate([due.keys, booked.keys], axis=1)
    if not keys.shape[1]:
        return due
    amounts = np.concatenate([due.due, -booked.due], axis=1)
    rounds = np.concatenate([zeros(len(due)), booked.round])
    order = np.lexsort(keys[::-1])
    starts = _starts(keys[:, order])
    left = np.add.reduceat(amounts[:, order], starts, axis=1)
    last_round = np.maximum.reduceat(rounds[order], starts)
    return Lines(due.kind, keys[:, order[starts]], left, last_round + 1).take(_moving(left))


def _moving(amounts: Ints) -> Bools:
    """Which lines have anything other than 0."""
    any_amount: Bools = (amounts != 0).any(axis=0)
    return any_amount


def _starts(sorted_keys: Ints) -> Rows:
    is_new = (sorted_keys[:, 1:] != sorted_keys[:, :-1]).any(axis=0)
    return np.flatnonzero(np.concatenate(([True], is_new))).astype(np.int64)
