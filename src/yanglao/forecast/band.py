"""幅度 How far chance alone may carry an item of the first year from what is foreseen of it: half the width of its 95 % band, in fen.

An item is taken as a compound Poisson sum: N amounts X, where N is Poisson with mean n and the X are like those of the last years. Then

    foreseen = n E[X],   variance = n E[X²] = foreseen · ΣX² / ΣX,   half width = 1.96 · √variance

with the sums over every amount that a person brought in one of those years. Large counts give a narrow band, a few dozen events of very
different size a wide one. The band is of chance alone: that rates change, or were met by luck, is not in it. Where most people are known
at the start (pensions, contributions) it errs on the wide side, as p (1 - p) X² is less than p X².
"""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

import numpy as np

from yanglao.forecast.experience import YEARS_BEHIND, Past, told_after
from yanglao.forecast.totals import Moved, moved_by
from yanglao.kernel.columns import Fen

DEVIATIONS = 1.96
"""So many standard deviations to either side hold 95 of 100."""


def half_widths_fen(past: Past, foreseen_fen: Mapping[str, int]) -> dict[str, int]:
    """For each item that people bring, half the width of its band; what the last years did not know is left out."""
    sizes: dict[str, list[Fen]] = {}
    for moved in moved_by(past.history.amounts):
        sizes.setdefault(moved.item, []).append(_sizes_fen(moved, past.year))
    found = {item: np.concatenate(parts) for item, parts in sizes.items()}
    widths = {item: half_width_fen(foreseen_fen[item], fen) for item, fen in found.items() if fen.any()}
    return widths | _after_deaths(past, foreseen_fen)


def _after_deaths(past: Past, foreseen_fen: Mapping[str, int]) -> dict[str, int]:
    """Of what is paid after deaths: an amount is so many months, as deaths were told late, of a mean pension; what comes back is a share."""
    late, pensions = told_after(past), past.history.amounts.pensions
    now = pensions.month == past.through
    months = late[late > 0]
    if not len(months) or not now.any():
        return {}
    mean_fen = int(pensions.fen[:, now].sum()) // int(now.sum())
    found_fen = foreseen_fen["after_death"]
    width = half_width_fen(found_fen, months * mean_fen)
    return {
        "after_death": width,
        "after_death_back": width * foreseen_fen["after_death_back"] // max(found_fen, 1),
    }


def half_width_fen(foreseen_fen: int, sizes_fen: Fen) -> int:
    """Half the width for a sum foreseen, by amounts (fen, not all 0) of the same sort."""
    sizes = sizes_fen.astype(np.float64)
    return round(DEVIATIONS * sqrt(foreseen_fen * float((sizes**2).sum()) / float(sizes.sum())))


def _sizes_fen(moved: Moved, last_year: int) -> Fen:
    """What each person brought in each of the last years, where it was anything."""
    years = moved.month // 12
    rows = (years > last_year - YEARS_BEHIND) & (years <= last_year)
    keys, place = np.unique(moved.person[rows] * YEARS_BEHIND + last_year - years[rows], return_inverse=True)
    fen = np.zeros(len(keys), dtype=np.int64)
    np.add.at(fen, place, moved.fen[rows])
    return fen[fen > 0]
