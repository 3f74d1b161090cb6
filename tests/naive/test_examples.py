"""The naive calculator against figures worked out by hand: the sources' examples, then each ruling."""

from __future__ import annotations

from typing import Any

import pytest

from naive.amounts import split
from naive.calculator import assess
from naive.constants import Law
from naive.dates import add_years
from naive.examples import case_of, contributions, enrolled, on, paid, spell, transferred

NO_INTEREST = {"account_rate_percent": 0}


def pension_of(years: int, tier_yuan: int, law: Law) -> dict[str, Any]:
    """The first pension after so many years of one tier and no interest."""
    last = 2011 + years - 1
    facts = [enrolled(), *contributions(2011, last, tier_yuan), on("claim", f"{last + 2}-03-10")]
    born = f"{last + 1 - 60}-06-15"
    answer = assess(case_of(born, facts, law={**NO_INTEREST, **law}, through=f"{last + 2}-04"))
    row: dict[str, Any] = answer["pension"][0]
    return row


@pytest.mark.parametrize(
    ("years", "tier", "law", "account_fen", "total_fen"),
    [
        pytest.param(
            18,
            2300,
            {
                "tiers_yuan": [100, 2300],
                "tier_bonus_yuan": [495],
                "base_pension_yuan_monthly": 1200,
                "increment_yuan_monthly_per_year": 20,
                "account_pension_rounding": "yuan_half_up",
            },
            366_00,
            1626_00,
            id="W1",
        ),
        pytest.param(15, 100, {"base_pension_yuan_monthly": 88}, 14_03, 102_03, id="W4"),
        pytest.param(
            15,
            200,
            {
                "tier_bonus_yuan": [10, 25, 35, 45, 55, 65, 75, 85, 95],
                "base_pension_yuan_monthly": 135,
                "account_pension_rounding": "fen_truncate",
            },
            25_89,
            160_89,
            id="W6",
        ),
        pytest.param(
            15,
            400,
            {
                "tiers_yuan": [200, 400],
                "tier_bonus_yuan": [30],
                "base_pension_yuan_monthly": 135,
                "account_pension_rounding": "fen_truncate",
            },
            49_64,
            184_64,
            id="W8",
        ),
        pytest.param(
            15,
            600,
            {
                "tiers_yuan": [100, 600],
                "tier_bonus_yuan": [20],
                "base_pension_yuan_monthly": 0,
            },
            70_14,
            70_14,
            id="W13",
        ),
        pytest.param(
            15,
            500,
            {
                "tiers_yuan": [100, 500],
                "tier_bonus_yuan": [70],
                "base_pension_yuan_monthly": 100,
            },
            64_75,
            164_75,
            id="W17",
        ),
    ],
)
def test_worked_example(years: int, tier: int, law: Law, account_fen: int, total_fen: int) -> None:
    row = pension_of(years, tier, law)
    assert row["account_fen"] == account_fen
    assert row["base_fen"] + row["increment_fen"] + row["account_fen"] == total_fen


def test_w22_the_account_pension_outlives_the_account() -> None:
    facts = [enrolled(), transferred("2011-10-25", 1_390_000), on("claim", "2011-10-29")]
    case = case_of("1951-10-29", facts, law=NO_INTEREST, through="2024-12")
    answer = assess(case)
    assert answer["award"]["account_pension_fen"] == 10_000
    assert [row["funding"]["pool"] for row in answer["pension"]] == [0] * 139 + [10_000] * 19
    dead = assess({**case, "facts": [*case["facts"], on("death", "2015-01-31")]})
    assert len(dead["pension"]) == 39
    assert dead["settlement"]["to_person_fen"] == 1_000_000


def test_w26_back_paid_years_bring_no_increment() -> None:
    facts = [enrolled(), *contributions(2011, 2022, 100)]
    facts.append(on("back_payment", "2023-02-01", years=3, tier_yuan=100))
    facts += [on("deemed_years", "2023-02-01", years=6, basis="military"), on("claim", "2023-02-01")]
    law = {"base_pension_yuan_monthly": 176, "increment_yuan_monthly_per_year": 1}
    case = case_of("1963-01-15", facts, law=law, through="2023-03")
    answer = assess(case)
    assert answer["years"] == {"paid": 12, "back_paid": 3, "deemed": 6}
    assert answer["award"]["increment_years"] == 3
    assert (answer["pension"][0]["base_fen"], answer["pension"][0]["increment_fen"]) == (176_00, 3_00)
    case["law"]["back_paid_years_count_for_increment"] = True
    assert assess(case)["award"]["increment_years"] == 6


