"""银行代发文件 The file that tells the bank whom to pay, and the bank's answer to it.

The file is GB18030 with CRLF: a heading, a row a payment, a last row 合计 with how many and how much. The same
rows give the same bytes. The answer is read by `read_bank_answer` (see bank_answers).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from yanglao.kernel.cells import is_account, is_safe
from yanglao.payment.answer_cells import MOST_FEN
from yanglao.payment.answer_refusals import BankAnswerRefused
from yanglao.payment.bank_answers import AnswerRow, read_bank_answer

__all__ = [
    "HEADINGS",
    "TOTAL",
    "AnswerRow",
    "BankAnswerRefused",
    "BankFileRefused",
    "PaymentRow",
    "read_bank_answer",
    "write_bank_file",
]

ENCODING = "gb18030"
HEADINGS = ("流水号", "账号", "户名", "金额")
TOTAL = "合计"
_REFERENCE = re.compile(r"[0-9A-Za-z-]{1,40}")

_SENTENCES = {
    "bad_reference": (
        "第{row}笔的流水号“{reference}”不属于批次 {batch}，或已经用过。",
        "Payment {row}: the reference “{reference}” is not of batch {batch}, or is used already.",
    ),
    "bad_account": (
        "流水号 {reference} 的银行账号不是12至30位数字：请先更正收款账户。",
        "{reference}: the bank account is not 12 to 30 digits; correct the payee first.",
    ),
    "bad_holder": (
        "流水号 {reference} 的户名为空、过长，或含有公式或控制字符：请先更正收款账户。",
        "{reference}: the holder's name is empty, too long, a formula or has control characters; correct the payee first.",
    ),
    "bad_amount": (
        "流水号 {reference} 的金额不是一分至一亿元之间的整数分。",
        "{reference}: the amount is not a whole number of fen up to a hundred million yuan.",
    ),
}


class BankFileRefused(Exception):
    """A payment that no bank file may hold: `code` for programs, `zh` and `en` tell what to put right.

    Codes: bad_reference, bad_account, bad_holder, bad_amount. The sentences name the reference, never the person.
    """

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.zh, self.en = (text.format(**details) for text in _SENTENCES[code])


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One payment: reference (batch, a dash, what is the payment's own), the account, its holder, whole fen."""

    reference: str
    account: str
    holder: str
    amount_fen: int


def write_bank_file(batch: int, rows: Sequence[PaymentRow]) -> bytes:
    """The bank file of a batch, rows in the order given; BankFileRefused when a row cannot stand in it."""
    _check(batch, rows)
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(HEADINGS)
    table.writerows((row.reference, row.account, row.holder, _yuan(row.amount_fen)) for row in rows)
    table.writerow((TOTAL, len(rows), "", _yuan(sum(row.amount_fen for row in rows))))
    return text.getvalue().encode(ENCODING)


def _check(batch: int, rows: Sequence[PaymentRow]) -> None:
    used: set[str] = set()
    for order, row in enumerate(rows, start=1):
        if code := _fault(batch, row, used):
            raise BankFileRefused(code, batch=batch, row=order, reference=row.reference[:40])
        used.add(row.reference)


def _fault(batch: int, row: PaymentRow, used: set[str]) -> str | None:
    ours, own = f"{batch}-", row.reference.removeprefix(f"{batch}-")
    if row.reference != ours + own or not _REFERENCE.fullmatch(own) or row.reference in used:
        return "bad_reference"
    if not is_account(row.account):
        return "bad_account"
    if not row.holder.strip() or not is_safe(row.holder):
        return "bad_holder"
    return None if 0 < row.amount_fen <= MOST_FEN else "bad_amount"


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"
