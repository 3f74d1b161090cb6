"""What bureaus do with their certifications: extend them in time alone, later with another officer; dispute them, and settle that."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from acts.correcting import Corrections
from acts.desk import Desk, number, paid
from acts.payrolls import Payrolls

from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.kernel.months import FOREVER, month
from yanglao.store.acting import ActRefused, By
from yanglao.store.assessed import assess
from yanglao.store.disputes import open_disputes
from yanglao.store.facts import known_facts
from yanglao.store.law import laws_of
from yanglao.store.people import persons_with
from yanglao.store.read.worklists import certifications

KEYS = count(1)
POOR, LAPSED, OPEN, NOBODY, OTHER = (number(n) for n in range(1, 6))
ON = 20111205


@pytest.fixture(scope="module", autouse=True)
def certified(desk: Desk) -> None:
    everybody = (POOR, LAPSED, OPEN, OTHER)
    rows = [{"number": one, "name": "陈测试", "unit": "永安社区"} for one in everybody]
    desk.take("register", rows, on=20111020)
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": one, **home} for one in everybody], on=20111020)
    desk.take("enrolment", [{"number": one, "on": "2011-10-20"} for one in everybody], on=20111020)
    until = {POOR: "2012-01-01", LAPSED: "2011-11-01", OPEN: "", OTHER: "2012-01-01"}
    rows = [
        {"number": one, "category": "低保", "from": "2011-01-01", "until": end, "document": "民字1号"}
        for one, end in until.items()
    ]
    desk.take("category", rows, on=20111020)
    months = Payrolls(desk)
    for one in (month(2011, 10), month(2011, 11)):
        months.month(one)


@pytest.fixture(autouse=True)
def undone(desk: Desk, certified: None) -> Iterator[None]:
    with desk.agency.connection.transaction(force_rollback=True):
        yield


def done(desk: Desk, act: str, who: str = "certifier", on: int = ON, **row: object) -> dict[str, Any]:
    given = {"number": POOR, "category": "低保", **row}
    return do(desk.agency, act, [given], by=By(who, on, f"bureau {next(KEYS)}"))


def codes(answer: dict[str, Any]) -> list[str]:
    return [one["code"] for one in answer["refused"]]


def until_of(desk: Desk, one: str) -> int:
    person = int(persons_with(desk.agency, [one])[0])
    return next(
        found.until
        for found in certifications(desk.agency.connection, desk.agency.area)
        if found.person == person
    )


# --- extended


def test_in_time_one_officer_extends(desk: Desk) -> None:
    answer = done(desk, "extend_certification", until="2013-01-01", document="民字2号")
    assert (answer["recorded"], answer["proposal"]) == (1, None)
    assert until_of(desk, POOR) == 20130101
    papers = desk.rows("SELECT paper FROM fact_paper ORDER BY fact_id DESC LIMIT 1")
    assert papers == [("民字2号",)]


def test_without_an_end_it_goes_on(desk: Desk) -> None:
    assert done(desk, "extend_certification", until="")["recorded"] == 1
    assert until_of(desk, POOR) == FOREVER


def test_the_same_end_is_no_news(desk: Desk) -> None:
    answer = done(desk, "extend_certification", until="2012-01-01")
    assert (answer["recorded"], answer["unchanged"]) == (0, 1)


def test_what_has_lapsed_in_a_closed_month_waits_for_another_officer(desk: Desk) -> None:
    answer = done(desk, "extend_certification", number=LAPSED, until="2012-11-01")
    assert (answer["recorded"], answer["proposed"]) == (0, 1)
    assert until_of(desk, LAPSED) == 20111101
    with pytest.raises(ActRefused) as refused:
        agree(desk.agency, number=answer["proposal"], by=By("certifier", ON, "own agreement"))
    assert refused.value.code == "same_person"
    agree(desk.agency, number=answer["proposal"], by=By("certifier-2", ON, "agreement"))
    assert until_of(desk, LAPSED) == 20121101


def test_an_extension_reaches_the_contribution_by_difference(desk: Desk) -> None:
    """A contribution of 2012 after the end of the certification: once it is extended the government's 70 is due."""
    desk.take("contribution", [paid(POOR, "R1", tier_yuan=100, on="2012-02-03")], on=20120203)
    assert government_fen(desk, POOR) == 0
    done(desk, "extend_certification", on=20120203, until="2013-01-01")
    assert government_fen(desk, POOR) == 7000


