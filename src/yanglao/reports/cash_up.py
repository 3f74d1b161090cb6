"""日结情况 Day by day and collector by collector: what was taken in at the counter, what of it was counted and agreed to, and by how much
both differ."""

from __future__ import annotations

from collections import defaultdict

from yanglao.acts.counter.cash_up import KEY, drawer_of
from yanglao.acts.roles import ACCOUNTANT
from yanglao.policy.deadlines import deadlines_of
from yanglao.reports import asks
from yanglao.reports.asking import OFFICE, Reader
from yanglao.reports.describing import About
from yanglao.reports.overdue import DUE, LATE, days_late
from yanglao.reports.report import Column, Report, Row
from yanglao.store.cash_ups import CashUp, Drawer, cash_ups, taken_at_counter
from yanglao.store.founding import appointments
from yanglao.store.proposals import waiting

STATES = {
    "open": ("未日结", "not cashed up"),
    "waiting": ("待确认", "waits to be agreed to"),
    "agreed": ("已日结", "cashed up"),
}


CASH_UP_REPORT = About(
    "cash-up",
    "日结情况",
    ("九(一)1",),
    (*OFFICE, ACCOUNTANT),
    zh="柜台收款的日结:未日结的和有差异的;--all 逐日全列。",
    en=(
        "by day and collector: cash taken in at the counter that is not counted and agreed to, by when it "
        "should be, and every difference with its reason; `--all` every day with cash"
    ),
    makes=lambda reader, given: cash_up(reader, is_whole=given["all"]),
    asks=(asks.flag("all", "逐日全列", "every day with cash"),),
)


def cash_up(reader: Reader, *, is_whole: bool = False) -> Report:
    """What is not cashed up, and every difference; `is_whole`: every day with cash."""
    counted: dict[Drawer, list[CashUp]] = defaultdict(list)
    for one in cash_ups(reader.connection, reader.area):
        counted[one.drawer].append(one)
    waits = {drawer_of(one) for one in waiting(reader.connection, reader.area, KEY)}
    names = {one.login: one.name for _, one in appointments(reader.connection, reader.area)}
    taken = taken_at_counter(reader.connection, reader.area)
    rows = [
        _row(reader, drawer, sum(one.fen for one in found), counted[drawer], is_waiting=drawer in waits)
        | {"name": names.get(drawer.collector, "")}
        for drawer, found in sorted(taken.items())
    ]
    is_open = [row for row in rows if row["state"] != "agreed"]
    return Report(
        "cash-up",
        ("日结情况", "daily cash-up"),
        (
            Column("day", ("收款日期", "taken in on"), "day"),
            Column("collector", ("收款人", "collector")),
            Column("name", ("姓名", "name")),
            Column("booked_fen", ("票据合计(元)", "receipts"), "yuan"),
            Column("open_fen", ("未日结(元)", "not cashed up"), "yuan"),
            Column("difference_fen", ("清点差异(元)", "difference counted"), "yuan"),
            Column("reason", ("差异原因", "reason")),
            Column("state", ("状态", "state"), "word", STATES),
            Column("counted_by", ("清点人", "counted by")),
            Column("agreed_by", ("确认人", "agreed by")),
            DUE,
            LATE,
        ),
        rows if is_whole else [row for row in rows if row["state"] != "agreed" or row["reason"]],
        sums={
            "days": (("收款日数", "days with cash"), "count", len(rows)),
            "open": (("其中未日结", "of them not cashed up"), "count", len(is_open)),
            "open_fen": (("未日结(元)", "not cashed up"), "yuan", sum(row["open_fen"] for row in rows)),
            "difference_fen": (
                ("清点差异合计(元)", "differences counted"),
                "yuan",
                sum(row["difference_fen"] for row in rows),
            ),
        },
    )


def _row(reader: Reader, drawer: Drawer, booked_fen: int, counted: list[CashUp], *, is_waiting: bool) -> Row:
    open_fen = booked_fen - sum(one.expected_fen for one in counted)
    due = None if not open_fen else _due(reader, drawer.day)
    return {
        **drawer._asdict(),
        "booked_fen": booked_fen,
        "open_fen": open_fen,
        "difference_fen": sum(one.counted_fen - one.expected_fen for one in counted),
        "reason": "; ".join(one.reason for one in counted if one.reason),
        "state": "agreed" if not open_fen else "waiting" if is_waiting else "open",
        "counted_by": counted[-1].counted_by if counted else "",
        "agreed_by": counted[-1].agreed_by if counted else "",
        "due": due,
        "days_late": None if due is None else days_late(due, reader.on),
    }


def _due(reader: Reader, day: int) -> int | None:
    deadline = deadlines_of(reader.area.plan).acts.get(KEY)
    return None if deadline is None else deadline.due(day).day
