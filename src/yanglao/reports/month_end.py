"""月结前清单 What has to be done before a month is closed (八): each thing with how much of it is left, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable

from yanglao.acts.fund.checklist import Left, checked
from yanglao.casefile.words import Pair
from yanglao.kernel.months import last_day, month_text
from yanglao.ledger.chart import RECEIPTS
from yanglao.ledger.items import OVERPAYMENT, SHORT
from yanglao.reports import asks
from yanglao.reports.asking import Reader
from yanglao.reports.asks import Meant
from yanglao.reports.cash_up import cash_up
from yanglao.reports.describing import About
from yanglao.reports.fund_statements import READERS_OF_THE_FUND
from yanglao.reports.report import Column, Report, Row
from yanglao.store.answers import answers_of, bank_file_of
from yanglao.store.batches import Batch, batches, payments
from yanglao.store.closing import next_to_close
from yanglao.store.entries import balances, dues
from yanglao.store.items import open_items
from yanglao.store.proposals import waiting

NEXT_TO_CLOSE = Meant(
    ("下一个待月结的月份", "the next to close"),
    lambda agency, _: next_to_close(agency.connection, agency.area),
)
MONTH_END_REPORT = About(
    "month-end",
    "月结前清单",
    ("八",),
    READERS_OF_THE_FUND,
    zh="月结前清单:发放、银行对账单、未对上的流水、归集、暂收、补贴申请、回盘、日结、待办、暂存、待追回、应到补贴,各余多少、怎么办。",
    en=(
        "what is left to do before a month (`--month`, default the next to close) is closed: payroll, bank statements and lines, money not swept or held, calls for subsidies, the bank's answers, cash-ups, "
        "what waits for somebody, money that waits, overpayments, what province and city owe"
    ),
    makes=lambda reader, given: month_end(reader, month=given["month"]),
    asks=(asks.month_in(NEXT_TO_CLOSE),),
)


def month_end(reader: Reader, *, month: int | None = None) -> Report:
    """A row for each thing, done or not; `month` None: the next month to be closed."""
    at = month or next_to_close(reader.connection, reader.area)
    every = batches(reader.connection, reader.area)
    found = [
        *_over(reader, at),
        *_batches(reader, every),
        *checked(reader.agency, at),
        *_answers(reader, at, every),
        *_counter(reader, at),
        *_waiting(reader),
        *_money(reader),
    ]
    return Report(
        "month-end",
        (f"月结前清单 {month_text(at)}", f"before {month_text(at)} is closed"),
        (
            Column("what", ("事项", "what"), "said"),
            Column("is_done", ("完成", "done"), "flag"),
            Column("count", ("余", "left"), "count"),
            Column("fen", ("金额(元)", "amount"), "yuan"),
            Column("to_do", ("怎么办", "what to do"), "said"),
        ),
        [_row(one) for one in found],
    )


def _row(one: Left) -> Row:
    nothing: Pair = ("", "")
    return {
        "what": one.what,
        "is_done": not one.left,
        "count": one.left,
        "fen": one.fen if one.left else None,
        "to_do": one.to_do if one.left else nothing,
    }


def _over(reader: Reader, at: int) -> Iterable[Left]:
    is_over = reader.on >= last_day(at)
    yield Left(
        ("当月已过完", "the month is over"),
        int(not is_over),
        None,
        (
            f"最早在 {month_text(at)} 最后一天月结",
            f"it is closed on the last day of {month_text(at)} at the earliest",
        ),
    )


def _batches(reader: Reader, every: list[Batch]) -> Iterable[Left]:
    is_open = [one for one in every if one.is_open]
    yield Left(
        ("在办的发放批次", "batches under way"),
        len(is_open),
        sum(int(one.totals["cash_fen"]) for one in is_open),
        (
            "按 yanglao task list 复核、拨付、记账或退回",
            "review, release and book them, or send them back: `yanglao task list`",
        ),
    )


def _answers(reader: Reader, at: int, every: list[Batch]) -> Iterable[Left]:
    """Of the batches of the month and of the one before it."""
    booked = [one for one in every if one.is_booked and one.month >= at - 1]
    unsent = [one for one in booked if bank_file_of(reader.connection, one.id) is None]
    yield Left(
        ("未送银行的批次", "booked batches not sent to the bank"),
        len(unsent),
        sum(int(one.totals["cash_fen"]) for one in unsent),
        ("yanglao act do bank-file", "`yanglao act do bank-file`"),
    )
    silent = [_unanswered(reader, one) for one in booked if one not in unsent]
    yield Left(
        ("银行未回盘的付款", "payments that the bank has not answered"),
        sum(count for count, _ in silent),
        sum(fen for _, fen in silent),
        ("催银行回盘,然后 yanglao act do bank-answer", "ask the bank, then `yanglao act do bank-answer`"),
    )


def _unanswered(reader: Reader, batch: Batch) -> tuple[int, int]:
    """How many payments of a batch have no answer, and their fen."""
    sent = payments(reader.connection, batch.id)
    answered = {payee for payee, _ in answers_of(reader.connection, batch.id)}
    left = [fen for payee, fen in sent.items() if payee not in answered]
    return len(left), sum(left)


def _counter(reader: Reader, at: int) -> Iterable[Left]:
    rows = [row for row in cash_up(reader).rows if row["open_fen"] and row["day"] <= last_day(at)]
    yield Left(
        ("未日结的柜台收款", "counter money not cashed up"),
        len(rows),
        sum(row["open_fen"] for row in rows),
        (
            "yanglao act do cash-up;逐日见 yanglao report cash-up",
            "`yanglao act do cash-up`; by day: `yanglao report cash-up`",
        ),
    )


def _waiting(reader: Reader) -> Iterable[Left]:
    yield Left(
        ("等待他人办理的提议", "proposals that wait for somebody"),
        len(waiting(reader.connection, reader.area)),
        None,
        ("yanglao report overdue", "`yanglao report overdue`"),
    )


def _money(reader: Reader) -> Iterable[Left]:
    items = open_items(reader.connection, reader.area)
    for kind, to_do in (
        (SHORT, ("补足或退费:yanglao act show complete-payment、refund", "complete or refund it")),
        (OVERPAYMENT, ("yanglao report overpaid", "`yanglao report overpaid`")),
    ):
        left = [one for one in items if one.kind == kind]
        yield Left((kind.name_zh, kind.name_en), len(left), sum(one.left_fen for one in left), to_do)
    in_receipts = balances(reader.connection, reader.area).get(RECEIPTS, 0)
    yield Left(
        ("收入户未归集", "not swept from the receipts account"),
        int(in_receipts > 0),
        in_receipts,
        ("月结时自动归集至财政专户", "the close sweeps it into the treasury special account"),
    )
    owed = {account: fen for account, fen in dues(reader.connection, reader.area).items() if fen > 0}
    yield Left(
        ("应到未到的财政补贴", "subsidies due and not received"),
        len(owed),
        sum(owed.values()),
        ("随下次拨付到账,或向财政申请", "they come with the next release, or are applied for"),
    )
