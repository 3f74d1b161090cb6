"""银行对账单 A statement of a bank, from ISO 20022 camt.053 or from a table: what it says, not yet whether it is ours."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

from yanglao.lists.bank_layouts import DIRECTIONS, LINES
from yanglao.lists.bank_lines import BankLine, BankStatement
from yanglao.lists.camt import read_camt
from yanglao.lists.given_files import check_file
from yanglao.lists.layouts import EMPTY
from yanglao.lists.parsing import Parsed, parse
from yanglao.lists.reading import read_table
from yanglao.lists.sentences import FileRefused


def read_statement(path: Path) -> BankStatement:
    """What a file says, by what it begins with. FileRefused: statement_row, statement_xml, and as any list."""
    check_file(path)
    with path.open("rb") as file:
        head = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    return read_camt(path) if head.startswith(b"<") else _table(path)


def _table(path: Path) -> BankStatement:
    lines = [line for chunk in read_table(path, LINES) for line in _lines(parse(chunk))]
    ordered = _oldest_first(lines)
    first = ordered[0] if ordered else None
    opening = None if first is None or first.balance_fen is None else first.balance_fen - first.fen
    closing = ordered[-1].balance_fen if ordered else None
    return BankStatement("", opening, closing, ordered[-1].day if ordered else None, tuple(ordered))


def _lines(parsed: Parsed) -> list[BankLine]:
    for one in parsed.problems:
        raise FileRefused(
            "statement_row",
            f"{one.row}行,{one.sentence_zh.rstrip('。')}",
            f"row {one.row}, {one.sentence_en.rstrip('.')}",
        )
    return [_line(parsed, i) for i in range(len(parsed.rows))]


def _line(parsed: Parsed, i: int) -> BankLine:
    columns = parsed.columns
    balance = int(columns["balance_yuan"][i])
    name, account, remark, reference = (
        str(columns[one][i]) for one in ("name", "account", "remark", "reference")
    )
    told = None if balance == EMPTY else balance
    return BankLine(int(columns["day"][i]), _fen(parsed, i), name, account, remark, reference, told)


def _fen(parsed: Parsed, i: int) -> int:
    """Money in above zero. One of the two columns, or the one column with its direction, says how much; nothing else does."""
    came, went, amount, direction = (
        int(parsed.columns[name][i]) for name in ("in_yuan", "out_yuan", "amount_yuan", "direction")
    )
    both = max(came, 0), max(went, 0)
    by_columns = both[0] - both[1] if bool(both[0]) != bool(both[1]) else 0
    by_direction = 0
    if amount > 0 and direction != EMPTY:
        by_direction = amount if DIRECTIONS[direction][0] == "in" else -amount
    if bool(by_columns) == bool(by_direction):
        row = int(parsed.rows[i])
        raise FileRefused("statement_amount", str(row))
    return by_columns or by_direction


def _oldest_first(lines: list[BankLine]) -> list[BankLine]:
    """Banks write the newest above or below: the way round in which the balances follow one another, else the days."""
    back = lines[::-1]
    for one in (lines, back):
        if _follows(one):
            return one
    is_newest_first = bool(lines) and lines[0].day > lines[-1].day
    return sorted(back if is_newest_first else lines, key=lambda one: one.day)


def _follows(lines: list[BankLine]) -> bool:
    """Whether every balance is told, and is the one before with what moved."""
    told = [(one.balance_fen, one.fen) for one in lines]
    return all(
        before is not None and before + fen == after for (before, _), (after, fen) in itertools.pairwise(told)
    )


def numbered(lines: tuple[BankLine, ...]) -> list[BankLine]:
    """The lines with a reference each: the bank's, or the day and the number of the line in it."""
    count: dict[int, int] = {}
    found = []
    for one in lines:
        count[one.day] = count.get(one.day, 0) + 1
        found.append(replace(one, reference=one.reference or f"{one.day}#{count[one.day]}"))
    return found
