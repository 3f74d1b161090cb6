"""发放台名单 The persons of a batch, list by list, a page at a time by key or whole for a workbook: what is different about whom, every line, who is
withheld and why, what the bank sent back and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from yanglao.casefile.words import Pair
from yanglao.kernel.months import month_text
from yanglao.reports.asking import Reader
from yanglao.reports.payroll import A_PAGE, change_words
from yanglao.reports.report import WHO, Column, Report, Row, Sums
from yanglao.store.batches import Batch, batch_of
from yanglao.store.deductions import batch_deductions
from yanglao.store.read.payroll import (
    Back,
    BatchLine,
    Changed,
    answered_in,
    change_groups,
    changed_in,
    lines_in,
    payees_noted,
    returned_from,
    returned_waiting,
    withheld_in,
)

Group = tuple[int, int, int]
Key = tuple[int, int]
FIRST: Key = (0, 0)
_CHANGE = (
    Column("change", ("变动", "change"), "said"),
    Column("before_fen", ("上月(元)", "month before (yuan)"), "yuan"),
    Column("now_fen", ("本月(元)", "this month (yuan)"), "yuan"),
    Column("earlier_fen", ("以前月份(元)", "earlier months (yuan)"), "yuan"),
    Column("withheld_fen", ("暂存(元)", "kept back (yuan)"), "yuan"),
    Column("why", ("来由", "cause"), "said"),
)
_LINE = (
    Column("month", ("待遇月份", "month"), "month"),
    Column("fen", ("应发(元)", "due (yuan)"), "yuan"),
    Column("cash_fen", ("发放(元)", "paid (yuan)"), "yuan"),
    Column("withheld_fen", ("暂存(元)", "kept back (yuan)"), "yuan"),
    Column("overpaid_fen", ("多发(元)", "overpaid (yuan)"), "yuan"),
)
_WITHHELD = (*_LINE[:2], _LINE[3], Column("why", ("为什么", "why"), "said"))
_BACK = (
    Column("batch", ("批次", "batch"), "count"),
    Column("fen", ("金额(元)", "amount (yuan)"), "yuan"),
    Column("on", ("退回日期", "came back on"), "day"),
    Column("reason", ("银行说明", "the bank's reason")),
    Column("noted_on", ("新账户登记", "new account noted"), "day"),
    Column("again", ("重发批次", "paid again in")),
    Column("left_fen", ("未重发(元)", "not paid again (yuan)"), "yuan"),
)
WHY: dict[str, Pair] = {
    "none": ("没有登记账户", "no account is noted"),
    "returned": (
        "登记的账户退回过款项,还没有新账户",
        "the account noted sent money back, and there is no other yet",
    ),
    "set_off": ("按本人同意抵扣多发待遇", "an overpayment is set off by consent"),
    "other": ("应付给继承人,还没有收款账户", "it is due to heirs, who have no account yet"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list: columns, rows (each with its `person`), the key behind which the next page begins (None: it is the last), how many
    there are in all, and fen of all."""

    columns: tuple[Column, ...]
    rows: list[Row]
    next: Key | None
    count: int
    fen: int


def changed_page(reader: Reader, *, number: int, group: Group, after: int = 0, most: int = A_PAGE) -> Listed:
    """Those of a group. Refused: no_such_batch."""
    batch = batch_of(reader.connection, reader.area, number)
    found = changed_in(reader.connection, batch.id, group=group, after=after, most=most + 1)
    mine = [one for one in change_groups(reader.connection, number) if one[:3] == group]
    fen = sum(one.moved_fen + one.earlier_fen for one in mine)
    rows = [_changed(one) for one in found[:most]]
    return Listed(
        _CHANGE, rows, _next(found, most, lambda one: (one.person, 0)), sum(one.persons for one in mine), fen
    )


def lines_page(
    reader: Reader, *, number: int, after: Key = FIRST, person: int | None = None, most: int = A_PAGE
) -> Listed:
    """Every line, or those of one person. Refused: no_such_batch."""
    batch = batch_of(reader.connection, reader.area, number)
    found = lines_in(reader.connection, batch, after=after, most=most + 1, person=person)
    pension = batch.totals["pension"]
    is_kept = batch.is_open or batch.is_booked
    whole = (int(batch.totals["lines"]), int(pension["cash_fen"])) if is_kept else (0, 0)
    count, fen = whole if person is None else (len(found), sum(one.cash_fen for one in found))
    rows = [_line(one) for one in found[:most]]
    return Listed(_LINE, rows, _next(found, most, lambda one: (one.person, one.month)), count, fen)


def withheld_page(reader: Reader, *, number: int, after: Key = FIRST, most: int = A_PAGE) -> Listed:
    """Whoever is not paid, or not the whole. Refused: no_such_batch."""
    batch = batch_of(reader.connection, reader.area, number)
    found = lines_in(reader.connection, batch, after=after, most=most + 1, is_withheld=True)
    rows = _withheld(reader, batch, found[:most])
    fen = int(batch.totals["pension"]["withheld_fen"])
    return Listed(
        _WITHHELD,
        rows,
        _next(found, most, lambda one: (one.person, one.month)),
        withheld_in(reader.connection, batch),
        fen,
    )