def first_year(facts: list[dict[str, Any]], law: Law | None = None) -> dict[str, Any]:
    """The account's row of 2011 for a person of 40."""
    answer = assess(case_of("1971-05-05", [enrolled(), *facts], law=law, through="2011-12"))
    row: dict[str, Any] = answer["accounts"][0]
    return row


def money(own: int, province: int, city: int) -> dict[str, int]:
    return {"own": own, "province": province, "city": city}


def certified(*categories: str) -> list[dict[str, Any]]:
    return [spell("category", "2011-01-01", category=category) for category in categories]


@pytest.mark.parametrize(
    ("categories", "tier", "law", "expected"),
    [
        ((), 100, {}, money(100_00, 18_00, 12_00)),
        ((), 500, {}, money(500_00, 18_00, 57_00)),
        (("severe_disability",), 100, {}, money(0, 78_00, 52_00)),
        (("severe_disability", "preferential_treatment"), 500, {}, money(400_00, 78_00, 97_00)),
        (("low_income",), 200, {}, money(130_00, 18_00, 97_00)),
        (("low_income", "preferential_treatment"), 200, {}, money(120_00, 18_00, 107_00)),
        (("low_income",), 200, {"partial_contribution_higher_tier": False}, money(200_00, 18_00, 27_00)),
        (
            ("low_income",),
            100,
            {"partial_contribution_funder": "province_and_city"},
            money(30_00, 60_00, 40_00),
        ),
        (("low_income",), 100, {"low_income_contribution_yuan": 150}, money(0, 18_00, 112_00)),
        (("low_income",), 100, {"government_contribution_is_subsidy": False}, money(100_00, 18_00, 12_00)),
        (
            ("severe_disability",),
            200,
            {"subsidy_on_government_contribution": False},
            money(100_00, 60_00, 55_00),
        ),
        (("severe_disability",), 60, {"tiers_yuan": [60], "tier_bonus_yuan": []}, money(0, 54_00, 36_00)),
        (
            ("severe_disability", "low_income"),
            60,
            {"tiers_yuan": [60], "tier_bonus_yuan": []},
            money(0, 54_00, 36_00),
        ),
        (("one_child_certificate",), 100, {}, money(100_00, 18_00, 12_00)),
        (("one_child_certificate",), 100, {"one_child_supplement_yuan": 10}, money(100_00, 18_00, 22_00)),
    ],
)
def test_contribution(categories: tuple[str, ...], tier: int, law: Law, expected: dict[str, int]) -> None:
    row = first_year([*certified(*categories), paid("2011-11-05", tier)], law)
    assert row["in"] == expected


def test_unset_is_named_once_and_only_when_needed() -> None:
    facts = [enrolled(), *certified("one_child_certificate"), *contributions(2011, 2013, 100)]
    assert assess(case_of("1971-05-05", facts))["unset"] == ["one_child_supplement_yuan"]
    assert assess(case_of("1971-05-05", facts, law={"one_child_supplement_yuan": 0}))["unset"] == []
    assert assess(case_of("1971-05-05", facts[:2]))["unset"] == []


def test_interest_by_months_and_by_days() -> None:
    """One month on 500 yuan at 2.75 per cent: 114.58 fen; 25 + 31 days of 365: 210.96 fen."""
    assert first_year([paid("2011-11-05", 500)])["interest"] == money(115, 4, 13)
    by_days = first_year([paid("2011-11-05", 500)], {"interest_starts": "day_count"})
    assert by_days["interest"] == money(211, 8, 24)


def test_split_gives_the_rest_to_the_largest_remainders() -> None:
    assert split(10, [1, 1, 1]) == [4, 3, 3]
    assert split(8, [1, 2, 4]) == [1, 2, 5]
    assert split(0, [0, 0]) == [0, 0]


def test_leap_days() -> None:
    assert add_years(19520229, 60) == 20120229
    assert add_years(19960229, 17) == 20130301


def drawing(*facts: dict[str, Any], law: Law | None = None, through: str = "2013-03") -> dict[str, Any]:
    """A person already 60 at launch who claimed in December 2011, and what happened then."""
    claimed = [enrolled(), on("claim", "2011-12-10")]
    return assess(case_of("1949-04-20", [*claimed, *facts], law=law, through=through))


