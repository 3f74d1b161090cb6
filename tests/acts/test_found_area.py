"""建账: an area stands under its own code, plan, units and staff; what differs from what is on record is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from psycopg import errors
from signing import Everybody, sign_in

from yanglao.acts.found_area import found_area
from yanglao.acts.fund.close_month import close_month
from yanglao.audit.checks import founded
from yanglao.commands.office import Office
from yanglao.store.acting import ActRefused, Area, By
from yanglao.store.installation import MadeUpCity, made_up_city
from yanglao.store.read.areas import all_areas, only_area

UNITS = [("01", "永安社区", "community")]
STAFF = [("clerk", "clerk", "经办 王海"), ("reviewer", "reviewer", "复核 李琼")]
ELSEWHERE = [("clerk", "reviewer", "复核 张三")]  # the same login is somebody else in another area
WHOLE_COUNTRY = ("merged-2014", "national-2011")  # plans that name no place


def found(office: Office, plan: str = "dongfang-2011", name: str = "东方市", **more: Any) -> Area:
    made = found_area(
        office.connection, office.keys, **{"plan": plan, "name": name, "units": UNITS, "staff": STAFF, **more}
    )
    sign_in(office.connection.info.dsn)
    return made.area


def refusal(office: Office, *arguments: str, **more: Any) -> str:
    """The code of the refusal, which has left everything as it was."""
    before = [
        office.connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
        for table in ("area", "unit", "staff")
    ]
    with pytest.raises(ActRefused) as refused:
        found(office, *arguments, **more)
    assert before == [
        office.connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
        for table in ("area", "unit", "staff")
    ]
    return refused.value.code


@pytest.fixture(scope="module")
def areas(office: Office) -> dict[str, Area]:
    """Dongfang, and two areas under plans for the whole country."""
    return {
        "dongfang": found(office),
        "first": found(office, WHOLE_COUNTRY[0], "甲市", code="110100", units=[], staff=[]),
        "second": found(office, WHOLE_COUNTRY[1], "乙市", code="120100", staff=ELSEWHERE),
    }


def test_each_area_has_its_own_code_and_plan(areas: dict[str, Area]) -> None:
    assert [(one.code, one.plan) for one in areas.values()] == [
        ("469007", "dongfang-2011"),
        ("110100", WHOLE_COUNTRY[0]),
        ("120100", WHOLE_COUNTRY[1]),
    ]
    assert len({one.id for one in areas.values()}) == 3


def test_the_same_again_stays_as_it_is(office: Office, areas: dict[str, Area]) -> None:
    assert found(office) == areas["dongfang"]
    assert found(office, code="469007") == areas["dongfang"]
    assert found(office, WHOLE_COUNTRY[1], "乙市", code="120100", staff=ELSEWHERE) == areas["second"]


def test_what_is_founded_is_sealed_each_time(office: Office, areas: dict[str, Area]) -> None:
    agency = office.agency("120100")
    assert founded.find(agency) == []
    found(office, WHOLE_COUNTRY[1], "乙市", code="120100", staff=[*ELSEWHERE, ("new", "auditor", "新人")])
    assert founded.find(agency) == []


def test_a_login_belongs_to_an_area(office: Office, areas: dict[str, Area]) -> None:
    rows = office.connection.execute(
        "SELECT area_id, role FROM staff_role WHERE login = 'clerk' ORDER BY area_id"
    ).fetchall()
    assert rows == [(areas["dongfang"].id, "clerk"), (areas["second"].id, "reviewer")]
    with pytest.raises(ActRefused) as refused:
        close_month(
            office.agency("120100", Everybody("120100")), month=2011 * 12 + 9, by=By("clerk", 20111031, "k")
        )
    assert refused.value.code == "not_your_task"


def test_what_is_new_is_added(office: Office, areas: dict[str, Area]) -> None:
    found(
        office,
        staff=[*STAFF, ("auditor", "auditor", "审计 黎安")],
        units=[*UNITS, ("02", "福民社区", "community")],
    )
    staff = office.connection.execute(
        "SELECT login FROM staff WHERE area_id = %s", (areas["dongfang"].id,)
    ).fetchall()
    assert sorted(staff) == [("auditor",), ("clerk",), ("reviewer",)]


@pytest.mark.parametrize("plan", WHOLE_COUNTRY)
def test_a_plan_without_a_place_needs_one(office: Office, areas: dict[str, Area], plan: str) -> None:
    assert refusal(office, plan, "丙市") == "place_needed"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"plan": WHOLE_COUNTRY[1], "name": "甲市", "code": "110100"}, "area_exists"),
        ({"plan": WHOLE_COUNTRY[0], "name": "甲市", "code": "110100", "opens_in": 24300}, "area_exists"),
        (
            {"plan": WHOLE_COUNTRY[0], "name": "丁市", "code": "110200", "opens_in": 20000},
            "opens_before_launch",
        ),
        ({"plan": WHOLE_COUNTRY[0], "name": "别的市", "code": "110100"}, "area_exists"),
        ({"plan": "merged-2014", "name": "东方市", "code": "469007"}, "area_exists"),
        ({"code": "460100"}, "place_differs"),
        ({"plan": WHOLE_COUNTRY[0], "code": "11010"}, "bad_place"),
        ({"plan": WHOLE_COUNTRY[0], "code": "000000"}, "bad_place"),
        ({"plan": WHOLE_COUNTRY[0], "code": "１１０１００"}, "bad_place"),
        ({"plan": "atlantis"}, "no_such_plan"),
        ({"staff": [("x", "king", "x")]}, "no_such_role"),
        ({"staff": [("clerk", "reviewer", "经办 王海")]}, "login_exists"),
        ({"staff": [("clerk", "clerk", "别人")]}, "login_exists"),
        ({"units": [("01", "永安社区", "farm")]}, "unit_exists"),
        ({"units": [("99", "永安社区", "community")]}, "unit_exists"),
    ],
)
def test_what_differs_is_refused(
    office: Office, areas: dict[str, Area], asked: dict[str, Any], code: str
) -> None:
    assert refusal(office, **asked) == code


def test_of_several_areas_one_has_to_be_named(office: Office, areas: dict[str, Area]) -> None:
    with pytest.raises(ActRefused) as refused:
        office.area()
    assert refused.value.code == "area_needed"
    assert all(
        one.area.code in refused.value.zh and one.name in refused.value.zh
        for one in all_areas(office.connection)
    )
    assert office.area("110100") == areas["first"]


# --- a made-up city and real people never meet -------------------------------------------------------------

CITY = MadeUpCity(300, 7)


def test_no_made_up_city_beside_a_real_area(office: Office, areas: dict[str, Area]) -> None:
    assert refusal(office, city=CITY) == "not_a_demo"
    assert made_up_city(office.connection) is None


def test_real_people_are_not_made_made_up_ones_afterwards(office: Office, areas: dict[str, Area]) -> None:
    """Not even by whoever has the application's login."""
    for name in ("demo_residents", "demo_seed"):
        with pytest.raises(errors.RestrictViolation):
            office.connection.execute("INSERT INTO installation (name, value) VALUES (%s, '300')", (name,))


def test_a_made_up_city_lives_alone(new_office: Callable[[str], Office]) -> None:
    office = new_office("made_up")
    area = found(office, city=CITY)
    assert found(office, city=CITY) == area == only_area(office.connection)
    assert made_up_city(office.connection) == CITY
    for other in (MadeUpCity(301, 7), MadeUpCity(300, 8)):
        assert refusal(office, city=other) == "other_city"
    assert refusal(office) == "demo_database"
    assert refusal(office, WHOLE_COUNTRY[0], "甲市", code="110100") == "demo_database"
