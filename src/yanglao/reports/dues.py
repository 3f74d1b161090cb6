"""应到财政补贴 What is due from province and city by purpose and month: since when, called for or not, arrived; and the interest that money which came
late has lost, which is the government's and is not booked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from yanglao.casefile.words import Pair
from yanglao.kernel.months import age_days, days_in_year, last_day, year_of
from yanglao.ledger.chart import DUE
from yanglao.ledger.dues import Due
from yanglao.policy.deadlines import Deadline, deadlines_of
from yanglao.policy.law import Laws
from yanglao.reports import asks
from yanglao.reports.asking import Reader
from yanglao.reports.describing import About
from yanglao.reports.fund_statements import READERS_OF_THE_FUND
from yanglao.reports.overdue import DUE as DUE_BY
from yanglao.reports.report import Column, Report, Row
from yanglao.rules.article_4_3_accounts import BASIS_POINTS
from yanglao.store.law import laws_of
from yanglao.store.read.dues import dues_now
from yanglao.store.subsidies import calls

WITHIN = "subsidy_within"
FUNDERS: dict[str, Pair] = {"province": ("省", "province"), "city": ("市", "city")}
PURPOSES: dict[str, Pair] = {
    "base": ("基础养老金", "base pensions"),
    "subsidy": ("缴费补贴", "contribution subsidies"),
    "contribution": ("代缴", "government contributions"),
    "pool": ("统筹缺口", "exhausted pool"),
}
OF_ACCOUNT = {account: pair for pair, account in DUE.items()}
"""Account 33xx -> funder and purpose."""
FUNDER = Column("funder", ("拨款方", "funder"), "word", FUNDERS)
PURPOSE = Column("purpose", ("用途", "purpose"), "word", PURPOSES)
MONTH = Column("month", ("月份", "month"), "month")
DUES_REPORT = About(
    "dues",
    "应到财政补贴",
    ("四(二)2", "八", "九(一)1"),
    READERS_OF_THE_FUND,
    zh="省、市应到补贴按用途和月份:应到、已到、未到、是否已申请、账龄、应到账日;迟到的利息损失列为财政的,不入账;`--all` 连同已按时到账的。",
    en=(
        "what is due from province and city by purpose and month: due, arrived, outstanding, called for or not, age, the day by which it "
        "is to arrive; the interest lost by what came late, which is the government's and is not booked; `--all` what came in time, too"
    ),
    makes=lambda reader, given: dues_report(reader, is_whole=given["all"]),
    asks=(asks.ALL,),
)


def dues_report(reader: Reader, *, is_whole: bool = False) -> Report:
    """What is outstanding or came late; `is_whole`: everything."""
    found = dues_now(reader.connection, reader.area)
    terms = _terms(reader)
    parts: dict[tuple[int, int], list[Due]] = defaultdict(list)
    for one in found.parts:
        parts[one.account, one.month].append(one)
    rows = [_row(terms, key, mine) for key, mine in sorted(parts.items(), key=lambda one: one[0][::-1])]
    return Report(
        "dues",
        ("应到财政补贴", "what is due from province and city"),
        (
            FUNDER,
            PURPOSE,
            MONTH,
            Column("due_fen", ("应到(元)", "due"), "yuan"),
            Column("arrived_fen", ("已到(元)", "arrived"), "yuan"),
            Column("outstanding_fen", ("未到(元)", "outstanding"), "yuan"),
            Column("called_fen", ("其中已申请(元)", "called for"), "yuan"),
            Column("age", ("账龄(天)", "age in days"), "count"),
            DUE_BY,
            Column("lost_fen", ("迟到利息(元)", "interest lost"), "yuan"),
        ),
        rows if is_whole else [row for row in rows if row["outstanding_fen"] or row["lost_fen"]],
        sums={
            **{
                f"{name}_{funder}_fen": (
                    (f"{words[0]}{zh}(元)", f"{en}, {words[1]}"),
                    "yuan",
                    _sum(rows, funder, name),
                )
                for name, (zh, en) in (
                    ("outstanding", ("未到", "outstanding")),
                    ("lost", ("迟到利息", "interest lost")),
                )
                for funder, words in FUNDERS.items()
            },
            "ahead_fen": (("预付(元)", "paid ahead"), "yuan", sum(found.ahead_fen.values())),
        },
    )


@dataclass(frozen=True, slots=True)
class _Terms:
    """What every row is held against: the day, the law, by when money is to arrive, and what the last call asks for (account, month)."""

    on: int
    laws: Laws
    deadline: Deadline | None
    called_fen: dict[tuple[int, int], int]


def _terms(reader: Reader) -> _Terms:
    last = calls(reader.connection, reader.area)[-1:]
    return _Terms(
        on=reader.on,
        laws=laws_of(reader.connection, reader.area),
        deadline=deadlines_of(reader.area.plan).bank.get(WITHIN),
        called_fen={(line.account, line.month): line.fen for call in last for line in call.lines},
    )


def _sum(rows: Sequence[Row], funder: str, name: str) -> int:
    return sum(row[f"{name}_fen"] for row in rows if row["funder"] == funder)


def _row(terms: _Terms, key: tuple[int, int], parts: Sequence[Due]) -> Row:
    account, month = key
    funder, purpose = OF_ACCOUNT[account]
    outstanding = sum(one.fen for one in parts if one.arrived_on is None)
    by = None if terms.deadline is None else terms.deadline.due(last_day(month)).day
    return {
        "funder": funder,
        "purpose": purpose,
        "month": month,
        "due_fen": sum(one.fen for one in parts),
        "arrived_fen": sum(one.fen for one in parts) - outstanding,
        "outstanding_fen": outstanding,
        "called_fen": min(terms.called_fen.get(key, 0), outstanding),
        "age": max(age_days(last_day(month), terms.on), 0) if outstanding else 0,
        "due": by,
        "lost_fen": 0 if by is None else _lost(terms, month, by, parts),
    }


def _lost(terms: _Terms, month: int, by: int, parts: Sequence[Due]) -> int:
    """Simple interest at the rate of the accounts in the Month, for the days after the Day `by`; whole fen."""
    late = sum(one.fen * max(age_days(by, one.arrived_on or terms.on), 0) for one in parts)
    if not late:
        return 0
    rate_bp = terms.laws.at(month).account_rate_bp
    return late * rate_bp // (BASIS_POINTS * days_in_year(year_of(month)))
