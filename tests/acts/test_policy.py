"""参数和口径 What a law decided anew changes is told before it is agreed to, and is what the next payroll books."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from acts.desk import Desk, number, paid
from acts.payrolls import Payrolls
from reports.offices import desk_of, reads, register

from yanglao.acts.agreeing import agree
from yanglao.acts.policy.parameter import propose_parameter
from yanglao.acts.policy.reading import propose_reading
from yanglao.commands.office import Office
from yanglao.kernel.months import first_day, last_day, month
from yanglao.reports.policy_effect import policy_effect, what_if
from yanglao.reports.report import Report
from yanglao.store.acting import ActRefused, By
from yanglao.store.law import laws_of

OCTOBER, FEBRUARY = month(2011, 10), month(2012, 2)
PENSIONERS = [number(1, "19490420"), number(2, "19400420")]
PAYER = number(3, "19700420")
RAISED, BACK = (
    150_00 - 130_00,
    3,
)  # from November on; October's claims are first paid in November, the last payroll is January's


@pytest.fixture(scope="module")
def months(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Payrolls:
    desk: Desk = desk_of(new_office("policy"), Path(tmp_path_factory.mktemp("desk")))
    register(desk, [*PENSIONERS, PAYER], on=20111005)
    desk.take("enrolment", [{"number": one, "on": "2011-10-05"} for one in (*PENSIONERS, PAYER)], on=20111006)
    desk.take("contribution", [paid(PAYER, "P1", year=2011, on="2011-10-10")], on=20111010)
    desk.take("claim", [{"number": one, "on": "2011-10-12"} for one in PENSIONERS], on=20111012)
    payrolls = Payrolls(desk)
    for one in range(OCTOBER, FEBRUARY):
        payrolls.month(one)
    return payrolls


def rows(report: Report, of: str) -> dict[str, dict[str, Any]]:
    return {row["what"][1]: row for row in report.rows if row["of"] == of}


def raised(months: Payrolls, on: int) -> int:
    found = propose_parameter(
        months.desk.agency,
        parameter="base_pension_yuan_monthly",
        valid_from=month(2011, 11),
        value=150,
        document="文件",
        by=By("supervisor", on, "raise"),
    )
    return int(found["proposal"])


def test_a_raise_is_shown_and_then_booked_to_the_fen(months: Payrolls) -> None:
    on, desk = first_day(FEBRUARY), months.desk
    proposal = raised(months, on)
    report = policy_effect(reads(desk, on, "supervisor"), number=proposal)
    whole = rows(report, "whole")["the insured"]
    ahead = 11  # February to December
    assert (whole["gain"], whole["lose"], whole["same"]) == (2, 0, 1)
    assert whole["gain_fen"] == 2 * RAISED * (BACK + ahead)
    bears = rows(report, "bearer")
    assert [bears[one]["back_fen"] for one in ("province", "city", "pooled account")] == [
        2 * BACK * 12_00,
        2 * BACK * 8_00,
        0,
    ]
    assert bears["province"]["ahead_fen"] == 2 * ahead * 12_00
    assert [row["gain_fen"] for row in rows(report, "gain").values()] == [RAISED * (BACK + ahead)] * 2
    assert rows(report, "lose") == {}
    by_age = rows(report, "age")
    assert (by_age["60-69"]["gain"], by_age["70-79"]["gain"], by_age["30-44"]["same"]) == (1, 1, 1)
    agree(desk.agency, number=proposal, by=By("supervisor-2", on, "agree"))
    assert rows(policy_effect(reads(desk, on, "supervisor"), number=proposal), "booked") == {}
    months.month(FEBRUARY)
    after = policy_effect(reads(desk, last_day(FEBRUARY), "supervisor"), number=proposal)
    booked = rows(after, "booked")
    for funder in ("province", "city"):
        assert booked[f"for the law alone {funder} 2012-02"]["back_fen"] == bears[funder]["back_fen"]
        assert booked[f"of persons with other news {funder} 2012-02"]["back_fen"] == 0


def test_a_reading_is_decided_and_settled(months: Payrolls) -> None:
    desk, on = months.desk, first_day(FEBRUARY + 1)
    asked: dict[str, Any] = {"reading": "interest_in_payment", "valid_from": month(2012, 3), "document": "文"}
    made = propose_reading(desk.agency, **asked, value=False, by=By("supervisor", on, "reading"))
    agree(desk.agency, number=made["proposal"], by=By("supervisor-2", on, "agree to the reading"))
    laws = laws_of(desk.agency.connection, desk.agency.area)
    assert laws.at(month(2012, 2)).interest_in_payment and not laws.at(month(2012, 3)).interest_in_payment
    known = laws_of(desk.agency.connection, desk.agency.area, known=20120229)
    assert known.at(month(2012, 3)).interest_in_payment


def test_who_loses_is_named_by_a_masked_number(months: Payrolls) -> None:
    on = first_day(FEBRUARY + 1)
    report = what_if(
        reads(months.desk, on, "supervisor"),
        name="base_pension_yuan_monthly",
        value=100,
        valid_from=month(2012, 3),
    )
    lost = rows(report, "lose")
    assert [row["lose_fen"] for row in lost.values()] == [-50_00 * 10] * 2
    assert all("*" in one for one in lost) and rows(report, "bearer")["province"]["back_fen"] == 0


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("no_such_reading", {"name": "non_agricultural_only", "value": False}),
        ("no_such_reading", {"name": "back_payment_subsidy", "value": "none"}),
        ("no_such_choice", {"name": "interest_in_payment", "value": "yes"}),
        ("no_such_parameter", {"name": "colour", "value": 1}),
        ("bad_value", {"name": "base_pension_yuan_monthly", "value": -1}),
        (
            "month_before_launch",
            {"name": "interest_in_payment", "value": False, "valid_from": month(2011, 9)},
        ),
        ("from_january", {"name": "interest_starts", "value": "day_count"}),
    ],
)
def test_what_is_no_choice_is_refused(months: Payrolls, code: str, wrong: dict[str, Any]) -> None:
    with pytest.raises(ActRefused) as refused:
        what_if(reads(months.desk, 20120301, "supervisor"), **{"valid_from": month(2012, 2)} | wrong)
    assert refused.value.code == code


def test_what_is_no_decision_on_the_law_has_no_such_effect(months: Payrolls) -> None:
    batch = months.desk.rows("SELECT min(id) FROM proposal WHERE kind = 'payroll'")[0][0]
    with pytest.raises(ActRefused) as refused:
        policy_effect(reads(months.desk, 20120301, "supervisor"), number=batch)
    assert refused.value.code == "not_of_the_law"
