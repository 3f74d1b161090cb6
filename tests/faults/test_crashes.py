"""An act whose process is killed has happened whole or not at all, and done again it has one effect."""

from __future__ import annotations

import pytest
from faults.cities import City, cloned
from faults.crashing import Choice, a_few, every, live_calmly, live_with_crashes
from faults.deeds import Deed
from faults.tale import brief, whole

pytestmark = pytest.mark.long


def crash(empty_city: City, deeds: list[Deed], choose: Choice) -> int:
    with cloned(empty_city) as city:
        calm = live_calmly(city, deeds)
    with cloned(empty_city) as city:
        return live_with_crashes(city, deeds, calm, choose)


def test_killed_at_a_few_points(empty_city: City) -> None:
    assert crash(empty_city, brief(), a_few) > 2 * len(brief())


@pytest.mark.campaign
def test_killed_at_every_point(empty_city: City) -> None:
    kills = crash(empty_city, whole(), every)
    print(kills, "kills")
    assert kills > 50 * len(whole())
