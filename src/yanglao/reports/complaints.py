"""举报投诉 What people complain of: about whom, due when, what was done and came of it. Never who made it; never shown to whom it is about."""

from __future__ import annotations

from yanglao.acts.disputes.described import COMPLAINT_ANSWER
from yanglao.casefile.words import Pair
from yanglao.lists.complaint_layouts import MATTERS, OUTCOMES
from yanglao.lists.contest_layouts import CHANNELS
from yanglao.policy.contests import ComplaintPeriod, complaint_period_of
from yanglao.reports import asks
from yanglao.reports.asking import Reader
from yanglao.reports.describing import About
from yanglao.reports.overdue import DUE, LATE, days_late
from yanglao.reports.report import UNIT, Column, Report, Row
from yanglao.reports.words import words_of
from yanglao.store.complaints import Complaint, complaints

OUTCOME_WORDS: dict[str, Pair] = {"open": ("待办结", "to be answered"), **words_of(OUTCOMES)}
COMPLAINTS_REPORT = About(
    "complaints",
    "举报投诉",
    ("九(一)", "九(三)", "十"),
    COMPLAINT_ANSWER.who,
    zh="举报投诉:事由、被举报的单位和人员、应于何时办结、结论、查阅举报人的次数;不列举报人,不列给被举报的人;`--open` 只列待办结的。",
    en=(
        "complaints and tips: the matter, the unit and person complained about, by when they are to be answered, what came of "
        "them, how often the informant was looked at; never who made one, and never to whom it is about; `--open` only those to "
        "be answered"
    ),
    makes=lambda reader, given: complaints_report(reader, only_open=given["open"]),
    asks=(asks.flag("open", "只列待答复的", "only what waits for its answer"),),
)


def complaints_report(reader: Reader, *, only_open: bool = False) -> Report:
    """Every complaint that the reader may know of, or those to be answered, oldest first."""
    period = complaint_period_of(reader.area.plan)
    found = complaints(reader.connection, reader.area, reader.login)
    rows = [_row(reader, one, period) for one in found if one.is_open or not only_open]
    return Report(
        "complaints",
        ("举报投诉", "complaints"),
        (
            Column("complaint", ("举报编号", "complaint"), "count"),
            Column("came_on", ("收到日期", "came on"), "day"),
            Column("channel", ("来源", "how"), "word", words_of(CHANNELS)),
            Column("matter", ("事由", "matter"), "word", words_of(MATTERS)),
            Column("what", ("内容", "what")),
            UNIT,
            Column("staff", ("被举报人", "person")),
            Column("steps", ("办理次数", "steps"), "count"),
            Column("reads", ("查阅举报人次数", "looks at the informant"), "count"),
            DUE,
            LATE,
            Column("outcome", ("结论", "outcome"), "word", OUTCOME_WORDS),
            Column("answered_on", ("办结日期", "answered on"), "day"),
            Column("document", ("文号", "document")),
        ),
        rows,
        sums={
            name: (title, "count", sum(row["outcome"] == name for row in rows))
            for name, title in OUTCOME_WORDS.items()
        },
    )


def _row(reader: Reader, one: Complaint, period: ComplaintPeriod) -> Row:
    due = period.answered_until(one.came_on)
    return {
        "complaint": one.id,
        "came_on": one.came_on,
        "channel": one.channel,
        "matter": one.matter,
        "what": one.what,
        "unit": reader.unit_name(one.unit),
        "staff": one.staff,
        "steps": one.steps,
        "reads": one.reads,
        "due": due,
        "days_late": days_late(due, one.ended_on or reader.on),
        "outcome": one.outcome or "open",
        "answered_on": one.ended_on or None,
        "document": one.document,
    }
