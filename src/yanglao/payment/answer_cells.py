"""Cells of a bank's answer: references, amounts, and the words for paid and returned."""

from __future__ import annotations

import re
import unicodedata

from yanglao.kernel.cells import BLANKS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PAID = _words(
    "成功 已付 已发 已发放 已支付 已付款 已入账 入账成功 发放成功 支付成功 付款成功 交易成功 代发成功 处理成功"
    " 转账成功 paid success successful"
)
RETURNED = _words(
    "失败 退回 已退回 退票 已退票 退汇 已退汇 未成功 不成功 未付 未发放 未入账 拒付 入账失败 发放失败 支付失败"
    " 付款失败 交易失败 代发失败 处理失败 转账失败 failed failure returned rejected"
)
"""Words that are neither (处理中, 成功（已冲正）) are refused: nobody guesses what a bank means."""

MOST_FEN = 10_000_000_000
"""The largest single payment, a hundred million yuan."""
_REFERENCE = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,63}")
_YUAN = re.compile(r"¥?([0-9]{1,10}|[0-9]{1,3}(?:,[0-9]{3}){1,3})(?:\.([0-9]{1,2})0*)?元?")
_FORMULA_OF_TEXT = re.compile(r'="([^"]*)"')


def plain(cell: str) -> str:
    """Without blanks, of ordinary width; ="12-34" and '12-34 are what banks write to keep text text."""
    wide = cell.strip(BLANKS)
    narrow = "".join((wide if wide.isascii() else unicodedata.normalize("NFKC", wide)).split())
    wrapped = _FORMULA_OF_TEXT.fullmatch(narrow)
    return wrapped[1] if wrapped else narrow.removeprefix("'")


def reference(cell: str) -> str | None:
    """Our reference, None when the cell holds none (a spreadsheet makes 3-12 into 3月12日)."""
    text = plain(cell)
    return text if _REFERENCE.fullmatch(text) else None


def amount_fen(cell: str) -> int | None:
    """Whole fen of 1,234.50 or ￥1234.5元; None when it is no amount above nought."""
    found = _YUAN.fullmatch(plain(cell))
    if found is None:
        return None
    fen = int(found[1].replace(",", "")) * 100 + int((found[2] or "0").ljust(2, "0"))
    return fen if 0 < fen <= MOST_FEN else None


def is_paid(cell: str) -> bool | None:
    """Whether the result says paid; None when it says neither that nor returned."""
    word = plain(cell).casefold()
    return True if word in PAID else False if word in RETURNED else None
