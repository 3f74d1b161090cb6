"""The plans as data: they load, hold in every month, know their versions, and assess a simple life."""

from __future__ import annotations

import pytest
from policy.checked import checked

from yanglao.casefile.assessing import assess
from yanglao.casefile.reading import read_case
from yanglao.commands.rulebook import all_rules
from yanglao.kernel.months import month, parse_day, parse_month
from yanglao.policy.comparing import differences
from yanglao.policy.law import Laws
from yanglao.policy.loading import load_plan, plan_folders
from yanglao.policy.plan import CLAUSE_KINDS, Cited, Version
from yanglao.policy.schema import PARAMETERS, READINGS
from yanglao.policy.wording import CHOICES, NAMES, value_text

SHIPPED = ("dongfang-2011", "merged-2014", "national-2011")
PRINTED_CLAUSES = [
    "三",
    "四(一)",
    "四(二)1",
    "四(二)2",
    "四(二)2(1)",
    "四(二)2(2)",
    "四(二)2(3)",
    "四(二)2(4)",
    "四(二)2(5)",
    "四(二)2(6)",
    "四(三)",
    "五(一)",
    "五(一)1",
    "五(一)2",
    "五(一)3",
    "五(二)",
    "五(二)1",
    "五(二)2",
    "六",
    "七1",
    "七2",
    "七3",
    "八",
    "九(一)",
    "九(一)1",
    "九(一)2",
    "九(一)3",
    "九(一)4",
    "九(一)5",
    "九(二)",
    "九(三)",
    "十",
    "十一",
    "十二",
    "十三",
]


# --- what is shipped ------------------------------------------------------------------------------


def test_the_shipped_plans_are_known() -> None:
    assert set(SHIPPED) <= set(plan_folders())


@pytest.mark.parametrize("key", SHIPPED)
def test_a_shipped_plan_has_no_errors(key: str) -> None:
    faults = [one for one in checked(load_plan(key)) if one.severity == "error"]
    assert faults == []


@pytest.mark.parametrize("key", SHIPPED)
def test_every_parameter_and_switch_is_read(key: str) -> None:
    assert not [one.key for one in checked(load_plan(key)) if one.code.startswith("unread")]


@pytest.mark.parametrize("key", SHIPPED)
def test_every_clause_is_told_in_chinese_and_has_a_kind(key: str) -> None:
    for clause in load_plan(key).clauses.values():
        assert clause.kind in CLAUSE_KINDS
        assert len(clause.text) >= 10 and clause.text.endswith("。")
        assert not (clause.kept_by and clause.reason), (
            "a clause is kept by something or needs nothing, not both"
        )


def test_dongfang_has_every_printed_clause_in_order() -> None:
    assert list(load_plan("dongfang-2011").clauses) == PRINTED_CLAUSES


def test_every_rule_cites_a_clause_of_dongfang() -> None:
    clauses = load_plan("dongfang-2011").clauses
    assert {rule.clause for rule in all_rules().values()} <= set(clauses)


@pytest.mark.parametrize(
    ("key", "unset"),
    [
        ("dongfang-2011", {"one_child_supplement_yuan"}),
        (
            "national-2011",
            {
                "full_government_contribution_yuan",
                "low_income_contribution_yuan",
                "preferential_contribution_yuan",
                "enrolment_target_percent",
                "payment_target_percent",
            },
        ),
    ],
)
def test_what_is_unset(key: str, unset: set[str]) -> None:
    assert {one.key for one in checked(load_plan(key)) if one.code == "unset"} == unset


@pytest.mark.parametrize("key", SHIPPED)
def test_the_law_has_no_gap(key: str) -> None:
    plan = load_plan(key)
    laws = Laws(plan)
    for one in range(plan.launch_month, month(2040, 12) + 1):
        law = laws.at(one)
        assert law.month == one
        assert law.base_pension_fen_monthly > 0 and law.account_rate_bp > 0
        assert len(law.tier_bonus_fen) == len(law.tiers_fen)
        assert laws.at(one) is law


def test_figures_of_the_merged_scheme() -> None:
    plan = load_plan("merged-2014")
    laws = Laws(plan)
    for when, yuan in (("2014-02", 55), ("2014-06", 55), ("2014-07", 70), ("2018-01", 88), ("2020-07", 93)):
        assert laws.at(parse_month(when)).base_pension_fen_monthly == yuan * 100
    law = laws.at(month(2015, 1))
    bonus = zip(law.tiers_fen.tolist(), law.tier_bonus_fen.tolist(), strict=True)
    subsidy = {tier // 100: (law.entry_subsidy_fen + more) // 100 for tier, more in bonus}
    assert subsidy[100] == subsidy[400] == 30
    assert subsidy[500] == subsidy[2000] == 60
    assert law.refund_at_death_includes_subsidy and not law.non_agricultural_only
    assert (law.place_from, law.place_until) == (0, 1_000_000)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ("2015-01-09", 55),  # the raise from July 2014 has not been announced yet
        ("2015-01-10", 70),
        ("2030-01-01", 70),
    ],
)
def test_the_law_as_known_on_a_day(known: str, expected: int) -> None:
    laws = Laws(load_plan("merged-2014"), known=parse_day(known))
    assert laws.at(month(2014, 9)).base_pension_fen_monthly == expected * 100


def test_a_rate_is_not_known_before_it_is_published() -> None:
    plan = load_plan("dongfang-2011")
    assert plan.rate_bp(2013) == 300
    assert plan.rate_bp(2013, parse_day("2012-06-30")) == 325
    assert plan.rate_bp(2030) == 150


# --- versions -------------------------------------------------------------------------------------


