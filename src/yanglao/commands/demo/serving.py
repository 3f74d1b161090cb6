"""Notices of decisions are served, quarter by quarter, as one list of the desk."""

from __future__ import annotations

from yanglao.commands.demo.desks import hand_in
from yanglao.kernel.months import day_text, month_of
from yanglao.store.acting import Agency
from yanglao.store.facts import have_died
from yanglao.store.notices import DECIDED_BY, Notice, notices_of
from yanglao.store.people import numbers_of

QUARTER_MONTHS = 3
WAYS = ("in_person", "post", "left")


def serve(agency: Agency, on: int) -> None:
    """Serve what was decided and not served yet; what is only intended is served by whoever intends it."""
    if (month_of(on) + 1) % QUARTER_MONTHS:
        return
    found = notices_of(agency.connection, agency.area)
    waits = [one for one in found if one.service is None and one.about not in DECIDED_BY]
    persons = sorted({one.person for one in waits})
    numbers = numbers_of(agency.connection, agency.keys, persons)
    dead = have_died(agency.connection, agency.area, persons)
    rows = {
        (one.person, one.about): _row(one, WAYS[at % len(WAYS)], numbers[one.person], one.person in dead, on)
        for at, one in enumerate(waits)
    }
    hand_in(agency, "service", list(rows.values()), on)


def _row(one: Notice, way: str, number: str, is_dead: bool, on: int) -> dict[str, str]:
    return {
        "number": number,
        "notice": one.about,
        "on": day_text(on),
        "way": way,
        "addressee": "家属" if is_dead else "",
    }
