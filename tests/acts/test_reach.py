"""Whose records somebody may touch: a township's own, in the time of the role, and never one's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from unittest import mock

import pytest
from acts.desk import UNITS, Desk, certifies, number, paid
from signing import Everybody, sign_in

from yanglao.acts.agreeing import agree, send_back
from yanglao.acts.doing import do
from yanglao.acts.found_area import found_area
from yanglao.commands.office import Office
from yanglao.store.acting import ActRefused, Agency, By
from yanglao.store.founding import Appointment, add_role

KEYS = count(1)
HERE, THERE, MYSELF = number(1), number(2), number(3)
STAFF = [
    Appointment("clerk", "clerk", "经办"),
    Appointment("reviewer", "reviewer", "复核"),
    *certifies("certifier", "认定"),
    Appointment("helper", "assistant", "协管", "469007-01"),
    Appointment("near", "certifier", "认定近", "469007-01", bureau="police"),
    Appointment("gone", "clerk", "前任", "", 20110101, 20120701),
]


@pytest.fixture(scope="module", autouse=True)
def today() -> Iterator[None]:
    """The last day of May 2012, whatever the clock says."""
    with mock.patch.dict(os.environ, YANGLAO_TODAY="2012-05-31"):
        yield


@pytest.fixture(scope="module")
def agency(office: Office) -> Agency:
    own = {"reviewer": office.keys.hashed(MYSELF), "clerk": office.keys.hashed(MYSELF)}
    made = found_area(
        office.connection,
        office.keys,
        plan="dongfang-2011",
        name="东方市",
        units=UNITS,
        staff=STAFF,
        own_hashes=own,
    )
    sign_in(office.connection.info.dsn)
    return Agency(office.connection, made.area, office.keys, Everybody(made.area.code))


def by(actor: str, on: int = 20120531) -> By:
    return By(actor, on, f"reach {next(KEYS)}")


@pytest.fixture(scope="module")
def desk(agency: Agency, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(agency, tmp_path_factory.mktemp("desk"))
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    for one, unit in ((HERE, "永安社区"), (THERE, "东海社区"), (MYSELF, "永安社区")):
        row = {"number": one, "name": "陈测试", "unit": unit}
        actor = "gone" if one == MYSELF else "clerk"
        assert do(agency, "register", [row], by=by(actor, 20120105))["recorded"] == 1
        assert (
            do(agency, "residence", [{"number": one, **home}], by=by("certifier", 20120105))["recorded"] == 1
        )
    return desk


def codes(answer: dict[str, object]) -> list[str]:
    refused = answer["refused"]
    assert isinstance(refused, list)
    return [str(one["code"]) for one in refused]


def test_an_assistant_declares_for_their_own_unit_only(desk: Desk) -> None:
    rows = [{"number": one, "year": 2012, "tier": 500, "on": "2012-02-01"} for one in (THERE, HERE)]
    done = do(desk.agency, "tier", rows, by=by("helper"))
    assert (done["recorded"], codes(done), done["refused"][0]["row"]) == (1, ["not_your_unit"], 1)
    new = [{"number": number(9), "name": "陈新", "unit": "东海社区"}]
    assert codes(do(desk.agency, "register", new, by=by("helper"))) == ["not_your_unit"]


def test_nobody_acts_on_their_own_record(desk: Desk) -> None:
    assert codes(do(desk.agency, "contribution", [paid(MYSELF, "R-own")], by=by("clerk"))) == ["own_record"]


def test_nobody_agrees_to_their_own_record(desk: Desk) -> None:
    done = do(desk.agency, "enrolment", [{"number": MYSELF, "on": "2012-01-05"}], by=by("gone", 20120110))
    with pytest.raises(ActRefused) as refused:
        agree(desk.agency, number=done["proposal"], by=by("reviewer"))
    assert refused.value.code == "own_record"
    send_back(desk.agency, number=done["proposal"], reason="须回避", by=by("reviewer"))


@pytest.mark.parametrize("on", [20101231, 20120701])
def test_a_role_is_held_in_its_time(desk: Desk, monkeypatch: pytest.MonkeyPatch, on: int) -> None:
    monkeypatch.setenv("YANGLAO_TODAY", "2012-07-01")
    row = [{"number": number(8), "name": "陈测试", "unit": "永安社区"}]
    with pytest.raises(ActRefused) as refused:
        do(desk.agency, "register", row, by=by("gone", on))
    assert refused.value.code == "not_your_task"


def test_whoever_has_gone_does_not_act_on_a_day_before(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is after the end of the role, whatever the business date."""
    monkeypatch.setenv("YANGLAO_TODAY", "2012-07-01")
    row = [{"number": number(8), "name": "陈测试", "unit": "永安社区"}]
    with pytest.raises(ActRefused) as refused:
        do(desk.agency, "register", row, by=by("gone", 20120501))
    assert refused.value.code == "not_your_task"
    monkeypatch.setenv("YANGLAO_TODAY", "2012-06-30")
    assert do(desk.agency, "register", row, by=by("gone", 20120501))["recorded"] == 1


