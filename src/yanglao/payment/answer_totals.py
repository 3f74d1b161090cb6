"""合计行 The row of totals in a bank's answer, compared with the rows it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yanglao.payment.answer_cells import amount_fen, plain
from yanglao.payment.answer_refusals import BankAnswerRefused

_WHICH = "成功|失败|退回|退票|退汇|未成功|不成功"
_LABEL = re.compile(rf"(?P<which>{_WHICH})?(?P<kind>合计|总计|共计|小计|总笔数|总金额|笔数)|共[0-9]+笔")
_COUNT = re.compile(
    rf"(?P<which>{_WHICH})?(?:笔数)?[:为]*(?P<count>[0-9]+)笔|(?P<which2>{_WHICH})?笔数[:为]*(?P<count2>[0-9]+)"
)
_AMOUNT = re.compile(
    rf"(?:(?P<which>{_WHICH})|总|合计|(?<![^:]))金额[:为]*(?P<yuan>¥?[0-9][0-9,]*\.[0-9]{{1,2}})"
)
_COUNTED_UNDER = ("账号", "笔数")  # where our own file, and others, put how many there are


_CELL_OF_COUNT = re.compile("[0-9]{1,9}")

Figure = tuple[str, int | None, int | None]
"""What is meant ("" for all, 成功 for paid, another word for returned), how many, how much in fen."""


@dataclass(frozen=True, slots=True)
class Total:
    """What a row of totals says of all rows, or of those paid or returned."""

    row: int
    figures: tuple[Figure, ...]


def total_of(row: int, cells: Sequence[str], headings: Sequence[str]) -> Total | None:
    """The totals that a row states, None when it is an ordinary row. A 小计 is passed over."""
    texts = [plain(cell) for cell in cells]
    label = _LABEL.match(next(filter(None, texts), ""))
    if label is None:
        return None
    if label["kind"] == "小计":
        return Total(row, ())
    which, under = label["which"] or "", dict(zip(headings, texts, strict=False))
    amount = "" if "笔数" in (label["kind"] or "") else under.get("金额", "")  # 总笔数,3: how many
    counts = [under[name] for name in _COUNTED_UNDER if _CELL_OF_COUNT.fullmatch(under.get(name, ""))]
    return Total(
        row,
        (
            *_in_words(which, ":".join(texts)),
            *((which, int(count), None) for count in counts),
            (which, None, amount_fen(amount)),
        ),
    )


def _in_words(which: str, text: str) -> Iterator[Figure]:
    """What stands there as 共3笔，成功2笔 or 总笔数 3 总金额 900.00."""
    for found in _COUNT.finditer(text):
        yield found["which"] or found["which2"] or which, int(found["count"] or found["count2"]), None
    for found in _AMOUNT.finditer(text):
        yield found["which"] or which, None, amount_fen(found["yuan"])


def refuse_other_total(total: Total, rows: Sequence[tuple[int, bool]]) -> None:
    """BankAnswerRefused when the totals are not those of the rows (fen, whether returned)."""
    for which, count, fen in total.figures:
        meant = [amount for amount, is_returned in rows if not which or (which != "成功") == is_returned]
        if (count is not None and count != len(meant)) or (fen is not None and fen != sum(meant)):
            raise BankAnswerRefused("answer_total_differs", rows=str(total.row))
