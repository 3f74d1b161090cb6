"""Faults in a plan's data, one by one in a broken copy; data that cannot be used; overrides."""

from __future__ import annotations

from pathlib import Path

import pytest
from policy.checked import checked

from yanglao.commands.rulebook import all_rules
from yanglao.kernel.explain import Rule
from yanglao.kernel.months import month
from yanglao.policy.checking import check_plan
from yanglao.policy.findings import SENTENCES
from yanglao.policy.law import Laws
from yanglao.policy.loading import PlanInvalid, PlanUnknown, load_plan, plan_folders, read_plan
from yanglao.policy.overrides import read_overrides

# --- every kind of finding, in a broken copy ------------------------------------------------------

SECOND_BASE = """[[base_pension_yuan_monthly.versions]]
valid_from = "{month}"
value = 145
status = "confirmed"
basis = "decided"

[entry_subsidy_yuan]"""
RATES = "../rates/pboc_one_year.csv"

FAULTS = [
    (
        "overlap",
        "base_pension_yuan_monthly",
        ("parameters.toml", "[entry_subsidy_yuan]", SECOND_BASE.format(month="2011-10")),
    ),
    (
        "early_start",
        "base_pension_yuan_monthly",
        ("parameters.toml", "[entry_subsidy_yuan]", SECOND_BASE.format(month="2011-01")),
    ),
    (
        "late_start",
        "residence_years",
        (
            "parameters.toml",
            '[[residence_years.versions]]\nvalid_from = "2011-10"',
            '[[residence_years.versions]]\nvalid_from = "2012-01"',
        ),
    ),
    (
        "launch_moves",
        "launch_date",
        (
            "parameters.toml",
            "[minimum_age_years]",
            '[[launch_date.versions]]\nvalid_from = "2012-01"\nvalue = 2012-01-01\nstatus = "inferred"\n'
            'basis = "x"\n\n[minimum_age_years]',
        ),
    ),
    (
        "unset",
        "low_income_contribution_yuan",
        ("parameters.toml", 'value = 70\nstatus = "inferred"', 'status = "unset"'),
    ),
    (
        "clause_unknown",
        "qualifying_years",
        ("parameters.toml", 'clauses = ["五(一)", "六"]', 'clauses = ["五(九)"]'),
    ),
    (
        "clause_unknown",
        "drawdown_order",
        (
            "readings.toml",
            '[drawdown_order]\nclauses = ["五(二)2"]',
            '[drawdown_order]\nclauses = ["五(二)9"]',
        ),
    ),
    ("clause_unknown", "account_rate", ("plan.toml", 'clause = "四(三)"', 'clause = "四(四)"')),
    (
        "clause_unknown",
        "clause_of",
        ("plan.toml", "[account_rate]", '[clause_of]\n"廿" = "卅"\n\n[account_rate]'),
    ),
    (
        "clause_unknown",
        "yanglao.rules.article_4_3_accounts.interest",
        ("clauses.toml", '["四(三)"]', '["四(四)"]'),
    ),
    (
        "clause_unkept",
        "八",
        (
            "clauses.toml",
            'kept_by = "yanglao.ledger.chart; yanglao.audit.checks; yanglao.acts.budget; yanglao.acts.office"',
            "",
        ),
    ),
    (
        "subsidy_falls",
        "tier_bonus_yuan",
        (
            "parameters.toml",
            "value = [15, 25, 35, 45, 55, 65, 75, 85, 95]",
            "value = [15, 25, 35, 45, 55, 65, 75, 85, 80.50]",
        ),
    ),
    (
        "subsidy_falls",
        "tier_bonus_yuan",
        (
            "parameters.toml",
            "[full_government_contribution_yuan]",
            '[[tier_bonus_yuan.versions]]\nvalid_from = "2013-01"\nvalue = [15, 5, 35, 45, 55, 65, 75, 85, 95]\n'
            'status = "inferred"\nbasis = "x"\n\n[full_government_contribution_yuan]',
        ),
    ),
    (
        "full_not_lowest",
        "full_government_contribution_yuan",
        (
            "parameters.toml",
            'value = 100\nstatus = "inferred"\nbasis = "must be',
            'value = 90\nstatus = "inferred"\nbasis = "must be',
        ),
    ),
    (
        "bonus_count",
        "tier_bonus_yuan",
        ("parameters.toml", "value = [15, 25, 35, 45, 55, 65, 75, 85, 95]", "value = [15, 25]"),
    ),
    (
        "rates_not_ascending",
        "account_rate",
        (RATES, "2012-06-08,3.25\n2012-07-06", "2012-07-06,3.25\n2012-06-08"),
    ),
    ("rates_not_ascending", "account_rate", (RATES, "2012-06-08", "2011-07-07")),
    ("rates_start_late", "account_rate", (RATES, "2008-12-23,2.25\n2010-10-20,2.50\n2010-12-26,2.75\n", "")),
]


