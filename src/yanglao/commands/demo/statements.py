"""Statements of the fund's bank accounts: what the book says, as a bank shows it. The first are matched line by line: what is certain in
one go, the rest by hand. Those of the years after come quarter by quarter in one line each, and are matched at the end of the year before
the last; in the last year they come and are matched month by month."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from yanglao.acts.agreeing import send_back
from yanglao.acts.bank.voucher import booked_in
from yanglao.commands.demo import granting, holding
from yanglao.commands.demo.desks import agree_to_all, do_one
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text, days_after, month, month_of, month_text
from yanglao.ledger.chart import RECEIPTS
from yanglao.lists.bank_layouts import ACCOUNTS, IN_THE_BOOK
from yanglao.store.acting import Agency, By
from yanglao.store.bank_matches import BY_HAND, matches
from yanglao.store.bank_movements import Movement
from yanglao.store.bank_standing import still_open
from yanglao.store.bank_statements import statements
from yanglao.store.entries import balances
from yanglao.store.proposals import waiting
from yanglao.store.treasury_vouchers import VOUCHER_ACT

QUARTER_MONTHS = 3
MONTHLY_FROM = month(2016, 1)
TOGETHER = 2
"""So many deposits of a quarter are paid in as one."""
TWICE_FEN = 100_00
"""What the treasury enters once too often in one month."""
_HEADINGS = ("交易日期", "借方金额", "贷方金额", "摘要", "流水号")


class _Shown(NamedTuple):
    """A line as the bank shows it."""

    day: int
    fen: int
    remark: str


def take_statements(agency: Agency, folder: Path, on: int) -> None:
    """One of each account, where it is time for one: the first and those of the last year line by line, the others in one line each."""
    now = month_of(on)
    if now < MONTHLY_FROM and (now + 1) % QUARTER_MONTHS:
        return
    holding.clear(agency, on)
    is_full = now >= MONTHLY_FROM or not statements(agency.connection, agency.area)
    shown = _line_by_line(agency) if is_full else _in_one_line(agency, on)
    for account, fen in holding.unknown(on).items():
        shown[account].append(_Shown(on, fen, holding.REMARK))
    for account, fen in granting.given(on).items():
        shown[account].append(_Shown(on, fen, granting.REMARK))
    for key, word in ACCOUNTS:
        _hand_in(agency, folder / f"{word}-对账单.csv", key, shown[IN_THE_BOOK[key]], on)
    holding.hold(agency, on)
    granting.grant(agency, on)
    if is_full:
        do_one(agency, "match_bank", {}, on)
    if is_full or now == MONTHLY_FROM - 1:
        _match_the_rest(agency, on)


def _line_by_line(agency: Agency) -> dict[int, list[_Shown]]:
    """What is open, on days that no statement has told of yet: movements that came to nothing together had no line of their own."""
    found = still_open(agency)
    through = {one.account: one.through for one in statements(agency.connection, agency.area)}
    return {
        account: _shown(found.open_movements(account), account, after=through.get(account, 0))
        for account in IN_THE_BOOK.values()
    }


def _in_one_line(agency: Agency, on: int) -> dict[int, list[_Shown]]:
    said = {one.account: one.closing_fen for one in statements(agency.connection, agency.area)}
    now = balances(agency.connection, agency.area)
    moved = {account: now.get(account, 0) - said.get(account, 0) for account in IN_THE_BOOK.values()}
    return {account: [_Shown(on, fen, "本季收支")] if fen else [] for account, fen in moved.items()}


def _shown(movements: Sequence[Movement], account: int, *, after: int) -> list[_Shown]:
    """A line for every collector's day, list and batch, and for everything else; the first deposits of a quarter together."""
    groups: dict[str, list[Movement]] = defaultdict(list)
    for one in movements:
        groups[one.groups[0] if one.groups else one.key].append(one)
    since = days_after(after, 1) if after else 0
    lines = sorted(
        _Shown(max(since, *(one.day for one in group)), sum(one.fen for one in group), group[0].memo)
        for group in groups.values()
    )
    deposits = [one for one in lines if one.fen > 0][:TOGETHER] if account == RECEIPTS else []
    if len(deposits) == TOGETHER:
        lines = [one for one in lines if one not in deposits]
        lines.append(_Shown(deposits[-1].day, sum(one.fen for one in deposits), "两日现金合并缴存"))
    return sorted(one for one in lines if one.fen)


