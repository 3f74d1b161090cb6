"""A campaign of life certificates: who is due, the largest pension first; the suspensions that follow, as a list."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from acts.desk import Desk, number
from acts.payrolls import Payrolls
from reports.offices import THERE, desk_of, reads, register

from yanglao.commands.office import Office
from yanglao.kernel.months import month
from yanglao.reports.life_certificates import announcement_list, life_certificates, suspension_list
from yanglao.reports.report import Report

ON, SINCE = 20120131, 20120101
SMALL, LARGE, CAME, CAME_BEFORE, SUSPENDED, DEAD, OTHER = (number(n, "19490101") for n in range(1, 8))
EVERYBODY = (SMALL, LARGE, CAME, CAME_BEFORE, SUSPENDED, DEAD, OTHER)
BASE = 13000


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """November 2011 to January 2012 paid; one has paid back fifteen years of 2000 yuan."""
    desk = desk_of(new_office("certificates"), tmp_path_factory.mktemp("certificates"))
    register(desk, EVERYBODY[:-1], on=20111020)
    register(desk, [OTHER], unit=THERE, on=20111020)
    desk.take("enrolment", [{"number": one, "on": "2011-10-20"} for one in EVERYBODY], on=20111020)
    years = {"number": LARGE, "years": 15, "tier_yuan": 2000, "on": "2011-10-21", "receipt": "B1"}
    desk.take("back_payment", [years], on=20111021)
    desk.take("claim", [{"number": one, "on": "2011-10-25"} for one in EVERYBODY], on=20111025)
    assert desk.answer["recorded"] == len(EVERYBODY)
    months = Payrolls(desk)
    for one in (month(2011, 10), month(2011, 11), month(2011, 12)):
        months.month(one)
    given = [
        {"number": CAME, "on": "2012-01-01", "method": "手机"},
        {"number": CAME_BEFORE, "on": "2011-12-31", "method": "协管员"},
        {"number": CAME_BEFORE, "on": "2011-11-30", "method": ""},
    ]
    assert desk.take("life_certificate", given, on=20120110)["recorded"] == 3
    months.pay(month(2012, 1))
    held = {"number": SUSPENDED, "from": "2012-02", "until": "", "reason": "未认证"}
    desk.suspend([held], on=20120120)
    desk.take("death", [{"number": DEAD, "on": "2012-01-05"}], on=20120120)
    return desk


def sums(report: Report) -> dict[str, int]:
    return {name: value for name, (_, _, value) in report.sums.items()}


def test_the_largest_pension_comes_first(desk: Desk) -> None:
    """3,000,000 fen over 139 months, rounded half up, on top of 130 yuan."""
    large = BASE + (3000000 * 2 + 139) // (2 * 139)
    report = life_certificates(reads(desk, ON), since=SINCE)
    assert [(row["number"], row["monthly_fen"]) for row in report.rows] == [
        (LARGE, large),
        *((one, BASE) for one in sorted((SMALL, CAME_BEFORE, OTHER))),
    ]
    assert sums(report) == {"in_payment": 6, "certified": 1, "due": 4, "at_risk_fen": large + 3 * BASE}


def test_how_the_last_one_was_given_is_told(desk: Desk) -> None:
    rows = {row["number"]: row for row in life_certificates(reads(desk, ON), since=SINCE).rows}
    assert (rows[CAME_BEFORE]["certified_on"], rows[CAME_BEFORE]["method"]) == (20111231, "assistant")
    assert (rows[SMALL]["certified_on"], rows[SMALL]["method"]) == (None, None)
    later = {row["number"]: row for row in life_certificates(reads(desk, ON), since=20120102).rows}
    assert later[CAME]["method"] == "mobile"


def test_a_campaign_begins_on_its_day(desk: Desk) -> None:
    early = life_certificates(reads(desk, ON), since=20111231)
    assert CAME_BEFORE not in {row["number"] for row in early.rows}
    assert {row["number"] for row in life_certificates(reads(desk, ON, "helper"), since=SINCE).rows} == {
        LARGE,
        SMALL,
        CAME_BEFORE,
    }


@pytest.mark.parametrize("english", [False, True])
def test_the_list_of_suspensions_is_taken_as_it_is(desk: Desk, tmp_path: Path, english: bool) -> None:
    path = tmp_path / "list.csv"

    def due() -> Report:
        return life_certificates(reads(desk, ON, unit=THERE), since=SINCE)

    def take(act: str, rows: Iterable[list[str]]) -> dict[str, Any]:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)
        return desk.take_file(act, path, on=20120131, key=f"{act} {english}", agreed=False)

    with desk.agency.connection.transaction(force_rollback=True):
        assert len(list(suspension_list(due(), month=month(2012, 2), english=english))) == 1
        assert take("announcement", announcement_list(due(), english=english))["recorded"] == 1
        served = {"number": OTHER, "notice": "拟暂停待遇", "on": "2012-01-31", "way": "邮寄送达"}
        stages = [row["stage"] for row in due().rows]
        desk.take("service", [served], on=20120131)
        stages += [row["stage"] for row in due().rows]
        desk.hear([OTHER], on=20120131)
        stages += [row["stage"] for row in due().rows]
        assert stages == ["told", "served", "heard"]
        assert len(list(announcement_list(due(), english=english))) == 1
        answer = take("suspension", suspension_list(due(), month=month(2012, 2), english=english))
        assert (answer["rejected"], answer["proposed"]) == (0, 1)
        desk.agree(answer["proposal"], on=20120131)
        assert OTHER not in {row["number"] for row in life_certificates(reads(desk, ON), since=SINCE).rows}


def test_a_way_that_there_is_not_comes_back(desk: Desk) -> None:
    with desk.agency.connection.transaction(force_rollback=True):
        row = {"number": SMALL, "on": "2012-01-15", "method": "信鸽"}
        desk.take("life_certificate", [row], on=20120120)
        assert desk.codes() == ["bad_choice"]
