"""Sources of money and components of every amount, listed once, in order, with names.

A sub-account is a row of an array in the order of `SOURCES`; an amount of a table is a row in the order of
that table's parts. Everything outside `rules` walks over these lists.
"""

from __future__ import annotations

from dataclasses import dataclass

SOURCES = ("own", "province", "city")  # sub-accounts of an individual account, in order
OWN, PROVINCE, CITY = range(len(SOURCES))  # their rows, for the rules that tell them apart
FUNDERS = ("province", "city")  # who shares base pension, increment and subsidies
POOL = "pool"


@dataclass(frozen=True, slots=True)
class Part:
    """One amount of money: what it is, and whose money."""

    what: str
    source: str

    @property
    def column(self) -> str:
        """Its name as a column of its own, in fen."""
        return f"{self.what}_{self.source}_fen"


def _parts(what: str, sources: tuple[str, ...]) -> tuple[Part, ...]:
    return tuple(Part(what, source) for source in sources)


ARRIVAL_PARTS = (
    *_parts("paid", ("own",)),
    *_parts("government", FUNDERS),
    *_parts("entry", FUNDERS),
    *_parts("bonus", ("city",)),
    *_parts("supplement", ("city",)),
    *_parts("brought", SOURCES),  # by a transfer in
    *_parts("taken_over", SOURCES),  # from the system that kept the account before
)
CREDITED_PARTS = _parts("credited", SOURCES)
INTEREST_PARTS = _parts("interest", SOURCES)
PENSION_PARTS = (
    *_parts("base", FUNDERS),
    *_parts("increment", FUNDERS),
    *_parts("account", (*SOURCES, POOL)),
)
SETTLEMENT_PARTS = (
    *_parts("to_person", SOURCES),
    *_parts("to_pool", SOURCES),
    *_parts("transferred", SOURCES),
)