def _hand_in(agency: Agency, file: Path, key: str, lines: Sequence[_Shown], on: int) -> None:
    last = [one for one in statements(agency.connection, agency.area) if one.account == IN_THE_BOOK[key]]
    opening = last[-1].closing_fen if last else 0
    _write(file, lines, f"{key}{on}")
    money = {"opening_yuan": opening, "closing_yuan": opening + sum(one.fen for one in lines)}
    told = {"account": key, "file": str(file), "through": day_text(on)}
    do_one(agency, "bank_statement", told | {name: yuan_text(fen) for name, fen in money.items()}, on)


def _write(file: Path, lines: Sequence[_Shown], reference: str) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as to:
        writer = csv.writer(to)
        writer.writerow(_HEADINGS)
        for number, one in enumerate(lines, start=1):
            amount = yuan_text(abs(one.fen))
            sides = ["", amount] if one.fen > 0 else [amount, ""]
            writer.writerow([day_text(one.day), *sides, one.remark, f"{reference}-{number}"])


def _match_the_rest(agency: Agency, on: int) -> None:
    """What is left of an account is the same on both sides; the first time it is undone once."""
    found = still_open(agency)
    for key, _ in ACCOUNTS:
        account = IN_THE_BOOK[key]
        lines = [one.id for one in found.open_lines(account)]
        if lines:
            movements = [one.key for one in found.open_movements(account)]
            both = {"account": key, "lines": json.dumps(lines), "movements": json.dumps(movements)}
            _match_by_hand(agency, both, on)


def _match_by_hand(agency: Agency, both: dict[str, str], on: int) -> None:
    is_first = all(one.rule != BY_HAND for one in matches(agency.connection, agency.area))
    do_one(agency, "reconcile", both | {"reason": "核对缴存单"}, on)
    agree_to_all(agency, on)
    if is_first:
        (made,) = (one for one in matches(agency.connection, agency.area) if one.rule == BY_HAND)
        do_one(agency, "undo_match", {"match": made.id, "reason": "漏附凭证"}, on)
        agree_to_all(agency, on)
        do_one(agency, "reconcile", both | {"reason": "补附凭证后核对"}, on)
        agree_to_all(agency, on)


def sign_voucher(agency: Agency, on: int) -> None:
    """The treasury's voucher of the month before: finance signs what its ledger says, the accountant confirms it. Once a payment
    stands in the ledger twice: the accountant contests it, and it is signed anew."""
    before = month_of(on) - 1
    if before < agency.area.opens_in:
        return
    book = booked_in(agency, before)
    given = {
        "month": month_text(before),
        "voucher": f"财专对字{month_text(before)}",
        "in_yuan": yuan_text(book.in_fen),
        "out_yuan": yuan_text(book.out_fen),
        "balance_yuan": yuan_text(book.balance_fen),
    }
    if before == MONTHLY_FROM:
        wrong = {
            "out_yuan": yuan_text(book.out_fen + TWICE_FEN),
            "balance_yuan": yuan_text(book.balance_fen - TWICE_FEN),
        }
        do_one(agency, "treasury_voucher", given | wrong | {"difference": "专户账多记一笔拨款"}, on)
        (made,) = waiting(agency.connection, agency.area, VOUCHER_ACT)
        why = "专户账重复记账,请更正后重签"
        send_back(agency, number=made.id, reason=why, by=By("accountant", on, f"contest {made.id}"))
    do_one(agency, "treasury_voucher", given, on)
    agree_to_all(agency, on)
