"""年度合计 What a year brings to the fund: income and expenditure by item, the accounts, the pool and whether it ran empty; in fen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from yanglao.kernel.columns import Fen, Months, Rows
from yanglao.life.amounts import Amounts, Arrivals
from yanglao.rules.sources import FUNDERS, POOL

INCOME = (
    "contributions",
    "transfers_in",
    *(f"{funder}_{purpose}" for funder in FUNDERS for purpose in ("pensions", "subsidies")),
    "bank_interest",
    "city_pool",
)
EXPENDITURE = ("base_pensions", "increments", "account_pensions", "one_off", "transfers_out")
AFTER_DEATH = ("after_death", "after_death_back")
"""Pensions paid for months after a death, in the month in which it is told; and what of them comes back. No expenditure and no income: what is to
be recovered."""
SUBSIDIES = ("government", "entry", "bonus", "supplement")


PARTS: tuple[tuple[str, str, str | None, str | None], ...] = (
    ("contributions", "arrivals", "paid", None),
    ("transfers_in", "arrivals", "brought", None),
    *(
        (f"{funder}_pensions", "pensions", what, funder)
        for funder in FUNDERS
        for what in ("base", "increment")
    ),
    *(
        (f"{part.source}_subsidies", "arrivals", part.what, part.source)
        for part in Arrivals.PARTS
        if part.what in SUBSIDIES and part.source in FUNDERS
    ),
    ("base_pensions", "pensions", "base", None),
    ("increments", "pensions", "increment", None),
    ("account_pensions", "pensions", "account", None),
    ("from_pool", "pensions", "account", POOL),
    ("one_off", "settlements", "to_person", None),
    ("transfers_out", "settlements", "transferred", None),
    ("to_pool", "settlements", "to_pool", None),
    ("interest", "interest", None, None),
)
"""What makes up an item: its name, the table of amounts, the parts of it by what they are and who pays."""


TABLES = ("arrivals", "pensions", "interest", "settlements")


@dataclass(frozen=True, slots=True)
class Year:
    """A year: fen by item (`INCOME`, `EXPENDITURE`, interest credited to accounts, what came back to the pool, what account pensions
    took from it, and `AFTER_DEATH`); balances at its end; people at its end, and payers and deaths in it."""

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


class Moved(NamedTuple):
    """What an item moved, row by row: fen, of whom, in which Month."""

    item: str
    person: Rows
    month: Months
    fen: Fen


def items_of(months: Iterable[Amounts]) -> dict[str, int]:
    """What the month steps of a year bring, by item; bank interest, what the city covers and what is paid after
    deaths are 0."""
    items = dict.fromkeys((*INCOME, *EXPENDITURE, "interest", "to_pool", "from_pool", *AFTER_DEATH), 0)
    for one in months:
        for moved in moved_by(one):
            items[moved.item] += int(moved.fen.sum())
    return items


def of_year(amounts: Amounts, year: int) -> Amounts:
    """What of some amounts belongs to the months of a year."""
    tables = (getattr(amounts, name) for name in TABLES)
    return Amounts(amounts.outcomes, *(one.take(one.month // 12 == year) for one in tables))


def moved_by(one: Amounts) -> Iterator[Moved]:
    """The rows of every item that people bring; an item may come in several parts."""
    for item, table, what, source in PARTS:
        rows = getattr(one, table)
        yield Moved(item, rows.person, rows.month, rows.sum_of(what=what, source=source))
