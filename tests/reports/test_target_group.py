"""A household survey, and what follows from it: who could join, why others cannot, how far the targets are reached."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from acts.desk import Desk, number
from acts.payrolls import Payrolls
from reports.offices import HERE, HOME, THERE, desk_of, reads, register

from yanglao.acts.doing import do
from yanglao.acts.survey.population import outside, population
from yanglao.commands.office import Office
from yanglao.kernel.columns import Bools
from yanglao.kernel.months import month
from yanglao.reports.call_list import call_list
from yanglao.reports.report import Report, Row
from yanglao.reports.target_group import persons_of_target_group, target_group
from yanglao.store.acting import By
from yanglao.store.surveys import Surveyed

ON = 20111230
JOINED, PENSIONER, SUSPENDED, NOT_JOINED, DEAD, LEFT, UNCERTIFIED = (
    number(n, born)
    for n, born in enumerate(
        ("19700101", "19490101", "19490202", "19800101", "19700303", "19700404", "19700505"), 1
    )
)
ELSEWHERE = number(
    8, "19700606"
)  # registered as living in a village by the bureau, whatever the household says
GONE = number(9, "19700808")  # on the register, never joined, dead as the household says
SAYS_CITY, VILLAGER, STUDENT, CHILD, EMPLOYEE, RETIRED, OLD = (
    number(n, born)
    for n, born in enumerate(
        ("19750101", "19750202", "19940303", "19980404", "19750505", "19500606", "19450707"), 21
    )
)


def said(one: str, unit: str = THERE, **more: object) -> dict[str, object]:
    usual = {"number": one, "name": "陈调查", "unit": unit, "household": "非农业", "from": "2000-01-01"}
    return {**usual, "on": "2011-12-01", **more}


SURVEY = [
    said(SAYS_CITY, HERE),
    said(VILLAGER, HERE, household="农业"),
    said(STUDENT, student="是"),
    said(CHILD),
    said(EMPLOYEE, scheme="职工"),
    said(RETIRED, scheme="职工", drawing="是"),
    said(OLD),
    said(UNCERTIFIED, HERE),
    said(ELSEWHERE, HERE),
    said(JOINED, HERE, household="农业", gone="迁出"),
    said(GONE, HERE, gone="死亡"),
]


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Two pensioners, one of them suspended; November and December 2011 paid."""
    desk = desk_of(new_office("target"), tmp_path_factory.mktemp("target"))
    register(desk, (JOINED, PENSIONER, SUSPENDED, NOT_JOINED, DEAD, LEFT, GONE), on=20111020)
    desk.take(
        "register", [{"number": UNCERTIFIED, "name": "陈", "unit": HERE, "phone": "13600000001"}], on=20111020
    )
    desk.take("register", [{"number": ELSEWHERE, "name": "陈", "unit": HERE}], on=20111020)
    desk.take("residence", [{**HOME, "number": ELSEWHERE, "household": "农业"}], on=20111020)
    joined = (JOINED, PENSIONER, SUSPENDED, DEAD, LEFT)
    desk.take("enrolment", [{"number": one, "on": "2011-10-20"} for one in joined], on=20111020)
    desk.take("claim", [{"number": one, "on": "2011-10-21"} for one in (PENSIONER, SUSPENDED)], on=20111021)
    months = Payrolls(desk)
    for one in (month(2011, 10), month(2011, 11)):
        months.month(one)
    held = {"number": SUSPENDED, "from": "2011-12", "until": "", "reason": "未认证"}
    desk.suspend([held], on=20111201)
    desk.take("emigration", [{"number": LEFT, "on": "2011-12-02"}], on=20111205)
    desk.take("death", [{"number": DEAD, "on": "2011-12-03"}], on=20111205)
    months.pay(month(2011, 12))
    answer = desk.take("survey", SURVEY, on=20111205)
    assert (answer["recorded"], answer["rejected"]) == (len(SURVEY), 0)
    return desk


def by_number(report: Report) -> dict[str, Row]:
    return {row["number"]: row for row in report.rows}


def sums(report: Report) -> dict[str, int]:
    return {name: value for name, (_, _, value) in report.sums.items()}


@pytest.mark.parametrize(
    ("one", "standing", "why"),
    [
        (JOINED, "enrolled", None),  # what the household says does not undo what is certified
        (PENSIONER, "enrolled", None),
        (NOT_JOINED, "could", None),
        (UNCERTIFIED, "could", None),
        (SAYS_CITY, "could", None),
        (OLD, "could", None),
        (LEFT, "cannot", "relation_ended"),
        (ELSEWHERE, "cannot", "agricultural_household"),
        (VILLAGER, "cannot", "agricultural_household"),
        (STUDENT, "cannot", "student"),
        (CHILD, "cannot", "under_16"),
        (EMPLOYEE, "cannot", "covered_elsewhere"),
        (RETIRED, "cannot", "drawing_elsewhere"),
    ],
)
def test_everybody_stands_somewhere_and_the_rules_say_why(
    desk: Desk, one: str, standing: str, why: str | None
) -> None:
    row = by_number(persons_of_target_group(reads(desk, ON)))[one]
    assert (row["standing"], row["why"]) == (standing, why)


