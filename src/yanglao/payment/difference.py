"""Due minus booked: the one way in which money is ever corrected.

Lines due and lines booked are added up by key; what differs is a new line of the next round. A repeated run
finds no difference; a raise with back effect finds arrears; a late death finds an overpayment. No code says
"adjustment".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yanglao.kernel.columns import Bools, Ints, Rows, zeros


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines in columns: `keys` (k, n) tells them apart, `amounts` (m, n) are fen, `round` (n,) counts the
    bookings of one key from 1.

    Which keys and amounts these are, the kind of line says.
    """

    keys: Ints
    amounts: Ints
    round: Ints

    def __len__(self) -> int:
        return int(self.keys.shape[1])

    def take(self, rows: Rows | Bools) -> Lines:
        return Lines(self.keys[:, rows], self.amounts[:, rows], self.round[rows])

    @property
    def total_fen(self) -> Ints:
        """The sum of all amounts of each line."""
        total: Ints = self.amounts.sum(axis=0)
        return total


def lines(keys: list[Ints], amounts: list[Ints], round_: Ints | None = None) -> Lines:
    """Lines from their columns; round 1 unless said otherwise. Lines without any amount are left out."""
    stacked = np.stack(amounts)
    rounds = np.ones(stacked.shape[1], dtype=np.int64) if round_ is None else round_
    every = Lines(np.stack(keys), stacked, rounds)
    return every if round_ is not None else every.take(_moving(stacked))


def difference(due: Lines, booked: Lines) -> Lines:
    """What is still to be booked so that booked equals due, key by key; rounds continue those booked."""
    keys = np.concatenate([due.keys, booked.keys], axis=1)
    if not keys.shape[1]:
        return due
    amounts = np.concatenate([due.amounts, -booked.amounts], axis=1)
    rounds = np.concatenate([zeros(len(due)), booked.round])
    order = np.lexsort(keys[::-1])
    starts = _starts(keys[:, order])
    left = np.add.reduceat(amounts[:, order], starts, axis=1)
    last_round = np.maximum.reduceat(rounds[order], starts)
    return Lines(keys[:, order[starts]], left, last_round + 1).take(_moving(left))


def _moving(amounts: Ints) -> Bools:
    """Which lines have any amount other than 0."""
    any_amount: Bools = (amounts != 0).any(axis=0)
    return any_amount


def _starts(sorted_keys: Ints) -> Rows:
    is_new = (sorted_keys[:, 1:] != sorted_keys[:, :-1]).any(axis=0)
    return np.flatnonzero(np.concatenate(([True], is_new))).astype(np.int64)
