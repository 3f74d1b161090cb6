"""抽取 Who of many, each with a chance: systematic sampling, so that as many are drawn as the chances add up to, evenly along an order."""

from __future__ import annotations

import numpy as np

from yanglao.forecast.life_table import Floats
from yanglao.kernel.columns import Ints, Rows

GOLDEN = 0.6180339887498949


def drawn(chances: Floats, order_by: Ints, even: Even) -> Rows:
    """The positions drawn, ascending; `order_by` is what those drawn shall represent well, such as balances."""
    order = np.argsort(order_by, kind="stable")
    reached = np.floor(np.cumsum(chances[order]) + even.take(1)[0])
    picked = np.diff(reached, prepend=0.0) > 0
    return np.sort(order[picked]).astype(np.int64)


def spread(shares: Floats, how_many: int, rng: np.random.Generator) -> Ints:
    """For each of `how_many` one of the places of `shares`, in shuffled order, each as often as its share says."""
    total = float(shares.sum())
    if not how_many or total <= 0:
        return np.zeros(how_many, dtype=np.int64)
    at = (np.arange(how_many) + rng.random()) / how_many * total
    places = np.searchsorted(np.cumsum(shares), at, side="right")
    return rng.permutation(np.minimum(places, len(shares) - 1)).astype(np.int64)


class Even:
    """Numbers between 0 and 1 that fill the span evenly, however few are taken at a time: chances are met almost exactly over the years,
    where a die would leave more to luck than a city's own year does."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.last = float(rng.random())

    def take(self, how_many: int) -> Floats:
        """The next numbers."""
        found: Floats = np.mod(self.last + GOLDEN * np.arange(1, how_many + 1), 1.0).astype(np.float64)
        if how_many:
            self.last = float(found[-1])
        return found

    def places(self, how_many: int, among: int) -> Ints:
        """For each of `how_many` one of `among` places, each as often as the others."""
        return (self.take(how_many) * among).astype(np.int64)
