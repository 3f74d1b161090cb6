"""The tour goes in the shoes of people who are there."""

from __future__ import annotations

from touring.places import RESIDENT, STOPS
from yanglao.commands.demo.desks import STAFF

NOBODY = ""
APPOINTED_LATER = {"assistant-2016"}
"""By the city itself, in its last year."""


def test_whose_shoes_the_tour_wears_work_in_the_made_up_city() -> None:
    known = {NOBODY, RESIDENT, *APPOINTED_LATER, *(one.login for one in STAFF)}
    assert {stop.who for stop in STOPS} <= known
