"""小数遮掩 Groups too small to be told in public. A group of fewer than so many persons is left out; and so that it cannot be found by taking
the others from the total, the next larger ones are left out with it, until at least two groups and so many persons together are missing."""

from __future__ import annotations

from collections.abc import Sequence


def hidden(counts: Sequence[int], *, smallest: int) -> list[bool]:
    """Which groups of one cut are left out. Of nobody something may be told; a total of fewer than `smallest` is nobody's business, either:
    then all groups with somebody in them are left out."""
    small = {place for place, count in enumerate(counts) if 0 < count < smallest}
    for place in sorted(range(len(counts)), key=lambda place: counts[place]):
        if not small or (len(small) > 1 and sum(counts[one] for one in small) >= smallest):
            break
        if counts[place]:
            small.add(place)
    return [place in small for place in range(len(counts))]


def total_is_hidden(counts: Sequence[int], *, smallest: int) -> bool:
    """Whether all groups together are too few persons."""
    return 0 < sum(counts) < smallest
