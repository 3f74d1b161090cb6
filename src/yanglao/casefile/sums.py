"""What the fixed words of the answer add up: parts of the tables of `life`, by the word they stand under."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from yanglao.kernel.columns import Fen
from yanglao.life.amounts import Money
from yanglao.rules.sources import FUNDERS, POOL, SOURCES, Part

SHARED = ("base", "increment")  # what the funders pay
PENSION_SUMS = {"base_fen": "base", "increment_fen": "increment", "account_fen": "account"}
SETTLEMENT_SUMS = {"to_person_fen": "to_person", "to_pool_fen": "to_pool", "transferred_fen": "transferred"}


def _of_account(source: str) -> str:
    """The word for what comes out of a sub-account: a funder's own word stands for its share already."""
    return f"{source}_account" if source in FUNDERS else source


FUNDING: dict[str, tuple[Part, ...]] = {
    **{funder: tuple(Part(what, funder) for what in SHARED) for funder in FUNDERS},
    **{_of_account(source): (Part("account", source),) for source in SOURCES},
    POOL: (Part("account", POOL),),
}
FROM_ACCOUNT = tuple(map(_of_account, SOURCES))  # the words of FUNDING that come out of the account


def summed(table: Money, words: dict[str, str]) -> Sequence[Fen]:
    """The amounts of a table under each word, all sources together."""
    return [table.sum_of(what=what) for what in words.values()]


def funded(table: Money) -> Sequence[Fen]:
    """The amounts of pensions under each word of FUNDING."""
    return [
        np.sum([table.sum_of(what=part.what, source=part.source) for part in parts], axis=0)
        for parts in FUNDING.values()
    ]
