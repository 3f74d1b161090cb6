"""Files are looked at in the last year: by whoever works on them, before they do; and twice by an assistant who has nothing to do with them."""

from __future__ import annotations

from yanglao.kernel.months import month, month_of, year_of
from yanglao.store.acting import Agency
from yanglao.store.looks import note_look
from yanglao.store.people import persons_with
from yanglao.store.read.worklists import in_payment

LOOKED_AT = (month(2016, 5), month(2016, 11))
"""Months of which looks are kept."""
FILE = "file"
MANY = 40


def open_file(agency: Agency, login: str, number: str, on: int) -> None:
    """Somebody opens the file of whoever is registered under a number, to work on it."""
    if month_of(on) in LOOKED_AT:
        person = int(persons_with(agency, [number])[0])
        if person:
            note_look(agency.connection, agency.area, login, person, FILE)


def snoop(agency: Agency, on: int) -> None:
    """The assistant of the year goes through the files of pensioners on a quiet day."""
    if month_of(on) in LOOKED_AT:
        login = f"assistant-{year_of(month_of(on) - 6)}"
        for one in in_payment(agency.connection, agency.area)[-MANY:]:
            note_look(agency.connection, agency.area, login, one.person, FILE)