def payments(answer: dict[str, Any]) -> list[tuple[str, str]]:
    return [(row["month"], row["paid_in"]) for row in answer["pension"]]


def test_life_certificates_delay_and_prison_forfeits() -> None:
    answer = drawing(
        spell("suspension", "2012-02", "2012-04", reason="life_certificate"),
        spell("suspension", "2012-04", "2012-06", reason="life_certificate"),
        spell("suspension", "2012-03", "2012-04", reason="imprisonment"),
        through="2012-06",
    )
    expected = [("01", "01"), ("02", "04"), ("04", "06"), ("05", "06"), ("06", "06")]
    assert payments(answer) == [(f"2012-{month}", f"2012-{paid_in}") for month, paid_in in expected]


def test_an_open_life_certificate_is_never_paid() -> None:
    answer = drawing(spell("suspension", "2012-02", reason="life_certificate"), through="2012-06")
    assert payments(answer) == [("2012-01", "2012-01")]


def test_the_end_releases_only_what_falls_due_by_then() -> None:
    held = spell("suspension", "2012-02", "2012-05", reason="life_certificate")
    in_may = drawing(held, on("death", "2012-05-03"))
    assert payments(in_may)[1:] == [(f"2012-0{month}", "2012-05") for month in (2, 3, 4, 5)]
    lost = {"held_months_at_end": "lost"}
    assert payments(drawing(held, on("death", "2012-04-30"), law=lost)) == [("2012-01", "2012-01")]
    unpaid = drawing(held, on("death", "2012-05-03"), law={"death_month_is_paid": False})
    assert payments(unpaid) == [("2012-01", "2012-01")]


def test_pension_from_the_birthday_is_paid_after_the_claim() -> None:
    answer = drawing(law={"pension_starts": "month_after_60th_birthday"}, through="2012-02")
    assert answer["award"]["from"] == "2011-10"
    paid_in = [("2011-10", "2012-01"), ("2011-11", "2012-01"), ("2011-12", "2012-01"), ("2012-01", "2012-01")]
    assert payments(answer) == [*paid_in, ("2012-02", "2012-02")]


def test_claim_and_death_in_one_month_show_an_award_without_pension() -> None:
    answer = drawing(on("death", "2011-12-20"))
    assert answer["award"]["from"] == "2012-01"
    assert answer["pension"] == []
    assert answer["settlement"]["on"] == "2011-12-20"


def test_interest_stops_at_award_only_under_that_reading() -> None:
    """1500.00 for 2 months at 2.75 per cent: 687.5 fen; 1506.88 for 6 months at 3.5 per cent: 2637.04 fen."""
    facts = [enrolled(), on("back_payment", "2011-10-21", years=15, tier_yuan=100), on("claim", "2012-06-10")]
    case = case_of("1949-04-20", facts, through="2013-12")
    assert [row["interest"]["own"] > 0 for row in assess(case)["accounts"]] == [True, True, True]
    case["law"]["interest_in_payment"] = False
    rows = assess(case)["accounts"]
    assert [row["interest"]["own"] for row in rows] == [688, 2637, 0]


@pytest.mark.parametrize(
    ("end", "law", "expected"),
    [
        (on("death", "2012-01-31"), {}, (100, 70, 0)),
        (on("death", "2012-01-31"), {"refund_at_death_includes_subsidy": True}, (170, 0, 0)),
        (on("emigration", "2012-01-31"), {}, (100, 70, 0)),
        (on("transfer_out", "2012-01-31", to="province", take="refund"), {}, (0, 0, 170)),
        (on("transfer_out", "2012-01-31", to="elsewhere", take="transfer"), {}, (0, 70, 100)),
        (on("transfer_out", "2012-01-31", to="elsewhere", take="refund"), {}, (100, 70, 0)),
    ],
)
def test_how_the_account_is_given_out(end: dict[str, Any], law: Law, expected: tuple[int, int, int]) -> None:
    facts = [enrolled(), transferred("2011-12-01", 100, 50, 20), end]
    settled = assess(case_of("1971-05-05", facts, law={**NO_INTEREST, **law}))["settlement"]
    assert tuple(settled[key] for key in ("to_person_fen", "to_pool_fen", "transferred_fen")) == expected


