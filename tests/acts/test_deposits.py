"""Deposits and bonds: of what need not stay at hand, in what the rules allow; what they pay, and how they come back whole, early, or not whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from acts.desk import Desk, number
from acts.payrolls import Payrolls

from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.acts.publication.figures import figures
from yanglao.audit.checks import run_checks
from yanglao.kernel.months import month, parse_day
from yanglao.kernel.periods import QUARTER, Period
from yanglao.ledger.chart import BANK_INTEREST, DEPOSITS, DUE, OTHER_EXPENSE, POOL, TREASURY
from yanglao.ledger.deposits import earned_fen, months_later
from yanglao.reports.asking import Reader, reader
from yanglao.reports.deposits import deposits_report
from yanglao.reports.fund_statements import READERS_OF_THE_FUND
from yanglao.reports.overdue import waiting_proposals
from yanglao.reports.treasury_voucher import treasury_voucher
from yanglao.reports.yields import yields
from yanglao.store.acting import ActRefused
from yanglao.store.entries import balances

ON = 20111130
OLD, PAYER = number(1, "19490420"), number(11, "19700420")
GOOD = {
    "bank": "工行",
    "product": "定期存款",
    "months": 3,
    "rate": "3.6",
    "amount_yuan": 200,
    "document": "1号",
}
OF_INTEREST = {"on": "2012-02-29", "statement": "2号"}


@pytest.fixture(scope="module")
def months(desk: Desk) -> Payrolls:
    """A pensioner of 130 yuan a month, paid in November, and the 575 yuan of a contributor, subsidies with it, in the special account."""
    months = Payrolls(desk)
    desk.register([OLD, PAYER])
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": one, **home} for one in (OLD, PAYER)], on=20111031)
    desk.take("enrolment", [{"number": one, "on": "2011-10-20"} for one in (OLD, PAYER)], on=20111031)
    desk.take("claim", [{"number": OLD, "on": "2011-10-25"}], on=20111031)
    row = {"number": PAYER, "tier_yuan": 500, "year": 2011, "on": "2011-10-21", "receipt": "P1"}
    desk.take("contribution", [row], on=20111031)
    months.close(month(2011, 10))
    months.month(month(2011, 11))
    return months


@pytest.fixture(autouse=True)
def nothing_stays(months: Payrolls) -> Iterator[None]:
    with months.agency.connection.transaction(force_rollback=True):
        yield


def done(months: Payrolls, act: str, on: int = 20120331, /, **values: object) -> dict[str, Any]:
    return do(months.agency, act, [values], by=months.by("accountant", on))


def agreed(
    months: Payrolls, made: dict[str, Any], who: str = "finance", on: int = 20120331
) -> dict[str, Any]:
    return agree(months.agency, number=made["proposal"], by=months.by(who, on))


def opened(months: Payrolls, /, **more: object) -> int:
    made = done(months, "open_deposit", 20111201, **GOOD | more)
    return int(agreed(months, made, on=20111201)["deposit"])


def code(attempt: Callable[[], object]) -> str:
    with pytest.raises(ActRefused) as refused:
        attempt()
    return refused.value.code


def stands(months: Payrolls) -> dict[int, int]:
    return balances(months.agency.connection, months.agency.area)


def read_on(months: Payrolls, on: int, who: str = "accountant") -> Reader:
    return reader(months.agency, who, READERS_OF_THE_FUND, on=on)


def the_row(months: Payrolls, on: int) -> dict[str, Any]:
    (row,) = deposits_report(read_on(months, on), is_whole=True).rows
    return row


def offending(months: Payrolls) -> set[str]:
    return {one.check.name for one in run_checks(months.agency) if one.findings}


def test_money_goes_into_a_deposit_when_finance_agrees(months: Payrolls) -> None:
    before = stands(months)[TREASURY]
    made = done(months, "open_deposit", 20111201, **GOOD)
    assert (made["kept_fen"], made["left_fen"]) == (2 * 130_00, before - 200_00)
    assert stands(months)[TREASURY] == before
    agreed(months, made, who="supervisor", on=20111201)
    assert (stands(months)[TREASURY], stands(months)[DEPOSITS]) == (before - 200_00, 200_00)
    row = the_row(months, 20120115)
    assert (row["due"], row["state"], row["days_late"]) == (20120301, "running", None)
    assert row["accrued_fen"] == 200_00 * 360 * 44 // (10000 * 360)  # a month and fourteen days
    assert offending(months) == set()


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"product": "其他"}, "product_not_allowed"),
        ({"months": 4}, "term_not_allowed"),
        ({"months": ""}, "term_not_allowed"),
        ({"product": "国债", "months": 12}, "term_not_allowed"),
        ({"rate": "很高"}, "bad_rate"),
        ({"rate": "1.755"}, "bad_rate"),
        ({"amount_yuan": "315.01"}, "too_little_left"),
    ],
)
def test_what_may_not_be_done(months: Payrolls, wrong: dict[str, object], refusal: str) -> None:
    """575 yuan lie there, and two months' pensions stay: 315 may go."""
    assert stands(months)[TREASURY] == 575_00
    assert code(lambda: done(months, "open_deposit", 20111201, **GOOD | wrong)) == refusal


