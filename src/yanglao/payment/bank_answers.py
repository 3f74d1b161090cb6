"""银行回盘 The bank's answer: what was paid and what came back, as far as the bank knows.

UTF-8 or GB18030, with 流水号, 金额, 结果 and, if there is one, 原因 under a heading in the first rows; title lines,
other columns and empty lines are passed over. A row of totals is compared with the rows. Whether the rows are of
the batch, and whether all of them are there, only the caller can know.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from yanglao.kernel.cells import BLANKS, is_safe
from yanglao.payment.answer_cells import amount_fen, is_paid, plain, reference
from yanglao.payment.answer_refusals import BankAnswerRefused, refused_rows
from yanglao.payment.answer_totals import Total, refuse_other_total, total_of

MOST_BYTES = 200 * 1024 * 1024
HEADING_WITHIN = 20  # rows
COLUMNS: dict[str, tuple[str, ...]] = {
    "reference": ("流水号",),
    "amount": ("金额",),
    "result": ("结果", "处理结果", "发放结果", "交易结果", "处理状态", "交易状态", "状态"),
    "reason": ("原因", "失败原因", "退回原因", "退票原因", "失败说明"),
}
"""Headings by what they are looked for; where there are several, the first that stands in the file."""
REQUIRED = ("reference", "amount", "result")
_DELIMITERS = (",", "\t", ";", "|")
_PIECE = 1 << 20
_DAMAGED_AFTER = 8  # characters beyond ASCII in good UTF-8: what follows is damage, not another encoding
_REMARK = re.compile(r"\(.*\)$")
_NO_REASON = frozenset({"-", "--", "—", "——", "/", "无"})


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What became of one payment: its row in the file, our reference, whole fen, and why it came back."""

    row: int
    reference: str
    amount_fen: int
    is_returned: bool
    reason: str


@dataclass(frozen=True, slots=True)
class _Table:
    """How the answer is read: where its heading stands, and which column is which."""

    encoding: str
    delimiter: str
    heading_row: int
    headings: tuple[str, ...]
    places: dict[str, int]


def read_bank_answer(content: bytes) -> list[AnswerRow]:
    """Every row of a bank's answer; BankAnswerRefused, with the rows that it is about, unless all can be read."""
    _refuse_no_text(content)
    table = _table_of(content)
    answers: list[AnswerRow] = []
    totals: list[Total] = []
    faults: list[tuple[int, str]] = []
    for row, cells in _records(content, table.encoding, table.delimiter, after=table.heading_row):
        found = _answer(row, cells, table.places)
        if found == "reference" and (total := total_of(row, cells, table.headings)):
            totals.append(total)
        elif isinstance(found, str):
            faults.append((row, found))
        else:
            answers.append(found)
    refused_rows("answer_row_unreadable", faults)
    _refuse_repetitions(answers)
    for total in totals:
        refuse_other_total(total, [(answer.amount_fen, answer.is_returned) for answer in answers])
    if not answers:
        raise BankAnswerRefused("answer_empty")
    return answers


def _refuse_no_text(content: bytes) -> None:
    if not content.removeprefix(codecs.BOM_UTF8).strip():
        raise BankAnswerRefused("answer_empty")
    if len(content) > MOST_BYTES:
        raise BankAnswerRefused("answer_too_large")
    if b"\0" in content or content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise BankAnswerRefused("answer_not_text")


def _table_of(content: bytes) -> _Table:
    """By the encoding and delimiter under which most of the heading is found."""
    encodings = _encodings(content)
    found = [_best_heading(content, name, delimiter) for name in encodings for delimiter in _DELIMITERS]
    best = max(found, key=lambda table: len(table.places.keys() & set(REQUIRED)))
    missing = [name for name in REQUIRED if name not in best.places]
    if missing:
        raise BankAnswerRefused("answer_no_columns", columns=missing)
    twice = [name for name, place in best.places.items() if best.headings.count(best.headings[place]) > 1]
    if twice:
        raise BankAnswerRefused("answer_column_twice", columns=twice)
    return best