def test_withdrawal_at_60() -> None:
    facts = [enrolled(), transferred("2011-12-01", 100, 50, 20), on("withdrawal", "2027-01-05")]
    case = case_of("1967-01-05", facts, law=NO_INTEREST)
    assert assess(case)["settlement"]["to_person_fen"] == 170
    case["law"] = {**NO_INTEREST, "refund_at_60_includes_subsidy": False}
    assert assess(case)["settlement"]["to_pool_fen"] == 70


def claim_reason(homes: list[tuple[str, str | None, str, str, bool]]) -> str | None:
    """Why a claim of 10 October 2012 is refused to a person of group C who lived so."""
    facts = [
        spell("residence", first, until, place=place, household=household, converted=converted)
        for first, until, place, household, converted in homes
    ]
    case = case_of("1949-04-20", [enrolled(), on("claim", "2012-10-10"), *facts])
    case["facts"] = case["facts"][1:]
    reason: str | None = assess(case)["decisions"][-1]["reason"]
    return reason


CITIZEN, FARMER = "non_agricultural", "agricultural"


@pytest.mark.parametrize(
    ("homes", "reason"),
    [
        ([("2007-10-10", None, "469007", CITIZEN, False)], None),
        ([("2007-10-11", None, "469007", CITIZEN, False)], "residence_short"),
        (
            [
                ("2000-01-01", "2009-01-01", "469007", CITIZEN, False),
                ("2009-01-01", None, "469007", CITIZEN, False),
            ],
            None,
        ),
        (
            [
                ("2000-01-01", "2008-12-31", "469007", CITIZEN, False),
                ("2009-01-01", None, "469007", CITIZEN, False),
            ],
            "residence_short",
        ),
        (
            [
                ("2000-01-01", "2009-01-01", "469007", FARMER, False),
                ("2009-01-01", None, "469007", CITIZEN, False),
            ],
            "residence_short",
        ),
        (
            [
                ("2000-01-01", "2009-01-01", "469007", FARMER, False),
                ("2009-01-01", None, "469007", CITIZEN, True),
            ],
            None,
        ),
        (
            [
                ("2000-01-01", "2009-01-01", "460100", CITIZEN, False),
                ("2009-01-01", None, "469007", CITIZEN, True),
            ],
            None,
        ),
        (
            [
                ("2000-01-01", "2009-01-01", "440100", CITIZEN, False),
                ("2009-01-01", None, "469007", CITIZEN, True),
            ],
            "residence_short",
        ),
        (
            [
                ("2000-01-01", "2009-06-01", "469007", CITIZEN, False),
                ("2009-01-01", None, "469007", CITIZEN, False),
            ],
            "residence_short",
        ),
    ],
)
def test_residence_run(homes: list[tuple[str, str | None, str, str, bool]], reason: str | None) -> None:
    assert claim_reason(homes) == reason


def test_group_b_pays_every_year_before_the_birthday_year() -> None:
    facts = [enrolled(), *contributions(2011, 2013, 100), on("claim", "2014-06-20")]
    case = case_of("1954-06-15", facts)
    assert assess(case)["award"]["from"] == "2014-07"
    case["law"]["birthday_year_required"] = True
    assert assess(case)["decisions"][-1]["reason"] == "years_short"
    gap = case_of("1954-06-15", [fact for fact in facts if fact.get("year") != 2012])
    assert assess(gap)["decisions"][-1]["reason"] == "years_short"


def test_known_hides_what_was_recorded_later() -> None:
    facts = [enrolled(), on("death", "2012-02-03", recorded_on="2012-09-15")]
    case = case_of("1971-05-05", facts)
    assert assess({**case, "known": "2012-09-14"})["through"] == "2011-10"
    assert assess({**case, "known": "2012-09-15"})["through"] == "2012-02"
    assert assess({**case, "through": "2012-01"})["settlement"] is None


def test_nothing_known_ends_at_the_launch_month() -> None:
    answer = assess({"plan": "dongfang-2011", "person": {"born": "1955-03-12", "sex": "male"}, "facts": []})
    assert answer == {
        "plan": "dongfang-2011",
        "through": "2011-10",
        "known": None,
        "group": "B",
        "unset": [],
        "decisions": [],
        "years": {"paid": 0, "back_paid": 0, "deemed": 0},
        "accounts": [],
        "award": None,
        "pension": [],
        "settlement": None,
    }
