"""年度合计 What a year brings to the fund: income and expenditure by item, the accounts, the pool and whether it ran empty; in fen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from yanglao.life.amounts import Amounts
from yanglao.rules.sources import FUNDERS, POOL

INCOME = (
    "contributions",
    "transfers_in",
    *(f"{funder}_{purpose}" for funder in FUNDERS for purpose in ("pensions", "subsidies")),
    "bank_interest",
    "city_pool",
)
EXPENDITURE = ("base_pensions", "increments", "account_pensions", "one_off", "transfers_out")
SUBSIDIES = ("government", "entry", "bonus", "supplement")


@dataclass(frozen=True, slots=True)
class Year:
    """A year: fen by item (`INCOME`, `EXPENDITURE`, interest credited to accounts, what came back to the pool and what account pensions
    took from it); balances at its end; people at its end, and payers and deaths in it."""

    year: int
    items: dict[str, int]
    accounts_fen: int
    pool_fen: int
    people: dict[str, int]

    @property
    def income_fen(self) -> int:
        return sum(self.items[name] for name in INCOME)

    @property
    def expenditure_fen(self) -> int:
        return sum(self.items[name] for name in EXPENDITURE)

    @property
    def is_empty(self) -> bool:
        """Whether the pool ran empty, so that the city had to cover it."""
        return self.items["city_pool"] > 0


def items_of(months: Iterable[Amounts]) -> dict[str, int]:
    """What the month steps of a year bring, by item; bank interest and what the city covers are 0."""
    items = dict.fromkeys((*INCOME, *EXPENDITURE, "interest", "to_pool", "from_pool"), 0)
    for one in months:
        for name, fen in _items(one):
            items[name] += int(fen)
    return items


def _items(one: Amounts) -> Iterable[tuple[str, int]]:
    yield "contributions", one.arrivals.of(what="paid").sum()
    yield "transfers_in", one.arrivals.of(what="brought").sum()
    for funder in FUNDERS:
        pensions = sum(one.pensions.of(what=what, source=funder).sum() for what in ("base", "increment"))
        yield f"{funder}_pensions", pensions
        yield (
            f"{funder}_subsidies",
            sum(
                fen.sum()
                for part, fen in zip(one.arrivals.PARTS, one.arrivals.fen, strict=True)
                if part.what in SUBSIDIES and part.source == funder
            ),
        )
    yield "base_pensions", one.pensions.of(what="base").sum()
    yield "increments", one.pensions.of(what="increment").sum()
    yield "account_pensions", one.pensions.of(what="account").sum()
    yield "from_pool", one.pensions.of(what="account", source=POOL).sum()
    yield "one_off", one.settlements.of(what="to_person").sum()
    yield "transfers_out", one.settlements.of(what="transferred").sum()
    yield "to_pool", one.settlements.of(what="to_pool").sum()
    yield "interest", one.interest.fen.sum()
