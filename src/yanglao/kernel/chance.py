"""偶然 How likely something is by chance, exactly and in whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb

MILLION = 1_000_000


def drawn(seed: str, among: Sequence[str]) -> str:
    """抽签 One of several, by the first sixty bits of a seed in hexadecimal: the same seed and the same several give the same one."""
    return among[int(seed[:15], 16) % len(among)]


def is_rarer(hits: int, trials: int, *, of: int, among: int, per_million: int) -> bool:
    """Whether so many hits or more, among trials of which each hits with the chance of / among (between 0 and 1), come up less often than so
    many times in a million: the tail of the binomial distribution, exactly."""
    if not 0 < of < among:
        raise ValueError(f"a chance of {of} / {among}")
    if hits * among <= trials * of:  # no more than expected
        return False
    miss = among - of
    term, tail = comb(trials, hits) * of**hits * miss ** (trials - hits), 0
    for i in range(hits, trials + 1):
        tail += term
        term = term * (trials - i) * of // ((i + 1) * miss)
    is_rare: bool = tail * MILLION < per_million * among**trials
    return is_rare