def test_two_together_may_not_take_what_one_alone_may(months: Payrolls) -> None:
    first, second = (done(months, "open_deposit", 20111201, **GOOD | {"document": one}) for one in "ab")
    agreed(months, first, on=20111201)
    assert code(lambda: agreed(months, second, on=20111201)) == "too_little_left"


def test_what_was_paid_ahead_and_a_batch_under_way_stay_at_hand(months: Payrolls) -> None:
    ahead = {
        "funder": "市",
        "purpose": "基础养老金",
        "amount_yuan": 50,
        "on": "2011-12-01",
        "document": "预拨",
    }
    do(months.agency, "subsidy_arrival", [ahead], by=months.by("finance", 20111201))
    assert done(months, "open_deposit", 20111201, **GOOD)["kept_fen"] == 260_00 + 50_00
    months.prepare(month(2011, 12), on=20111202)
    told = done(months, "open_deposit", 20111202, **GOOD | {"amount_yuan": 100})
    assert told["kept_fen"] == 260_00 + 130_00 + 50_00


def test_it_comes_back_at_its_end_with_its_interest(months: Payrolls) -> None:
    one = opened(months)
    given = {"deposit": one, "interest_yuan": "1.80", "on": "2012-03-01", "statement": "3号"}
    early = given | {"on": "2012-02-29"}
    assert code(lambda: done(months, "deposit_matures", **early)) == "not_due"
    assert code(lambda: done(months, "deposit_matures", **given | {"on": "2011-11-30"})) == "before_deposit"
    assert code(lambda: done(months, "deposit_matures", 20120229, **given)) == "date_in_future"
    pool = stands(months).get(POOL, 0)
    told = done(months, "deposit_matures", **given)
    assert (told["earned_fen"], told["short_fen"]) == (1_80, 0)
    found = stands(months)
    assert (found[TREASURY], found[DEPOSITS], found[BANK_INTEREST]) == (576_80, 0, -1_80)
    assert found[POOL] == pool - 1_80
    assert code(lambda: done(months, "deposit_matures", **given)) == "no_such_deposit"
    assert offending(months) == set()


def test_interest_in_parts_is_not_promised_again(months: Payrolls) -> None:
    one = opened(months)
    assert the_row(months, 20120229)["accrued_fen"] == 1_76
    done(months, "deposit_interest", deposit=one, amount_yuan="1", **OF_INTEREST)
    assert the_row(months, 20120229)["accrued_fen"] == 76
    given = {"deposit": one, "interest_yuan": "0.50", "on": "2012-03-01", "statement": "3号"}
    assert done(months, "deposit_matures", **given)["short_fen"] == 30
    assert the_row(months, 20120331)["forgone_fen"] == 30
    assert offending(months) == set()


def test_much_less_interest_than_promised_needs_a_second_person(months: Payrolls) -> None:
    one = opened(months)
    given = {"deposit": one, "interest_yuan": "0.79", "on": "2012-03-01", "statement": "3号"}
    assert code(lambda: done(months, "deposit_matures", **given)) == "interest_short"
    made = done(months, "deposit_withdrawn_early", **given, principal_yuan=200, reason="银行少付")
    assert (made["short_fen"], made["lost_fen"]) == (1_01, 0)
    agreed(months, made)
    assert the_row(months, 20120331)["forgone_fen"] == 1_01
    assert offending(months) == set()


