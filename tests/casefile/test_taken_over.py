"""Lives that another system kept until a day: examples by hand, and hundreds against the naive calculator."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from naive.calculator import assess as naive_assess
from naive.constants import OPENING_REFUSALS
from naive.lives import random_case, refusal_codes_reached
from naive.take_over import taken_over

from yanglao.casefile.assessing import assess
from yanglao.casefile.batch import answer_lines
from yanglao.casefile.explanation import explain
from yanglao.casefile.explanation_text import explanation_lines
from yanglao.casefile.reading import read_case

pytestmark = pytest.mark.long

LIVES = 800
SEED = 20140101
RESIDENT = {
    "kind": "residence",
    "from": "1990-01-01",
    "until": None,
    "place": "469007",
    "household": "non_agricultural",
}


def opening(on: str = "2014-01-01", own: int = 100_000, back_paid: int = 0) -> dict[str, Any]:
    money = {"own_fen": own, "province_fen": 18_000, "city_fen": 12_000}
    return {"kind": "opening", "on": on, **money, "back_paid_years": back_paid}


def award(since: int = 201312, on: str = "2014-01-01", **more: int) -> dict[str, Any]:
    money = {"own_fen": 140_000, "province_fen": 20_000, "city_fen": 13_000}
    since_words = {"since_year": since // 100, "since_month": since % 100}
    return {"kind": "opening_award", "on": on, **money, "increment_years": 2, **since_words, **more}


def answer(*facts: dict[str, Any], born: str = "1953-11-20", through: str = "2014-03", **law: object) -> Any:
    case = {
        "plan": "dongfang-2011",
        "law": law,
        "person": {"born": born, "sex": "female"},
        "facts": [RESIDENT, *facts],
        "through": through,
    }
    return assess([read_case(case)])[0]


def test_a_balance_goes_on_earning_as_if_it_had_always_been_here() -> None:
    product = {f"{source}_fen_months": 0 for source in ("own", "province", "city")}
    found = answer(
        opening("2014-07-01"), {"kind": "opening_interest", "on": "2014-07-01", **product}, through="2014-12"
    )
    (year,) = found["accounts"]
    assert year["in"] == {"own": 100_000, "province": 18_000, "city": 12_000}
    assert year["interest"]["own"] == round(100_000 * 6 * 0.03 / 12)
    with_product = answer(
        opening("2014-07-01"),
        {"kind": "opening_interest", "on": "2014-07-01", **product, "own_fen_months": 600_000},
        through="2014-12",
    )
    assert with_product["accounts"][0]["interest"]["own"] == round(100_000 * 12 * 0.03 / 12)


def test_a_pension_goes_on_and_what_was_due_before_is_not_paid_again() -> None:
    found = answer(opening(), award())
    assert [row["month"] for row in found["pension"]] == ["2014-01", "2014-02", "2014-03"]
    assert {row["base_fen"] for row in found["pension"]} == {13_000}
    assert {row["increment_fen"] for row in found["pension"]} == {800}
    assert {row["account_fen"] for row in found["pension"]} == {round(173_000 / 139)}


def test_months_that_the_system_before_held_are_paid_when_the_certificate_comes() -> None:
    held = {"kind": "suspension", "from": "2013-11", "until": "2014-02", "reason": "life_certificate"}
    found = answer(opening(), award(since=201305, held_months=2), held, born="1953-04-20")
    assert [(row["month"], row["paid_in"]) for row in found["pension"]] == [
        ("2013-11", "2014-02"),
        ("2013-12", "2014-02"),
        ("2014-01", "2014-02"),
        ("2014-02", "2014-02"),
        ("2014-03", "2014-03"),
    ]


def test_months_that_the_system_before_has_paid_are_not_paid_by_a_suspension_put_back() -> None:
    """Of a spell that goes further back only those months are owed that were handed over as held; the end of the relation brings no
    more."""
    held = {"kind": "suspension", "from": "2013-06", "until": "2014-02", "reason": "life_certificate"}
    died = {"kind": "death", "on": "2014-01-20"}
    life = (opening(), award(since=201305, held_months=1), held)
    assert [row["month"] for row in answer(*life, born="1953-04-20")["pension"][:2]] == ["2013-12", "2014-01"]
    at_the_end = answer(*life, died, born="1953-04-20")["pension"]
    assert [row["month"] for row in at_the_end] == ["2013-12", "2014-01"]


def test_years_paid_before_count_for_the_claim_and_are_not_paid_twice() -> None:
    years = [{"kind": "paid_year", "on": "2014-02-01", "year": year} for year in (2011, 2012, 2013, 2014)]
    again = {"kind": "contribution", "on": "2014-05-01", "year": 2014, "tier_yuan": 500}
    found = answer(
        opening("2014-02-01"),
        *years,
        again,
        {"kind": "claim", "on": "2015-02-10"},
        born="1955-01-20",
        through="2015-03",
    )
    assert found["years"] == {"paid": 4, "back_paid": 0, "deemed": 0}
    assert [one["reason"] for one in found["decisions"][-2:]] == ["year_already_paid", None]
    assert found["award"]["from"] == "2015-03"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ([opening("2011-09-01")], "before_launch"),
        ([opening("2014-01-02")], "not_first_day"),
        ([opening(), opening()], "already_enrolled"),
        ([{"kind": "paid_year", "on": "2014-01-01", "year": 2012}], "not_taken_over"),
        ([opening(), {"kind": "paid_year", "on": "2014-01-01", "year": 2015}], "wrong_year"),
        ([opening(), award(since=201402)], "pension_starts_later"),
        ([opening(), award(), award()], "already_awarded"),
        ([opening(), award(since=201311)], "pension_starts_too_early"),
        ([opening(), award(held_months=2)], "held_too_long"),
    ],
)
def test_what_cannot_be_taken_over(facts: list[dict[str, Any]], code: str) -> None:
    assert answer(*facts)["decisions"][-1]["reason"] == code


def test_nobody_under_pension_age_comes_with_a_pension() -> None:
    assert answer(opening(), award(), born="1954-01-02")["decisions"][-1]["reason"] == "not_60"


def test_hundreds_of_lives_taken_over_agree_with_the_naive_calculator() -> None:
    rng = random.Random(SEED)
    cases = [taken_over(random_case(rng), rng) for _ in range(LIVES)]
    expected = [naive_assess(case) for case in cases]
    lines = [json.dumps(case, ensure_ascii=False).encode() + b"\n" for case in cases]
    found = [json.loads(line) for line in answer_lines(lines).text.splitlines()]
    differing = [place for place in range(LIVES) if found[place] != expected[place]]
    assert differing == []
    reached = refusal_codes_reached(expected)
    wanted = {(kind, code) for kind, codes in OPENING_REFUSALS.items() for code in (*codes, "accepted")}
    assert wanted - set(reached) <= {("opening", "before_launch")}


@pytest.mark.parametrize("english", [False, True])
def test_every_step_of_a_life_taken_over_is_explained(english: bool) -> None:
    """The account, its product, a pension in payment, and what it earns there."""
    product = {f"{source}_fen_months": 1_000 for source in ("own", "province", "city")}
    case = {
        "plan": "dongfang-2011",
        "person": {"born": "1953-11-20", "sex": "female"},
        "facts": [
            RESIDENT,
            opening("2014-07-01"),
            {"kind": "opening_interest", "on": "2014-07-01", **product},
            award(on="2014-07-01", held_months=2),
        ],
        "through": "2015-01",
    }
    told, steps = explain(read_case(case))
    assert told is not None and {"opening_product", "product_in_payment", "first_owed_month"} <= {
        step.rule.name for step in steps
    }
    assert "2014-05" in json.dumps([step.plain() for step in steps])  # the first month owed
    assert explanation_lines(steps, read_case(case).laws.plan, english=english)
