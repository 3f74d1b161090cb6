"""In the last month the counter hands letters to a few people who want to look at their own data."""

from __future__ import annotations

from yanglao.commands.demo.desks import try_one
from yanglao.kernel.months import month, month_of
from yanglao.store.acting import Agency
from yanglao.store.people import numbers_of
from yanglao.store.read.worklists import in_payment

GIVEN, HOW_MANY = month(2016, 12), 5


def hand_letters(agency: Agency, on: int) -> None:
    """To pensioners, by the clerk."""
    if month_of(on) == GIVEN:
        persons = [one.person for one in in_payment(agency.connection, agency.area)[:HOW_MANY]]
        for number in numbers_of(agency.connection, agency.keys, persons).values():
            try_one(agency, "letter_code", {"number": number}, on)
