"""决定复查 A decision as known then and as known now: amounts by component, and what came between."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from acts.desk import Desk, number
from reports.offices import desk_of, reads, register

from yanglao.commands.office import Office
from yanglao.reports.reexamination import reexamination
from yanglao.reports.report import Report
from yanglao.store.acting import ActRefused

ON, LATER = 20120201, 20120305
PAYER, YOUNG = number(1, "19490420"), number(2, "19520610")


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A pensioner awarded the base pension, who is found to have paid back fifteen years before; one refused for want of age, whose
    birth is corrected after."""
    desk = desk_of(new_office("reexamination"), tmp_path_factory.mktemp("reexamination"))
    register(desk, (PAYER, YOUNG), on=20120105)
    desk.take("enrolment", [{"number": one, "on": "2012-01-05"} for one in (PAYER, YOUNG)], on=20120105)
    assert (
        desk.take("claim", [{"number": one, "on": "2012-02-01"} for one in (PAYER, YOUNG)], on=ON)["recorded"]
        == 1
    )
    years = {"number": PAYER, "years": 15, "tier_yuan": 100, "on": "2012-01-06", "receipt": "B1"}
    assert desk.take("back_payment", [years], on=ON)["recorded"] == 1
    desk.take("birth_correction", [{"number": YOUNG, "born": "1949-06-10"}], on=LATER)
    return desk


def amounts(report: Report) -> dict[str, tuple[int, int]]:
    return {row["component"]: (row["then_fen"], row["now_fen"]) for row in report.rows}


def said(report: Report) -> str:
    return "\n".join(zh for zh, _ in report.remarks)


def test_what_came_later_on_the_same_day_was_not_known_then(desk: Desk) -> None:
    """130 yuan then; with 1,500 paid back and a month's interest 10.82 more."""
    report = reexamination(reads(desk, LATER), number=PAYER, about="claim")
    assert amounts(report) == {
        "base_fen": (130_00, 130_00),
        "account_fen": (0, 10_82),
        "pensions_fen": (130_00, 140_82),
    }
    assert [row["more_fen"] for row in report.rows] == [0, 10_82, 10_82]
    clauses = {row["component"]: row["clause"] for row in report.rows}
    assert (clauses["base_fen"], clauses["account_fen"]) == ("五(二)1", "五(二)2")
    assert "其后登记 2012-02-01: 一次性补缴" in said(report) or "其后登记 2012-02-01: 补缴" in said(report)


def test_a_refusal_is_asked_again(desk: Desk) -> None:
    report = reexamination(reads(desk, LATER), number=YOUNG, about="claim_refused")
    assert "按当时所知:不准予:未满六十周岁" in said(report) and "按现在所知:准予" in said(report)
    assert amounts(report)["base_fen"] == (0, 130_00)


def test_in_either_language(desk: Desk) -> None:
    report = reexamination(reads(desk, LATER), number=YOUNG, about="claim_refused")
    for zh, en in report.remarks:
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in en), en
        assert any("\u4e00" <= letter <= "\u9fff" for letter in zh), zh


def test_there_must_be_a_decision_and_it_must_be_of_a_unit_that_one_sees(desk: Desk) -> None:
    with pytest.raises(ActRefused) as refused:
        reexamination(reads(desk, LATER), number=YOUNG, about="refund")
    assert refused.value.code == "no_notice"
    with pytest.raises(ActRefused) as refused:
        reexamination(reads(desk, LATER, unit="469007-02"), number=YOUNG, about="claim_refused")
    assert refused.value.code == "not_your_unit"