def government_fen(desk: Desk, one: str) -> int:
    """What the government owes for somebody by what is now known."""
    connection, area = desk.agency.connection, desk.agency.area
    person = persons_with(desk.agency, [one])
    found = assess(laws_of(connection, area), known_facts(connection, area, person), through=month(2012, 2))
    return int(found.history.amounts.arrivals.sum_of(what="government").sum())


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"number": NOBODY, "until": "2013-01-01"}, "unknown_person"),
        ({"category": "优抚对象", "until": "2013-01-01"}, "not_certified"),
        ({"until": "2011-12-31"}, "not_later"),
        ({"number": OPEN, "until": "2013-01-01"}, "not_later"),
    ],
)
def test_extensions_that_come_back(desk: Desk, row: dict[str, object], code: str) -> None:
    answer = done(desk, "extend_certification", **row)
    assert (codes(answer), answer["recorded"]) == ([code], 0)


@pytest.mark.parametrize("act", ["extend_certification", "contest_certification", "settle_dispute"])
def test_the_agency_does_none_of_it(desk: Desk, act: str) -> None:
    more = {"reason": "查无低保"} if act != "extend_certification" else {"until": "2013-01-01"}
    outcome = {"outcome": "维持认定"} if act == "settle_dispute" else {}
    with pytest.raises(ActRefused) as refused:
        done(desk, act, "clerk", **more, **outcome)
    assert refused.value.code == "not_your_task"


# --- disputed


def disputed(desk: Desk, **row: object) -> dict[str, Any]:
    return done(desk, "contest_certification", "supervisor", **{"reason": "查无低保", **row})


def test_a_disputed_certification_is_flagged_and_cannot_be_extended(desk: Desk) -> None:
    assert disputed(desk)["recorded"] == 1
    (one,) = open_disputes(desk.agency.connection, desk.agency.area)
    assert (one.actor, one.reason, one.on) == ("supervisor", "查无低保", ON)
    assert codes(done(desk, "extend_certification", until="2013-01-01")) == ["disputed"]
    assert disputed(desk)["unchanged"] == 1
    assert until_of(desk, POOR) == 20120101  # it goes on counting


def test_a_dispute_is_dismissed_by_somebody_else(desk: Desk) -> None:
    done(desk, "contest_certification", reason="查无低保")
    settling = {"outcome": "维持认定", "reason": "已核实"}
    assert codes(done(desk, "settle_dispute", **settling)) == ["by_who_disputes"]
    assert done(desk, "settle_dispute", "certifier-2", **settling)["recorded"] == 1
    assert open_disputes(desk.agency.connection, desk.agency.area) == []
    assert done(desk, "extend_certification", until="2013-01-01")["recorded"] == 1


def test_a_dispute_is_upheld_once_the_certification_has_ended(desk: Desk) -> None:
    disputed(desk, number=OTHER)
    settling = {"number": OTHER, "outcome": "异议成立", "reason": "已核实"}
    assert codes(done(desk, "settle_dispute", **settling)) == ["still_certified"]
    Corrections(desk, ON).correct(OTHER, "category")
    assert done(desk, "settle_dispute", **settling)["recorded"] == 1


@pytest.mark.parametrize(
    ("act", "row", "code"),
    [
        ("contest_certification", {"number": NOBODY}, "unknown_person"),
        ("contest_certification", {"category": "优抚对象"}, "not_certified"),
        ("contest_certification", {"number": LAPSED}, "not_certified"),
        ("settle_dispute", {"number": NOBODY, "outcome": "维持认定"}, "unknown_person"),
        ("settle_dispute", {"outcome": "维持认定"}, "not_disputed"),
    ],
)
def test_disputes_that_come_back(desk: Desk, act: str, row: dict[str, object], code: str) -> None:
    answer = done(desk, act, **{"reason": "查", **row})
    assert (codes(answer), answer["recorded"]) == ([code], 0)