def returns_page(
    reader: Reader,
    *,
    number: int | None = None,
    after: Key = FIRST,
    is_waiting: bool = False,
    most: int = A_PAGE,
) -> Listed:
    """What came back of a batch, or of all; `is_waiting`: and was not paid again. Refused: no_such_batch."""
    if number is not None:
        batch_of(reader.connection, reader.area, number)
    found = returned_from(
        reader.connection, reader.area, batch=number, after=after, most=most + 1, is_waiting=is_waiting
    )
    count, fen = returned_waiting(reader.connection, reader.area)
    if number is not None:
        of_batch = answered_in(reader.connection, number)
        count, fen = of_batch.returned, of_batch.returned_fen
    rows = [_back(one) for one in found[:most]]
    return Listed(_BACK, rows, _next(found, most, lambda one: (one.batch, one.payee)), count, fen)


# --- whole, for a workbook


def changes_file(reader: Reader, *, number: int) -> Report:
    """Everybody about whom something is different."""
    rows = [_changed(one) for one in changed_in(reader.connection, number)]
    return _file(reader, number, ("变动", "changes"), _CHANGE, rows)


def lines_file(reader: Reader, *, number: int) -> Report:
    """Every line."""
    batch = batch_of(reader.connection, reader.area, number)
    rows = [_line(one) for one in lines_in(reader.connection, batch)]
    return _file(reader, number, ("明细", "lines"), _LINE, rows)


def withheld_file(reader: Reader, *, number: int) -> Report:
    """Everybody withheld."""
    batch = batch_of(reader.connection, reader.area, number)
    rows = _withheld(reader, batch, lines_in(reader.connection, batch, is_withheld=True))
    return _file(reader, number, ("暂存", "withheld"), _WITHHELD, rows)


def returns_file(reader: Reader, *, number: int) -> Report:
    """Everything that came back."""
    rows = [_back(one) for one in returned_from(reader.connection, reader.area, batch=number)]
    return _file(reader, number, ("银行退回", "returned"), _BACK, rows)


FILES = {
    "changes": changes_file,
    "lines": lines_file,
    "withheld": withheld_file,
    "returns": returns_file,
}
"""Name in addresses -> the list as a whole."""


def _file(reader: Reader, number: int, what: Pair, columns: tuple[Column, ...], rows: list[Row]) -> Report:
    batch = batch_of(reader.connection, reader.area, number)
    who = reader.who({row["person"] for row in rows})
    month = month_text(batch.month)
    return Report(
        "payroll",
        (f"批次 {number} {month} {what[0]}", f"batch {number} of {month}, {what[1]}"),
        (*WHO, *columns),
        [{**who[row["person"]], **row} for row in rows],
        sums=_sums(columns, rows),
    )


def _sums(columns: Iterable[Column], rows: list[Row]) -> Sums:
    money = [one for one in columns if one.kind == "yuan"]
    return {
        "rows": (("行数", "rows"), "count", len(rows)),
        **{one.name: (one.title, "yuan", sum(row[one.name] for row in rows)) for one in money},
    }


# --- rows


def _next(found: list[Any], most: int, key: Any) -> Key | None:
    return key(found[most - 1]) if len(found) > most else None


def _changed(one: Changed) -> Row:
    words, why = change_words(one.change, one.cause, one.kind)
    return {
        "person": one.person,
        "change": words,
        "before_fen": one.before_fen,
        "now_fen": one.now_fen,
        "earlier_fen": one.earlier_fen,
        "withheld_fen": one.withheld_fen,
        "why": why,
    }


def _line(one: BatchLine) -> Row:
    return {
        "person": one.person,
        "month": one.month,
        "fen": one.fen,
        "cash_fen": one.cash_fen,
        "withheld_fen": one.withheld_fen,
        "overpaid_fen": one.overpaid_fen,
    }


def _withheld(reader: Reader, batch: Batch, found: list[BatchLine]) -> list[Row]:
    taken = {person for person, _, _ in batch_deductions(reader.connection, batch.id)}
    noted = payees_noted(reader.connection, [one.person for one in found])
    return [{**_line(one), "why": WHY[_reason(one, taken, noted)]} for one in found]


def _reason(one: BatchLine, taken: set[int], noted: dict[int, bool]) -> str:
    if one.person in taken and one.payee:
        return "set_off"
    if one.person not in noted:
        return "none"
    return "returned" if noted[one.person] else "other"


def _back(one: Back) -> Row:
    return {
        "person": one.person,
        "batch": one.batch,
        "fen": one.fen,
        "on": one.on,
        "reason": one.reason,
        "noted_on": one.noted_on,
        "again": "、".join(map(str, one.paid_again)),
        "again_in": one.paid_again,
        "left_fen": one.left_fen,
    }
