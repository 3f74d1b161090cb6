"""What is late: proposals past their day, deaths not told in the month in which they happened, by unit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from acts.correcting import Corrections
from acts.desk import Desk, number
from reports.offices import HERE, THERE, desk_of, reads, register

from yanglao.acts.doing import do
from yanglao.commands.office import Office
from yanglao.kernel.months import month
from yanglao.reports.overdue import UNCERTAIN, late_by_unit, told_late, waiting_proposals
from yanglao.reports.report import Report
from yanglao.store.acting import By

OCTOBER = month(2012, 10)
YOUNG, OLD, LATE, IN_TIME, GONE, ALIVE, OTHER = (number(n, "19490420") for n in range(1, 8))


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Two enrolments and a claim that wait, one of them in another unit; a parameter; deaths told on 8 October 2012."""
    desk = desk_of(new_office("overdue"), tmp_path_factory.mktemp("overdue"))
    register(desk, (YOUNG, OLD, LATE, IN_TIME, GONE, ALIVE), on=20111020)
    register(desk, [OTHER], unit=THERE, on=20111020)
    joined = [{"number": one, "on": "2011-10-25"} for one in (OLD, LATE, IN_TIME, GONE, ALIVE, OTHER)]
    desk.take("enrolment", joined, on=20111025)
    desk.take("enrolment", [{"number": YOUNG, "on": "2012-09-24"}], on=20120924, agreed=False)
    desk.take("claim", [{"number": OLD, "on": "2012-09-25"}], on=20120925, agreed=False)
    desk.take("claim", [{"number": OTHER, "on": "2012-10-10"}], on=20121010, agreed=False)
    dead = {LATE: "2012-09-20", IN_TIME: "2012-10-03", ALIVE: "2012-07-01"}
    desk.take("death", [{"number": one, "on": day} for one, day in dead.items()], on=20121008)
    Corrections(desk, 20121009).correct(ALIVE, "death")
    desk.take("emigration", [{"number": GONE, "on": "2012-08-01"}], on=20121008, agreed=False)
    desk.agree(desk.answer["proposal"], on=20121112)
    value = {
        "parameter": "base_pension_yuan_monthly",
        "valid_from": "2012-01",
        "value": 140,
        "document": "文",
    }
    do(desk.agency, "parameter", [value], by=By("supervisor", 20121008, "raise"))
    return desk


def sums(report: Report) -> dict[str, int]:
    return {name: value for name, (_, _, value) in report.sums.items()}


def test_what_waits_is_due_on_a_working_day(desk: Desk) -> None:
    """From 24 September 2012: five working days to Saturday 29 September, which is worked, then five from 8 October."""
    report = waiting_proposals(reads(desk, 20121015))
    found = [(row["act"], row["since"], row["due"], row["days_late"]) for row in report.rows]
    assert found == [
        ("enrolment", 20120924, 20121012, 3),
        ("claim", 20120925, 20121029, 0),
        ("claim", 20121010, 20121107, 0),
        ("parameter", 20121008, None, None),
    ]
    first = report.rows[0]
    assert (first["proposed_by"], first["step"], first["waits_for"]) == ("clerk", "agreed", "reviewer")
    assert sums(report) == {"waiting": 4, "late": 1}


def test_only_what_is_late_is_listed_when_asked(desk: Desk) -> None:
    report = waiting_proposals(reads(desk, 20121015), only_late=True)
    assert [row["act"] for row in report.rows] == ["enrolment"]
    assert [row["act"] for row in waiting_proposals(reads(desk, 20121012), only_late=True).rows] == []


def test_of_a_unit_one_sees_what_is_about_its_people(desk: Desk) -> None:
    mine = waiting_proposals(reads(desk, 20121015, "helper")).rows
    assert [(row["act"], row["since"]) for row in mine] == [("enrolment", 20120924), ("claim", 20120925)]
    theirs = waiting_proposals(reads(desk, 20121015, unit=THERE)).rows
    assert [(row["act"], row["since"]) for row in theirs] == [("claim", 20121010)]


def test_a_due_day_in_a_year_that_nobody_knows_says_so(desk: Desk) -> None:
    assert waiting_proposals(reads(desk, 20121015)).remarks == []
    with desk.agency.connection.transaction(force_rollback=True):
        register(desk, [number(9)], on=20170105)
        desk.take("enrolment", [{"number": number(9), "on": "2017-01-05"}], on=20170105, agreed=False)
        assert waiting_proposals(reads(desk, 20170105)).remarks == [UNCERTAIN]


def test_a_death_not_told_in_its_month_is_late(desk: Desk) -> None:
    report = told_late(reads(desk, 20121031), month=OCTOBER)
    found = {row["number"]: row for row in report.rows}
    assert set(found) == {LATE, GONE}
    late, gone = found[LATE], found[GONE]
    assert (late["event"], late["day"], late["told_on"], late["due"], late["days_late"]) == (
        "death",
        20120920,
        20121008,
        20120930,
        8,
    )
    # An emigration has twenty working days: from 1 August to 29 August. It counts as told when it is proposed.
    assert (gone["event"], gone["told_on"], gone["due"], gone["days_late"]) == (
        "emigration",
        20121008,
        20120829,
        40,
    )
    assert sums(report) == {"told": 3, "late": 2}
    assert told_late(reads(desk, 20121031), month=OCTOBER - 1).rows == []


def test_units_are_told_how_often_they_were_late(desk: Desk) -> None:
    rows = late_by_unit(reads(desk, 20121031), month=OCTOBER).rows
    assert rows == [{"unit": HERE, "told": 3, "late": 2}, {"unit": THERE, "told": 0, "late": 0}]
    assert late_by_unit(reads(desk, 20121031, "helper"), month=OCTOBER).rows == rows[:1]
    assert told_late(reads(desk, 20121031, unit=THERE), month=OCTOBER).rows == []