def _encodings(content: bytes) -> list[str]:
    """What the whole answer can be read as; damaged UTF-8 is not taken for GB18030."""
    understood = {name: _understood(content, name) for name in ("utf-8-sig", "gb18030")}
    utf8 = understood["utf-8-sig"]
    fitting = [name for name, characters in understood.items() if characters is None]
    is_damaged = utf8 is not None and (utf8 >= _DAMAGED_AFTER or content.startswith(codecs.BOM_UTF8))
    if is_damaged or not fitting:
        raise BankAnswerRefused("answer_undecodable")
    return fitting


def _understood(content: bytes, encoding: str) -> int | None:
    """None when it can be decoded to its end, else how many characters beyond ASCII came before the fault."""
    decoder, wide = codecs.getincrementaldecoder(encoding)(), 0
    for start in range(0, len(content) + 1, _PIECE):
        piece = content[start : start + _PIECE]
        try:
            text = decoder.decode(piece, final=start + _PIECE > len(content))
        except UnicodeDecodeError as fault:
            return wide + _wide(fault.object[: fault.start].decode(encoding, "ignore"))
        wide += _wide(text)
    return None


def _wide(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _best_heading(content: bytes, encoding: str, delimiter: str) -> _Table:
    """The first of the top rows with most of the wanted columns."""
    best = _Table(encoding, delimiter, 0, (), {})
    try:
        for row, cells in islice(_rows(content, encoding, delimiter, strict=False), HEADING_WITHIN):
            headings = tuple(map(_heading, cells))
            table = _Table(encoding, delimiter, row, headings, _places(headings))
            best = max(best, table, key=lambda one: len(one.places))
    except csv.Error:
        pass  # what lies between two of these is too long for a cell
    return best


def _heading(cell: str) -> str:
    return _REMARK.sub("", plain(cell))


def _places(headings: tuple[str, ...]) -> dict[str, int]:
    """What is looked for -> its column."""
    found = {name: [one for one in spellings if one in headings] for name, spellings in COLUMNS.items()}
    return {name: headings.index(spellings[0]) for name, spellings in found.items() if spellings}


def _records(content: bytes, encoding: str, delimiter: str, *, after: int) -> Iterator[tuple[int, list[str]]]:
    """The rows below `after` that are not blank, with the row numbers that a spreadsheet shows."""
    row = 0
    try:
        for row, cells in _rows(content, encoding, delimiter, strict=True):
            if row > after and any(cell.strip(BLANKS) for cell in cells):
                yield row, cells
    except csv.Error as fault:
        raise BankAnswerRefused("answer_broken_quotes", rows=str(row + 1)) from fault


def _rows(content: bytes, encoding: str, delimiter: str, *, strict: bool) -> Iterator[tuple[int, list[str]]]:
    text = io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline="")
    return enumerate(csv.reader(text, delimiter=delimiter, strict=strict), start=1)


def _answer(row: int, cells: list[str], places: dict[str, int]) -> AnswerRow | str:
    """The row as read, or the name of the column that cannot be."""
    cell = {name: cells[place] if place < len(cells) else "" for name, place in places.items()}
    ours, fen, paid = reference(cell["reference"]), amount_fen(cell["amount"]), is_paid(cell["result"])
    reason = cell.get("reason", "").strip(BLANKS)
    reason = "" if reason in _NO_REASON else reason
    if ours is None:
        return "reference"
    if fen is None:
        return "amount"
    if paid is None:
        return "result"
    return AnswerRow(row, ours, fen, not paid, reason) if is_safe(reason) else "reason"


def _refuse_repetitions(answers: list[AnswerRow]) -> None:
    first: dict[str, int] = {}
    again = [
        (answer.row, str(first[answer.reference]))
        for answer in answers
        if first.setdefault(answer.reference, answer.row) != answer.row
    ]
    refused_rows("answer_row_twice", again)
