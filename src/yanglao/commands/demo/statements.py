"""Statements of the fund's bank accounts, quarter by quarter: what moved on each, as the bank sums it up."""

from __future__ import annotations

import csv
from pathlib import Path

from yanglao.commands.demo.desks import do_one
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text, month_of
from yanglao.lists.bank_layouts import ACCOUNTS, IN_THE_BOOK
from yanglao.store.acting import Agency
from yanglao.store.bank_statements import statements
from yanglao.store.entries import balances

QUARTER_MONTHS = 3
_HEADINGS = ("交易日期", "借方金额", "贷方金额", "摘要", "流水号")


def take_statements(agency: Agency, folder: Path, on: int) -> None:
    """One of each account, at the end of a quarter."""
    if (month_of(on) + 1) % QUARTER_MONTHS:
        return
    closed = {one.account: one.closing_fen for one in statements(agency.connection, agency.area)}
    now = balances(agency.connection, agency.area)
    for key, word in ACCOUNTS:
        opening, closing = closed.get(IN_THE_BOOK[key], 0), now.get(IN_THE_BOOK[key], 0)
        file = folder / f"{word}-对账单.csv"
        _write(file, closing - opening, on, f"{key}{on}")
        money = {"opening_yuan": yuan_text(opening), "closing_yuan": yuan_text(closing)}
        told = {"account": key, "file": str(file), "through": day_text(on), **money}
        do_one(agency, "bank_statement", told, on)


def _write(file: Path, moved: int, on: int, reference: str) -> None:
    amount = yuan_text(abs(moved))
    sides = ["", amount] if moved > 0 else [amount, ""]
    with file.open("w", encoding="utf-8-sig", newline="") as to:
        writer = csv.writer(to)
        writer.writerow(_HEADINGS)
        if moved:
            writer.writerow([day_text(on), *sides, "本季收支", reference])
