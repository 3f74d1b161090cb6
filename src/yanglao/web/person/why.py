"""为什么 Why what is booked for a month is what it is: clause, numbers of the law with source and status, facts, entries, who bears it."""

from __future__ import annotations

from typing import Any

from yanglao.casefile.explanation_text import told_step
from yanglao.casefile.words import month_pair
from yanglao.kernel.months import parse_month
from yanglao.reports.explaining import explained_of
from yanglao.reports.words import LINES, SOURCE_WORDS
from yanglao.web.staff.desk import Desk


def why_of(desk: Desk, person: int, month: str) -> dict[str, Any]:
    """The panel of a month `2014-02`; nothing for what is no month."""
    try:
        wanted = parse_month(month)
    except ValueError:
        return {}
    told = explained_of(desk.agency, person, month=wanted)
    steps = [told_step(one, told.plan, english=desk.english) for one in told.steps]
    return {
        "why": {
            "month": desk.said(month_pair(told.month)),
            "news": told.news,
            "booked": [_booked(desk, row) for row in told.booked],
            "steps": [(one, told.plan.cited(one.clause)) for one in steps],
            "facts": told.facts,
        }
    }


def _booked(desk: Desk, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "line": LINES[row["line"]],
        "round": row["round"],
        "fen": sum(row["borne_by"].values()),
        "borne": [(desk.said(SOURCE_WORDS[source]), fen) for source, fen in row["borne_by"].items()],
        "entries": [one["entry"] for one in row["entries"]],
        "on": row["on"],
        "people": row["people"],
        "act": row["act"],
    }