def test_corrections_reach_as_far(desk: Desk) -> None:
    """Nobody corrects their own record, agrees to such a correction, or corrects one of another unit."""

    def cancelled(one: str, kind: str, actor: str) -> dict[str, object]:
        query = (
            "SELECT f.root FROM fact f JOIN fact_kind k ON k.code = f.kind JOIN identity i ON i.person_id = f.person_id"
            " WHERE i.number_hash = %s AND k.name = %s"
        )
        fact = desk.rows(query, desk.agency.keys.hashed(one), kind)[0][0]
        given = {"number": one, "fact": fact, "reason": "错", "document": "字1号"}
        return do(desk.agency, "cancel_fact", [given], by=by(actor))

    for one, actor, code in ((THERE, "near", "not_your_unit"), (HERE, "near", ""), (MYSELF, "certifier", "")):
        if code:
            with pytest.raises(ActRefused) as refused:
                cancelled(one, "residence", actor)
            assert refused.value.code == code
        else:
            assert cancelled(one, "residence", actor)["people"] == 2
    do(
        desk.agency,
        "tier",
        [{"number": MYSELF, "year": 2012, "tier": 500, "on": "2012-05-30"}],
        by=by("gone"),
    )
    with pytest.raises(ActRefused) as refused:
        cancelled(MYSELF, "tier", "clerk")
    assert refused.value.code == "own_record"
    told = cancelled(MYSELF, "tier", "gone")
    with pytest.raises(ActRefused) as refused:
        agree(desk.agency, number=int(str(told["proposal"])), by=by("reviewer"))
    assert refused.value.code == "own_record"


def test_a_unit_that_there_is_not(desk: Desk) -> None:
    row = [{"number": number(10), "name": "陈测试", "unit": "没有的社区"}]
    assert codes(do(desk.agency, "register", row, by=by("clerk"))) == ["unknown_unit"]
    with pytest.raises(ActRefused) as refused:
        add_role(desk.agency.connection, desk.agency.area, Appointment("clerk", "reviewer", "经办", "none"))
    assert refused.value.code == "unknown_unit"


def test_changes_of_persons_reach_as_far(desk: Desk) -> None:
    """A number, two records of one person: never one's own, whichever of the two it is."""
    why = {"reason": "错", "document": "字1号"}
    for name, given in (
        ("change_number", {"number": MYSELF, "new_number": number(77)}),
        ("merge_persons", {"number": MYSELF, "merged": HERE}),
        ("merge_persons", {"number": HERE, "merged": MYSELF}),
    ):
        with pytest.raises(ActRefused) as refused:
            do(desk.agency, name, [{**given, **why}], by=by("clerk"))
        assert refused.value.code == "own_record"
    for name, given in (("change_person", {"name": "陈新"}), ("change_unit", {"unit": "东海社区"})):
        assert codes(do(desk.agency, name, [{"number": MYSELF, **given}], by=by("clerk"))) == ["own_record"]
        assert codes(do(desk.agency, name, [{"number": THERE, **given}], by=by("helper"))) == [
            "not_your_unit"
        ]
