"""各种办法 Pay back, leave or draw, side by side: the report of it as pages show it, whole or beside a claim."""

from __future__ import annotations

from typing import Any

from yanglao.casefile.words import Pair
from yanglao.reports.back_payment_or_leave import BACK_PAYMENT_OR_LEAVE_REPORT, OPTIONS, REASONS
from yanglao.reports.making import make_report
from yanglao.reports.report import Column, Report
from yanglao.reports.telling import footing
from yanglao.web.staff.desk import Desk
from yanglao.web.staff.who import number_of

Shown = dict[str, Any]
APART = ("option", "tier_fen", "why_not")
SHORT = ("paid_now_fen", "refund_fen", "monthly_fen")
"""What is told beside a form; the rest stands on the page of its own."""


def choices_of(desk: Desk, person: int) -> Shown:
    """补缴还是退保 Everything that the report says."""
    report = _report(desk, person)
    columns = [column for column in report.columns if column.name not in APART]
    return {
        "columns": columns,
        "rows": [way_shown(row, columns) for row in report.rows],
        "footing": footing(report, english=desk.english),
    }


def ways_of(desk: Desk, person: int) -> Shown:
    """What each way costs now, gives at once and gives a month."""
    report = _report(desk, person)
    columns = [column for column in report.columns if column.name in SHORT]
    open_ones = [row for row in report.rows if not row["why_not"]]
    return {"columns": columns, "rows": [way_shown(row, columns) for row in open_ones]}


def _report(desk: Desk, person: int) -> Report:
    number = number_of(desk, person)
    return make_report(
        desk.agency, desk.login, BACK_PAYMENT_OR_LEAVE_REPORT.name, {"number": number}, on=desk.on
    )


def way_shown(row: Shown, columns: list[Column]) -> Shown:
    """One way: what it is called, at which tier, and what it comes to or why it is not open."""
    words: Pair = OPTIONS[row["option"]]
    return {
        "words": words,
        "tier_fen": row["tier_fen"],
        "why_not": REASONS[row["why_not"]] if row["why_not"] else None,
        "cells": [(column.kind, row.get(column.name)) for column in columns],
    }
