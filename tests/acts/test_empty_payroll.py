"""A payroll with nothing to pay is a run as well: whom it has seen is done with, and the month has had its own."""

from __future__ import annotations

from typing import Any

import pytest
from acts.desk import Desk, number
from acts.payrolls import Payrolls

from yanglao.audit.moments import moment_of
from yanglao.audit.rederive import rederive
from yanglao.kernel.months import month

OCTOBER, NOVEMBER, DECEMBER = (month(2011, n) for n in (10, 11, 12))
PAYER, OLD = number(1), number(2, "19490101")
Told = dict[str, Any]


@pytest.fixture(scope="module")
def months(desk: Desk) -> Payrolls:
    return Payrolls(desk)


@pytest.fixture(scope="module")
def told(months: Payrolls) -> Told:
    """OLD claims in October and dies in November, which is told in December; PAYER never has anything to draw."""
    desk = months.desk
    desk.register([PAYER, OLD])
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": one, **home} for one in (PAYER, OLD)], on=20111020)
    desk.take("enrolment", [{"number": one, "on": "2011-10-20"} for one in (PAYER, OLD)], on=20111020)
    desk.take("claim", [{"number": OLD, "on": "2011-10-25"}], on=20111025)
    found: Told = {"october": months.pay(OCTOBER, on=20111025), "marks": marks(months)}
    found["looked at"] = moment_of(months.agency).through["pension"]
    months.close(OCTOBER)
    found["november"] = months.month(NOVEMBER)
    desk.take("death", [{"number": OLD, "on": "2011-11-20"}], on=20111201)
    found["december"] = [months.pay(DECEMBER, on=20111215), months.pay(DECEMBER, on=20111216)]
    found["marks later"] = marks(months)
    months.close(DECEMBER)
    return found


def marks(months: Payrolls) -> dict[str, bool]:
    """Of whom a payroll still has to look."""
    return {one: "payroll" in months.marked(one) for one in (PAYER, OLD)}


def test_whoever_was_seen_whole_is_done_with(told: Told) -> None:
    """The claim of October pays in November: more is to come of OLD."""
    assert told["october"]["batch"] is None
    assert told["marks"] == {PAYER: False, OLD: True}


def test_what_more_was_to_come_comes(told: Told) -> None:
    assert told["november"]["cash_fen"] == 130_00


def test_a_month_that_had_nothing_to_pay_is_not_paid_the_second_time(told: Told) -> None:
    """November's pensioner has died: neither the first payroll of December nor the second goes on from November."""
    assert [one["batch"] for one in told["december"]] == [None, None]
    assert told["marks later"] == {PAYER: False, OLD: False}


def test_the_audit_knows_how_far_it_went(told: Told, months: Payrolls) -> None:
    assert told["looked at"] == OCTOBER
    assert moment_of(months.agency).through["pension"] == DECEMBER
    assert moment_of(months.agency, known=20111231).through["pension"] == DECEMBER
    assert moment_of(months.agency, known=20111130).through["pension"] == NOVEMBER
    assert all(one.is_finished and not one.findings for one in rederive(months.agency))
