"""19 A contribution is taken and never reaches the fund: the receipts account is short of what was receipted, money lies at the bank of which
no receipt says whose it is, or it reaches the special account late."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from yanglao.audit.controls.control import HIGH, Hit, Reading
from yanglao.kernel.months import age_days, day_text, month_of, month_text
from yanglao.ledger.chart import RECEIPTS
from yanglao.policy.controls import Limits
from yanglao.store.bank_movements import movements, sweep_days
from yanglao.store.bank_standing import Open, still_open
from yanglao.store.bank_statements import statements

NUMBER = 19
NAME = ("截留保费", "contribution pocketed")
SCHEME = (
    "收了保费开了票,钱没有存入或迟迟不归集到财政专户。",
    "A contribution is receipted and the money does not reach the bank, or the special account, or only late.",
)
CLAUSES = ("八", "九(一)1", "九(一)2")
RISK = HIGH
RESPONSIBLE = "accountant"
WHYS = {
    "short_at_bank": ("收入户少于已开票据", "the receipts account is short of what was receipted"),
    "no_member": ("银行来款无人认领", "money at the bank that is nobody's"),
    "late_sweep": ("归集财政专户超期", "in the special account late"),
}
EVIDENCE = {
    "through": ("对账单截止", "statement through"),
    "short_fen": ("短少", "short of"),
    "receipt": ("票据号", "receipt"),
    "came_on": ("银行日期", "came on"),
    "name": ("对方户名", "name of the payer"),
    "month": ("收款月份", "received in"),
    "receipts": ("笔数", "receipts"),
    "most_days": ("最长天数", "days at most"),
}
LIMITS = ("at_bank_days", "sweep_days", "looked_back_days")


def find(reading: Reading, limits: Limits) -> list[Hit]:
    found = still_open(reading.agency)
    return [
        *_short(reading, limits, found),
        *_nobodys(reading, limits, found),
        *_late(reading, limits),
    ]


def _settled_fen(found: Open, limits: Limits, on: int) -> tuple[int, int]:
    """The least and the most that the bank can have moved besides what is matched, when whatever the book has moved in the last days before
    a Day is there or not there yet."""
    sums = {"settled": 0, "in": 0, "out": 0}
    for one in found.open_movements(RECEIPTS):
        is_recent = age_days(one.moved_on, on) <= limits["at_bank_days"]
        sums[("in" if one.fen > 0 else "out") if is_recent else "settled"] += one.fen
    return sums["settled"] + sums["out"], sums["settled"] + sums["in"]


def _short(reading: Reading, limits: Limits, found: Open) -> list[Hit]:
    """What the account is short of, by its last statement."""
    told = [
        one.through
        for one in statements(reading.agency.connection, reading.agency.area)
        if one.account == RECEIPTS
    ]
    if not told:
        return []
    least_fen, _ = _settled_fen(found, limits, told[-1])
    short_fen = least_fen - sum(one.fen for one in found.open_lines(RECEIPTS))
    if short_fen <= 0:
        return []
    evidence = {"through": day_text(told[-1]), "short_fen": short_fen}
    receipts = [one for one in found.open_movements(RECEIPTS) if one.fen == short_fen and one.reference]
    if len(receipts) != 1:
        return [Hit("short_at_bank", day_text(told[-1]), evidence, short_fen)]
    (one,) = receipts
    of_one = evidence | {"receipt": one.reference}
    return [Hit("short_at_bank", one.reference, of_one, short_fen, person=one.person)]


def _nobodys(reading: Reading, limits: Limits, found: Open) -> list[Hit]:
    """Lines that came in long ago, of an account on which more lies than the book can tell."""
    lines = found.open_lines(RECEIPTS)
    _, most_fen = _settled_fen(found, limits, reading.on)
    more_fen = sum(one.fen for one in lines) - most_fen
    return [
        Hit("no_member", str(one.id), {"came_on": day_text(one.day), "name": one.name}, one.fen, line=one.id)
        for one in lines
        if 0 < one.fen <= more_fen and age_days(one.day, reading.on) > limits["at_bank_days"]
    ]


def _late(reading: Reading, limits: Limits) -> list[Hit]:
    """By the month in which money was received."""
    swept = sweep_days(reading.agency.connection, reading.agency.area)
    late: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for one in movements(reading.agency.connection, reading.agency.area, accounts=(RECEIPTS,)):
        days = age_days(one.moved_on, _swept_on(swept, one.day, reading.on))
        is_recent = age_days(one.moved_on, reading.on) <= limits["looked_back_days"]
        if one.reference and is_recent and days > limits["sweep_days"]:
            late[month_of(one.moved_on)].append((days, one.fen))
    return [_of_month(month_text(month), rows) for month, rows in sorted(late.items())]


def _swept_on(swept: Sequence[int], day: int, on: int) -> int:
    """The Day on which what came in on a Day went into the special account; `on` where it lies there still."""
    place = bisect_left(swept, day)
    return swept[place] if place < len(swept) else on


def _of_month(month: str, rows: list[tuple[int, int]]) -> Hit:
    evidence = {"month": month, "receipts": len(rows), "most_days": max(days for days, _ in rows)}
    return Hit("late_sweep", month, evidence, sum(fen for _, fen in rows))
