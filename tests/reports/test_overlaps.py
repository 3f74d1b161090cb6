"""Matching with another scheme: who of ours is in it, what is refunded and recovered, and how long ago that was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from acts.desk import Desk, number, paid
from acts.payrolls import Payrolls
from reports.offices import THERE, desk_of, reads, register

from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.commands.office import Office
from yanglao.kernel.months import month
from yanglao.reports.overlaps import overlaps
from yanglao.reports.report import Row
from yanglao.store.acting import ActRefused, By
from yanglao.store.matchings import last_matchings

ON = 20120215
PENSIONER, PAYER, BEFORE, OUTSIDE, OTHER = (
    number(n, born) for n, born in enumerate(("19490101", "19700101", "19700202", "19700303", "19700404"), 1)
)
STRANGERS = [number(n) for n in (90, 91)]


def spell(
    one: str, since: str, until: str = "", *, drawing: str = "否", scheme: str = "职工"
) -> dict[str, object]:
    return {"number": one, "scheme": scheme, "drawing": drawing, "from": since, "until": until}


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """November 2011 to January 2012 paid and closed; then the list of the employees' scheme comes in."""
    desk = desk_of(new_office("overlaps"), tmp_path_factory.mktemp("overlaps"))
    assert overlaps(reads(desk, ON)).rows == []
    register(desk, (PENSIONER, PAYER, BEFORE, OUTSIDE), on=20111020)
    register(desk, [OTHER], unit=THERE, on=20111020)
    joined = [{"number": one, "on": "2011-10-20"} for one in (PENSIONER, PAYER, BEFORE, OTHER)]
    desk.take("enrolment", joined, on=20111020)
    desk.take("claim", [{"number": PENSIONER, "on": "2011-10-21"}], on=20111021)
    rows = [paid(PAYER, "R1", year=2011, on="2011-10-25"), paid(OTHER, "R3", year=2011, on="2011-10-26")]
    desk.take("contribution", rows, on=20111026)
    months = Payrolls(desk)
    for one in (month(2011, 10), month(2011, 11), month(2011, 12)):
        months.month(one)
    desk.take("contribution", [paid(PAYER, "R2", on="2012-01-10", tier_yuan=200)], on=20120110)
    months.month(month(2012, 1))
    return desk


LIST = [
    spell(PENSIONER, "2011-12-01", drawing="是"),
    spell(PAYER, "2011-11-01", "2012-02-01"),
    spell(BEFORE, "2005-01-01", "2010-01-01"),
    spell(OUTSIDE, "2011-11-01"),
    spell(OTHER, "2012-02-10"),
    *(spell(one, "2011-11-01") for one in STRANGERS),
    spell(STRANGERS[0], "2011-11-01", scheme="农村"),
]


@pytest.fixture(scope="module")
def matched(desk: Desk) -> dict[str, Any]:
    answer = do(desk.agency, "match", LIST, by=By("certifier", ON, "match"))
    agree(desk.agency, number=answer["proposal"], by=By("certifier-2", ON, "match agreed"))
    return answer


def rows_of(desk: Desk, on: int = ON, **more: str) -> dict[str, Row]:
    return {row["number"]: row for row in overlaps(reads(desk, on, **more)).rows}


def test_strangers_are_passed_over_and_what_is_back_dated_waits(matched: dict[str, Any]) -> None:
    """Only what begins after the last close, of January 2012, is noted at once."""
    assert (matched["read"], matched["recorded"], matched["proposed"], matched["unchanged"]) == (8, 1, 4, 3)
    assert matched["refused"] == []


def test_that_a_list_was_gone_through_is_on_record(desk: Desk, matched: dict[str, Any]) -> None:
    found = last_matchings(desk.agency.connection, desk.agency.area)
    assert set(found) == {"employee", "rural"}
    employee = found["employee"]
    assert (employee.rows, employee.ours, employee.on, employee.actor) == (7, 5, ON, "certifier")
    assert (found["rural"].rows, found["rural"].ours) == (1, 0)
    assert (employee.age_days(ON), employee.age_days(20120301)) == (0, 15)


def test_own_money_of_the_time_of_both_is_refunded(desk: Desk, matched: dict[str, Any]) -> None:
    """November to January are three months. Of 2011 it was paid before, the 200 of 2012 in between."""
    row = rows_of(desk)[PAYER]
    assert (row["scheme"], row["drawing"], row["months"]) == ("employee", False, 3)
    assert (row["refund_fen"], row["recover_fen"]) == (20000, 0)


def test_a_pension_beside_another_one_is_recovered(desk: Desk, matched: dict[str, Any]) -> None:
    """130 yuan a month from December to February."""
    row = rows_of(desk)[PENSIONER]
    assert (row["months"], row["refund_fen"], row["recover_fen"]) == (3, 0, 3 * 13000)
    assert rows_of(desk, 20120131)[PENSIONER]["recover_fen"] == 2 * 13000


def test_times_apart_are_no_overlap(desk: Desk, matched: dict[str, Any]) -> None:
    assert set(rows_of(desk)) == {PAYER, PENSIONER, OTHER}
    assert rows_of(desk)[OTHER]["months"] == 1
    assert rows_of(desk, 20111031) == {}
    assert set(rows_of(desk, who="reviewer", unit=THERE)) == {OTHER}


def test_sums_and_ages_are_told(desk: Desk, matched: dict[str, Any]) -> None:
    report = overlaps(reads(desk, 20120220))
    assert {name: value for name, (_, _, value) in report.sums.items()} == {
        "refund_fen": 20000,
        "recover_fen": 39000,
    }
    zh = [remark[0] for remark in report.remarks]
    assert zh == [
        "职工:5 天前比对 7 人,其中本市 5 人。",
        "农村:5 天前比对 1 人,其中本市 0 人。",
        "其他:从未比对。",
    ]


def test_an_overlapping_spell_comes_back(desk: Desk, matched: dict[str, Any]) -> None:
    row = spell(PENSIONER, "2012-02-01", scheme="农村")
    answer = do(desk.agency, "match", [row], by=By("certifier", ON, "again"))
    assert [one["code"] for one in answer["refused"]] == ["overlapping"]


def test_the_agency_does_not_match(desk: Desk) -> None:
    with pytest.raises(ActRefused) as refused:
        do(desk.agency, "match", LIST, by=By("clerk", ON, "clerk matches"))
    assert refused.value.code == "not_your_task"
