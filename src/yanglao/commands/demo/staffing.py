"""People come and go: every July somebody is taken on for a year, and somebody who has lost the secret is invited anew."""

from __future__ import annotations

from yanglao.commands.demo.desks import agree_to_all, do_one
from yanglao.kernel.months import day_text, first_day, month_of
from yanglao.store.acting import Agency
from yanglao.synthetic import UNITS

FIRST_YEAR, JULY = 2012, 7
NAMES = ("羊丽", "符强", "吉秀", "麦海", "董玲")


def come_and_go(agency: Agency, on: int) -> None:
    """The assistant of a unit, a year each; the one of the year before goes, the new one has to be invited twice every other year."""
    year, month = divmod(month_of(on), 12)
    if month + 1 != JULY or year < FIRST_YEAR:
        return
    place = year - FIRST_YEAR
    if place:
        do_one(agency, "dismissal", {"login": _login(year - 1), "on": day_text(on)}, on)
    new = {
        "login": _login(year),
        "name": NAMES[place % len(NAMES)],
        "role": "assistant",
        "unit": UNITS[place % len(UNITS)].code,
        "since": day_text(first_day(month_of(on))),
    }
    do_one(agency, "appointment", new, on)
    agree_to_all(agency, on)
    if place % 2 == 0:
        do_one(agency, "invitation", {"login": _login(year)}, on)
        agree_to_all(agency, on)


def _login(year: int) -> str:
    return f"assistant-{year}"
