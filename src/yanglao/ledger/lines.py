"""Lines: what was booked for one person, and the legs by which a line reaches the book.

Four kinds of lines carry all persons' money: arrivals (contributions, back-payments, transfers in), interest, pensions,
settlements. A run books thousands of lines under one journal entry that holds their totals; a person's own legs are a view
over the lines, made from the same table `legs` below, so that both can only agree.

Everything a line counts is booked by difference and adds up over the rounds of its key, months and counts as well as fen: what
a key says now is the sum of its rounds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from yanglao.ledger import chart
from yanglao.rules.sources import (
    ARRIVAL_PARTS,
    CREDITED_PARTS,
    INTEREST_PARTS,
    PENSION_PARTS,
    POOL,
    SETTLEMENT_PARTS,
    Part,
)

Legs = tuple[int, ...]  # accounts an amount moves: + debit, - credit


@dataclass(frozen=True, slots=True)
class LineKind:
    """A kind of line: its table, the key that with the round makes a line unique, what it counts besides money, its amounts, how
    the whole of it is met, and for each amount the accounts it moves.

    paid_out: the amounts that leave the fund, the sum of which is what has to be met. group: the columns of the key that say
    which lines belong to one event, so that a difference is met by what is open of the same one.
    """

    name: str
    clause: str
    key: tuple[str, ...]
    counts: tuple[str, ...]
    parts: tuple[Part, ...]
    met: tuple[str, ...]
    group: tuple[str, ...]
    paid_out: frozenset[str]
    legs: Mapping[str, Legs]

    @property
    def table(self) -> str:
        return f"{self.name}_line"

    @property
    def amounts(self) -> tuple[str, ...]:
        """The money of its parts, as due."""
        return tuple(part.column for part in self.parts)

    @property
    def due(self) -> tuple[str, ...]:
        """Everything that is due and booked by difference: counts, then amounts."""
        return self.counts + self.amounts

    @property
    def money(self) -> tuple[str, ...]:
        """All money columns: amounts, and how they were met."""
        return self.amounts + self.met

    @property
    def columns(self) -> tuple[str, ...]:
        """Everything that adds up over rounds."""
        return self.due + self.met


def _legs(
    parts: tuple[Part, ...], legs_of: Callable[[Part], Legs], met: Mapping[str, Legs]
) -> dict[str, Legs]:
    return {part.column: legs_of(part) for part in parts} | dict(met)


def _arrival(part: Part) -> Legs:
    """Own money and money brought along is income, appropriated; government money is due from its funder; what another system
    kept before is cleared against what it hands over."""
    if part.what == "credited":
        return (-chart.INDIVIDUAL[part.source],)
    if part.what == "taken_over":
        return (chart.TAKEN_OVER,)
    if part.what == "paid":
        return -chart.CONTRIBUTION_INCOME, chart.APPROPRIATED
    if part.what == "brought":
        return -chart.TRANSFERS_IN, chart.APPROPRIATED
    purpose = "contribution" if part.what == "government" else "subsidy"
    return (chart.DUE[part.source, purpose],)


def _interest(part: Part) -> Legs:
    return -chart.INDIVIDUAL[part.source], chart.POOL


def _pension(part: Part) -> Legs:
    """What bears a pension: the funder who owes its share, the individual account, or the pooled account."""
    expense = {"base": chart.BASE_PENSIONS, "increment": chart.INCREMENTS, "account": chart.ACCOUNT_PENSIONS}[
        part.what
    ]
    if part.what == "account":
        bearer = chart.POOL if part.source == POOL else chart.INDIVIDUAL[part.source]
    else:
        bearer = chart.DUE[part.source, "base"]
    return expense, bearer, -chart.APPROPRIATED


def _settlement(part: Part) -> Legs:
    account = chart.INDIVIDUAL[part.source]
    if part.what == "to_pool":
        return account, -chart.POOL
    expense = chart.TRANSFERS_OUT if part.what == "transferred" else chart.ONE_OFF
    return expense, account, -chart.APPROPRIATED


def _columns(parts: tuple[Part, ...], *what: str) -> frozenset[str]:
    return frozenset(part.column for part in parts if part.what in what)


ARRIVAL = LineKind(
    name="arrival",
    clause="四(二)",
    key=("person_id", "month", "fact_root"),
    counts=("opened",),
    parts=ARRIVAL_PARTS + CREDITED_PARTS,
    met=("cash_fen", "owed_fen"),
    group=("person_id", "fact_root"),
    paid_out=_columns(ARRIVAL_PARTS, "paid", "brought"),
    legs=_legs(
        ARRIVAL_PARTS + CREDITED_PARTS,
        _arrival,
        {"cash_fen": (chart.RECEIPTS,), "owed_fen": (chart.CONTRIBUTIONS_OWED,)},
    ),
)

INTEREST = LineKind(
    name="interest",
    clause="四(三)",
    key=("person_id", "month"),
    counts=(),
    parts=INTEREST_PARTS,
    met=(),
    group=(),
    paid_out=frozenset(),
    legs=_legs(INTEREST_PARTS, _interest, {}),
)

PENSION = LineKind(
    name="pension",
    clause="五(二)",
    key=("person_id", "month"),
    counts=("paid_in",),
    parts=PENSION_PARTS,
    met=("cash_fen", "withheld_fen", "overpaid_fen"),
    group=("person_id", "month"),
    paid_out=frozenset(part.column for part in PENSION_PARTS),
    legs=_legs(
        PENSION_PARTS,
        _pension,
        {
            "cash_fen": (-chart.PAYMENTS,),
            "withheld_fen": (-chart.RETURNED,),
            "overpaid_fen": (-chart.TO_RECOVER,),
        },
    ),
)

SETTLEMENT = LineKind(
    name="settlement",
    clause="五(二)",
    key=("person_id", "month", "fact_root"),
    counts=("closed",),
    parts=SETTLEMENT_PARTS,
    met=("payable_fen", "overpaid_fen"),
    group=("person_id", "fact_root"),
    paid_out=_columns(SETTLEMENT_PARTS, "to_person", "transferred"),
    legs=_legs(
        SETTLEMENT_PARTS,
        _settlement,
        {"payable_fen": (-chart.RETURNED,), "overpaid_fen": (-chart.TO_RECOVER,)},
    ),
)

LINE_KINDS = {kind.name: kind for kind in (ARRIVAL, INTEREST, PENSION, SETTLEMENT)}


def moves_of(kind: LineKind, totals: Mapping[str, int]) -> dict[int, int]:
    """What the totals of lines move: account -> fen (debit above zero); accounts that do not move are left out."""
    moves: dict[int, int] = {}
    for column in kind.money:
        for leg in kind.legs[column]:
            moves[abs(leg)] = moves.get(abs(leg), 0) + (totals[column] if leg > 0 else -totals[column])
    return {account: fen for account, fen in moves.items() if fen}
