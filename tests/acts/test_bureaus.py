"""认定范围 Each bureau certifies, ends, disputes and corrects its own matters only, and agrees to nothing else; whatever the door, it is told who answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import psycopg
import pytest
from acts.desk import UNITS, Desk, certifies, found, number

from yanglao.acts.agreeing import agree, send_back
from yanglao.acts.bureaus import answers_for
from yanglao.acts.doing import do
from yanglao.acts.found_area import found_area
from yanglao.acts.reviewing.lot import eligible
from yanglao.commands.office import Office
from yanglao.store.acting import Act, ActRefused, By
from yanglao.store.founding import Appointment, add_role
from yanglao.store.proposals import proposal_of

KEYS = count(1)
ON = 20111205
POOR, SICK = number(1), number(2)
CIVIL, FEDERATION, POLICE = "civil", "disabled", "police"
MORE = [
    *certifies("civil", "民政", CIVIL),
    *certifies("civil-2", "民政二", CIVIL),
    *certifies("disabled", "残联", FEDERATION),
    *certifies("police", "公安", POLICE),
    Appointment("helper", "assistant", "协管", UNITS[0][0]),
]
LOW, SEVERE = {"category": "低保"}, {"category": "重度残疾"}


@pytest.fixture(scope="module")
def office(new_office: Callable[[str], Office]) -> Office:
    return new_office("bureaus")


@pytest.fixture(scope="module")
def desk(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Two people, the one poor, the other disabled, each certified by whoever certifies it."""
    made = Desk(found(office, more=MORE), tmp_path_factory.mktemp("bureaus"))
    made.register([POOR, SICK])
    for who, one, kind in (("civil", POOR, LOW), ("disabled", SICK, SEVERE)):
        assert done(made, "category", who, number=one, **kind, **{"from": "2011-11-01"})["recorded"] == 1
    return made


@pytest.fixture(autouse=True)
def undone(desk: Desk) -> Iterator[None]:
    with desk.agency.connection.transaction(force_rollback=True):
        yield


def by(who: str) -> By:
    return By(who, ON, f"bureaus {next(KEYS)}")


def done(desk: Desk, act: str, who: str, **row: object) -> dict[str, Any]:
    return do(desk.agency, act, [row], by=by(who))


def codes(answer: dict[str, Any]) -> list[str]:
    return [one["code"] for one in answer["refused"]]


def refused(desk: Desk, act: str, who: str, **row: object) -> ActRefused:
    with pytest.raises(ActRefused) as fault:
        done(desk, act, who, **row)
    return fault.value


SINCE = {"from": "2011-12-01"}


@pytest.mark.parametrize(("who", "own", "other"), [("civil", LOW, SEVERE), ("disabled", SEVERE, LOW)])
def test_its_own_kind_is_certified_and_no_other(
    desk: Desk, who: str, own: dict[str, str], other: dict[str, str]
) -> None:
    assert done(desk, "category", who, number=POOR, **own, **SINCE)["rejected"] == 0
    answer = done(desk, "category", who, number=SICK, **other, **SINCE)
    assert (answer["recorded"], codes(answer)) == (0, ["not_your_bureau"])


def test_it_is_told_who_answers(desk: Desk) -> None:
    [row] = done(desk, "category", "civil", number=POOR, **SEVERE, **SINCE)["refused"]
    assert "市残疾人联合会" in row["zh"] and "disabled persons" in row["en"]
    told = refused(desk, "student", "civil", number=POOR, **SINCE)
    assert told.code == "not_your_bureau" and "市教育局" in told.zh and "education" in told.en


def test_a_list_is_sorted_row_by_row(desk: Desk) -> None:
    rows = [{"number": one, **kind, **SINCE, "until": ""} for one, kind in ((POOR, SEVERE), (SICK, LOW))]
    answer = desk.take("category", rows, on=ON, actor="civil")
    assert (answer["recorded"], answer["rejected"], desk.codes()) == (1, 1, ["not_your_bureau"])


@pytest.mark.parametrize(
    ("act", "row"),
    [
        ("extend_certification", {"until": "2013-01-01"}),
        ("contest_certification", {"reason": "名册上没有"}),
    ],
)
def test_another_bureaus_certification_is_neither_extended_nor_disputed(
    desk: Desk, act: str, row: dict[str, str]
) -> None:
    assert codes(done(desk, act, "civil", number=SICK, **SEVERE, **row)) == ["not_your_bureau"]
    assert codes(done(desk, act, "disabled", number=POOR, **LOW, **row)) == ["not_your_bureau"]


def test_a_supervisor_disputes_any_and_its_bureau_alone_settles(desk: Desk) -> None:
    doubt = {"number": SICK, **SEVERE, "reason": "名册上没有"}
    assert done(desk, "contest_certification", "supervisor", **doubt)["recorded"] == 1
    end = doubt | {"outcome": "维持认定"}
    assert codes(done(desk, "settle_dispute", "civil", **end)) == ["not_your_bureau"]
    assert done(desk, "settle_dispute", "disabled", **end)["recorded"] == 1


