"""Inspections noted; units praised and criticised by name, never by chance, by two people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from acts.desk import Desk
from reports.offices import HERE, THERE, reads
from reports.ranked import ranked_desk

from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.audit.checks import run_checks
from yanglao.commands.office import Office
from yanglao.kernel.identity import check_digit
from yanglao.reports.commendations import commendation_list, inspection_list
from yanglao.reports.report import Report
from yanglao.store.acting import ActRefused, By

ON = 20120110
KEYS = iter(range(10**6))
CASES = {
    "on": "2011-12-20",
    "subject": "死亡报告",
    "sample": 150,
    "faults": 9,
    "findings": "九例迟报",
    "document": "人社检1号",
}
NAMED = {"unit": HERE, "kind": "表扬", "month": "2011-12", "reason": "参保工作", "document": "人社通1号"}


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return ranked_desk(new_office("commendations"), tmp_path_factory.mktemp("commendations"))


@pytest.fixture(autouse=True)
def nothing_stays(desk: Desk) -> Iterator[None]:
    with desk.agency.connection.transaction(force_rollback=True):
        yield


def done(desk: Desk, act: str, given: dict[str, Any]) -> dict[str, Any]:
    return do(desk.agency, act, [given], by=By("supervisor", ON, f"named {next(KEYS)}"))


def inspected(desk: Desk, **more: Any) -> int:
    return int(done(desk, "inspection", {"unit": THERE, **CASES, **more})["inspection"])


def proposed(desk: Desk, **more: Any) -> int:
    return int(done(desk, "commendation", NAMED | more)["proposal"])


def agreed(desk: Desk, number: int, who: str = "supervisor-2") -> dict[str, Any]:
    return agree(desk.agency, number=number, by=By(who, ON, f"agreed {next(KEYS)}"))


def code(attempt: Callable[[], object]) -> str:
    with pytest.raises(ActRefused) as refused:
        attempt()
    return refused.value.code


def named(desk: Desk, who: str = "supervisor") -> Report:
    return commendation_list(reads(desk, ON, who))


# --- inspections


def test_what_an_inspection_found_is_listed_with_its_interval(desk: Desk) -> None:
    number = inspected(desk)
    (row,) = inspection_list(reads(desk, ON, "supervisor")).rows
    assert (row["inspection"], row["unit"], row["sample"], row["faults"]) == (number, THERE, 150, 9)
    assert (row["share"], row["low"], row["high"]) == (60, 31, 111)
    assert (row["inspector"], row["document"]) == ("人社", "人社检1号")
    assert inspection_list(reads(desk, ON, "helper")).rows == []


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ({"faults": 151}, "more_faults_than_cases"),
        ({"on": "2012-01-11"}, "date_in_future"),
        ({"unit": "没有的"}, "unknown_unit"),
        ({"sample": 0}, "bad_count"),
        ({"sample": 1_000_001}, "bad_count"),
    ],
)
def test_no_inspection(desk: Desk, more: dict[str, Any], wanted: str) -> None:
    assert code(lambda: inspected(desk, **more)) == wanted


# --- praise and criticism


def test_a_unit_that_stands_above_is_praised_by_two(desk: Desk) -> None:
    number = proposed(desk, measure="参保率")
    assert named(desk).rows == []
    assert code(lambda: agreed(desk, number, "supervisor")) == "same_person"
    agreed(desk, number)
    (row,) = named(desk).rows
    assert (row["unit"], row["kind"], row["ground"][0]) == (HERE, ("表扬", "praise"), "参保率")
    assert (row["share"], row["low"], row["high"], row["people"]) == (1000, 815, 1000, "人社, 人社二")
    assert [one for one in run_checks(desk.agency) if one.findings] == []


def test_a_unit_that_stands_below_is_criticised(desk: Desk) -> None:
    agreed(desk, proposed(desk, unit=THERE, kind="批评", measure="参保率"))
    assert named(desk).sums["criticism"][2] == 1
    assert named(desk, "helper").rows == []


def test_on_the_ground_of_an_inspection(desk: Desk) -> None:
    number = inspected(desk)
    agreed(desk, proposed(desk, unit=THERE, kind="批评", inspection=number, span="季"))
    (row,) = named(desk).rows
    assert (row["ground"], row["share"]) == ((f"检查 {number}", f"inspection {number}"), 60)


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ({"measure": "发放率"}, "cannot_tell"),  # five of five
        ({"unit": THERE, "kind": "批评", "measure": "死亡当月报告率"}, "cannot_tell"),  # one of one told late
        ({"kind": "批评", "measure": "参保率"}, "stands_otherwise"),
        ({"unit": THERE, "measure": "参保率"}, "stands_otherwise"),
        ({}, "one_ground"),
        ({"measure": "参保率", "inspection": 1}, "one_ground"),
        ({"inspection": 999}, "no_such_inspection"),
        ({"measure": "参保率", "month": "2012-01"}, "period_not_over"),
        ({"measure": "参保率", "month": "2011-09"}, "before_the_books"),
        ({"measure": "参保率", "unit": "没有的"}, "unknown_unit"),
    ],
)
def test_nobody_is_named_otherwise(desk: Desk, more: dict[str, Any], wanted: str) -> None:
    assert code(lambda: proposed(desk, **more)) == wanted


def test_an_inspection_speaks_for_its_unit_period_and_faults_only(desk: Desk) -> None:
    mine, clean = inspected(desk), inspected(desk, faults=0, document="人社检2号")
    assert code(lambda: proposed(desk, inspection=mine)) == "no_such_inspection"  # of another unit
    about = {"unit": THERE, "kind": "批评"}
    assert code(lambda: proposed(desk, **about, inspection=mine, month="2011-11")) == "no_such_inspection"
    assert code(lambda: proposed(desk, **about, inspection=clean)) == "no_faults"
    agreed(desk, proposed(desk, unit=THERE, inspection=clean))


def test_once_on_one_ground(desk: Desk) -> None:
    number = proposed(desk, measure="参保率")
    assert code(lambda: proposed(desk, measure="参保率", document="人社通2号")) == "commendation_waits"
    agreed(desk, number)
    assert code(lambda: proposed(desk, measure="参保率", document="人社通2号")) == "commended_already"
    proposed(desk, measure="参保率", span="季")


def test_what_no_longer_holds_is_not_agreed_to(desk: Desk) -> None:
    """Proposed of a unit that stood above; by the day of the agreement twenty more who could have joined are known."""
    number = proposed(desk, measure="参保率")
    more = [f"4690071975{month:02d}{day:02d}001" for month in (3, 4) for day in range(1, 11)]
    said = {"name": "陈调查", "unit": HERE, "household": "非农业", "from": "2000-01-01", "on": "2011-12-01"}
    rows = [{"number": one + check_digit(one), **said} for one in more]
    desk.take("survey", rows, on=20120109)
    assert code(lambda: agreed(desk, number)) == "cannot_tell"
