"""Money from province and city: called for from the book, applied for with a payroll, arrived in part, late or too much; and a payroll
draws only what is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from acts.desk import Desk, number
from acts.payrolls import Payrolls, fund

from yanglao.acts import payroll
from yanglao.acts.agreeing import agree, send_back
from yanglao.acts.doing import do
from yanglao.acts.effects import preview
from yanglao.kernel.months import month
from yanglao.ledger.chart import DUE, PAYMENTS
from yanglao.reports.asking import Reader, reader
from yanglao.reports.dues import dues_report
from yanglao.reports.fund_statements import READERS_OF_THE_FUND
from yanglao.reports.subsidy_call import subsidy_call
from yanglao.store.acting import ActRefused
from yanglao.store.entries import balances, dues
from yanglao.store.law import laws_of
from yanglao.store.proposals import proposal_of
from yanglao.store.read.dues import dues_now
from yanglao.store.subsidies import calls

NOVEMBER, ON = month(2011, 11), 20111115
OLD, PAYER = number(1, "19490420"), number(11, "19700420")
CITY_BASE = DUE["city", "base"]


@pytest.fixture(scope="module")
def months(desk: Desk) -> Payrolls:
    """One pensioner and one contributor, the first month closed."""
    months = Payrolls(desk)
    people = [{"number": one, "name": "陈测试", "unit": "永安社区"} for one in (OLD, PAYER)]
    desk.take("register", [{**people[0], "bank_account": "6217000000000018"}, people[1]], on=20111031)
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": one, **home} for one in (OLD, PAYER)], on=20111031)
    desk.take("enrolment", [{"number": one, "on": "2011-10-20"} for one in (OLD, PAYER)], on=20111031)
    desk.take("claim", [{"number": OLD, "on": "2011-10-25"}], on=20111031)
    row = {"number": PAYER, "tier_yuan": 500, "year": 2011, "on": "2011-10-21", "receipt": "P1"}
    desk.take("contribution", [row], on=20111031)
    months.close(month(2011, 10))
    return months


@pytest.fixture(autouse=True)
def nothing_stays(months: Payrolls) -> Iterator[None]:
    with months.agency.connection.transaction(force_rollback=True):
        yield


def done(months: Payrolls, who: str, act: str, **values: object) -> dict[str, Any]:
    return do(months.agency, act, [values], by=months.by(who, ON))


def code(attempt: Any) -> str:
    with pytest.raises(ActRefused) as refused:
        attempt()
    return refused.value.code


def came(months: Payrolls, **values: object) -> dict[str, Any]:
    return done(months, "finance", "subsidy_arrival", on="2011-11-14", document="拨款单", **values)


def agreed(months: Payrolls, made: dict[str, Any]) -> dict[str, Any]:
    return agree(months.agency, number=made["proposal"], by=months.by("director", ON))


def test_a_call_is_what_the_book_says_is_due(months: Payrolls) -> None:
    owed = dues(months.agency.connection, months.agency.area)
    made = done(months, "accountant", "subsidy_call", document="申1号")
    assert code(lambda: done(months, "accountant", "subsidy_call", document="申2号")) == "call_open"
    agreed(months, made)
    (call,) = calls(months.agency.connection, months.agency.area)
    assert {line.account: line.fen for line in call.lines} == owed
    assert made["asked_fen"] == sum(owed.values()) > 0
    assert {line.month for line in call.lines} == {month(2011, 10)}


def test_what_a_call_asks_for_arrives_once(months: Payrolls) -> None:
    call = done(months, "accountant", "subsidy_call", document="申1号")["proposal"]
    assert code(lambda: came(months, call=call)) == "no_such_call"
    agreed(months, {"proposal": call})
    assert code(lambda: came(months, call=call, funder="市")) == "call_or_amount"
    assert came(months, call=call)["paid_ahead_fen"] == 0
    assert code(lambda: came(months, call=call)) == "call_arrived"
    assert not any(dues(months.agency.connection, months.agency.area).values())
    assert code(lambda: done(months, "accountant", "subsidy_call", document="申2号")) == "nothing_due"


def test_an_amount_settles_what_is_oldest_and_more_is_paid_ahead(months: Payrolls) -> None:
    owed = dues(months.agency.connection, months.agency.area)
    subsidy = owed[DUE["city", "subsidy"]]
    told = came(months, funder="市", amount_yuan=f"{subsidy / 100 - 1:.2f}")
    assert told["paid_ahead_fen"] == 0
    assert dues(months.agency.connection, months.agency.area)[DUE["city", "subsidy"]] == 1_00
    told = came(months, funder="市", amount_yuan="5")
    assert told["paid_ahead_fen"] == 4_00
    found = dues_now(months.agency.connection, months.agency.area)
    assert found.ahead_fen == {CITY_BASE: 4_00}
    days = {one.arrived_on for one in found.parts if one.account == DUE["city", "subsidy"]}
    assert days == {20111114}


def test_what_was_paid_ahead_is_not_asked_for_again(months: Payrolls) -> None:
    came(months, funder="市", purpose="基础养老金", amount_yuan="3")
    batch = months.prepare(NOVEMBER)["batch"]
    asked = done(months, "accountant", "fund_application", batch=batch)
    agreed(months, asked)
    call = calls(months.agency.connection, months.agency.area)[-1]
    share = proposal_of(months.agency.connection, months.agency.area, batch).content["pension"][
        "base_city_fen"
    ]
    assert [one.fen for one in call.lines if one.account == CITY_BASE] == [share - 3_00]


def test_what_no_arrival_can_be(months: Payrolls) -> None:
    assert code(lambda: came(months)) == "call_or_amount"
    assert code(lambda: came(months, funder="省", purpose="统筹缺口", amount_yuan="1")) == "no_such_purpose"
    tomorrow = {"funder": "省", "amount_yuan": "1", "on": "2011-11-16", "document": "拨款单"}
    assert code(lambda: done(months, "finance", "subsidy_arrival", **tomorrow)) == "date_in_future"


def test_a_call_that_asks_for_nothing_has_no_arrival(months: Payrolls) -> None:
    came(months, funder="省", purpose="基础养老金", amount_yuan="1000")
    came(months, funder="市", purpose="基础养老金", amount_yuan="1000")
    call = done(months, "accountant", "subsidy_call", document="申1号")
    agreed(months, call)
    came(months, call=call["proposal"])
    batch = months.prepare(NOVEMBER)["batch"]
    asked = done(months, "accountant", "fund_application", batch=batch)
    agreed(months, asked)
    assert asked["asked_fen"] == 0
    assert code(lambda: came(months, call=asked["proposal"])) == "nothing_asked"


def test_a_payroll_draws_only_what_is_there(months: Payrolls) -> None:
    batch = months.prepare(NOVEMBER)["batch"]
    payroll.review(months.agency, batch=batch, by=months.by("reviewer", ON))

    def release() -> dict[str, Any]:
        return payroll.release(months.agency, batch=batch, by=months.by("finance", ON))

    assert code(release) == "not_applied_for"
    fund(months.agency, batch, on=ON)
    drawn = release()["drawn_fen"]
    assert drawn == balances(months.agency.connection, months.agency.area)[PAYMENTS] > 0
    assert (
        "received"
        not in months.desk.rows("SELECT outcome::text FROM act_outcome ORDER BY act_id DESC LIMIT 1")[0][0]
    )


def test_a_payroll_waits_for_money_that_is_missing(months: Payrolls) -> None:
    months.decide("base_pension_yuan_monthly", 5000, since=NOVEMBER, on=ON)
    batch = months.prepare(NOVEMBER)["batch"]
    payroll.review(months.agency, batch=batch, by=months.by("reviewer", ON))
    asked = done(months, "accountant", "fund_application", batch=batch)
    agreed(months, asked)

    def release() -> dict[str, Any]:
        return payroll.release(months.agency, batch=batch, by=months.by("finance", ON))

    assert code(release) == "funds_missing"
    missing = asked["cash_fen"] - asked["held_fen"]
    came(months, funder="市", amount_yuan=f"{(missing - 1) / 100:.2f}")
    assert code(release) == "funds_missing"
    came(months, funder="市", amount_yuan="0.01")
    assert release()["drawn_fen"] == asked["cash_fen"]


def test_an_application_is_for_a_batch_that_is_still_to_be_paid(months: Payrolls) -> None:
    batch = months.prepare(NOVEMBER)["batch"]
    asked = done(months, "accountant", "fund_application", batch=batch)
    payroll.reject(months.agency, batch=batch, reason="试", by=months.by("reviewer", ON))
    assert code(lambda: agreed(months, asked)) == "batch_over"
    send_back(months.agency, number=asked["proposal"], reason="试", by=months.by("director", ON))
    assert code(lambda: done(months, "accountant", "fund_application", batch=batch)) == "batch_over"


def test_an_application_shows_need_means_and_payday(months: Payrolls) -> None:
    batch = months.prepare(NOVEMBER)["batch"]
    told = preview(months.agency, "fund_application", [{"batch": batch}], by=months.by("accountant", ON))
    assert told["payday"] == "2011-11-25"
    assert told["still_missing_fen"] == max(told["cash_fen"] - told["held_fen"] - told["asked_fen"], 0)


# --- what the reports say


def reading(months: Payrolls, on: int) -> Reader:
    return reader(months.agency, "finance", READERS_OF_THE_FUND, on=on)


def test_what_is_due_is_told_by_purpose_and_month(months: Payrolls) -> None:
    owed = dues(months.agency.connection, months.agency.area)
    rows = {(row["funder"], row["purpose"]): row for row in dues_report(reading(months, ON)).rows}
    assert {DUE[key]: row["outstanding_fen"] for key, row in rows.items()} == owed
    assert {row["called_fen"] for row in rows.values()} == {0}
    assert {row["age"] for row in rows.values()} == {15}
    agreed(months, done(months, "accountant", "subsidy_call", document="申1号"))
    told = dues_report(reading(months, ON)).rows
    assert all(row["called_fen"] == row["outstanding_fen"] for row in told)


def test_what_comes_late_has_lost_interest(months: Payrolls) -> None:
    """Due by 28 November, twenty working days after October: ten days late, at the rate of the accounts."""
    owed = dues(months.agency.connection, months.agency.area)[DUE["city", "subsidy"]]
    (row,) = (
        one
        for one in dues_report(reading(months, 20111208)).rows
        if one["funder"] == "city" and one["purpose"] == "subsidy"
    )
    assert row["due"] == 20111128
    rate_bp = laws_of(months.agency.connection, months.agency.area).at(month(2011, 10)).account_rate_bp
    assert row["lost_fen"] == owed * 10 * rate_bp // (10_000 * 365) > 0
    assert dues_report(reading(months, 20111128)).sums["lost_city_fen"][2] == 0
    came(months, funder="市", purpose="缴费补贴", amount_yuan=f"{owed / 100:.2f}")
    in_time = dues_report(reading(months, 20111208), is_whole=True).rows
    assert {
        one["lost_fen"] for one in in_time if one["funder"] == "city" and one["purpose"] == "subsidy"
    } == {0}


def test_the_certificate_of_a_call_says_who_signed_it(months: Payrolls) -> None:
    made = done(months, "accountant", "subsidy_call", document="申1号")
    assert code(lambda: subsidy_call(reading(months, ON), number=made["proposal"])) == "no_such_call"
    agreed(months, made)
    paper = subsidy_call(reading(months, ON), number=made["proposal"])
    assert paper.sums["fen"][2] == made["asked_fen"] == sum(row["fen"] for row in paper.rows)
    assert "accountant" in paper.remarks[0][1] and "director" in paper.remarks[0][1]


def test_one_document_brings_the_same_money_once(months: Payrolls) -> None:
    paid = {"funder": "市", "amount_yuan": "7.50"}
    came(months, **paid)
    assert code(lambda: came(months, **paid)) == "arrival_known"
    told = paid | {"amount_yuan": "8.50", "purpose": "基础养老金"}
    came(months, **told)
    assert code(lambda: came(months, **told)) == "arrival_known"
    came(months, **paid | {"amount_yuan": "7.51"})
    done(months, "finance", "subsidy_arrival", on="2011-11-13", document="拨款单", **paid)
    done(months, "finance", "subsidy_arrival", on="2011-11-14", document="另一拨款单", **paid)


def test_one_statement_brings_the_same_interest_once(months: Payrolls) -> None:
    paid = {"amount_yuan": 5, "statement": "结息单"}
    done(months, "accountant", "bank_interest", **paid)
    assert code(lambda: done(months, "accountant", "bank_interest", **paid)) == "interest_known"
    done(months, "accountant", "bank_interest", **paid | {"amount_yuan": 6})
    done(months, "accountant", "bank_interest", **paid | {"statement": "另一结息单"})
