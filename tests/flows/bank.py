"""A bank at which exactly that happens which the book says, entry by entry; its statements as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lists.statements import Entry, camt, table

WORDS = {1001: "收入户", 1002: "财政专户", 1003: "支出户"}
MOVED = (
    "SELECT e.on_day, e.id, p.debit_fen - p.credit_fen, e.memo FROM posting p JOIN entry e ON e.id = p.entry_id"
    " WHERE p.account = %s AND e.id > %s AND e.on_day <= %s::date"
    " AND e.memo NOT LIKE '待查明来款%%' AND e.memo NOT LIKE '集体补助%%' ORDER BY e.on_day, e.id"
)


UNKNOWN: list[Entry] = [
    ("2011-12-05", "12.34", "陈某", "6217000000000092", "汇款", "U1"),
    ("2011-12-06", "56.78", "陈某", "6217000000000092", "汇款", "U2"),
    ("2011-12-07", "900.00", "永安社区", "6217000000000093", "养老补助", "U3"),
]
"""What nobody can explain, and what a community gives; the book shows it on the day on which it is held or booked, the bank when it came."""


class BookedBank:
    """`read`: asks the database. `more`: account -> lines that the bank has, and nobody has booked."""

    def __init__(self, read: Callable[..., list[tuple[Any, ...]]]) -> None:
        self.read, self.last, self.balance = read, dict.fromkeys(WORDS, 0), dict.fromkeys(WORDS, 0)
        self.more: dict[int, list[Entry]] = {1002: UNKNOWN}
        self.times = 0

    def statements(self, through: str, folder: Path) -> Iterator[tuple[str, Path, dict[str, str]]]:
        """Account, file and further values of what moved on each account since the last time, up to a day."""
        self.times += 1
        for account, word in WORDS.items():
            opening = self.balance[account]
            entries = [*self._entries(account, through), *self.more.pop(account, [])]
            closing = self.balance[account] = opening + sum(round(float(one[1]) * 100) for one in entries)
            money = {"opening": f"{opening / 100:.2f}", "closing": f"{closing / 100:.2f}", "through": through}
            is_xml = account != 1003  # the bank of payments gives tables
            file = folder / f"statement-{account}-{self.times}.{'xml' if is_xml else 'csv'}"
            file.write_text(camt(entries, **money) if is_xml else table(entries), encoding="utf-8")
            yield word, file, money

    def _entries(self, account: int, through: str) -> list[Entry]:
        rows = self.read(MOVED, account, self.last[account], through)
        self.last[account] = max((number for _, number, _, _ in rows), default=self.last[account])
        return [
            (f"{on:%Y-%m-%d}", f"{fen / 100:.2f}", "", "6217000000000091", memo, f"E{number}")
            for on, number, fen, memo in rows
        ]
