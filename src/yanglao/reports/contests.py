"""复查申请 Decisions that are contested: open or answered, due when, by whom, what came of it and what it costs."""

from __future__ import annotations

import json

from yanglao.casefile.words import Pair
from yanglao.lists.contest_layouts import CHANNELS, OUTCOMES
from yanglao.policy.contests import ContestPeriods, contest_periods_of
from yanglao.reports import asks
from yanglao.reports.asking import WITH_UNITS, Reader
from yanglao.reports.describing import About
from yanglao.reports.overdue import DUE, LATE, days_late
from yanglao.reports.report import WHO, Column, Report, Row
from yanglao.reports.words import NOTICE_WORDS, words_of
from yanglao.store.contests import WITHDRAWN, Contest, contests
from yanglao.store.notices import notices_of

OUTCOME_WORDS: dict[str, Pair] = {
    "open": ("待答复", "to be answered"),
    **words_of(OUTCOMES),
    WITHDRAWN: ("撤回", "withdrawn"),
}
CONTESTS_REPORT = About(
    "contests",
    "复查申请",
    ("九(三)",),
    WITH_UNITS,
    zh="对决定申请复查的:何时申请、应于何时答复、结论、由谁答复、因此多发或少发多少;`--open` 只列待答复的。",
    en=(
        "decisions that are contested: when the contest came, by when it is to be answered, what came of it and by whom, what "
        "is paid more or less for it; `--open` only those that wait for their answer"
    ),
    makes=lambda reader, given: contests_report(reader, only_open=given["open"]),
    asks=(
        asks.flag("open", "只列待答复的", "only what waits for its answer"),
        asks.UNIT,
    ),
)


def contests_report(reader: Reader, *, only_open: bool = False) -> Report:
    """Every contest, or those that wait for their answer, oldest first."""
    periods = contest_periods_of(reader.area.plan)
    found = [one for one in contests(reader.connection, reader.area) if reader.sees(one.person)]
    chosen = [one for one in found if one.end is None or not only_open]
    who = reader.who({one.person for one in chosen})
    about = {one.id: one.about for one in notices_of(reader.connection, reader.area, list(who))}
    rows = [
        {**who[one.person], "notice": about[one.notice], **_row(one, periods, reader.on)} for one in chosen
    ]
    return Report(
        "contests",
        ("复查申请", "contests of decisions"),
        (
            Column("contest", ("复查编号", "contest"), "count"),
            *WHO,
            Column("notice", ("决定事项", "decision"), "word", NOTICE_WORDS),
            Column("came_on", ("申请日期", "came on"), "day"),
            Column("channel", ("申请方式", "how"), "word", words_of(CHANNELS)),
            DUE,
            LATE,
            Column("outcome", ("结论", "outcome"), "word", OUTCOME_WORDS),
            Column("answered_on", ("答复日期", "answered on"), "day"),
            Column("document", ("文号", "document")),
            Column("cost_fen", ("多发(元)", "paid more"), "yuan"),
        ),
        rows,
        sums={
            **{
                name: (title, "count", sum(row["outcome"] == name for row in rows))
                for name, title in OUTCOME_WORDS.items()
            },
            "cost_fen": (("多发(元)", "paid more"), "yuan", sum(row.get("cost_fen") or 0 for row in rows)),
        },
    )


def _row(one: Contest, periods: ContestPeriods, on: int) -> Row:
    due, end = periods.answered_until(one.came_on), one.end
    row: Row = {"contest": one.id, "came_on": one.came_on, "channel": one.channel, "due": due}
    if end is None:
        return {**row, "days_late": days_late(due, on), "outcome": "open"}
    row |= {"days_late": days_late(due, end.on), "outcome": end.outcome, "answered_on": end.on}
    if not end.reexamination:
        return row
    return {**row, "document": end.document, "cost_fen": json.loads(end.reexamination)["cost_fen"]}