def a_raise(valid_from: int, yuan: int, announced_on: str = "2012-03-01") -> Version:
    day = parse_day(announced_on)
    return Version(
        "base_pension_yuan_monthly", valid_from, yuan * 100, "confirmed", "decided", announced_on=day
    )


def test_a_city_decides_a_raise() -> None:
    plan = load_plan("dongfang-2011").with_versions([a_raise(month(2012, 1), 145)])
    assert Laws(plan).at(month(2011, 12)).base_pension_fen_monthly == 13000
    assert Laws(plan).at(month(2012, 1)).base_pension_fen_monthly == 14500
    assert Laws(plan, known=parse_day("2012-02-29")).at(month(2012, 1)).base_pension_fen_monthly == 13000
    assert "back_effect" in {one.code for one in checked(plan)}


def test_the_later_announcement_for_one_month_wins() -> None:
    plan = load_plan("dongfang-2011")
    january = month(2012, 1)
    plan = plan.with_versions([a_raise(january, 150, "2012-05-01"), a_raise(january, 145, "2012-03-01")])
    assert Laws(plan).at(month(2012, 1)).base_pension_fen_monthly == 15000
    assert Laws(plan, known=parse_day("2012-04-01")).at(month(2012, 1)).base_pension_fen_monthly == 14500
    assert not [one for one in checked(plan) if one.severity == "error"]


# --- a simple life under each plan ----------------------------------------------------------------


def a_life(plan: str, first_year: int, household: str = "non_agricultural") -> dict:
    """Pays 500 a year for two years before 60, claims in the month after the birthday, dies later."""
    start = first_year + 2
    return {
        "plan": plan,
        "person": {"born": f"{start - 60}-03-12", "sex": "female"},
        "facts": [
            {
                "kind": "residence",
                "from": "1990-01-01",
                "until": None,
                "place": "469007",
                "household": household,
                "converted": False,
            },
            {"kind": "enrolment", "on": f"{first_year}-11-01"},
            *(
                {"kind": "contribution", "on": f"{year}-11-05", "year": year, "tier_yuan": 500}
                for year in (first_year, first_year + 1)
            ),
            {"kind": "claim", "on": f"{start}-04-10"},
            {"kind": "death", "on": f"{start + 3}-05-02"},
        ],
    }


@pytest.mark.parametrize(
    ("key", "first_year", "base_yuan"),
    [("dongfang-2011", 2011, 130), ("national-2011", 2011, 55), ("merged-2014", 2014, 70)],
)
def test_a_simple_life(key: str, first_year: int, base_yuan: int) -> None:
    [answer] = assess([read_case(a_life(key, first_year))])
    assert [one["outcome"] for one in answer["decisions"]] == ["accepted"] * 5
    assert answer["pension"][0]["base_fen"] == base_yuan * 100
    assert answer["accounts"][0]["in"]["own"] == 50000
    assert answer["unset"] == []


def test_under_the_merged_scheme_heirs_get_the_whole_balance_and_farmers_may_join() -> None:
    [merged, national] = assess(
        [read_case(a_life("merged-2014", 2014)), read_case(a_life("national-2011", 2011))]
    )
    assert merged["settlement"]["to_pool_fen"] == 0
    assert national["settlement"]["to_pool_fen"] > 0
    farmers = [a_life("merged-2014", 2014, "agricultural"), a_life("national-2011", 2011, "agricultural")]
    [merged, national] = assess([read_case(life) for life in farmers])
    assert merged["decisions"][0]["outcome"] == "accepted"
    assert national["decisions"][0]["reason"] == "agricultural_household"


# --- comparing and words --------------------------------------------------------------------------


def test_a_plan_does_not_differ_from_itself() -> None:
    assert differences(load_plan("dongfang-2011"), load_plan("dongfang-2011"), month(2013, 5)) == []


def test_differences_in_a_month() -> None:
    merged, national = load_plan("merged-2014"), load_plan("national-2011")
    before = {one.key: (one.value_a, one.value_b) for one in differences(merged, national, month(2014, 6))}
    after = {one.key: (one.value_a, one.value_b) for one in differences(merged, national, month(2014, 7))}
    assert "base_pension_yuan_monthly" not in before
    assert after["base_pension_yuan_monthly"] == (7000, 5500)
    assert after["refund_at_death_includes_subsidy"] == (True, False)


def test_every_parameter_reading_and_choice_has_words() -> None:
    assert set(PARAMETERS) | set(READINGS) | {"account_rate"} == set(NAMES)
    assert {choice for reading in READINGS.values() for choice in reading.values} == set(CHOICES)


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("base_pension_yuan_monthly", 13000, "130"),
        ("base_pension_yuan_monthly", 8850, "88.50"),
        ("tiers_yuan", (10000, 150000), "100, 1500"),
        ("province_city_shares", (6, 4), "6:4"),
        ("launch_date", 20111001, "2011-10-01"),
        ("account_divisor_months", 139, "139"),
        ("account_rate", 275, "2.75"),
        ("death_month_is_paid", True, "true"),
        ("one_child_supplement_yuan", None, ""),
    ],
)
def test_values_read_as_the_plan_writes_them(key: str, value: object, text: str) -> None:
    assert value_text(key, value) == text


@pytest.mark.parametrize("key", SHIPPED)
def test_every_clause_has_a_title_of_its_own_in_english(key: str) -> None:
    plan = load_plan(key)
    titles = [one.title_en for one in plan.clauses.values()]
    assert all(title.isascii() and title[:1].isupper() and not title.endswith(".") for title in titles)
    assert len(set(titles)) == len(titles)
    some = next(iter(plan.clauses))
    assert plan.cited(some) == Cited(some, plan.clauses[some].text, plan.clauses[some].title_en)
    assert plan.cited("九十九") == Cited("九十九")
