"""Every control finds what is planted for it, in every way in which it looks; the city without it has no hit that its office does not know."""

from __future__ import annotations

from functools import partial

import pytest
from offenders.asking import Asked, asked, concerned
from offenders.schemes import SCHEMES
from templates import RESIDENTS

from yanglao.audit.controls import CONTROLS, run_all
from yanglao.store.acting import Agency
from yanglao.store.controls import FALSE_ALARM
from yanglao.store.read.controls import HIGH, hits_of, last_run_on

pytestmark = pytest.mark.long

Seen = set[tuple[str, str]]
"""Control and fingerprint."""
OF_EVERY_EDIT = {"rows_edited", "log_cut", "amount_changed", "interest_tampered"}
"""What speaks of rows that no act wrote, whatever they say."""


def seen(agency: Agency, control: str) -> Seen:
    found = run_all(agency, last_run_on(agency.connection, agency.area), controls={control})
    return {(key, hit.fingerprint) for key, hits in found.items() for hit in hits}


@pytest.fixture(scope="module")
def before(superuser: Agency) -> dict[str, Asked[Seen]]:
    """What every control finds without a scheme."""
    return {key: asked(superuser, partial(seen, control=key)) for key in CONTROLS}


@pytest.mark.parametrize("control", SCHEMES, ids=" ".join)
def test_a_planted_scheme_is_found(planted, before: dict[str, Asked[Seen]], control: tuple[str, str]) -> None:
    """Asked is every control that reads what the scheme touches; of the others nothing can be new."""
    key, why = control
    with planted(*SCHEMES[control]) as agency:
        asked = set(concerned(agency, before)) - (OF_EVERY_EDIT - {key})
        found = set().union(*(seen(agency, one) - before[one].said for one in asked))
    assert {one for one, _ in found} == {key}
    assert any(fingerprint.startswith(f"{why} ") for _, fingerprint in found)


def test_every_way_of_finding_has_its_scheme() -> None:
    assert set(SCHEMES) == {(key, why) for key, one in CONTROLS.items() for why in one.whys}


def test_the_city_has_no_hit_that_its_office_does_not_know(
    superuser: Agency, before: dict[str, Asked[Seen]]
) -> None:
    """Its last run was on its last day; run again, nothing is new."""
    now: Seen = set().union(*(one.said for one in before.values()))
    assert now <= {(hit.control, hit.fingerprint) for hit in hits_of(superuser.connection, superuser.area)}


def test_what_the_city_tried_is_found_and_one_hit_is_open(superuser: Agency) -> None:
    found = hits_of(superuser.connection, superuser.area)
    tried = {
        ("dead_still_paid", "told_dead"),
        ("account_swapped", "changed_back"),
        ("account_shared", "shared"),
        ("snooping", "no_case"),
    }
    assert tried <= {(hit.control, hit.why) for hit in found}
    (left,) = (hit for hit in found if not hit.outcome)
    assert left.risk != HIGH


def test_false_alarms_are_few(superuser: Agency) -> None:
    """At most half a percent of the residents a month: the hits of half a year that were nothing."""
    found = hits_of(superuser.connection, superuser.area)
    months = 6 * len({hit.found_on for hit in found})
    assert sum(hit.outcome == FALSE_ALARM for hit in found) <= 0.005 * RESIDENTS * months