def test_an_end_is_agreed_to_and_sent_back_within_the_bureau(desk: Desk) -> None:
    end = {"number": POOR, **LOW, "from": "2011-11-01", "until": "2011-11-30"}
    proposal = done(desk, "category", "civil", **end)["proposal"]
    for who in ("disabled", "police"):
        with pytest.raises(ActRefused) as fault:
            agree(desk.agency, number=proposal, by=by(who))
        assert fault.value.code == "not_your_bureau" and "市民政局" in fault.value.zh
        with pytest.raises(ActRefused) as fault:
            send_back(desk.agency, number=proposal, reason="不对", by=by(who))
        assert fault.value.code == "not_your_bureau"
    assert agree(desk.agency, number=proposal, by=by("civil-2"))["recorded"] == 1


def correcting(desk: Desk, who: str, values: dict[str, str] | None = None) -> dict[str, Any]:
    rows = desk.rows("SELECT id FROM fact WHERE kind = 4 AND code = 8 ORDER BY id LIMIT 1")
    asked = {"number": POOR, "fact": rows[0][0], "reason": "录错", "document": "民字9号"}
    return done(desk, "replace_fact", who, **asked, values=values or {"from": "2011-11-02"})


def test_a_correction_is_made_and_agreed_to_within_the_bureau(desk: Desk) -> None:
    with pytest.raises(ActRefused) as fault:
        correcting(desk, "disabled")
    assert fault.value.code == "not_your_bureau"
    proposal = proposal_of(desk.agency.connection, desk.agency.area, correcting(desk, "civil")["proposal"])
    under_way = Act(desk.agency, by("civil"), 0)
    able = eligible(under_way, proposal, ("certifier",))
    assert able == ["certifier", "certifier-2", "civil-2"]


def test_a_correction_does_not_turn_a_fact_into_another_bureaus(desk: Desk) -> None:
    with pytest.raises(ActRefused) as fault:
        correcting(desk, "civil", {"category": "severe_disability"})
    assert fault.value.code == "not_your_bureau" and "市残疾人联合会" in fault.value.zh


def test_a_post_of_a_bureau_opens_no_door_of_another_post(desk: Desk) -> None:
    """An assistant tells of deaths in their unit alone, the police of any, the federation of none."""
    there = number(3)
    desk.register([there], unit="东海社区")
    died = {"on": "2011-12-01"}
    assert codes(done(desk, "death", "helper", number=there, **died)) == ["not_your_unit"]
    for who, one in (("helper", POOR), ("police", there), ("police", SICK)):
        assert not {"not_your_unit", "not_your_bureau"}.intersection(
            codes(done(desk, "death", who, number=one, **died))
        )
    assert refused(desk, "death", "disabled", number=SICK, **died).code == "not_your_bureau"


def test_several_bureaus_of_one_person_add_up() -> None:
    plan = "dongfang-2011"
    assert answers_for(plan, "family", ["category.one_child_certificate"])
    assert not answers_for(plan, "family", ["category.one_child_certificate", "category.low_income"])
    assert answers_for(plan, "", ["category.low_income"])


# --- posts


def appointed(desk: Desk, **more: str) -> dict[str, Any]:
    asked = {"login": "newcomer", "name": "新人", "role": "certifier", "since": "2011-12-05"}
    return done(desk, "appointment", "system", **(asked | more))


@pytest.mark.parametrize(
    ("more", "code", "told"),
    [
        ({}, "bureau_needed", "civil 市民政局"),
        ({"bureau": "post"}, "no_such_bureau", "police 市公安局"),
        ({"role": "clerk", "bureau": "civil"}, "no_bureau_here", "只有认定单位"),
    ],
)
def test_an_appointment_names_the_bureau(desk: Desk, more: dict[str, str], code: str, told: str) -> None:
    with pytest.raises(ActRefused) as fault:
        appointed(desk, **more)
    assert fault.value.code == code and told in fault.value.zh


def test_whoever_is_appointed_certifies_for_that_bureau(desk: Desk) -> None:
    agree(desk.agency, number=appointed(desk, bureau="civil")["proposal"], by=by("security"))
    rows = desk.rows("SELECT role, bureau FROM staff_role WHERE login = 'newcomer'")
    assert rows == [("certifier", "civil")]
    agree(desk.agency, number=appointed(desk, bureau="police")["proposal"], by=by("security"))
    with pytest.raises(ActRefused) as fault:
        appointed(desk, bureau="civil")
    assert fault.value.code == "already_appointed"


@pytest.mark.parametrize(
    ("role", "bureau", "code"),
    [
        ("certifier", "", "bureau_needed"),
        ("certifier", "x", "no_such_bureau"),
        ("clerk", "civil", "no_bureau_here"),
    ],
)
def test_a_founding_names_the_bureau(desk: Desk, role: str, bureau: str, code: str) -> None:
    one = Appointment("newcomer", role, "新人", bureau=bureau)
    with pytest.raises(ActRefused) as fault:
        found_area(
            desk.agency.connection,
            desk.agency.keys,
            plan="dongfang-2011",
            name="东方市",
            units=UNITS,
            staff=[one],
        )
    assert fault.value.code == code


@pytest.mark.parametrize(("role", "bureau"), [("certifier", ""), ("clerk", "civil")])
def test_the_database_has_no_certifier_without_a_bureau_and_no_other_with_one(
    desk: Desk, role: str, bureau: str
) -> None:
    one = Appointment("police" if role == "certifier" else "clerk", role, "经办", bureau=bureau)
    with pytest.raises(psycopg.errors.CheckViolation, match="certifies_for_a_bureau"):
        add_role(desk.agency.connection, desk.agency.area, one)
