"""公示异议 Objections to posted lists, the one due first at the top."""

from __future__ import annotations

from yanglao.lists.publication_layouts import OUTCOMES
from yanglao.reports import asks
from yanglao.reports.asking import WITH_UNITS, Reader
from yanglao.reports.describing import About
from yanglao.reports.overdue import DUE, LATE, days_late
from yanglao.reports.report import WHO, Column, Report, Row
from yanglao.reports.words import words_of
from yanglao.store.notice_lists import Objection, objections

OBJECTIONS_REPORT = About(
    "objections",
    "公示异议",
    ("十", "九(三)"),
    WITH_UNITS,
    zh="对公示名单的异议:对谁、理由、由谁提出、应答复日期;`--all` 连同已答复的。",
    en="objections to posted lists: about whom, why, by whom, when an answer is due; `--all` those answered, too",
    makes=lambda reader, given: objections_report(reader, is_whole=given["all"]),
    asks=(
        asks.flag("all", "包括已答复的", "those answered, too"),
        asks.UNIT,
    ),
)


def objections_report(reader: Reader, *, is_whole: bool = False) -> Report:
    """Those without an answer; `is_whole`: all of them."""
    seen = [one for one in objections(reader.connection, reader.area) if reader.sees(one.person)]
    found = [one for one in seen if is_whole or not one.outcome]
    found.sort(key=lambda one: (bool(one.outcome), one.due, one.id))
    who = reader.who({one.person for one in found})
    rows: list[Row] = [{**who[one.person], **_row(reader, one)} for one in found]
    return Report(
        "objections",
        ("公示异议", "objections to lists"),
        (
            Column("objection", ("异议编号", "number"), "count"),
            Column("list", ("公示编号", "list"), "count"),
            *WHO,
            Column("reason", ("理由", "why")),
            Column("objector", ("提出人", "objector")),
            Column("on", ("提出日期", "noted on"), "day"),
            DUE,
            LATE,
            Column("outcome", ("结果", "outcome"), "word", words_of(OUTCOMES)),
            Column("answer", ("答复", "answer")),
            Column("answered_on", ("答复日期", "answered on"), "day"),
        ),
        rows,
        sums={
            "open": (("未答复", "open"), "count", sum(not one.outcome for one in seen)),
            "late": (("其中超期", "of them late"), "count", sum(bool(row["days_late"]) for row in rows)),
        },
    )


def _row(reader: Reader, one: Objection) -> Row:
    return {
        "objection": one.id,
        "list": one.list,
        "reason": one.reason,
        "objector": one.objector,
        "on": one.on,
        "due": one.due,
        "days_late": None if one.outcome else days_late(one.due, reader.on),
        "outcome": one.outcome or None,
        "answer": one.answer,
        "answered_on": one.answered_on or None,
    }
