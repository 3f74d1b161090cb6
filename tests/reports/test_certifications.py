"""Certifications as they stand on a day, and a bureau's list held against ours."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from acts.desk import Desk, number
from reports.offices import HERE, THERE, desk_of, reads, register

from yanglao.acts.doing import do
from yanglao.commands.office import Office
from yanglao.reports.certifications import certified, compared
from yanglao.reports.report import Report, Row
from yanglao.store.acting import ActRefused, By

ON = 20120601
VALID, SOON, ENDED, COMING, DOUBLE, DISABLED, RENEWED, OTHER, STRANGER, BARE = (
    number(n) for n in range(1, 11)
)
UNTIL = {
    VALID: "2013-01-01",
    SOON: "2012-07-01",
    ENDED: "2012-06-01",
    DOUBLE: "",
    OTHER: "2012-12-31",
}


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = desk_of(new_office("certified"), tmp_path_factory.mktemp("certified"))
    register(desk, (VALID, SOON, ENDED, COMING, DOUBLE, DISABLED, RENEWED, BARE), on=20111020)
    register(desk, [OTHER], unit=THERE, on=20111020)
    poor = [
        {"number": one, "category": "低保", "from": "2012-01-01", "until": end} for one, end in UNTIL.items()
    ]
    poor += [
        {"number": COMING, "category": "低保", "from": "2012-06-02", "until": ""},
        {"number": RENEWED, "category": "低保", "from": "2011-01-01", "until": "2012-01-01"},
        {"number": RENEWED, "category": "低保", "from": "2012-03-01", "until": ""},
    ]
    kinds = {DOUBLE: "优抚对象", DISABLED: "重度残疾", ENDED: "优抚对象"}
    more = [
        {"number": one, "category": kind, "from": "2012-01-01", "until": ""} for one, kind in kinds.items()
    ]
    more.append({"number": DISABLED, "category": "独生子女", "from": "2012-01-01", "until": ""})
    assert desk.take("category", [*poor, *more], on=20120501)["rejected"] == 0
    row = {"number": VALID, "category": "低保", "reason": "查"}
    do(desk.agency, "contest_certification", [row], by=By("supervisor", 20120515, "contest"))
    return desk


def poor(report: Report) -> dict[str, Row]:
    return {row["number"]: row for row in report.rows if row["kind"] == "low_income"}


def sums(report: Report) -> dict[str, int]:
    return {name: value for name, (_, _, value) in report.sums.items() if value}


def test_each_stands_as_it_does_on_the_day(desk: Desk) -> None:
    """Thirty days from 1 June are 1 July. What ends on a day holds no longer on it."""
    found = poor(certified(reads(desk, ON), days=30))
    states = {one: row["status"] for one, row in found.items()}
    assert states == {
        VALID: "valid",
        SOON: "expiring",
        ENDED: "expired",
        COMING: "coming",
        DOUBLE: "valid",
        RENEWED: "valid",
        OTHER: "valid",
    }
    assert poor(certified(reads(desk, ON), days=29))[SOON]["status"] == "valid"
    assert poor(certified(reads(desk, 20120531), days=30))[ENDED]["status"] == "expiring"


def test_two_hardships_at_once_and_disputes_are_flagged(desk: Desk) -> None:
    report = certified(reads(desk, ON), days=30)
    assert {row["number"] for row in report.rows if row["doubled"]} == {DOUBLE}
    assert {(row["number"], row["kind"]) for row in report.rows if row["disputed"]} == {(VALID, "low_income")}
    assert sums(report) == {
        "valid": 8,
        "expiring": 1,
        "expired": 1,
        "coming": 1,
        "valid_low_income": 5,
        "valid_severe_disability": 1,
        "valid_preferential_treatment": 2,
        "valid_one_child_certificate": 1,
        "disputed": 1,
        "doubled": 2,
    }


def test_only_some_are_listed_when_asked_and_of_a_unit_its_own(desk: Desk) -> None:
    report = certified(reads(desk, ON), days=30, status="expired")
    assert [row["number"] for row in report.rows] == [ENDED]
    assert OTHER not in poor(certified(reads(desk, ON, "helper"), days=30))


# --- compared


def written(folder: Path, rows: list[dict[str, str]]) -> Path:
    path = folder / "民政.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.DictWriter(file, ["身份证号码", "姓名", "起始日期", "截止日期"])
        out.writeheader()
        out.writerows(rows)
    return path


def test_a_list_is_compared_row_by_row(desk: Desk, tmp_path: Path) -> None:
    theirs = [
        {"身份证号码": VALID, "起始日期": "2012-01-01", "截止日期": "2013-01-01"},
        {"身份证号码": SOON, "截止日期": "2013-07-01"},
        {"身份证号码": ENDED, "起始日期": "2012-01-01"},
        {"身份证号码": STRANGER, "姓名": "王生"},
        {"身份证号码": "46900719700101001X"},
        {"身份证号码": BARE},
        {"身份证号码": DOUBLE, "起始日期": "2012-02-01"},
        {"身份证号码": OTHER, "截止日期": "2012-12-31"},
    ]
    report = compared(reads(desk, ON, "certifier"), kind="low_income", path=written(tmp_path, theirs))
    assert [(row.get("row"), row["outcome"]) for row in report.rows] == [
        (2, "same"),
        (3, "dates_differ"),
        (4, "not_ours"),
        (5, "unknown"),
        (6, "unreadable"),
        (7, "not_ours"),
        (8, "dates_differ"),
        (9, "same"),
        (None, "not_theirs"),
    ]
    differs, stranger, missing = report.rows[1], report.rows[3], report.rows[-1]
    assert (differs["their_since"], differs["their_until"], differs["until"]) == (None, 20130701, 20120701)
    assert (stranger["name"], stranger["number"]) == ("王生", STRANGER)
    assert (missing["number"], missing["unit"], missing["since"]) == (RENEWED, HERE, 20120301)
    assert sums(report) == {
        "same": 2,
        "dates_differ": 2,
        "not_ours": 2,
        "unknown": 1,
        "unreadable": 1,
        "not_theirs": 1,
    }


def test_lists_that_cannot_be_compared(desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path, [{"身份证号码": VALID}])
    with pytest.raises(ActRefused) as refused:
        compared(reads(desk, ON), kind="poor", path=path)
    assert refused.value.code == "no_such_kind"
    path.write_text("姓名\n王生\n", encoding="utf-8")
    with pytest.raises(ActRefused) as refused:
        compared(reads(desk, ON), kind="low_income", path=path)
    assert refused.value.code == "missing_heading"
