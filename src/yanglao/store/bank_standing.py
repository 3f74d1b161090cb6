"""未达账项 What the bank and the book have that the other side does not have yet."""

from __future__ import annotations

from dataclasses import dataclass

from yanglao.store.acting import Agency
from yanglao.store.bank_matches import Match, matches
from yanglao.store.bank_movements import Movement, movements
from yanglao.store.bank_statements import Line, bank_lines


@dataclass(frozen=True, slots=True)
class Standing:
    """All lines and movements by number and key of account and movement, and the matches that hold."""

    lines: dict[int, Line]
    movements: dict[tuple[int, str], Movement]
    matches: list[Match]

    def open_lines(self, account: int) -> list[Line]:
        matched = {line for one in self.matches for line in one.lines}
        return [one for one in self.lines.values() if one.account == account and one.id not in matched]

    def open_movements(self, account: int) -> list[Movement]:
        matched = {key for one in self.matches if one.account == account for key in one.movements}
        return [one for (of, key), one in self.movements.items() if of == account and key not in matched]


def standing(agency: Agency) -> Standing:
    """Where bank and book stand now."""
    return Standing(
        {one.id: one for one in bank_lines(agency.connection, agency.area)},
        {(one.account, one.key): one for one in movements(agency.connection, agency.area)},
        matches(agency.connection, agency.area),
    )
