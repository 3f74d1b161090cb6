"""A letter with a code, so that somebody may look at their own data."""

from __future__ import annotations

from flows.city import STEADY
from flows.office import OfficeByCommand
from flows.tales import Happening

from yanglao.kernel.months import month


def handed_over(office: OfficeByCommand, on: str) -> None:
    """By the clerk, told once; the certifier has no business with it."""
    given = office.only("clerk", "letter_code", on, number=STEADY)
    assert len(given["told_once"]["letter_code"]) == 14
    line = ("act", "do", "letter-code", "--number", STEADY, "--dated", on)
    office.refused("certifier", "not_your_task", *line)


NEWS: dict[int, Happening] = {month(2013, 2): handed_over}
