"""银行对账单导入 A statement of one of the fund's bank accounts: it adds up, follows the one before it, and every line is taken once."""

from __future__ import annotations

import hashlib
from typing import Any

from yanglao.acts.bank.refusals import refused, refused_in_both
from yanglao.acts.describing import Description, Values
from yanglao.acts.performing import perform_act
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text
from yanglao.ledger.chart import CHART
from yanglao.lists import FileRefused
from yanglao.lists.bank_layouts import IN_THE_BOOK
from yanglao.lists.bank_lines import BankLine, BankStatement
from yanglao.lists.bank_statements import numbered, read_statement
from yanglao.store.acting import Act, ActRefused, Agency, By
from yanglao.store.bank_statements import (
    Statement,
    add_bank_lines,
    add_statement,
    known_lines,
    said_by,
    statements,
)

OPENING, CLOSING = ("期初", "opening"), ("期末", "closing")
OPENING_LINE = "opening"
"""The reference of what lay on an account before its first statement."""


def take_statement(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Take in a statement; what is known already is passed over. Refused whole: balance_needed, balance_contradicts, does_not_add_up,
    statement_gap, line_differs, line_twice, line_before, line_after, another_account, and as any file."""
    path = values["file"]
    try:
        told = read_statement(path)
    except FileRefused as fault:
        raise ActRefused(fault.code, fault.sentence_zh, fault.sentence_en) from fault
    content = {**values, "file": hashlib.sha256(path.read_bytes()).hexdigest()}
    return perform_act(agency, act, content, by=by, work=lambda under_way: _take(under_way, values, told))


def _take(act: Act, values: Values, told: BankStatement) -> dict[str, Any]:
    account = IN_THE_BOOK[values["account"]]
    before = statements(act.connection, act.area)
    lines = numbered(told.lines)
    one = _statement(act, values, told, account)
    _refuse_other_account(one, before)
    last = next((earlier for earlier in reversed(before) if earlier.account == account), None)
    new = _new(act, account, lines)
    _refuse_lines(act, one, last, new)
    _refuse_gap(one, last, new)
    if last is None and one.opening_fen:
        new = [_opening(one, lines), *new]
    if new or last is None or one.through > last.through:
        add_bank_lines(act, account, new)
        add_statement(act, one)
    return {
        "account": values["account"],
        "through": day_text(one.through),
        "recorded": len(new),
        "unchanged": len(lines) - sum(line.reference != OPENING_LINE for line in new),
        "closing_fen": one.closing_fen,
    }


def _statement(act: Act, values: Values, told: BankStatement, account: int) -> Statement:
    """What the file says, with what was given beside it; it adds up."""
    opening = _balance(OPENING, values["opening_yuan"], told.opening_fen)
    closing = _balance(CLOSING, values["closing_yuan"], told.closing_fen)
    moved = sum(line.fen for line in told.lines)
    if opening + moved != closing:
        words = {"opening": yuan_text(opening), "moved": yuan_text(moved), "closing": yuan_text(closing)}
        raise refused("does_not_add_up", **words)
    through = values["through"] or told.through or act.by.on
    number = values["bank_account"] or told.account
    return Statement(account, act.keys.hashed(number) if number else None, through, opening, closing)


def _balance(which: tuple[str, str], given: int | None, told: int | None) -> int:
    if given is None and told is None:
        raise refused_in_both("balance_needed", {"which": which})
    if given is not None and told is not None and given != told:
        words = {"given": yuan_text(given), "told": yuan_text(told)}
        raise refused_in_both("balance_contradicts", {"which": which}, **words)
    found = told if given is None else given
    assert found is not None
    return found


def _refuse_other_account(one: Statement, before: list[Statement]) -> None:
    """An account has one number, and a number one account."""
    known = {(earlier.account, earlier.own_hash) for earlier in before if earlier.own_hash is not None}
    others = {pair for pair in known if (pair[0] == one.account) != (pair[1] == one.own_hash)}
    if one.own_hash is not None and others:
        called = CHART[one.account]
        raise refused_in_both("another_account", {"account": (called.name, called.name_en)})


def _new(act: Act, account: int, lines: list[BankLine]) -> list[BankLine]:
    """The lines that are not known yet. Refused: line_twice, line_differs."""
    references = [line.reference for line in lines]
    if len(set(references)) < len(references):
        twice = next(one for one in references if references.count(one) > 1)
        raise refused("line_twice", reference=twice)
    known = known_lines(act, account, references)
    for line in lines:
        if line.reference in known and known[line.reference] != said_by(act.keys, line):
            raise refused("line_differs", reference=line.reference)
    return [line for line in lines if line.reference not in known]


def _refuse_lines(act: Act, one: Statement, last: Statement | None, new: list[BankLine]) -> None:
    for line in new:
        if last is not None and line.day < last.through:
            raise refused("line_before", reference=line.reference, through=day_text(last.through))
        if line.day > min(one.through, act.by.on):
            raise refused("line_after", reference=line.reference)


def _refuse_gap(one: Statement, last: Statement | None, new: list[BankLine]) -> None:
    """Without a gap what lay there before the new lines is what lay there last."""
    if last is None or not (new or one.through > last.through):
        return
    before = one.closing_fen - sum(line.fen for line in new)
    if before != last.closing_fen:
        words = {"last": yuan_text(last.closing_fen), "opening": yuan_text(before)}
        raise refused("statement_gap", through=day_text(last.through), **words)


def _opening(one: Statement, lines: list[BankLine]) -> BankLine:
    """期初余额 What lay there before the first statement stands as a line, to be matched like any other."""
    day = lines[0].day if lines else one.through
    return BankLine(day, one.opening_fen, "", "", OPENING[0], OPENING_LINE)
