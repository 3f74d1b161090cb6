"""更正 Facts cancelled and replaced over months that are closed and paid; the book follows by difference, and agrees with the naive
calculator to the fen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from acts.correcting import Corrections
from acts.desk import Desk, number, paid
from acts.payrolls import Payrolls
from judge.test_random_cities import clean, judged

from yanglao.kernel.months import month

OCTOBER, NOVEMBER, DECEMBER = (month(2011, n) for n in (10, 11, 12))
JANUARY, FEBRUARY, MARCH, APRIL, MAY, JUNE = (month(2012, n) for n in range(1, 7))
OLD, YOUNG = "19490420", "19700420"
NEVER_CLAIMED, ALIVE, DIED_LATER, BORN_LATER, MOVED_AWAY, IN_PRISON = (number(n, OLD) for n in range(1, 7))
PENSIONERS = [NEVER_CLAIMED, ALIVE, DIED_LATER, BORN_LATER, MOVED_AWAY, IN_PRISON]
LESS_TIER, NOT_PAID, LOW_INCOME, ENROLLED_ANEW, LEFT_NOT, TRANSFERRED = (
    number(n, YOUNG) for n in range(11, 17)
)
MEMBERS = [LESS_TIER, NOT_PAID, LOW_INCOME, ENROLLED_ANEW, LEFT_NOT, TRANSFERRED]
CATEGORY = {"category": "低保", "from": "2011-10-01", "until": ""}


def registered(one: str) -> dict[str, str]:
    return {"number": one, "name": "陈测试", "unit": "永安社区", "bank_account": f"6217{one[-12:-1]}9"}


def lived(months: Payrolls, corrections: Corrections) -> dict[str, Any]:
    """From October 2011 to June 2012, with everything wrong that is put right from February on."""
    desk, told = months.desk, {}
    desk.take("register", [registered(one) for one in (*PENSIONERS, *MEMBERS)], on=20111020)
    homes = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": one, **homes} for one in (*PENSIONERS, *MEMBERS)], on=20111020)
    desk.take(
        "enrolment", [{"number": one, "on": "2011-10-20"} for one in (*PENSIONERS, *MEMBERS)], on=20111020
    )
    desk.take("claim", [{"number": one, "on": "2011-10-21"} for one in PENSIONERS], on=20111021)
    desk.take("category", [{"number": LOW_INCOME, **CATEGORY}], on=20111021)
    usual = {"year": 2011, "on": "2011-10-25"}
    desk.take("contribution", [paid(one, f"Q{n}", **usual) for n, one in enumerate(MEMBERS)], on=20111025)
    months.month(OCTOBER)
    months.month(NOVEMBER)
    desk.take("death", [{"number": ALIVE, "on": "2011-11-11"}], on=20111205)
    desk.take("death", [{"number": DIED_LATER, "on": "2011-11-12"}], on=20111205)
    months.month(DECEMBER)
    desk.take("emigration", [{"number": LEFT_NOT, "on": "2012-01-10"}], on=20120110)
    desk.take(
        "transfer_in",
        [
            {
                "number": TRANSFERRED,
                "on": "2012-01-11",
                "own_yuan": 900,
                "province_yuan": 30,
                "city_yuan": 30,
                "years": 3,
            }
        ],
        on=20120111,
    )
    desk.take(
        "suspension", [{"number": IN_PRISON, "from": "2012-01", "until": "", "reason": "服刑"}], on=20120112
    )
    months.month(JANUARY)
    corrections.on = 20120203
    told["claim"] = corrections.correct(NEVER_CLAIMED, "claim")
    told["alive"] = corrections.correct(ALIVE, "death")
    told["died later"] = corrections.correct(DIED_LATER, "death", {"on": "2011-12-20"})
    told["tier"] = corrections.correct(LESS_TIER, "contribution", {"tier": 100})
    told["not paid"] = corrections.correct(NOT_PAID, "contribution")
    told["category"] = corrections.correct(LOW_INCOME, "category", {"from": "2011-11-01"})
    told["february"] = months.month(FEBRUARY)
    corrections.on = 20120305
    told["born later"] = corrections.correct(BORN_LATER, "birth", {"born": "1951-12-20"})
    told["moved away"] = corrections.correct(MOVED_AWAY, "residence", {"until": "2011-10-10"})
    told["prison"] = corrections.correct(IN_PRISON, "suspension", {"from": "2012-02", "until": "2012-03"})
    told["enrolment"] = corrections.correct(ENROLLED_ANEW, "enrolment")
    told["left not"] = corrections.correct(LEFT_NOT, "emigration")
    told["transfer"] = corrections.correct(TRANSFERRED, "transfer_in", {"own": 850.5, "years": 2})
    told["march"] = months.month(MARCH)
    corrections.on = 20120410
    desk.take("enrolment", [{"number": ENROLLED_ANEW, "on": "2011-10-22"}], on=20120410)
    told["april"] = months.pay(APRIL)
    corrections.on = 20120420
    told["moved back"] = corrections.correct(MOVED_AWAY, "residence", {"until": ""})
    told["never died"] = corrections.correct(DIED_LATER, "death")
    told["second of april"] = months.pay(APRIL, on=20120421)
    corrections.on = 20120422
    told["never claimed either"] = corrections.correct(ALIVE, "claim")
    told["third of april"] = months.pay(APRIL, on=20120423)
    months.close(APRIL)
    told["may"] = months.month(MAY)
    told["june"] = months.month(JUNE)
    return told


@pytest.fixture(scope="module")
def months(desk: Desk) -> Payrolls:
    return Payrolls(desk)


@pytest.fixture(scope="module")
def told(months: Payrolls) -> dict[str, Any]:
    return lived(months, Corrections(months.desk, 20120203))


def test_the_audit_is_clean(told: dict[str, Any], months: Payrolls) -> None:
    assert clean(months) == {}


def test_the_book_is_what_the_naive_calculator_says(
    told: dict[str, Any], months: Payrolls, tmp_path: Path
) -> None:
    compared, wrong = judged(months, tmp_path)
    assert (wrong[:1], compared) == ([], len(PENSIONERS) + len(MEMBERS))


# --- who and what was told


def test_two_people_or_three_where_money_paid_falls_or_a_death_is_undone(told: dict[str, Any]) -> None:
    people = {name: one["people"] for name, one in told.items() if "people" in one}
    three = {name for name, by in people.items() if by == 3}
    assert three == {
        *("claim", "alive", "died later", "born later", "moved away", "left not"),
        *("never died", "never claimed either"),
    }
    assert set(people.values()) == {2, 3}


def test_the_effect_in_money_is_told_before_anybody_agrees(told: dict[str, Any]) -> None:
    assert told["claim"]["effect"]["paid_too_much_fen"] == 3 * 13_000
    assert told["alive"]["effect"]["arrears_fen"] == 2 * 13_000
    assert told["died later"]["effect"]["arrears_fen"] == 13_000
    assert told["tier"]["effect"]["due_fen"]["arrival"]["paid_own_fen"] == -40_000
    assert told["left not"]["effect"]["due_fen"]["settlement"]["to_person_own_fen"] == -50_376


def test_decisions_that_fall_with_it_and_come_back_are_named(told: dict[str, Any]) -> None:
    fall = {
        name: [(row["kind"], row["reason"]) for row in told[name]["falls"]]
        for name in ("born later", "moved away", "enrolment", "claim")
    }
    assert fall == {
        "born later": [("claim", "not_60")],
        "moved away": [("enrolment", "not_resident"), ("claim", "not_enrolled")],
        "enrolment": [("contribution", "not_enrolled")],
        "claim": [],
    }
    assert told["moved back"]["revives"] == told["moved away"]["falls"]


# --- what became of it


def paid_net(months: Payrolls, one: str) -> int:
    """All pensions of somebody: paid, held back, less what was paid too much."""
    return sum(sum(met) for _, _, *met in months.lines(one))


def test_what_was_paid_without_a_claim_is_an_overpayment(told: dict[str, Any], months: Payrolls) -> None:
    paid_for = [("overpayment", text, 13_000) for text in ("2011-11", "2011-12", "2012-01")]
    assert months.items(NEVER_CLAIMED) == paid_for
    assert paid_net(months, NEVER_CLAIMED) == 0


def test_whoever_lives_is_paid_what_was_held_back_and_goes_on(told: dict[str, Any], months: Payrolls) -> None:
    """November to June."""
    assert paid_net(months, DIED_LATER) == 8 * 13_000
    assert months.items(DIED_LATER) == []


def test_nobody_is_paid_on_after_a_claim_fell_between_two_payrolls_of_a_month(
    told: dict[str, Any], months: Payrolls
) -> None:
    """The fault of carrying on from a line that had been taken back."""
    assert paid_net(months, ALIVE) == 0
    assert max(when for when, *_ in months.lines(ALIVE)) == "2012-04"


def test_months_served_are_put_right(told: dict[str, Any], months: Payrolls) -> None:
    assert paid_net(months, IN_PRISON) == 7 * 13_000


def test_the_money_of_a_contribution_lies_open_with_its_receipt(
    told: dict[str, Any], months: Payrolls
) -> None:
    assert months.items(NOT_PAID) == [("excess", "2011-10", 50_000)]
    assert months.items(LESS_TIER) == [("excess", "2011-10", 40_000)]
    assert months.items(ENROLLED_ANEW) == []
    receipts = months.desk.rows(
        "SELECT number, received_fen FROM receipt WHERE number IN ('Q0', 'Q1') ORDER BY 1"
    )
    assert receipts == [("Q0", 50_000), ("Q1", 50_000)]


def test_a_settlement_taken_back_is_owed_and_the_account_goes_on(
    told: dict[str, Any], months: Payrolls
) -> None:
    assert months.items(LEFT_NOT) == [("overpayment", "2012-01", 50_376)]


def test_every_version_stays(told: dict[str, Any], months: Payrolls) -> None:
    rows = months.desk.rows(
        "SELECT day::text, void, recorded_on::text FROM fact WHERE person_id = %s AND kind = 19 ORDER BY id",
        months.person(DIED_LATER),
    )
    assert rows == [
        ("2011-11-12", False, "2011-12-05"),
        ("2011-12-20", False, "2012-02-03"),
        ("2011-12-20", True, "2012-04-20"),
    ]


def test_the_document_stands_with_the_new_version(told: dict[str, Any], months: Payrolls) -> None:
    query = (
        "SELECT DISTINCT p.paper FROM fact f JOIN fact_paper p ON p.fact_id = f.id WHERE f.replaces IS NOT NULL"
        " AND f.person_id = %s"
    )
    assert months.desk.rows(query, months.person(LESS_TIER)) == [("更正字第1号",)]