def test_a_yuan_less_is_what_banks_round(months: Payrolls) -> None:
    given = {"deposit": opened(months), "interest_yuan": "0.80", "on": "2012-03-01", "statement": "3号"}
    assert done(months, "deposit_matures", **given)["short_fen"] == 1_00


def test_one_statement_pays_interest_once(months: Payrolls) -> None:
    one, other = opened(months), opened(months, amount_yuan=50)
    paid = {"amount_yuan": "0.10", **OF_INTEREST}
    done(months, "deposit_interest", deposit=one, **paid)
    assert code(lambda: done(months, "deposit_interest", deposit=one, **paid)) == "statement_known"
    again = paid | {"amount_yuan": "0.20"}
    assert code(lambda: done(months, "deposit_interest", deposit=one, **again)) == "statement_known"
    done(months, "deposit_interest", deposit=other, **paid)


def test_what_came_back_early_lost_interest(months: Payrolls) -> None:
    one = opened(months)
    given = {"deposit": one, "principal_yuan": 200, "interest_yuan": "0.10", "on": "2012-02-01"}
    given |= {"reason": "备付", "statement": "3号"}
    made = done(months, "deposit_withdrawn_early", **given)
    assert made["short_fen"] == 1_10
    matures = {"deposit": one, "interest_yuan": 1, "on": "2012-03-01", "statement": "3号"}
    assert code(lambda: done(months, "deposit_matures", **matures)) == "deposit_waits"
    agreed(months, made)
    row = the_row(months, 20120331)
    assert (row["state"], row["forgone_fen"], row["lost_fen"]) == ("early", 1_10, 0)
    assert stands(months)[DEPOSITS] == 0 and stands(months)[TREASURY] == 575_10
    assert offending(months) == set()


OF_A_PART = {"principal_yuan": 50, "demand_rate": "0.36", "interest_yuan": "0.04", "on": "2012-02-01"} | {
    "reason": "备付",
    "statement": "3号",
}


def in_part(months: Payrolls, one: int, /, **more: object) -> dict[str, Any]:
    return done(months, "deposit_withdrawn_in_part", 20120331, **{"deposit": one} | OF_A_PART | more)


def test_a_part_withdrawn_costs_interest_and_the_rest_runs_on(months: Payrolls) -> None:
    """50 of 200 yuan after two months: 30 fen at 3.6 per cent, 3 at the bank's 0.36; it paid 4. 150 yuan earn 1.35 in all three months."""
    one = opened(months)
    made = in_part(months, one)
    assert (made["short_fen"], made["at_demand_fen"], made["left_fen"]) == (26, 3, 150_00)
    matures = {"deposit": one, "interest_yuan": "1.35", "on": "2012-03-01", "statement": "4号"}
    assert code(lambda: done(months, "deposit_matures", **matures)) == "deposit_waits"
    assert code(lambda: in_part(months, one, principal_yuan=60)) == "deposit_waits"
    agreed(months, made)
    found = stands(months)
    assert (found[TREASURY], found[DEPOSITS], found[BANK_INTEREST]) == (425_04, 150_00, -4)
    row = the_row(months, 20120201)
    assert (row["fen"], row["part_fen"], row["left_fen"], row["state"]) == (200_00, 50_00, 150_00, "running")
    assert (row["accrued_fen"], row["interest_fen"], row["forgone_fen"]) == (90, 4, 26)
    sums = deposits_report(read_on(months, 20120201)).sums
    assert (sums["fen"][2], sums["forgone_fen"][2]) == (150_00, 26)
    assert offending(months) == set()
    told = done(months, "deposit_matures", **matures)
    assert (told["principal_fen"], told["short_fen"]) == (150_00, 0)
    row = the_row(months, 20120331)
    assert (row["state"], row["forgone_fen"], row["interest_fen"], row["left_fen"]) == (
        "matured",
        26,
        1_39,
        0,
    )
    assert (stands(months)[DEPOSITS], stands(months)[TREASURY]) == (0, 576_39)
    (year,) = (row for row in yields(read_on(months, 20120331)).rows if row["year"] == 2012)
    assert (year["deposits_fen"], year["bank_fen"]) == (1_39, 0)
    assert offending(months) == set()


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"principal_yuan": 200}, "not_a_part"),
        ({"principal_yuan": "200.01"}, "not_a_part"),
        ({"on": "2012-03-01"}, "at_its_end"),
        ({"on": "2011-11-30"}, "before_deposit"),
        ({"on": "2012-04-01"}, "date_in_future"),
        ({"demand_rate": "低"}, "bad_rate"),
        ({"deposit": 99}, "no_such_deposit"),
    ],
)
def test_what_is_no_part(months: Payrolls, wrong: dict[str, object], refusal: str) -> None:
    one = opened(months)
    assert code(lambda: in_part(months, one, **wrong)) == refusal


