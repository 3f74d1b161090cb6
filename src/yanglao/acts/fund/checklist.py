"""月结核对清单 What has to be in order before a month is closed (八), line by line. An office says which of them a close must wait for
and from which month on (offices.toml, `[closing]`); all of them are shown before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from yanglao.acts.refusing import Sentences, in_both
from yanglao.casefile.words import Pair
from yanglao.kernel.months import day_text, first_day, last_day, month_text
from yanglao.ledger.chart import RECEIPTS
from yanglao.lists.bank_layouts import IN_THE_BOOK
from yanglao.policy.offices import offices_of
from yanglao.store.acting import Act, Agency
from yanglao.store.bank_statements import bank_lines, statements
from yanglao.store.held_receipts import Held, held_receipts
from yanglao.store.payroll_runs import last_payroll
from yanglao.store.read.dues import dues_now
from yanglao.store.read.fund import EVER, moved_by_purpose, moved_on
from yanglao.store.subsidies import calls
from yanglao.store.treasury_vouchers import vouchers

SAYS: Sentences = {
    "not_ready": (
        "{month} 尚不能月结:{lines}。见 yanglao report month-end。",
        "{month} cannot be closed yet: {lines}. See `yanglao report month-end`.",
    ),
}


class Left(NamedTuple):
    """A thing to do: how many of it are left, and the fen at stake (None: no money)."""

    what: Pair
    left: int
    fen: int | None
    to_do: Pair


def checked(agency: Agency, month: int, lines: Iterable[str] | None = None) -> list[Left]:
    """The lines of a Month, by name; None: all of them."""
    return [LINES[name](agency, month) for name in (LINES if lines is None else lines)]


def must_be_ready(act: Act, month: int) -> None:
    """What the office requires of that month is in order. Refused: not_ready."""
    offices = offices_of(act.area.plan)
    required = offices.close_requires if month >= offices.close_requires_since else ()
    missing = [one for one in checked(act.agency, month, required) if one.left]
    if missing:
        zh = "、".join(f"{one.what[0]} {one.left}" for one in missing)
        en = ", ".join(f"{one.what[1]} {one.left}" for one in missing)
        raise in_both(SAYS, "not_ready", {"lines": (zh, en)}, month=month_text(month))


def _statements(agency: Agency, month: int) -> Left:
    """对账单 Bank accounts whose statements do not go to the end of the month."""
    through = {one.account: one.through for one in statements(agency.connection, agency.area)}
    left = [account for account in IN_THE_BOOK.values() if through.get(account, 0) < last_day(month)]
    to = day_text(last_day(month))
    return Left(
        ("未到月末的银行对账单", "bank accounts without a statement to the end of the month"),
        len(left),
        None,
        (f"导入截至 {to} 的对账单", f"hand in statements through {to}"),
    )


def _matched(agency: Agency, month: int) -> Left:
    """银行流水 Lines of the bank of the month that nothing in the book is, and that are not held."""
    days = range(first_day(month), last_day(month) + 1)
    left = [line for line in bank_lines(agency.connection, agency.area, only_open=True) if line.day in days]
    return Left(
        ("当月未对上的银行流水", "lines of the month at the bank that nothing in the book is"),
        len(left),
        sum(abs(line.fen) for line in left),
        ("对账或暂收:yanglao report unmatched", "match or hold them: `yanglao report unmatched`"),
    )


def _swept(agency: Agency, month: int) -> Left:
    """归集 What came in before the month, is nobody's unknown money, and has not left the receipts account: what came first leaves first."""
    before = moved_on(agency.connection, agency.area, first=EVER, before=month).get(RECEIPTS, 0)
    moved = moved_by_purpose(agency.connection, agency.area, RECEIPTS, month=month)
    held = sum(one.fen for one in _held_before(agency, month) if one.account == RECEIPTS)
    left = before - held - sum(out for _, out in moved.values())
    return Left(
        ("上月以前未归集", "received before the month and not swept"),
        int(left > 0),
        max(left, 0),
        ("查 yanglao report collection", "see `yanglao report collection`"),
    )


def _payroll(agency: Agency, month: int) -> Left:
    """发放 The month's payroll: booked, or run with nothing to pay."""
    run = last_payroll(agency.connection, agency.area)
    is_paid = run is not None and run.month >= month
    to_do = f"yanglao act do payroll --month {month_text(month)}"
    return Left(("当月待遇发放", "the month's payroll"), int(not is_paid), None, (to_do, f"`{to_do}`"))


def _held(agency: Agency, month: int) -> Left:
    """暂收 Money that came in before the month and is nobody's still."""
    left = _held_before(agency, month)
    return Left(
        ("上月以前的暂收款", "money held since before the month"),
        len(left),
        sum(one.fen for one in left),
        ("查明后认定或退回", "assign it or give it back"),
    )


def _held_before(agency: Agency, month: int) -> list[Held]:
    held = held_receipts(agency.connection, agency.area)
    days = {line.id: line.day for line in bank_lines(agency.connection, agency.area)} if held else {}
    return [one for one in held if days[one.line] < first_day(month)]


def _called(agency: Agency, month: int) -> Left:
    """补贴申请 What became due from province and city before the month, has not come, and no call asks for."""
    asked = {
        (line.account, line.month): line.fen
        for call in calls(agency.connection, agency.area)[-1:]
        for line in call.lines
    }
    left: dict[tuple[int, int], int] = {}
    for one in dues_now(agency.connection, agency.area).outstanding:
        if one.month < month:
            left[one.account, one.month] = left.get((one.account, one.month), 0) + one.fen
    missing = [fen - asked.get(key, 0) for key, fen in left.items() if fen > asked.get(key, 0)]
    return Left(
        ("上月以前未申请的财政补贴", "subsidies due before the month and not called for"),
        len(missing),
        sum(missing),
        ("yanglao act do subsidy-call", "`yanglao act do subsidy-call`"),
    )


def _vouchers(agency: Agency, month: int) -> Left:
    """财政专户对账凭证 Closed months before this one, since the close waits for anything, whose voucher is not confirmed."""
    since = max(agency.area.opens_in, offices_of(agency.area.plan).close_requires_since)
    there = vouchers(agency.connection, agency.area)
    left = [one for one in range(since, month) if one not in there]
    return Left(
        ("上月以前未确认的财政专户对账凭证", "months before without a confirmed voucher of the treasury"),
        len(left),
        None,
        (
            "财政签发、基金会计确认:yanglao report treasury-vouchers",
            "finance signs, the accountant confirms: `yanglao report treasury-vouchers`",
        ),
    )


LINES: dict[str, Callable[[Agency, int], Left]] = {
    "payroll": _payroll,
    "statements": _statements,
    "matched": _matched,
    "swept": _swept,
    "held": _held,
    "called": _called,
    "vouchers": _vouchers,
}
"""Name in offices.toml -> the line."""
