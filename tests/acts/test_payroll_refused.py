"""What stops a payroll, its file, and a parameter: each by its code, and nothing of it is done."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from acts.desk import Desk, number
from acts.payrolls import Payrolls

from yanglao.acts import payroll
from yanglao.acts.doing import do
from yanglao.acts.payroll import bank
from yanglao.acts.policy.parameter import propose_parameter
from yanglao.kernel.months import month
from yanglao.policy.offices import offices_of
from yanglao.store.acting import ActRefused, By
from yanglao.store.law import laws_of

OCTOBER, NOVEMBER, DECEMBER, JANUARY = (month(2011, 10) + n for n in range(4))
OLD, STRANGER = number(1, born="19490101"), number(99, born="19490101")
KEYS = count(1)


def refused(act: Any, *arguments: Any, **more: Any) -> str:
    with pytest.raises(ActRefused) as found:
        act(*arguments, **more)
    return found.value.code


def by(actor: str, on: int) -> By:
    return By(actor, on, f"refused {next(KEYS)}")


@pytest.fixture(scope="module")
def months(desk: Desk) -> Payrolls:
    """Somebody in payment; a month that has not begun was asked for first of all."""
    months = Payrolls(desk)
    assert refused(payroll.prepare, desk.agency, month=OCTOBER, by=by("clerk", 20110930)) == "month_not_begun"
    desk.take(
        "register",
        [{"number": OLD, "name": "陈老", "unit": "永安社区", "bank_account": "6217000000000018"}],
        on=20111031,
    )
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": OLD, **home}], on=20111031)
    desk.take("enrolment", [{"number": OLD, "on": "2011-10-20"}], on=20111031)
    desk.take("claim", [{"number": OLD, "on": "2011-10-25"}], on=20111031)
    months.month(OCTOBER)
    months.month(NOVEMBER)
    return months


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"parameter": "launch_date"}, "no_such_parameter"),
        ({"parameter": "luck"}, "no_such_parameter"),
        ({"value": "many"}, "bad_value"),
        ({"valid_from": 0}, "bad_month"),
        ({"document": " "}, "no_document"),
        ({"parameter": "tiers_yuan", "value": [100, 200]}, "plan_contradicts"),
        ({"parameter": "tier_bonus_yuan", "value": [15]}, "plan_contradicts"),
        ({"parameter": "full_government_contribution_yuan", "value": 90}, "plan_contradicts"),
        (
            {"parameter": "tiers_yuan", "value": {"tiers_yuan": [100], "launch_date": "2012-01-01"}},
            "bad_value",
        ),
    ],
)
def test_a_parameter_that_cannot_be(months: Payrolls, changed: dict[str, Any], code: str) -> None:
    asked = {
        "parameter": "base_pension_yuan_monthly",
        "valid_from": OCTOBER,
        "value": 140,
        "document": "文件",
    }
    assert (
        refused(propose_parameter, months.agency, **{**asked, **changed}, by=by("supervisor", 20111205))
        == code
    )


def test_a_file_goes_out_once_and_as_it_was(months: Payrolls, monkeypatch: pytest.MonkeyPatch) -> None:
    batch, to = months.last_booked(), months.desk.folder / "out.csv"
    first = by("accountant", 20111201)
    payroll.send(months.agency, batch=batch, to=to, by=first)
    assert payroll.send(months.agency, batch=batch, to=to, by=first)["repeated"]
    again = by("accountant", 20111202)
    assert refused(payroll.send, months.agency, batch=batch, to=to, by=again) == "file_sent"
    assert (
        refused(payroll.send, months.agency, batch=99, to=to, by=by("accountant", 20111202))
        == "no_such_batch"
    )
    monkeypatch.setattr(bank, "written", lambda batch, rows: b"otherwise")
    assert refused(payroll.send, months.agency, batch=batch, to=to, by=first) == "file_differs"


def test_payees_other_than_those_approved_are_not_sent(
    months: Payrolls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bank, "payments_digest", lambda payments: b"other")
    code = refused(bank.bank_file, months.agency, batch=months.last_booked())
    assert code == "payments_differ"


def test_a_batch_that_would_pay_otherwise_by_now_is_not_booked(months: Payrolls) -> None:
    """November falls by 30 and rises by 50: 20 in cash, the rest is met by the overpayment; which is then paid back elsewhere."""
    base = "base_pension_yuan_monthly"
    months.decide(base, 100, since=NOVEMBER, on=20111205)
    months.month(DECEMBER)
    assert months.items(OLD) == [("overpayment", "2011-11", 30_00)]
    months.decide(base, 150, since=NOVEMBER, on=20120105)
    batch = months.prepare(JANUARY)["batch"]
    months.to_released(batch, 20120115)
    back = {"number": OLD, "amount_yuan": "30", "way": "现金", "on": "2012-01-15", "receipt": "退 1"}
    do(months.agency, "repayment", [back], by=by("clerk", 20120115))
    last = by("accountant", 20120115)
    assert refused(payroll.book, months.agency, batch=batch, by=last) == "batch_outdated"
    payroll.reject(months.agency, batch=batch, reason="须重新编制", by=by("finance", 20120115))


def test_tiers_and_their_bonuses_are_decided_together(months: Payrolls) -> None:
    together = {"tiers_yuan": [100, 200, 3000], "tier_bonus_yuan": [15, 25]}
    months.decide("tiers_yuan", together, since=month(2013, 1), on=20120105)
    law = laws_of(months.agency.connection, months.agency.area).at(month(2013, 1))
    assert law.tiers_fen.tolist() == [100_00, 200_00, 3000_00]
    assert law.tier_bonus_fen.tolist() == [0, 15_00, 25_00]


# --- matched with other schemes


def match(months: Payrolls, scheme: str, on: int) -> None:
    row = {"number": OLD, "scheme": scheme, "drawing": "否", "from": "1990-01-01", "until": "1991-01-01"}
    months.desk.take("match", [row], on=on)


def test_a_batch_is_reviewed_when_other_schemes_were_matched_in_time(
    months: Payrolls, monkeypatch: pytest.MonkeyPatch
) -> None:
    limited = replace(offices_of("dongfang-2011"), matched_within_days=30)
    monkeypatch.setattr("yanglao.acts.payroll.matched.offices_of", lambda _: limited)
    shown = months.prepare(JANUARY, on=20120110)
    assert shown["matched_days"] == {"employee": None, "rural": None, "deaths": None}

    def review(on: int) -> str:
        return refused(payroll.review, months.agency, batch=shown["batch"], by=by("reviewer", on))

    assert review(20120110) == "not_matched"
    match(months, "职工", 20120110)
    assert review(20120110) == "not_matched"
    match(months, "农村", 20120110)
    assert review(20120110) == "not_matched"
    months.desk.take("match_deaths", [{"number": STRANGER, "on": "2012-01-02"}], on=20120110)
    assert review(20120210) == "not_matched"
    told = payroll.review(months.agency, batch=shown["batch"], by=by("reviewer", 20120112))
    assert told["matched_days"] == {"employee": 2, "rural": 2, "deaths": 2}
