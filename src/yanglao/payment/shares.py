"""分配 What is due after a death, shared by whole fen: nothing is lost, and nobody gets more than the share."""

from __future__ import annotations

from collections.abc import Sequence

from yanglao.kernel.columns import ints
from yanglao.kernel.money import split


def still_owed(left_fen: int, *, weights: Sequence[int], paid_fen: Sequence[int]) -> list[int]:
    """Of what is left of an item, what each who takes a share is still owed; `paid_fen`: what went out to each of it. Whoever was
    paid more than the share (the item has shrunk since) gets nothing more, and the others bear it by what they are still owed."""
    shares = _split(left_fen + sum(paid_fen), weights)
    owed = [max(share - paid, 0) for share, paid in zip(shares, paid_fen, strict=True)]
    return _split(left_fen, owed) if sum(owed) != left_fen else owed


def _split(fen: int, weights: Sequence[int]) -> list[int]:
    parts = split(ints([fen]), [ints([weight]) for weight in weights])
    return [int(part[0]) for part in parts]