def test_a_part_is_withdrawn_once_and_only_of_what_the_rules_name(months: Payrolls) -> None:
    one, notice = opened(months), opened(months, product="通知存款", months=0, amount_yuan=50)
    assert code(lambda: in_part(months, notice, principal_yuan=10)) == "not_in_part"
    agreed(months, in_part(months, one))
    assert code(lambda: in_part(months, one, statement="5号", on="2012-02-15")) == "part_withdrawn"
    early = {"deposit": one, "principal_yuan": 150, "interest_yuan": 1, "reason": "备付", "statement": "6号"}
    before = early | {"on": "2012-01-31"}
    assert code(lambda: done(months, "deposit_withdrawn_early", **before)) == "before_part"
    more = early | {"on": "2012-02-20", "principal_yuan": "150.01"}
    assert code(lambda: done(months, "deposit_withdrawn_early", **more)) == "too_much_back"
    made = done(months, "deposit_withdrawn_early", **early | {"on": "2012-02-20", "principal_yuan": 149})
    assert made["lost_fen"] == 1_00
    agreed(months, made)
    assert offending(months) == set()


def test_whoever_proposed_a_part_does_not_agree_to_it(months: Payrolls) -> None:
    made = in_part(months, opened(months))
    with pytest.raises(ActRefused) as refused:
        agreed(months, made, who="accountant")
    assert refused.value.code == "same_person"
    assert code(lambda: agreed(months, made, who="clerk")) == "not_your_task"


def test_principal_lost_is_told_as_the_offence_it_may_be(months: Payrolls) -> None:
    one = opened(months)
    given = {"deposit": one, "principal_yuan": 150, "interest_yuan": 0, "on": "2012-03-01"}
    given |= {"reason": "银行违约", "statement": "3号"}
    whole = given | {"principal_yuan": 200, "interest_yuan": "1.80"}
    assert code(lambda: done(months, "deposit_withdrawn_early", **whole)) == "already_due"
    more = given | {"principal_yuan": 201}
    assert code(lambda: done(months, "deposit_withdrawn_early", **more)) == "too_much_back"
    told = agreed(months, done(months, "deposit_withdrawn_early", **given))
    assert (told["lost_fen"], told["city_covers_pool_fen"]) == (50_00, 50_00)  # the pool is empty
    found = stands(months)
    assert (found[DEPOSITS], found[TREASURY], found[OTHER_EXPENSE]) == (0, 525_00, 50_00)
    assert (found[POOL], found[DUE["city", "pool"]]) == (0, 50_00)
    report = deposits_report(read_on(months, 20120331))
    assert report.sums["lost_fen"][2] == 50_00 and "九(一)5" in report.remarks[0][0]
    assert offending(months) == set()


def test_a_deposit_without_a_term_is_withdrawn_any_day(months: Payrolls) -> None:
    one = opened(months, product="通知存款", months=0)
    assert the_row(months, 20120331)["due"] is None
    given = {"deposit": one, "interest_yuan": "0.20", "on": "2011-12-11", "statement": "3号"}
    assert done(months, "deposit_matures", **given)["earned_fen"] == 20


def test_what_is_due_this_month_is_on_the_list_of_what_waits(months: Payrolls) -> None:
    one = opened(months)

    def waits(on: int, who: str = "accountant") -> list[tuple[Any, ...]]:
        rows = waiting_proposals(reader(months.agency, who, ("accountant", "helper"), on=on)).rows
        return [(row["about"][1], row["due"], row["days_late"]) for row in rows if row["about"]]

    assert waits(20120229) == []
    assert waits(20120301) == [(f"deposit {one}", 20120301, 0)]
    assert waits(20120304) == [(f"deposit {one}", 20120301, 3)]
    assert the_row(months, 20120304)["state"] == "due"


