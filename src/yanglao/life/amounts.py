"""What a month brings: decisions, money arriving, pensions, interest, what is paid out in the end.

One row each. The amounts of a table are one array, an amount a row, in the order of the table's parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, ClassVar, TypeVar

import numpy as np

from yanglao.kernel.columns import Codes, Fen, Months, Rows, zeros
from yanglao.rules.sources import (
    ARRIVAL_PARTS,
    CREDITED_PARTS,
    INTEREST_PARTS,
    PENSION_PARTS,
    SETTLEMENT_PARTS,
    Part,
)

T = TypeVar("T", bound="Table")


class Table:
    """A dataclass of int64 columns of one length n; `fen`, where there is one, has shape (len(PARTS), n)."""

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Any]]
    PARTS: ClassVar[tuple[Part, ...]] = ()

    @classmethod
    @cache
    def names(cls) -> tuple[str, ...]:
        return tuple(field.name for field in fields(cls))

    def __len__(self) -> int:
        return len(getattr(self, self.names()[0]))

    def take(self: T, rows: Any) -> T:
        return type(self)(*(getattr(self, name)[..., rows] for name in self.names()))

    @classmethod
    def empty(cls: type[T]) -> T:
        return cls(*(_no_fen(cls.PARTS) if name == "fen" else zeros(0) for name in cls.names()))

    @classmethod
    def stacked(cls: type[T], parts: Sequence[T]) -> T:
        """All rows of several tables, in order."""
        parts = [part for part in parts if len(part)]
        if len(parts) < 2:
            return parts[0] if parts else cls.empty()
        columns = ([getattr(part, name) for part in parts] for name in cls.names())
        return cls(*(np.concatenate(column, axis=-1) for column in columns))


def _no_fen(parts: tuple[Part, ...]) -> Fen:
    return np.zeros((len(parts), 0), dtype=np.int64)


class Money(Table):
    """A table with amounts of money."""

    __slots__ = ()
    fen: Fen

    def of(self, *, what: str | None = None, source: str | None = None) -> Fen:
        """The amounts of some parts, shape (parts, n)."""
        return self.fen[self._rows(what, source)]

    def sum_of(self, *, what: str | None = None, source: str | None = None) -> Fen:
        """The sum of some parts, row by row."""
        total: Fen = self.of(what=what, source=source).sum(axis=0)
        return total

    @classmethod
    @cache
    def _rows(cls, what: str | None, source: str | None) -> list[int]:
        rows = [
            row
            for row, part in enumerate(cls.PARTS)
            if what in (None, part.what) and source in (None, part.source)
        ]
        if not rows:
            raise KeyError(f"{cls.__name__} has no {what} of {source}")
        return rows

    @classmethod
    def fen_of(cls, persons: int, amounts: Mapping[str, Iterable[Fen]]) -> Fen:
        """`fen` from the amounts of each `what`, in the order of its sources; what is left out is 0."""
        fen = np.zeros((len(cls.PARTS), persons), dtype=np.int64)
        for what, columns in amounts.items():
            for row, column in zip(cls._rows(what, None), columns, strict=True):
                fen[row] = column
        return fen


@dataclass(frozen=True, slots=True)
class Outcomes(Table):
    """Decisions taken: position of the fact among the decisions, and the `Reason` (0: accepted)."""

    decision: Rows
    reason: Codes


@dataclass(frozen=True, slots=True)
class Arrivals(Money):
    """Money entering accounts in a month.

    `decision`: the fact that brought it; `kind`: contribution, back_payment or transfer_in; the parts by who
    pays them and under which clause, then what each sub-account gains, in fen.
    """

    PARTS: ClassVar[tuple[Part, ...]] = ARRIVAL_PARTS + CREDITED_PARTS
    person: Rows
    decision: Rows
    kind: Codes
    month: Months
    fen: Fen


@dataclass(frozen=True, slots=True)
class Pensions(Money):
    """Pensions due, one row for each person and benefit month, with the month paid in and the funder of every
    part, in fen.
    """

    PARTS: ClassVar[tuple[Part, ...]] = PENSION_PARTS
    person: Rows
    month: Months
    paid_in: Months
    fen: Fen


@dataclass(frozen=True, slots=True)
class Interest(Money):
    """Interest credited at the end of a month, by sub-account, in fen."""

    PARTS: ClassVar[tuple[Part, ...]] = INTEREST_PARTS
    person: Rows
    month: Months
    fen: Fen


@dataclass(frozen=True, slots=True)
class Settlements(Money):
    """What an account is emptied into when the relation ends, by destination and sub-account, in fen."""

    PARTS: ClassVar[tuple[Part, ...]] = SETTLEMENT_PARTS
    person: Rows
    month: Months
    fen: Fen


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
