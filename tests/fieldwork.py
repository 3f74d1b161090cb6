"""A unit at work in tests: its assistant on a day in December 2011, with somebody missing on every list; the unit beside it has nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from acts.desk import number
from payday import PaidOffice, paid_office

from yanglao.commands.office import Office

HERE, THERE = "/staff/unit/469007-01", "/staff/unit/469007-02"
JOINED, NEW, NOT_JOINED, TURNING = number(11), number(12), number(13, "19800101"), number(14, "19520110")
NAMES = ("符参", "符新", "符未", "符寿")
ELSEWHERE = number(31)
STRANGER, GONE = number(21, "19750101"), number(22, "19760101")
LISTS = ("", "/tiers", "/life", "/sixty", "/calls", "/death", "/report", "/progress")


def unit_at_work(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory, name: str
) -> PaidOffice:
    """Beside those in payment two insured who have declared no tier, one of age in January who has, one on the register who could join, two
    whom the survey alone knows."""
    made = paid_office(new_office, tmp_path_factory, name)
    desk, on = made.desk, 20111205
    young = (JOINED, NEW, NOT_JOINED, TURNING)
    who = {"unit": "永安社区", "phone": "13600000001"}
    desk.take(
        "register",
        [{"number": one, "name": name, **who} for one, name in zip(young, NAMES, strict=True)],
        on=on,
    )
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": one, **home} for one in young], on=on)
    desk.take("enrolment", [{"number": one, "on": "2011-12-05"} for one in (JOINED, NEW, TURNING)], on=on)
    declared = {"year": 2011, "tier_yuan": 300, "on": "2011-12-05"}
    desk.take("tier", [{"number": TURNING, **declared}], on=on)
    said = {"unit": "永安社区", "household": "非农业", "from": "2000-01-01", "on": "2011-12-01"}
    desk.take(
        "survey",
        [{"number": STRANGER, "name": "王外", **said}, {"number": GONE, "name": "李远", **said}],
        on=on,
    )
    desk.take("register", [{"number": ELSEWHERE, "name": "邢东", "unit": "东海社区"}], on=on)
    return made