def test_the_voucher_of_the_special_account_tells_where_the_money_went(months: Payrolls) -> None:
    opened(months)
    report = treasury_voucher(read_on(months, 20111231), month=month(2011, 12))
    assert [(row["name"][1], row["out_fen"]) for row in report.rows] == [("deposits and bonds", 200_00)]
    assert report.sums["closing_fen"][2] == 375_00


def test_the_yield_of_a_year_by_hand(months: Payrolls) -> None:
    """2011 opens in October with nothing. 500 yuan lie there from 31 October (swept in) on, 575 from 15 November, when the subsidies came; the
    pensions are paid by money that came the same day. In the 92 days from 1 October to 31 December these are 15 days of 500, 46 of 575, and the last
    with 6 yuan of interest, of them 1 for a deposit. 2012, up to 31 January: 30 days of 581, one of 531, for 50 are lost."""
    one = opened(months)
    given = {"deposit": one, "amount_yuan": 1, "on": "2011-12-31", "statement": "2号"}
    done(months, "deposit_interest", 20111231, **given)
    done(months, "bank_interest", 20111231, amount_yuan=5, statement="年末")
    lost = {"deposit": one, "principal_yuan": 150, "interest_yuan": 0, "on": "2012-01-31"}
    lost |= {"reason": "违约", "statement": "3号"}
    agreed(months, done(months, "deposit_withdrawn_early", 20120131, **lost), on=20120131)
    first, second = yields(read_on(months, 20120131)).rows
    days = 15 * 500_00 + 46 * 575_00 + 581_00
    assert first == {
        "year": 2011,
        "days": 92,
        "average_fen": round(days / 92),
        "bank_fen": 5_00,
        "deposits_fen": 1_00,
        "lost_fen": 0,
        "yield_bp": round(6_00 * 365 * 10000 / days),
        "account_rate_bp": 275,
        "credited_fen": 0,
        "gap_fen": -6_00,
    }
    days = 30 * 581_00 + 531_00
    assert (second["days"], second["lost_fen"], second["gap_fen"]) == (31, 50_00, 50_00)
    assert second["yield_bp"] == -round(50_00 * 366 * 10000 / days)


def test_what_is_made_public_knows_of_money_in_deposits(months: Payrolls) -> None:
    """The yield: 6 yuan over 500, 575 and 581 at the ends of three months, for a year; in January 50 are lost, and 531 are left."""
    one = opened(months)
    given = {"deposit": one, "amount_yuan": 1, "on": "2011-12-31", "statement": "2号"}
    done(months, "deposit_interest", 20111231, **given)
    done(months, "bank_interest", 20111231, amount_yuan=5, statement="年末")
    quarter = figures(months.agency, Period(month(2011, 12), QUARTER))
    assert (quarter["stands_1004_fen"], quarter["stands_1002_fen"]) == (200_00, 381_00)
    assert quarter["yield_bp"] == round(6_00 * 12 * 10000 / (500_00 + 575_00 + 581_00))
    lost = {"deposit": one, "principal_yuan": 150, "interest_yuan": 0, "on": "2012-01-31"}
    lost |= {"reason": "违约", "statement": "3号"}
    agreed(months, done(months, "deposit_withdrawn_early", 20120131, **lost), on=20120131)
    january = figures(months.agency, Period(month(2012, 1)))
    assert january["stands_1004_fen"] == 0
    assert january["yield_bp"] == -round(50_00 * 12 * 10000 / 531_00)


def test_days_of_a_term() -> None:
    assert months_later(20111130, 3) == 20120229
    assert months_later(parse_day("2011-12-31"), 6) == 20120630
    assert earned_fen(10_000_00, rate_bp=360, since=20111231, until=20120630) == 180_00
    assert earned_fen(10_000_00, rate_bp=360, since=20120110, until=20120109) == 0
    assert earned_fen(10_000_00, rate_bp=360, since=20120110, until=20120209) == 30_00
    assert earned_fen(10_000_00, rate_bp=360, since=20120120, until=20120205) == 16_00
