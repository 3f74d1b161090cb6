"""代扣情况 What the bank was asked to take and what came of it: list by list and unit by unit, or line by line, with why something failed,
what pays for nothing, and since when the bank has not answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from yanglao.casefile.words import Pair
from yanglao.kernel.months import age_days
from yanglao.lists.layouts import optional
from yanglao.payment.withholding_references import reference_of
from yanglao.reports import asks
from yanglao.reports.asking import OF_MONEY, Reader
from yanglao.reports.asks import Ask
from yanglao.reports.describing import About, Given
from yanglao.reports.report import UNIT, WHO, Column, Kind, Report, Row, Sums
from yanglao.store.receipts import receipts_with
from yanglao.store.withholding import Line, lines_of

OUTCOMES = {
    "taken": ("已扣", "taken"),
    "in_vain": ("已扣未计缴费", "taken, paid for nothing"),
    "failed": ("失败", "failed"),
    "waiting": ("待回盘", "not answered"),
    "not_sent": ("未发送", "not sent"),
    "over": ("已终结", "list is over"),
}
LIST = Column("list", ("清单号", "list"), "count")
YEAR = Column("year", ("年度", "year"), "count")
ASKED = Column("asked_fen", ("应扣(元)", "asked"), "yuan")
TAKEN = Column("taken_fen", ("已扣(元)", "taken"), "yuan")
SINCE = Column("since", ("发送日期", "sent on"), "day")


def _told(reader: Reader, given: Given) -> Report:
    """Line by line also where one outcome alone is wanted."""
    if given["persons"] or given["outcome"]:
        return withholding_lines(reader, year=given["year"], outcome=given["outcome"] or "")
    return withholding(reader, year=given["year"])


def withholding_lines(reader: Reader, *, year: int | None = None, outcome: str = "") -> Report:
    """Every line of the lists of a year (None: all), or those with one outcome, by list and number."""
    lines, outcomes = _lines(reader, year)
    chosen = [one for one in lines if outcome in ("", outcomes[one])]
    who = reader.who({one.asked.person for one in chosen})
    rows = [{**who[one.asked.person], **_row(reader, one, outcomes[one])} for one in chosen]
    return Report(
        "withholding",
        ("代扣明细", "lines withheld"),
        (
            LIST,
            Column("reference", ("流水号", "reference")),
            *WHO,
            YEAR,
            Column("tier_fen", ("档次(元)", "tier"), "yuan"),
            ASKED,
            Column("outcome", ("结果", "outcome"), "word", OUTCOMES),
            TAKEN,
            Column("on", ("回盘日期", "answered on"), "day"),
            Column("reason", ("原因", "reason")),
            SINCE,
            Column("days", ("待回盘天数", "days without an answer"), "count"),
        ),
        rows,
        sums=_sums(chosen, outcomes),
    )


WITHHOLDING_REPORT = About(
    "withholding",
    "代扣情况",
    ("四(二)1",),
    OF_MONEY,
    zh="银行代扣:各清单各单位应扣、已扣、失败、待回盘;--persons 逐笔列出。",
    en=(
        "by list and unit: what the bank was asked to take, took, could not take, has not answered; "
        "`--persons` or `--outcome failed` line by line: why, since when, and what was taken and pays for "
        "nothing"
    ),
    makes=lambda reader, given: _told(reader, given),
    asks=(
        asks.flag("persons", "逐笔列出", "line by line"),
        asks.choice("outcome", "只列此结果", "only lines with this outcome", OUTCOMES),
        Ask(optional("year", "year", "缴费年度", english="contribution year")),
        asks.UNIT,
    ),
)


def withholding(reader: Reader, *, year: int | None = None) -> Report:
    """By list and unit: how many lines and how much was asked, taken, failed, is not answered."""
    lines, outcomes = _lines(reader, year)
    together: dict[tuple[int, str], list[Line]] = defaultdict(list)
    for one in lines:
        together[one.list, reader.unit_name(reader.homes.get(one.asked.person, 0))].append(one)
    return Report(
        "withholding",
        ("代扣情况", "withholding"),
        (
            LIST,
            YEAR,
            UNIT,
            SINCE,
            Column("lines", ("笔数", "lines"), "count"),
            ASKED,
            TAKEN,
            *(Column(name, title, "count") for name, title in OUTCOMES.items()),
        ),
        [_total(number, unit, found, outcomes) for (number, unit), found in sorted(together.items())],
        sums=_sums(lines, outcomes),
    )


def _lines(reader: Reader, year: int | None) -> tuple[list[Line], dict[Line, str]]:
    found = lines_of(reader.connection, reader.area, year=year)
    mine = [one for one in found if reader.sees(one.asked.person)]
    references = [reference_of(one.list, one.number) for one in mine]
    receipts = receipts_with(reader.connection, reader.area, references)
    unpaid = {number for number, one in receipts.items() if one.fact is None}
    return mine, {
        one: _outcome(one, in_vain=name in unpaid) for one, name in zip(mine, references, strict=True)
    }


def _outcome(one: Line, *, in_vain: bool) -> str:
    if one.answer is not None:
        return "failed" if not one.answer.is_taken else "in_vain" if in_vain else "taken"
    if one.is_over:
        return "over"
    return "not_sent" if one.sent_on is None else "waiting"


def _row(reader: Reader, one: Line, outcome: str) -> Row:
    waits_since = one.sent_on if outcome == "waiting" else None
    return {
        "list": one.list,
        "reference": reference_of(one.list, one.number),
        "year": one.asked.year,
        "tier_fen": one.asked.tier_fen,
        "asked_fen": one.asked.fen,
        "outcome": outcome,
        "taken_fen": None if one.answer is None else one.answer.fen,
        "on": None if one.answer is None else one.answer.on,
        "reason": "" if one.answer is None else one.answer.reason,
        "since": one.sent_on,
        "days": None if waits_since is None else age_days(waits_since, reader.on),
    }


def _total(number: int, unit: str, lines: list[Line], outcomes: dict[Line, str]) -> Row:
    of = [outcomes[one] for one in lines]
    return {
        "list": number,
        "year": lines[0].asked.year,
        "unit": unit,
        "since": lines[0].sent_on,
        "lines": len(lines),
        "asked_fen": sum(one.asked.fen for one in lines),
        "taken_fen": _taken_fen(lines),
        **{name: of.count(name) for name in OUTCOMES},
    }


def _sums(lines: list[Line], outcomes: dict[Line, str]) -> Sums:
    of = [outcomes[one] for one in lines]
    sums: dict[str, tuple[Pair, Kind, int]] = {
        ASKED.name: (ASKED.title, ASKED.kind, sum(one.asked.fen for one in lines)),
        TAKEN.name: (TAKEN.title, TAKEN.kind, _taken_fen(lines)),
    }
    return sums | {name: (title, "count", of.count(name)) for name, title in OUTCOMES.items()}


def _taken_fen(lines: Iterable[Line]) -> int:
    return sum(one.answer.fen for one in lines if one.answer is not None)
