"""银行流水 What a statement of a bank says, in whatever format it came."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BankLine:
    """A movement on a bank account: its Day, fen (above zero: money in), who is on the other side, what the bank says of it and the bank's
    own reference ("" where there is none); the balance after it (None: not told)."""

    day: int
    fen: int
    name: str
    account: str
    remark: str
    reference: str
    balance_fen: int | None = None


@dataclass(frozen=True, slots=True)
class BankStatement:
    """A statement: the number of the account ("" where the file does not say), the balances before and after, the last Day that it covers
    (None: not told), and its lines, oldest first."""

    account: str
    opening_fen: int | None
    closing_fen: int | None
    through: int | None
    lines: tuple[BankLine, ...]
