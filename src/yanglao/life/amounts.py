"""What a month brings: decisions, money arriving, pensions, interest, what is paid out in the end.

One row each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, ClassVar, TypeVar

import numpy as np

from yanglao.kernel.columns import Codes, Fen, Months, Rows, zeros

T = TypeVar("T", bound="Table")


class Table:
    """A dataclass of int64 columns of one length."""

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Any]]

    @classmethod
    @cache
    def names(cls) -> tuple[str, ...]:
        return tuple(field.name for field in fields(cls))

    def __len__(self) -> int:
        return len(getattr(self, self.names()[0]))

    def take(self: T, rows: Any) -> T:
        return type(self)(*(getattr(self, name)[rows] for name in self.names()))

    @classmethod
    def empty(cls: type[T]) -> T:
        return cls(*(zeros(0) for _ in cls.names()))

    @classmethod
    def stacked(cls: type[T], parts: Sequence[T]) -> T:
        """All rows of several tables, in order."""
        parts = [part for part in parts if len(part)]
        if not parts:
            return cls.empty()
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in cls.names()))


@dataclass(frozen=True, slots=True)
class Outcomes(Table):
    """Decisions taken: position of the fact among the decisions, and the `Reason` (0: accepted)."""

    decision: Rows
    reason: Codes


@dataclass(frozen=True, slots=True)
class Arrivals(Table):
    """Money entering accounts in a month.

    `decision`: the fact that brought it; `kind`: contribution, back_payment or transfer_in; the parts by who
    pays them and under which clause, in fen; credited_*: what each sub-account gains.
    """

    person: Rows
    decision: Rows
    kind: Codes
    month: Months
    paid_fen: Fen
    government_province_fen: Fen
    government_city_fen: Fen
    entry_province_fen: Fen
    entry_city_fen: Fen
    bonus_city_fen: Fen
    supplement_city_fen: Fen
    credited_own_fen: Fen
    credited_province_fen: Fen
    credited_city_fen: Fen


@dataclass(frozen=True, slots=True)
class Pensions(Table):
    """Pensions due, one row for each person and benefit month, with the month paid in and the funder of every
    part, in fen.
    """

    person: Rows
    month: Months
    paid_in: Months
    base_province_fen: Fen
    base_city_fen: Fen
    increment_province_fen: Fen
    increment_city_fen: Fen
    account_own_fen: Fen
    account_province_fen: Fen
    account_city_fen: Fen
    account_pool_fen: Fen


@dataclass(frozen=True, slots=True)
class Interest(Table):
    """Interest credited at the end of a month, by sub-account, in fen."""

    person: Rows
    month: Months
    own_fen: Fen
    province_fen: Fen
    city_fen: Fen


@dataclass(frozen=True, slots=True)
class Settlements(Table):
    """What an account is emptied into when the relation ends, by sub-account and destination, in fen."""

    person: Rows
    month: Months
    own_to_person_fen: Fen
    province_to_person_fen: Fen
    city_to_person_fen: Fen
    own_to_pool_fen: Fen
    province_to_pool_fen: Fen
    city_to_pool_fen: Fen
    own_transferred_fen: Fen
    province_transferred_fen: Fen
    city_transferred_fen: Fen


@dataclass(frozen=True, slots=True)
class Amounts:
    """Everything one month step brought."""

    outcomes: Outcomes
    arrivals: Arrivals
    pensions: Pensions
    interest: Interest
    settlements: Settlements


def merged(months: Sequence[Amounts]) -> Amounts:
    """The amounts of several months, in order of time."""
    return Amounts(
        Outcomes.stacked([one.outcomes for one in months]),
        Arrivals.stacked([one.arrivals for one in months]),
        Pensions.stacked([one.pensions for one in months]),
        Interest.stacked([one.interest for one in months]),
        Settlements.stacked([one.settlements for one in months]),
    )
