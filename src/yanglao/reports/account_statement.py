"""个人账户对账单 A person's account over a period (十三): the opening, every movement with the act that made it, the closing; what the fund
still holds for the person, and what was paid too much."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from yanglao.casefile.words import SUB_ACCOUNT_WORDS, Pair
from yanglao.ledger import chart
from yanglao.ledger.items import ITEM_ACCOUNTS, ITEM_KINDS
from yanglao.lists.layouts import optional
from yanglao.reports import asks
from yanglao.reports.asking import OF_MONEY, Reader, person_read
from yanglao.reports.asks import Ask
from yanglao.reports.describing import About
from yanglao.reports.report import Column, Report, Row, Sums
from yanglao.store.read import book
from yanglao.store.read.items import items_of

MOVEMENTS: dict[str, Pair] = {
    "opening": ("期初", "opening"),
    "arrival": ("入账", "arrival"),
    "interest": ("结息", "interest"),
    "pension": ("待遇", "pension"),
    "settlement": ("清退", "settlement"),
    "returned": ("银行退回", "returned by the bank"),
    "brought": ("转入资金到账", "money of a transfer received"),
    "overpayment": ("接收待追回款", "overpayment taken over"),
    "paid": ("暂存款项支付", "paid out of what was held"),
    "met": ("退回款冲抵多发", "returned money set off"),
    "short": ("未计缴费的款项暂存", "money that paid for no contribution, held"),
    "applied": ("补足缴费", "completes a contribution"),
    "carried": ("缴费转记", "carried over"),
    "refunded": ("退费", "refund"),
    "repaid": ("追回款到账", "repaid"),
    "set_off": ("经同意抵扣", "set off by consent"),
    "written_off": ("核销", "written off"),
    "closing": ("期末", "closing"),
}
SOURCES = tuple(chart.INDIVIDUAL)
SUMMED = (*(f"{source}_fen" for source in SOURCES), "cash_fen", "held_fen")
_Movement = dict[str, Any]


STATEMENT_REPORT = About(
    "statement",
    "个人账户对账单",
    ("四(二)1", "四(二)2", "四(二)2(2)", "四(二)2(3)", "四(三)", "五(二)2", "十三"),
    OF_MONEY,
    zh="个人账户对账单:期初、逐笔变动及其业务、期末;暂存和多发的款项。",
    en=(
        "the account over a period (`--since`, `--until`): opening, every movement with the act that made it, "
        "by source, in cash and in what is held; closing; what is open today, item by item"
    ),
    makes=lambda reader, given: account_statement(reader, **given),
    asks=(
        asks.NUMBER,
        Ask(optional("since", "day", "起始日期", english="first day"), meant=asks.FIRST_DAY),
        Ask(optional("until", "day", "截止日期", english="last day"), meant=asks.TODAY),
    ),
)


def account_statement(reader: Reader, *, number: str, since: int, until: int) -> Report:
    """The statement of the Days `since` to `until`, both in it, by the day on which each movement was booked. Refused: unknown_person,
    not_your_unit."""
    person = person_read(reader, number)
    moved = list(_movements(book.movements(reader.connection, reader.area, person)))
    before = [one for one in moved if one["on"] < since]
    within = [one for one in moved if since <= one["on"] <= until]
    opening = _standing(since, "opening", before)
    closing = _standing(until, "closing", [*before, *within])
    return Report(
        "statement",
        ("个人账户对账单", "statement of an individual account"),
        _COLUMNS,
        [opening, *_with_balance(opening, within), closing],
        sums=_open_items(reader, person),
        remarks=[_WHAT_SIGNS_MEAN],
    )


_COLUMNS = (
    Column("on", ("日期", "day"), "day"),
    Column("act", ("业务编号", "act"), "count"),
    Column("month", ("所属月份", "month"), "month"),
    Column("what", ("事由", "what"), "word", MOVEMENTS),
    *(
        Column(f"{source}_fen", (f"{SUB_ACCOUNT_WORDS[source][0]}(元)", SUB_ACCOUNT_WORDS[source][1]), "yuan")
        for source in SOURCES
    ),
    Column("balance_fen", ("账户余额(元)", "balance"), "yuan"),
    Column("cash_fen", ("收付(元)", "cash"), "yuan"),
    Column("held_fen", ("暂存或多发(元)", "held or overpaid"), "yuan"),
)
_WHAT_SIGNS_MEAN: Pair = (
    "收付:收到为正,支付为负。暂存或多发:基金替本人保管的为正,本人应退的为负。",
    "Cash: received above zero, paid below. Held or overpaid: kept for the person above zero, owed by the person below.",
)


def _movements(legs: list[book.Row]) -> Iterator[_Movement]:
    """A row for each act, month and kind of movement, its legs added up."""
    for (on, act, month, what, _), group in groupby(
        legs, key=lambda leg: (leg["on"], leg["act"], leg["month"], leg["line"], leg["round"])
    ):
        fen: dict[str, int] = dict.fromkeys(SUMMED, 0)
        for leg in group:
            fen[_column(leg["code"])] += leg["fen"] if leg["code"] in chart.CASH else -leg["fen"]
        yield {"on": on, "act": act, "month": month, "what": what, **fen}


def _column(account: int) -> str:
    if account in ITEM_ACCOUNTS:
        return "held_fen"
    if account in chart.CASH:
        return "cash_fen"
    return next(f"{source}_fen" for source, code in chart.INDIVIDUAL.items() if code == account)


def _standing(on: int, what: str, moved: list[_Movement]) -> Row:
    """What stands after movements; cash has no standing."""
    fen = {name: sum(one[name] for one in moved) for name in SUMMED if name != "cash_fen"}
    return {
        "on": on,
        "act": None,
        "month": None,
        "what": what,
        "cash_fen": None,
        **fen,
        "balance_fen": _balance(fen),
    }


def _with_balance(opening: Row, moved: list[_Movement]) -> Iterator[Row]:
    balance = opening["balance_fen"]
    for one in moved:
        balance += _balance(one)
        yield {**one, "balance_fen": balance}


def _balance(row: Row) -> int:
    return sum(int(row[f"{source}_fen"]) for source in SOURCES)


def _open_items(reader: Reader, person: int) -> Sums:
    """What is open today, item by item."""
    return {
        f"item_{one.item}": (
            (
                f"往来款项 {one.item} {ITEM_KINDS[one.kind].name_zh}(元)",
                f"open item {one.item}, {ITEM_KINDS[one.kind].name_en}",
            ),
            "yuan",
            one.left_fen,
        )
        for one in items_of(reader.connection, reader.area, person)
    }
