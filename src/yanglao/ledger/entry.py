"""Journal entries in whole fen. An unbalanced one cannot be built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from yanglao.ledger.chart import APPROPRIATED, CHART, INCOME_OF_DUE


class EntryInvalid(Exception):
    """An entry that does not balance, names no account of the chart, or moves nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal entry: what moved (account -> fen, debit above zero, credit below), under which clause, and
    why.
    """

    clause: str
    memo: str
    moves: Mapping[int, int]

    def __post_init__(self) -> None:
        if unknown := self.moves.keys() - CHART.keys():
            raise EntryInvalid(f"no such account: {', '.join(map(str, sorted(unknown)))}")
        if sum(self.moves.values()):
            raise EntryInvalid(f"{self.memo}: debit and credit differ by {sum(self.moves.values())} fen")
        if not any(self.moves.values()):
            raise EntryInvalid(f"{self.memo}: nothing moves")


def move(clause: str, memo: str, *, debit: int, credit: int, fen: int) -> Entry:
    """`fen` from the account `credit` to the account `debit`."""
    return Entry(clause, memo, {debit: fen, credit: -fen})


def income(clause: str, memo: str, *, into: int, income: int, serves: int, fen: int) -> Entry:
    """Money received `into` a cash account as `income`, appropriated to the net-asset account it `serves`."""
    return Entry(clause, memo, {into: fen, income: -fen, APPROPRIATED: fen, serves: -fen})


def came_back(
    clause: str, memo: str, *, into: int, of: int, principal: int, income: int, serves: int, interest: int
) -> Entry:
    """`principal` of the asset `of` back `into` a cash account, and in the same sum `interest` on it as `income` of the account it `serves`."""
    moves = {into: principal + interest, of: -principal, income: -interest}
    return Entry(clause, memo, {**moves, APPROPRIATED: interest, serves: -interest})


def loss(clause: str, memo: str, *, of: int, expense: int, borne_by: int, fen: int) -> Entry:
    """`fen` of the asset `of` that will never come in: an `expense`, borne by the net-asset account `borne_by`."""
    return Entry(clause, memo, {expense: fen, of: -fen, borne_by: fen, APPROPRIATED: -fen})


def government_money(clause: str, memo: str, *, into: int, dues: Mapping[int, int]) -> Entry:
    """Subsidies arriving for what was due (account 33xx -> fen): cash, income by funder and purpose, and the
    due settled.
    """
    moves = {into: sum(dues.values()), APPROPRIATED: sum(dues.values())}
    for due, fen in dues.items():
        moves[due] = -fen
        moves[INCOME_OF_DUE[due]] = -fen
    return Entry(clause, memo, moves)
