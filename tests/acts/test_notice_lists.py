"""公示 Lists posted with numbers masked, objections in time by anybody, answers by two people."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from acts.desk import Desk, number
from reports.offices import HERE, HOME, THERE, desk_of, reads, register

from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.audit.checks import run_checks
from yanglao.commands.office import Office
from yanglao.kernel.identity import masked_name, publicly_masked
from yanglao.policy.publication import publication_rules
from yanglao.reports.notice_lists import notice_lists_report
from yanglao.reports.objections import objections_report
from yanglao.reports.overdue import waiting_proposals
from yanglao.store.acting import ActRefused, By

OLD = "19490420"
PAID, POOR, AWAY = number(1, OLD), number(2, OLD), number(3, OLD)
POSTED = 20111031
LIST = {"kind": "拟领取待遇名单", "unit": HERE, "since": "2011-10-01", "document": "农保公示1号"}
KEYS = count(1)


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Two here and one there were awarded a pension in October; one of them is poor."""
    desk = desk_of(new_office("notice_lists"), Path(tmp_path_factory.mktemp("desk")))
    register(desk, [PAID, POOR], on=20111020)
    register(desk, [AWAY], unit=THERE, on=20111020)
    everybody = (PAID, POOR, AWAY)
    desk.take("residence", [{"number": one, **HOME, "until": ""} for one in everybody], on=20111020)
    desk.take("enrolment", [{"number": one, "on": "2011-10-20"} for one in everybody], on=20111020)
    poor = {"number": POOR, "category": "低保", "from": "2011-10-01", "until": ""}
    desk.take("category", [poor], on=20111020)
    desk.take("claim", [{"number": one, "on": "2011-10-21"} for one in everybody], on=20111021)
    return desk


@pytest.fixture(autouse=True)
def nothing_stays(desk: Desk) -> Iterator[None]:
    with desk.agency.connection.transaction(force_rollback=True):
        yield


def done(desk: Desk, act: str, on: int, who: str = "clerk", **values: object) -> dict[str, Any]:
    return do(desk.agency, act, [values], by=By(who, on, f"posting {next(KEYS)}"))


def objected(desk: Desk, posted: int, on: int, one: str = PAID, why: str = "户口已迁出", **more: Any) -> Any:
    return done(desk, "object_to_notice", on, list=posted, number=one, reason=why, **more)


def code(attempt: Callable[[], Any]) -> str:
    with pytest.raises(ActRefused) as refused:
        attempt()
    return refused.value.code


def test_a_list_hangs_out_masked_for_the_days_of_the_plan(desk: Desk) -> None:
    made = done(desk, "post_notice_list", POSTED, **LIST)
    assert (made["persons"], made["until"]) == (2, "2011-11-07")
    report = notice_lists_report(reads(desk, POSTED), number=made["list"])
    assert [row["number"] for row in report.rows] == ["469007********" + one[-4:] for one in (PAID, POOR)]
    assert {row["name"] for row in report.rows} == {"陈测试"}
    assert PAID not in json.dumps(report.rows) and OLD not in json.dumps(report.rows)
    (row,) = notice_lists_report(reads(desk, 20111108)).rows
    assert (row["unit"], row["persons"], row["is_open"]) == (HERE, 2, False)
    assert code(lambda: done(desk, "post_notice_list", POSTED, **LIST)) == "posted_already"
    assert [found.check.name for found in run_checks(desk.agency) if found.findings] == []


def test_of_those_certified_only_the_family_name_is_told(desk: Desk) -> None:
    made = done(desk, "post_notice_list", POSTED, **{**LIST, "kind": "特殊群体认定名单"})
    (row,) = notice_lists_report(reads(desk, POSTED), number=made["list"]).rows
    assert row == {"number": "469007********" + POOR[-4:], "name": "陈**"}


def test_nobody_new_and_no_such_unit_are_refused(desk: Desk) -> None:
    for wrong, expected in (
        ({"since": "2011-10-22"}, "nobody_to_post"),
        ({"unit": "没有"}, "unknown_unit"),
    ):
        assert (
            code(lambda wrong=wrong: done(desk, "post_notice_list", POSTED, **{**LIST, **wrong})) == expected
        )


def test_anybody_objects_in_time_and_no_later(desk: Desk) -> None:
    posted = done(desk, "post_notice_list", POSTED, **LIST)["list"]
    assert code(lambda: objected(desk, posted + 1, POSTED)) == "no_such_list"
    assert code(lambda: objected(desk, posted, POSTED, AWAY)) == "not_on_the_list"
    made = objected(desk, posted, 20111107, objector="邻居")
    assert code(lambda: objected(desk, posted, 20111107)) == "objected_already"
    with pytest.raises(ActRefused) as refused:
        objected(desk, posted, 20111108, why="另有养老金")
    assert refused.value.code == "window_over" and "争议" in refused.value.zh
    (row,) = objections_report(reads(desk, 20111107)).rows
    assert (row["objection"], row["objector"], row["due"]) == (made["objection"], "邻居", 20111128)
    assert objections_report(reads(desk, 20111107, unit=THERE)).rows == []


def test_who_works_for_a_unit_takes_objections_of_that_unit_only(desk: Desk) -> None:
    there = done(desk, "post_notice_list", POSTED, **{**LIST, "unit": THERE})["list"]
    asked = {"list": there, "number": AWAY, "reason": "户口已迁出"}
    assert code(lambda: done(desk, "object_to_notice", POSTED, "helper", **asked)) == "not_your_unit"
    here = done(desk, "post_notice_list", POSTED, **LIST)["list"]
    assert done(desk, "object_to_notice", POSTED, "helper", **{**asked, "list": here, "number": PAID})


def test_an_open_objection_waits_until_two_people_have_answered(desk: Desk) -> None:
    posted = done(desk, "post_notice_list", POSTED, **LIST)["list"]
    made = objected(desk, posted, POSTED)["objection"]
    (row,) = waiting_proposals(reads(desk, 20111130), only_late=True).rows
    assert (row["act"], row["task"], row["waits_for"], row["days_late"]) == (
        "answer_objection",
        made,
        "clerk",
        9,
    )
    answer = {"objection": made, "outcome": "异议不成立", "answer": "派出所证明户口未迁出"}
    waits = done(desk, "answer_objection", POSTED, **answer)["proposal"]
    assert code(lambda: done(desk, "answer_objection", POSTED, **answer)) == "answer_waits"
    (row,) = waiting_proposals(reads(desk, POSTED)).rows
    assert row["task"] == waits
    agree(desk.agency, number=waits, by=By("reviewer", POSTED, f"posting {next(KEYS)}"))
    assert waiting_proposals(reads(desk, POSTED)).rows == objections_report(reads(desk, POSTED)).rows == []
    (row,) = objections_report(reads(desk, POSTED), is_whole=True).rows
    assert (row["outcome"], row["answered_on"]) == ("rejected", POSTED)
    assert code(lambda: done(desk, "answer_objection", POSTED, **answer)) == "no_such_objection"


def test_masks() -> None:
    assert publicly_masked("469007194904200016") == "469007********0016"
    assert publicly_masked("4690071949") == "**********"
    assert [masked_name(name) for name in ("陈海东", "陈海", "陈")] == ["陈**", "陈*", "陈"]


def test_the_window_counts_calendar_days_and_the_answer_working_days() -> None:
    rules = publication_rules("dongfang-2011")
    assert rules.posted_until(20111231) == 20120107
    assert rules.answered_by(20111107).day == 20111128