def test_the_dead_are_not_counted(desk: Desk) -> None:
    report = persons_of_target_group(reads(desk, ON))
    assert {DEAD, GONE}.isdisjoint(by_number(report)) and len(report.rows) == 14
    assert sums(report) == {"enrolled": 3, "could": 4, "cannot": 7}


def test_targets_by_unit(desk: Desk) -> None:
    """Here 3 of 6 have joined, and 60 % of 6 are 4; there none of 1. Of those of age three are entitled: one is paid, one is
    suspended, one has not joined."""
    report = target_group(reads(desk, ON))
    here, there = report.rows
    assert (here["unit"], here["known"], here["enrolled"], here["could"], here["cannot"]) == (
        HERE,
        9,
        3,
        3,
        3,
    )
    assert (here["enrolled_percent"], here["to_enrol"]) == (500, 1)
    assert (here["entitled"], here["paid"], here["paid_percent"], here["to_pay"]) == (2, 1, 500, 1)
    assert (there["known"], there["enrolled"], there["could"], there["cannot"]) == (5, 0, 1, 4)
    assert (there["enrolled_percent"], there["to_enrol"], there["entitled"], there["paid"]) == (0, 1, 1, 0)
    total = sums(report)
    assert (total["enrolled_percent"], total["to_enrol"], total["paid_percent"]) == (3 * 1000 // 7, 2, 333)


def test_the_call_list_has_those_who_could(desk: Desk) -> None:
    report = call_list(reads(desk, ON))
    assert [row["number"] for row in report.rows] == [OLD, UNCERTIFIED, SAYS_CITY, NOT_JOINED]
    found = by_number(report)
    assert found[UNCERTIFIED]["phone"] == "13600000001" and found[OLD]["phone"] is None
    assert (found[OLD]["name"], found[OLD]["unit"]) == ("陈调查", THERE)


def test_of_a_unit_one_sees_its_people(desk: Desk) -> None:
    mine = call_list(reads(desk, ON, "helper"))
    assert {row["unit"] for row in mine.rows} == {HERE} and len(mine.rows) == 3
    assert [row["unit"] for row in target_group(reads(desk, ON, unit=THERE)).rows] == [THERE]
    assert sums(target_group(reads(desk, ON, unit=THERE)))["known"] == 5


# --- the survey itself


def taken(desk: Desk, *rows: dict[str, object], who: str = "clerk", key: str) -> dict[str, object]:
    return do(desk.agency, "survey", rows, by=By(who, 20111206, key))


def test_what_is_said_again_is_no_news_and_what_is_older_neither(desk: Desk) -> None:
    with desk.agency.connection.transaction(force_rollback=True):
        same = taken(desk, SURVEY[0], key="s1")
        older = taken(desk, said(SAYS_CITY, HERE, household="农业", on="2011-11-30"), key="s2")
        assert (same["recorded"], same["unchanged"], older["recorded"]) == (0, 1, 0)
        assert by_number(persons_of_target_group(reads(desk, ON)))[SAYS_CITY]["standing"] == "could"
        newer = taken(desk, said(SAYS_CITY, HERE, household="农业", on="2011-12-02"), key="s3")
        assert newer["recorded"] == 1
        row = by_number(persons_of_target_group(reads(desk, ON)))[SAYS_CITY]
        assert row["why"] == "agricultural_household"


@pytest.mark.parametrize(
    ("who", "row", "code"),
    [
        ("clerk", said(number(31), unit="没有的"), "unknown_unit"),
        ("clerk", said(number(31), on="2011-12-07"), "date_in_future"),
        ("clerk", said(number(31), **{"from": "2011-12-07"}), "date_in_future"),
        ("helper", said(number(31)), "not_your_unit"),
    ],
)
def test_rows_that_come_back(desk: Desk, who: str, row: dict[str, object], code: str) -> None:
    answer = taken(desk, row, who=who, key=f"bad {who} {code} {row['on']}")
    refused = answer["refused"]
    assert isinstance(refused, list)
    assert ([one["code"] for one in refused], answer["recorded"]) == ([code], 0)


def test_an_assistant_surveys_their_own_unit(desk: Desk) -> None:
    with desk.agency.connection.transaction(force_rollback=True):
        assert taken(desk, said(number(32), HERE), who="helper", key="own")["recorded"] == 1


@pytest.mark.parametrize("unit", ["", HERE, THERE])
def test_those_outside_are_found_without_the_others(desk: Desk, unit: str) -> None:
    """The same people as everybody's answers give, and the same count of those who have joined."""
    who = reads(desk, ON, unit=unit)
    whole = population(desk.agency, on=ON, units=who.units)
    found = outside(desk.agency, on=ON, units=who.units)
    could = sorted(zip(whole.persons[whole.could].tolist(), _names(whole.said, whole.could), strict=True))
    assert could == sorted(zip(found.persons.tolist(), _names(found.said), strict=True)) != []
    assert found.enrolled == int(whole.enrolled.sum()) == (0 if unit == THERE else 3)


def _names(said: Sequence[Surveyed | None], such: Bools | None = None) -> list[str]:
    kept = said if such is None else [said[i] for i in such.nonzero()[0].tolist()]
    return ["" if one is None else one.number for one in kept]