@pytest.mark.parametrize(("code", "key", "change"), FAULTS, ids=[f"{code}-{key}" for code, key, _ in FAULTS])
def test_a_fault_is_found(broken, code: str, key: str, change: tuple[str, str, str]) -> None:
    found = {(one.code, one.key): one for one in checked(read_plan(broken(*change)))}
    assert (code, key) in found
    assert found[code, key].severity == SENTENCES[code][0]
    assert "{" not in found[code, key].sentence_zh + found[code, key].sentence_en


def test_a_sound_copy_has_the_findings_of_the_original(broken) -> None:
    codes = [(one.code, one.key) for one in checked(read_plan(broken(name="copy")))]
    assert codes == [("unset", "one_child_supplement_yuan"), ("inferred", "copy")]


def test_numbers_nobody_reads_are_found() -> None:
    rules = {"only": Rule("四(三)", "only", "rules", "", frozenset({"account_rate_bp", "interest_starts"}))}
    found = {(one.code, one.key) for one in check_plan(load_plan("dongfang-2011"), rules=rules)}
    assert ("unread_parameter", "tiers_yuan") in found
    assert ("unread_reading", "death_month_is_paid") in found
    assert ("unread_reading", "interest_starts") not in found
    assert ("unread_reading", "two_hardship_categories") not in found, "one choice only: a note, no switch"
    assert ("clause_unkept", "四(二)1") in found and ("clause_unkept", "四(三)") not in found


def test_a_keeper_that_does_not_exist_is_found() -> None:
    plan = load_plan("dongfang-2011")
    found = check_plan(plan, rules=all_rules(), is_there=lambda name: name != "yanglao.ledger.chart")
    assert [one.key for one in found if one.code == "keeper_unknown"] == ["八"]


def test_every_kind_of_finding_is_tested() -> None:
    tested = {code for code, _, _ in FAULTS}
    elsewhere = {"unread_parameter", "unread_reading", "keeper_unknown", "back_effect", "inferred"}
    assert tested | elsewhere == set(SENTENCES)


