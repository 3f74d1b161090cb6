"""Units ranked: proven better, proven worse, and those of which nobody can tell; as things stood at the end of the period."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from acts.desk import Desk
from reports.offices import HERE, THERE, reads
from reports.ranked import DECEMBER, NOVEMBER, ranked_desk

from yanglao.acts.townships.ranking import ranking, standing
from yanglao.commands.office import Office
from yanglao.kernel.intervals import Interval, Share
from yanglao.kernel.periods import MONTH, QUARTER, Period, period_with
from yanglao.reports.ranking import ranking_report
from yanglao.reports.report import Row

YEAR_END = Period(DECEMBER)
ON = 20120105


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return ranked_desk(new_office("ranking"), tmp_path_factory.mktemp("ranking"))


def rows(desk: Desk, measure: str, period: Period = YEAR_END, unit: str = "") -> list[Row]:
    report = ranking_report(reads(desk, ON, "supervisor", unit=unit), period=period)
    return [row for row in report.rows if row["measure"] == measure]


def told(found: list[Row]) -> list[tuple[str, int, int, str]]:
    return [(row["unit"], row["part"], row["whole"], row["standing"]) for row in found]


def test_enrolment_is_held_against_the_target_of_the_plan(desk: Desk) -> None:
    found = rows(desk, "coverage")
    assert told(found) == [(HERE, 17, 17, "above"), (THERE, 0, 13, "below")]
    assert [(row["place"], row["low"], row["high"], row["aim"]) for row in found] == [
        (1, 815, 1000, 600),
        (2, 0, 229, 600),
    ]


def test_it_tells_how_things_stood_when_the_period_ended(desk: Desk) -> None:
    """In November nobody had died here, nor there by what was known; the one there is known by now to have been dead by its end."""
    assert told(rows(desk, "coverage", Period(NOVEMBER))) == [
        (HERE, 18, 18, "above"),
        (THERE, 0, 13, "below"),
    ]
    assert [one[1:3] for one in told(rows(desk, "payment", Period(NOVEMBER)))] == [(6, 6), (0, 0)]
    assert [one[1:3] for one in told(rows(desk, "payment"))] == [(5, 5), (0, 0)]


def test_a_handful_proves_nothing(desk: Desk) -> None:
    """All five are paid, one of one death was told late: chance would do as much."""
    assert [row["standing"] for row in rows(desk, "payment")] == ["unknown", "unknown"]
    assert told(rows(desk, "deaths")) == [(HERE, 1, 1, "unknown"), (THERE, 0, 1, "unknown")]
    assert [row["place"] for row in rows(desk, "deaths")] == [1, 1]


def test_deaths_are_those_told_in_the_period(desk: Desk) -> None:
    assert [row["whole"] for row in rows(desk, "deaths", Period(NOVEMBER))] == [0, 0]
    assert [row["whole"] for row in rows(desk, "deaths", period_with(NOVEMBER, QUARTER))] == [1, 1]
    assert rows(desk, "deaths", Period(NOVEMBER))[0]["low"] is None


def test_of_a_unit_one_sees_its_place_among_all(desk: Desk) -> None:
    (row,) = rows(desk, "coverage", unit=THERE)
    assert (row["unit"], row["place"]) == (THERE, 2)
    assert [
        row["unit"] for row in ranking_report(reads(desk, ON, "helper"), period=Period(DECEMBER)).rows
    ] == [HERE] * 3


def test_where_everybody_is_the_target_units_are_held_against_each_other(desk: Desk) -> None:
    found = {one.measure: one.aim for one in ranking(desk.agency, Period(DECEMBER, MONTH))}
    assert found == {"coverage": Share(60, 100), "payment": Share(5, 5), "deaths": Share(1, 2)}


@pytest.mark.parametrize(
    ("interval", "aim", "where"),
    [
        (Interval(600, 700), Share(60, 100), "above"),
        (Interval(599, 700), Share(60, 100), "unknown"),
        (Interval(500, 599), Share(60, 100), "below"),
        (Interval(0, 794), Share(0, 0), "unknown"),
        (None, Share(60, 100), "unknown"),
    ],
)
def test_only_a_whole_interval_tells(interval: Interval | None, aim: Share, where: str) -> None:
    assert standing(interval, aim) == where
