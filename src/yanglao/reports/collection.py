"""缴费到账 Every contribution has its line at the bank and goes into the special account in time (八, 九(一)1): those that have none yet, or went late;
and money at the bank that is nobody's yet."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from yanglao.acts.roles import ACCOUNTANT
from yanglao.kernel.identity import masked
from yanglao.kernel.months import age_days
from yanglao.ledger.chart import CASH, CHART, RECEIPTS
from yanglao.policy.deadlines import deadlines_of
from yanglao.reports import asks
from yanglao.reports.asking import OFFICE, Reader
from yanglao.reports.describing import About
from yanglao.reports.fund_statements import READERS_OF_THE_FUND
from yanglao.reports.overdue import DUE, LATE, days_late
from yanglao.reports.report import WHO, Column, Report, Row
from yanglao.store.bank_movements import Movement, sweep_days
from yanglao.store.bank_standing import Open, Standing, standing, still_open
from yanglao.store.bank_statements import Line, bank_line
from yanglao.store.held_receipts import held_receipts

SWEEP = "sweep"
MOST_SHOWN = 3
STATES = {
    "no_line": ("银行无此笔", "no line at the bank"),
    "not_swept": ("未归集", "not in the special account"),
    "late": ("归集超期", "in the special account late"),
    "in_time": ("按时归集", "in time"),
}
COLLECTION_REPORT = About(
    "collection",
    "缴费到账与归集",
    ("八", "九(一)1"),
    (*OFFICE, ACCOUNTANT),
    zh="缴费逐笔:银行有无此笔、哪天归集财政专户、是否超期;只列有问题的,`--all` 全列。",
    en=(
        "every contribution: whether the bank has it, on which day it went into the special account, and whether that was late; what is "
        "in order only with `--all`"
    ),
    makes=lambda reader, given: collection(reader, is_whole=given["all"]),
    asks=(
        asks.ALL,
        asks.UNIT,
    ),
)
UNMATCHED_REPORT = About(
    "unmatched",
    "待查明来款",
    ("八", "九(一)1"),
    READERS_OF_THE_FUND,
    zh="银行有、账上没有的流水和已暂收待查明的来款:账龄、对方、同额的账面变动、暂收号。",
    en=(
        "lines of the bank that the book does not have: age, who paid or got it, movements of the book with the same amount, and what of it is held"
    ),
    makes=lambda reader, _: unmatched(reader),
)


def collection(reader: Reader, *, is_whole: bool = False) -> Report:
    """Contributions, back-payments and repayments that the bank does not have, or that went late; `is_whole`: all."""
    found = standing(reader.agency)
    at_bank = _at_bank(found)
    swept = sweep_days(reader.connection, reader.area)
    paid = [one for one in found.movements.values() if one.reference and reader.sees(one.person)]
    people = reader.who({one.person for one in paid})
    rows = [_row(reader, one, at_bank, swept) | people[one.person] for one in paid]
    states = [str(row["state"]) for row in rows]
    return Report(
        "collection",
        ("缴费到账与归集", "contributions at the bank"),
        (
            *WHO,
            Column("receipt", ("票据号", "receipt")),
            Column("paid_on", ("收款日期", "received on"), "day"),
            Column("fen", ("金额(元)", "amount"), "yuan"),
            Column("bank_day", ("银行入账日", "at the bank on"), "day"),
            Column("swept_on", ("归集日", "in the special account on"), "day"),
            DUE,
            LATE,
            Column("state", ("状态", "state"), "word", STATES),
        ),
        rows if is_whole else [row for row in rows if row["state"] != "in_time"],
        sums={
            "receipts": (("笔数", "receipts"), "count", len(rows)),
            **{name: (words, "count", states.count(name)) for name, words in STATES.items()},
        },
    )


def _at_bank(found: Standing) -> dict[str, int | None]:
    """Key of what was matched on the receipts account -> the last Day of its lines (None: it is none)."""
    days: dict[str, int | None] = {}
    for one in found.matches:
        if one.account == RECEIPTS:
            day = max((found.lines[line].day for line in one.lines), default=None)
            days |= dict.fromkeys(one.movements, day)
    return days


def _row(reader: Reader, one: Movement, at_bank: Mapping[str, int | None], swept: Sequence[int]) -> Row:
    deadline = deadlines_of(reader.area.plan).bank.get(SWEEP)
    place = bisect_left(swept, one.day)
    gone = swept[place] if place < len(swept) else None
    due = None if deadline is None else deadline.due(one.moved_on).day
    late = None if due is None else days_late(due, reader.on if gone is None else gone)
    return {
        "person": one.person,
        "receipt": one.reference,
        "paid_on": one.moved_on,
        "fen": one.fen,
        "bank_day": at_bank.get(one.key),
        "swept_on": gone,
        "due": due,
        "days_late": late,
        "state": _state(one.key in at_bank, gone is not None, bool(late)),
    }


def _state(is_at_bank: bool, is_swept: bool, is_late: bool) -> str:
    if not is_at_bank:
        return "no_line"
    if not is_swept:
        return "not_swept"
    return "late" if is_late else "in_time"


def unmatched(reader: Reader) -> Report:
    """Lines of the bank that nothing in the book is, or that are held for nobody yet; the oldest first."""
    found = still_open(reader.agency)
    rows = [row for account in CASH for row in _lines(reader, found, account)]
    rows += [
        {**_line(reader, bank_line(reader.connection, reader.area, one.line), []), "held": one.id}
        for one in held_receipts(reader.connection, reader.area)
    ]
    rows.sort(key=lambda row: (-row["age"], row["line"]))
    return Report(
        "unmatched",
        ("待查明来款", "money that is nobody's yet"),
        (
            Column("line", ("流水编号", "line"), "count"),
            Column("account", ("账户", "account"), "said"),
            Column("day", ("日期", "day"), "day"),
            Column("fen", ("金额(元)", "amount"), "yuan"),
            Column("name", ("对方户名", "name")),
            Column("other", ("对方账号", "their account")),
            Column("remark", ("摘要", "remark")),
            Column("age", ("账龄(天)", "age in days"), "count"),
            Column("equal", ("同额的账面变动", "movements of that amount")),
            Column("held", ("暂收号", "held under"), "count"),
        ),
        rows,
        sums={
            "lines": (("笔数", "lines"), "count", len(rows)),
            "fen": (("合计(元)", "in all"), "yuan", sum(row["fen"] for row in rows)),
            "held_fen": (("其中暂收(元)", "held"), "yuan", sum(row["fen"] for row in rows if row["held"])),
        },
    )


def _lines(reader: Reader, found: Open, account: int) -> list[Row]:
    """The open lines of an account, each beside the open movements of its amount."""
    equal: dict[int, list[str]] = defaultdict(list)
    for one in found.open_movements(account):
        equal[one.fen].append(one.key)
    return [_line(reader, line, equal.get(line.fen, [])) for line in found.open_lines(account)]


def _line(reader: Reader, line: Line, equal: Sequence[str]) -> Row:
    called = CHART[line.account]
    return {
        "line": line.id,
        "account": (called.name, called.name_en),
        "day": line.day,
        "fen": line.fen,
        "name": line.name,
        "other": "" if line.other is None else masked(reader.agency.keys.opened(line.other)),
        "remark": line.remark,
        "age": age_days(line.day, reader.on),
        "equal": ", ".join(equal[:MOST_SHOWN]),
        "held": None,
    }