# --- data that cannot be used ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("plan.toml", 'place = "469007"', 'place = "Hainan"'), "plan.toml: place"),
        (("plan.toml", 'title_en = "', 'titel = "'), "plan.toml: title_en: missing"),
        (("plan.toml", 'table = "../rates/pboc_one_year.csv"', 'table = "../rates/none.csv"'), "none.csv"),
        (("plan.toml", "[account_rate]", "[account_rate"), "plan.toml: "),
        (("parameters.toml", "residence_years", "residence"), "parameters.toml: residence_years: missing"),
        (("parameters.toml", "residence_years", "residence"), "residence: no such parameter"),
        (("parameters.toml", 'clauses = ["三"]\n', ""), "parameters.toml: launch_date: clauses: missing"),
        (("parameters.toml", "value = 139\n", ""), "account_divisor_months: has no value"),
        (("parameters.toml", "value = 139\n", "value = 0\n"), "account_divisor_months: a number above 0"),
        (("parameters.toml", 'status = "confirmed"', 'status = "sure"'), "status 'sure' is none of"),
        (("parameters.toml", 'valid_from = "2011-10"', 'valid_from = "2011-13"'), "not a month yyyy-mm"),
        (("parameters.toml", "value = 100\n", "value = 100.001\n"), "not a whole number of fen"),
        (("readings.toml", 'value = "fen_half_up"', 'value = "fen_up"'), "account_pension_rounding: one of"),
        (("readings.toml", "[death_month_is_paid]", "[death]"), "readings.toml: death: no such reading"),
        (("readings.toml", 'note = "The last', 'not = "The last'), "death_month_is_paid: note: missing"),
        (("clauses.toml", 'kind = "constraining"', 'kind = "odd"'), "clauses.toml: 七1: kind 'odd'"),
        (
            ("clauses.toml", 'title_en = "One scheme and one pension at a time"', ""),
            "clauses.toml: 七1: title_en: missing",
        ),
        (("clauses.toml", "kept_by =", "kept ="), "clauses.toml: 七1: kept: no such entry"),
        ((RATES, "2012-06-08,3.25", "2012-06-08,3.255"), "pboc_one_year.csv: line 8"),
        ((RATES, "effective_from", "since"), "pboc_one_year.csv: line 2"),
    ],
)
def test_unusable_data_are_named(broken, change: tuple[str, str, str], problem: str) -> None:
    with pytest.raises(PlanInvalid) as fault:
        read_plan(broken(*change))
    assert any(problem in line for line in fault.value.problems), fault.value.problems


def test_all_faults_are_named_at_once(broken) -> None:
    folder = broken(
        "plan.toml",
        "title_en",
        "titel",
        "parameters.toml",
        "139\n",
        '"x"\n',
        "readings.toml",
        "fen_half",
        "x",
    )
    (folder / "clauses.toml").unlink()
    with pytest.raises(PlanInvalid) as fault:
        read_plan(folder)
    assert [line.split(":")[0] for line in fault.value.problems] == [
        "plan.toml",
        "parameters.toml",
        "readings.toml",
        "clauses.toml",
    ]


def test_an_unknown_plan_is_named_with_those_known() -> None:
    with pytest.raises(PlanUnknown, match=r"atlantis.*dongfang-2011"):
        load_plan("atlantis")


def test_plans_of_ones_own(broken, monkeypatch: pytest.MonkeyPatch) -> None:
    folder: Path = broken(name="own-city")
    monkeypatch.setenv("YANGLAO_PLANS", str(folder.parent))
    assert plan_folders()["own-city"] == folder
    assert load_plan("own-city").key == "own-city"


# --- overrides ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("law", "attribute", "value"),
    [
        ({"base_pension_yuan_monthly": 88}, "base_pension_fen_monthly", 8800),
        ({"base_pension_yuan_monthly": 88.5}, "base_pension_fen_monthly", 8850),
        ({"one_child_supplement_yuan": 10}, "one_child_supplement_fen", 1000),
        ({"low_income_contribution_yuan": None}, "low_income_contribution_fen", None),
        ({"province_city_shares": "1:1"}, "province_city_shares", (1, 1)),
        ({"launch_date": "2012-01-01"}, "launch_day", 20120101),
        ({"account_rate_percent": 2.75}, "account_rate_bp", 275),
        ({"account_pension_rounding": "jiao_up"}, "account_pension_rounding", "jiao_up"),
        ({"death_month_is_paid": False}, "death_month_is_paid", False),
    ],
)
def test_an_override_holds_in_every_month(law: dict, attribute: str, value: object) -> None:
    plan = load_plan("dongfang-2011")
    overrides, problems = read_overrides(plan, law)
    assert problems == []
    laws = Laws(plan, overrides)
    for one in (plan.launch_month, month(2016, 3), month(2035, 12)):
        assert getattr(laws.at(one), attribute) == value


