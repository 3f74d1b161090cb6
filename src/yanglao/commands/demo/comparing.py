"""Public security's list of deaths, quarter by quarter: those whom townships have told in the month are on it, and some who were never ours."""

from __future__ import annotations

from yanglao.commands.demo.desks import hand_in
from yanglao.commands.demo.lists import Lists
from yanglao.kernel.months import day_text, first_day, month_of
from yanglao.store.acting import Agency

QUARTER_MONTHS = 3
STRANGERS = ("46900719380201401X", "469007194107220027")


def compare_deaths(agency: Agency, handed_in: Lists, on: int) -> None:
    """Hand in the list of a quarter's last month."""
    if (month_of(on) + 1) % QUARTER_MONTHS:
        return
    told = handed_in.get("death", {})
    known = zip(told.get("number", []), told.get("on", []), strict=True)
    rows = [{"number": number, "on": day} for number, day in known]
    rows += [{"number": number, "on": day_text(first_day(month_of(on)))} for number in STRANGERS]
    hand_in(agency, "match_deaths", rows, on)
