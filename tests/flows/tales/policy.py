"""How clauses are read: decided by two supervisors, looked at before and after."""

from __future__ import annotations

import json

from flows.office import OfficeByCommand
from flows.tales import Happening

from yanglao.kernel.months import month

ASKED = {
    "reading": "account_pension_rounding",
    "value": "jiao_up",
    "valid_from": "2012-01",
    "document": "人社字7号",
}


def a_ruling(office: OfficeByCommand, on: str) -> None:
    for code, wrong in (
        ("no_such_choice", {"value": "upward"}),
        ("no_such_reading", {"reading": "two_hardship_categories"}),
        ("from_january", {"reading": "interest_starts", "value": "day_count", "valid_from": "2012-03"}),
        ("month_before_launch", {"valid_from": "2011-01"}),
        ("no_document", {"document": ""}),
    ):
        words = [word for name, one in (ASKED | wrong).items() for word in (f"--{name}", one)]
        office.refused("supervisor", code, "act", "do", "reading", *words, "--dated", on)
    office.act("supervisor", "reading", on, **ASKED)


def looked_at(office: OfficeByCommand, on: str) -> None:
    """The raise of 2012 after it was settled, and a raise that nobody has proposed."""
    raised = json.loads(
        office.shown(
            "supervisor",
            "plan",
            "effect",
            "--parameter",
            "increment_yuan_monthly_per_year",
            "--value",
            "5",
            "--from",
            "2011-10",
            "--json",
        )
    )
    assert raised["rows"][0]["of"] == "whole"


NEWS: dict[int, Happening] = {month(2013, 2): a_ruling, month(2013, 4): looked_at}
