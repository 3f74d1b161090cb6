"""置信区间 How far the true rate behind a count can lie from the rate counted: the 95 % interval of Wilson, in tenths of one percent.

A unit of thirty people with twenty enrolled is not proven better than one of a thousand with six hundred: chance alone moves the rate of
a small unit by far more. The interval holds every true rate p for which the rate counted, k of n, lies no farther than z = 1.96
standard deviations from p, (k/n - p)² <= z² p (1 - p) / n; solved for p:

    (2k + z² ± z sqrt(z² + 4k (n - k) / n)) / (2 (n + z²))

It never leaves 0 to 100 % and says something even where none or all of a few were counted. It is computed in whole numbers (z = 49/25),
with its lower end rounded down and its upper end rounded up: what is stated is never narrower than what is meant.
"""

from __future__ import annotations

from math import isqrt
from typing import NamedTuple

PERMILLE = 1000


class Share(NamedTuple):
    """A part of a whole, both counted."""

    part: int
    whole: int

    @property
    def permille(self) -> int | None:
        """Tenths of one percent, cut off; None of nothing."""
        return self.part * PERMILLE // self.whole if self.whole else None


class Interval(NamedTuple):
    """From `low` to `high`, in tenths of one percent."""

    low: int
    high: int

    def reaches(self, aim: Share) -> bool:
        """Whether all of it stands at or above a share."""
        return self.low * aim.whole >= aim.part * PERMILLE

    def misses(self, aim: Share) -> bool:
        """Whether all of it stands below a share."""
        return self.high * aim.whole < aim.part * PERMILLE


def wilson(counted: Share) -> Interval:
    """The interval of what was counted: with z = 49/25, `n` the whole and `k` the part, ends are (a n ± sqrt(49² n A)) / (d n)."""
    k, n = counted
    if not 0 <= k <= n or n == 0:
        raise ValueError(f"not a part of a whole: {counted}")
    middle = PERMILLE * (1250 * k + 2401) * n
    square = 2401 * PERMILLE**2 * (2401 * n + 2500 * k * (n - k)) * n
    below = isqrt(square)
    above = below + (below * below < square)
    divisor = (1250 * n + 4802) * n
    return Interval(max((middle - above) // divisor, 0), min(-(-(middle + above) // divisor), PERMILLE))
