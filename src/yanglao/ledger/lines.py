"""Lines: what was booked for one person, and the legs by which a line reaches the book.

Four kinds of lines carry all persons' money: arrivals (contributions, back-payments, transfers in), interest,
pensions, settlements. A run books thousands of lines under one journal entry that holds their totals; a
person's own legs are a view over the lines, made from the same table `legs` below, so that both can only
agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from yanglao.ledger import chart


@dataclass(frozen=True, slots=True)
class LineKind:
    """A kind of line: its table, the key that with the round makes a line unique, its amounts, and for each
    amount the accounts it moves with their sign (+ debit, - credit).

    `settled` are the amounts that say how a line was met.
    """

    name: str
    clause: str
    key: tuple[str, ...]
    amounts: tuple[str, ...]
    settled: tuple[str, ...]
    legs: Mapping[str, tuple[int, ...]]

    @property
    def table(self) -> str:
        return f"{self.name}_line"

    @property
    def columns(self) -> tuple[str, ...]:
        """All money columns."""
        return self.amounts + self.settled


ARRIVAL = LineKind(
    name="arrival",
    clause="四(二)",
    key=("person_id", "month", "fact_root"),
    amounts=(
        "paid_fen",
        "government_province_fen",
        "government_city_fen",
        "entry_province_fen",
        "entry_city_fen",
        "bonus_city_fen",
        "supplement_city_fen",
        "brought_fen",
        "credited_own_fen",
        "credited_province_fen",
        "credited_city_fen",
    ),
    settled=("cash_fen", "owed_fen"),
    legs={
        "paid_fen": (-chart.CONTRIBUTION_INCOME, chart.APPROPRIATED),
        "government_province_fen": (chart.DUE_PROVINCE_CONTRIBUTION,),
        "government_city_fen": (chart.DUE_CITY_CONTRIBUTION,),
        "entry_province_fen": (chart.DUE_PROVINCE_SUBSIDY,),
        "entry_city_fen": (chart.DUE_CITY_SUBSIDY,),
        "bonus_city_fen": (chart.DUE_CITY_SUBSIDY,),
        "supplement_city_fen": (chart.DUE_CITY_SUBSIDY,),
        "brought_fen": (-chart.TRANSFERS_IN, chart.APPROPRIATED),
        "credited_own_fen": (-chart.OWN,),
        "credited_province_fen": (-chart.PROVINCE,),
        "credited_city_fen": (-chart.CITY,),
        "cash_fen": (chart.RECEIPTS,),
        "owed_fen": (chart.CONTRIBUTIONS_OWED,),
    },
)

INTEREST = LineKind(
    name="interest",
    clause="四(三)",
    key=("person_id", "month"),
    amounts=("own_fen", "province_fen", "city_fen"),
    settled=(),
    legs={
        "own_fen": (-chart.OWN, chart.POOL),
        "province_fen": (-chart.PROVINCE, chart.POOL),
        "city_fen": (-chart.CITY, chart.POOL),
    },
)

PENSION = LineKind(
    name="pension",
    clause="五(二)",
    key=("person_id", "month"),
    amounts=(
        "base_province_fen",
        "base_city_fen",
        "increment_province_fen",
        "increment_city_fen",
        "account_own_fen",
        "account_province_fen",
        "account_city_fen",
        "account_pool_fen",
    ),
    settled=("cash_fen", "withheld_fen", "claim_fen"),
    legs={
        "base_province_fen": (chart.BASE_PENSIONS, chart.DUE_PROVINCE_BASE, -chart.APPROPRIATED),
        "base_city_fen": (chart.BASE_PENSIONS, chart.DUE_CITY_BASE, -chart.APPROPRIATED),
        "increment_province_fen": (chart.INCREMENTS, chart.DUE_PROVINCE_BASE, -chart.APPROPRIATED),
        "increment_city_fen": (chart.INCREMENTS, chart.DUE_CITY_BASE, -chart.APPROPRIATED),
        "account_own_fen": (chart.ACCOUNT_PENSIONS, chart.OWN, -chart.APPROPRIATED),
        "account_province_fen": (chart.ACCOUNT_PENSIONS, chart.PROVINCE, -chart.APPROPRIATED),
        "account_city_fen": (chart.ACCOUNT_PENSIONS, chart.CITY, -chart.APPROPRIATED),
        "account_pool_fen": (chart.ACCOUNT_PENSIONS, chart.POOL, -chart.APPROPRIATED),
        "cash_fen": (-chart.PAYMENTS,),
        "withheld_fen": (-chart.RETURNED,),
        "claim_fen": (-chart.TO_RECOVER,),
    },
)

SETTLEMENT = LineKind(
    name="settlement",
    clause="五(二)",
    key=("person_id", "month"),
    amounts=(
        "own_to_person_fen",
        "province_to_person_fen",
        "city_to_person_fen",
        "own_to_pool_fen",
        "province_to_pool_fen",
        "city_to_pool_fen",
        "own_transferred_fen",
        "province_transferred_fen",
        "city_transferred_fen",
    ),
    settled=("cash_fen", "withheld_fen", "claim_fen"),
    legs={
        "own_to_person_fen": (chart.ONE_OFF, chart.OWN, -chart.APPROPRIATED),
        "province_to_person_fen": (chart.ONE_OFF, chart.PROVINCE, -chart.APPROPRIATED),
        "city_to_person_fen": (chart.ONE_OFF, chart.CITY, -chart.APPROPRIATED),
        "own_to_pool_fen": (chart.OWN, -chart.POOL),
        "province_to_pool_fen": (chart.PROVINCE, -chart.POOL),
        "city_to_pool_fen": (chart.CITY, -chart.POOL),
        "own_transferred_fen": (chart.TRANSFERS_OUT, chart.OWN, -chart.APPROPRIATED),
        "province_transferred_fen": (chart.TRANSFERS_OUT, chart.PROVINCE, -chart.APPROPRIATED),
        "city_transferred_fen": (chart.TRANSFERS_OUT, chart.CITY, -chart.APPROPRIATED),
        "cash_fen": (-chart.PAYMENTS,),
        "withheld_fen": (-chart.RETURNED,),
        "claim_fen": (-chart.TO_RECOVER,),
    },
)

LINE_KINDS = {kind.name: kind for kind in (ARRIVAL, INTEREST, PENSION, SETTLEMENT)}


def moves_of(kind: LineKind, totals: Mapping[str, int]) -> dict[int, int]:
    """What the totals of lines move: account -> fen (debit above zero); accounts that do not move are left
    out.
    """
    moves: dict[int, int] = {}
    for column, total in totals.items():
        for leg in kind.legs[column]:
            moves[abs(leg)] = moves.get(abs(leg), 0) + (total if leg > 0 else -total)
    return {account: fen for account, fen in moves.items() if fen}


def legs_sql() -> str:
    """The view of every person's legs: person, month, act, line kind, account, fen (debit above zero)."""
    parts = []
    for kind in LINE_KINDS.values():
        legs = [(column, leg) for column in kind.columns for leg in kind.legs[column]]
        values = ", ".join(f"({abs(leg)}, {'' if leg > 0 else '-'}l.{column})" for column, leg in legs)
        parts.append(
            f"SELECT l.area_id, l.person_id, l.month, l.round, l.act_id, '{kind.name}'::text AS line,"
            " v.account, v.fen"
            f" FROM {kind.table} l, LATERAL (VALUES {values}) v (account, fen) WHERE v.fen <> 0"
        )
    return "\nUNION ALL\n".join(parts)
