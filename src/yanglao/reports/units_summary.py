"""单位报告汇总 What all units have reported of a month, a quarter or a year, who has not, and how late; beside what the fund's books say."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from yanglao.acts.townships.figures import NO_UNIT, Figures, figures, from_data
from yanglao.casefile.words import Pair
from yanglao.kernel.periods import QUARTER, SPANS, Period
from yanglao.ledger.chart import (
    ACCOUNT_PENSIONS,
    BASE_PENSIONS,
    CHART,
    CONTRIBUTION_INCOME,
    INCREMENTS,
    ONE_OFF,
)
from yanglao.policy.deadlines import Deadline, deadlines_of
from yanglao.reports import asks
from yanglao.reports.asking import Reader
from yanglao.reports.describing import About
from yanglao.reports.fund_statements import READERS_OF_THE_FUND, on_its_side
from yanglao.reports.overdue import DUE, LATE, days_late
from yanglao.reports.report import UNIT, Column, Report, Row, Sums
from yanglao.reports.unit_report import COUNTS, MONEY
from yanglao.store.read.fund import Moved, moved_on
from yanglao.store.read.townships import Money
from yanglao.store.unit_reports import UnitReport, unit_reports

UNITS_SUMMARY_REPORT = About(
    "units-summary",
    "单位报告汇总",
    ("十", "十二", "十三"),
    READERS_OF_THE_FUND,
    zh="各单位月、季、年报告的汇总(`--month`、`--span`):谁未签报、迟几天;合计与基金账面逐项核对,没有单位的人单列一行。",
    en=(
        "all units' reports of a month, quarter or year (`--month`, `--span`), who has not signed and by how many days late; the totals beside "
        "the fund's books; people of no unit have a line of their own"
    ),
    makes=lambda reader, given: units_summary(reader, period=asks.period_of(given)),
    asks=(
        asks.month_in(asks.MONTH_BEFORE),
        asks.SPAN,
    ),
)
STATES: dict[str, Pair] = {
    "signed": ("已签报", "signed"),
    "waits": ("未签报", "not signed"),
    "late": ("逾期未签报", "not signed, late"),
    "none": ("不签报", "nobody signs"),
}
OF_NO_UNIT: Pair = ("(无单位)", "(no unit)")
BOOKS = {
    "collected_in_all": (CONTRIBUTION_INCOME,),
    "pensions": (BASE_PENSIONS, INCREMENTS, ACCOUNT_PENSIONS),
    "one_off": (ONE_OFF,),
}
"""Money of the units -> the accounts that hold it."""
NAME_OF_SPAN = {months: name for name, months in SPANS.items()}


@dataclass(frozen=True, slots=True)
class _Looking:
    """The periods of which units report, what the data says of each, what was signed (unit, last month -> its versions), and by when."""

    parts: Sequence[Period]
    now: Sequence[dict[int, Figures]]
    signed: dict[tuple[int, int], list[UnitReport]]
    deadline: Deadline | None
    on: int


def units_summary(reader: Reader, *, period: Period) -> Report:
    """As signed where it is signed, else by the data now; of a year by its months."""
    looking = _looking(reader, period)
    found = {unit: _figures(looking, unit) for unit in (*reader.names, NO_UNIT)}
    called = period.text
    return Report(
        "units-summary",
        (f"单位报告汇总 {called[0]}", f"reports of the units, {called[1]}"),
        (
            Column("unit", UNIT.title, "said"),
            Column("state", ("状态", "state"), "word", STATES),
            Column("signed_on", ("签报日期", "signed on"), "day"),
            DUE,
            LATE,
            *(Column(name, words, "count") for name, words in COUNTS.items()),
            *(Column(f"{name}_fen", (f"{zh}(元)", en), "yuan") for name, (zh, en) in MONEY.items()),
        ),
        [_row(reader, looking, unit, one) for unit, one in found.items()],
        sums=_sums(reader, period, list(found.values())),
    )


def _looking(reader: Reader, period: Period) -> _Looking:
    parts = [period] if period.months <= QUARTER else _months_kept(reader, period)
    signed: dict[tuple[int, int], list[UnitReport]] = {}
    for one in unit_reports(
        reader.connection, reader.area, first=parts[0].last, last=period.last, months=parts[0].months
    ):
        signed.setdefault((one.unit, one.period.last), []).append(one)
    return _Looking(
        parts,
        [figures(reader.agency, part) for part in parts],
        signed,
        deadlines_of(reader.area.plan).reports.get(NAME_OF_SPAN[parts[0].months]),
        reader.on,
    )


def _months_kept(reader: Reader, period: Period) -> list[Period]:
    """The months of a year that are kept here."""
    return [Period(one) for one in period.every_month if one >= reader.area.opens_in] or [Period(period.last)]


def _figures(looking: _Looking, unit: int) -> Figures:
    return reduce(Figures.then, (_of_part(looking, unit, i) for i in range(len(looking.parts))))


def _of_part(looking: _Looking, unit: int, i: int) -> Figures:
    versions = looking.signed.get((unit, looking.parts[i].last))
    return from_data(json.loads(versions[-1].data)["figures"]) if versions else looking.now[i][unit]


def _row(reader: Reader, looking: _Looking, unit: int, found: Figures) -> Row:
    return {
        **_state(reader, looking, unit),
        **{name: getattr(found, name) for name in COUNTS},
        **{f"{name}_fen": getattr(found, name).fen for name in MONEY},
    }


def _state(reader: Reader, looking: _Looking, unit: int) -> Row:
    """Whether every part is signed, when the last was first signed, and by how many days the latest of them is late."""
    nothing = {"signed_on": None, "due": None, "days_late": None}
    if unit == NO_UNIT:
        return {"unit": OF_NO_UNIT, "state": "none", **nothing}
    days = [_first_signed(looking, unit, part) for part in looking.parts]
    dues = [
        None if looking.deadline is None else looking.deadline.due(one.last_day).day for one in looking.parts
    ]
    late = [
        0 if due is None else days_late(due, looking.on if day is None else day)
        for day, due in zip(days, dues, strict=True)
    ]
    signed = [day for day in days if day is not None]
    is_signed = len(signed) == len(days)
    return {
        "unit": (reader.unit_name(unit),) * 2,
        "state": "signed" if is_signed else "late" if any(late) else "waits",
        "signed_on": max(signed) if is_signed else None,
        "due": dues[-1],
        "days_late": max(late),
    }


def _first_signed(looking: _Looking, unit: int, part: Period) -> int | None:
    versions = looking.signed.get((unit, part.last))
    return versions[0].signed_on if versions else None


def _sums(reader: Reader, period: Period, found: list[Figures]) -> Sums:
    """All units and whoever has none together, and the same of the books."""
    books = moved_on(
        reader.connection, reader.area, first=period.first, before=period.last + 1, with_year_closes=False
    )
    in_all = reduce(Figures.beside, found)
    counts: Sums = {name: (words, "count", getattr(in_all, name)) for name, words in COUNTS.items()}
    parts = [_beside_the_books(name, getattr(in_all, name), books) for name in MONEY]
    return {**counts, **{name: one for part in parts for name, one in part.items()}}


def _beside_the_books(name: str, money: Money, books: Moved) -> Sums:
    zh, en = MONEY[name]
    booked = sum(on_its_side(CHART[account], books) for account in BOOKS[name])
    return {
        f"{name}_persons": ((f"{zh}人次", f"{en}, people by months"), "count", money.persons),
        f"{name}_fen": ((f"{zh}(元)", en), "yuan", money.fen),
        f"{name}_books_fen": ((f"{zh},基金账面(元)", f"{en}, by the books"), "yuan", booked),
        f"{name}_difference_fen": ((f"{zh},差额(元)", f"{en}, difference"), "yuan", money.fen - booked),
    }