@pytest.mark.parametrize(
    ("law", "wrong"),
    [
        ({"base_pension": 88}, "base_pension"),
        ({"base_pension_yuan_monthly": "88"}, "base_pension_yuan_monthly"),
        ({"base_pension_yuan_monthly": None}, "base_pension_yuan_monthly"),
        ({"base_pension_yuan_monthly": -1}, "base_pension_yuan_monthly"),
        ({"account_rate_percent": 2.755}, "account_rate_percent"),
        ({"death_month_is_paid": 0}, "death_month_is_paid"),
        ({"account_pension_rounding": "up"}, "account_pension_rounding"),
        ({"tiers_yuan": [100, 200]}, "tiers_yuan"),
        ({"tiers_yuan": [200, 100]}, "tiers_yuan"),
        ({"tier_bonus_yuan": [1]}, "tier_bonus_yuan"),
        ({"launch_date": "2012-02-30"}, "launch_date"),
        ({"launch_date": [{"from": "2012-01", "value": "2012-01-01"}]}, "launch_date"),
        ({"base_pension_yuan_monthly": [{"from": "2012-01"}]}, "base_pension_yuan_monthly"),
        ({"base_pension_yuan_monthly": [{"from": 2012, "value": 88}]}, "base_pension_yuan_monthly"),
        (
            {"entry_subsidy_yuan": [{"from": "2014-01", "value": 40}, {"from": "2013-01", "value": 30}]},
            "entry_subsidy_yuan",
        ),
        (
            {"entry_subsidy_yuan": [{"from": "2014-01", "value": 40}, {"from": "2014-01", "value": 30}]},
            "entry_subsidy_yuan",
        ),
        ({"tiers_yuan": [{"from": "2014-01", "value": [100, 200]}]}, "tiers_yuan"),
        (
            {
                "tiers_yuan": [{"from": "2014-01", "value": [100, 200]}],
                "tier_bonus_yuan": [{"from": "2014-02", "value": [10]}],
            },
            "tier_bonus_yuan",
        ),
    ],
)
def test_a_wrong_override_is_named(law: dict, wrong: str) -> None:
    _, problems = read_overrides(load_plan("dongfang-2011"), law)
    assert [key for key, _ in problems] == [wrong]


def test_new_tiers_move_the_full_government_contribution() -> None:
    plan = load_plan("dongfang-2011")
    overrides, problems = read_overrides(plan, {"tiers_yuan": [200, 500], "tier_bonus_yuan": [30]})
    assert problems == []
    assert Laws(plan, overrides).at(month(2012, 1)).full_government_contribution_fen == 20000


@pytest.mark.parametrize(
    ("law", "attribute", "before", "after"),
    [
        (
            {"province_city_shares": [{"from": "2014-01", "value": "1:1"}]},
            "province_city_shares",
            (6, 4),
            (1, 1),
        ),
        (
            {"one_child_supplement_yuan": [{"from": "2014-01", "value": None}]},
            "one_child_supplement_fen",
            None,
            None,
        ),
        (
            {
                "tiers_yuan": [{"from": "2014-01", "value": [300, 400]}],
                "tier_bonus_yuan": [{"from": "2014-01", "value": [10]}],
            },
            "full_government_contribution_fen",
            100_00,
            300_00,
        ),
    ],
)
def test_anything_but_a_date_may_be_dated(law: dict, attribute: str, before: object, after: object) -> None:
    """The plan's own value holds before the first; new tiers move the full government contribution from their own month on."""
    overrides, problems = read_overrides(load_plan("dongfang-2011"), law)
    assert problems == []
    laws = Laws(load_plan("dongfang-2011"), overrides)
    found = [getattr(laws.at(one), attribute) for one in (month(2013, 12), month(2014, 1), month(2020, 1))]
    assert found == [before, after, after]
