"""The final account of the year before, in the last year: once the year is closed."""

from __future__ import annotations

from yanglao.commands.demo.desks import agree_to_all, do_one
from yanglao.kernel.months import month, month_of
from yanglao.store.acting import Agency

FEBRUARY = month(2016, 2)


def settle_the_year_before(agency: Agency, on: int) -> None:
    if month_of(on) == FEBRUARY:
        do_one(agency, "final_account", {"year": 2015}, on)
        agree_to_all(agency, on)
