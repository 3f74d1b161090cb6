"""未达账项 What the bank and the book have that the other side does not have yet."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from yanglao.ledger.chart import CASH
from yanglao.store.acting import Agency
from yanglao.store.bank_matches import Match, matches
from yanglao.store.bank_movements import Movement, movements
from yanglao.store.bank_open import open_movements
from yanglao.store.bank_statements import Line, bank_lines


@dataclass(frozen=True, slots=True)
class Open:
    """未达 The lines by number and the movements by account and key that no match holds."""

    lines: dict[int, Line]
    movements: dict[tuple[int, str], Movement]

    def open_lines(self, account: int) -> list[Line]:
        return [one for one in self.lines.values() if one.account == account]

    def open_movements(self, account: int) -> list[Movement]:
        return [one for (of, _), one in self.movements.items() if of == account]


@dataclass(frozen=True, slots=True)
class Standing:
    """All lines and movements by number and key of account and movement, and the matches that hold."""

    lines: dict[int, Line]
    movements: dict[tuple[int, str], Movement]
    matches: list[Match]


def still_open(agency: Agency) -> Open:
    """What is open now: it grows with what nobody has matched, not with the years."""
    return Open(
        {one.id: one for one in bank_lines(agency.connection, agency.area, only_open=True)},
        {(one.account, one.key): one for one in open_movements(agency.connection, agency.area)},
    )


def standing(agency: Agency, *, accounts: Collection[int] = CASH) -> Standing:
    """Where bank and book stand now, with everything that was matched; the movements of some accounts, or of all."""
    moved = movements(agency.connection, agency.area, accounts=accounts)
    return Standing(
        {one.id: one for one in bank_lines(agency.connection, agency.area)},
        {(one.account, one.key): one for one in moved},
        matches(agency.connection, agency.area),
    )
