"""答复 What is answered: sentences of the plan, filled for the month, with clause, values and sums that the month step makes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from yanglao.acts.register import REGISTER
from yanglao.advice.answering import Advice, advise, advise_by, answer
from yanglao.advice.hearing import Heard, heard
from yanglao.advice.questions import FILE, questions_of, read_questions
from yanglao.casefile.assessing import assess
from yanglao.casefile.estimate.asking import read_asked
from yanglao.casefile.estimate.figuring import estimate
from yanglao.casefile.reading import read_case
from yanglao.kernel.months import month
from yanglao.policy.law import Laws
from yanglao.policy.loading import PLANS, PlanInvalid, PlanUnknown, load_plan
from yanglao.policy.plan import Version
from yanglao.reports.register import REPORTS

PLAN = "dongfang-2011"
ALL_PLANS = sorted(path.parent.name for path in PLANS.glob(f"*/{FILE}"))
MAY_2013, MARCH_2012 = month(2013, 5), month(2012, 3)


def told(found: Advice, *, english: bool = False) -> str:
    return " ".join(one[english] for one in found.sentences)


# --- the questions of every plan ----------------------------------------------------------------------------


def test_every_plan_has_questions() -> None:
    assert sorted(path.parent.name for path in PLANS.glob("*/plan.toml")) == ALL_PLANS
    assert len(questions_of(PLAN).by_key) >= 60


@pytest.mark.parametrize("plan", ALL_PLANS)
@pytest.mark.parametrize("at", [month(2012, 1), month(2026, 11)])
def test_every_question_is_answered_without_a_gap(plan: str, at: int) -> None:
    laws = Laws(load_plan(plan))
    for question in questions_of(plan).by_key.values():
        found = answer(laws, question, "", at)
        assert found.sentences, question.key
        for zh, en in found.sentences:
            assert not {"{", "}"} & {*zh, *en}, question.key
            assert en.isascii() and not zh.isascii(), question.key


def test_what_the_city_has_decided_stands_in_the_answer_and_in_its_sum() -> None:
    raised = Version("base_pension_yuan_monthly", 2013 * 12, 20_000, "confirmed", "", announced_on=20121231)
    laws = Laws(load_plan(PLAN).with_versions([raised]))
    found = advise_by(laws, "我35岁,每年交500元,能领多少", month(2026, 11))
    assert "基础养老金200元" in found.sentences[0][0]
    assert found.sum is not None and found.sum.rows[0]["base_fen"] == 20_000


@pytest.mark.parametrize("plan", ALL_PLANS)
def test_questions_name_what_exists(plan: str) -> None:
    clauses = load_plan(plan).clauses
    for question in questions_of(plan).by_key.values():
        assert set(question.clauses) <= clauses.keys(), question.key
        assert set(question.acts) <= REGISTER.keys(), question.key
        assert set(question.reports) <= REPORTS.keys(), question.key


def test_every_clause_has_a_question() -> None:
    asked = {clause for question in questions_of(PLAN).by_key.values() for clause in question.clauses}
    assert load_plan(PLAN).clauses.keys() - asked == set()


# --- what an answer says ------------------------------------------------------------------------------------


def test_the_example() -> None:
    found = advise(PLAN, "多大年龄可以领?", MAY_2013)
    assert found.question and found.question.clauses == ("五(一)",)
    assert told(found) == "年满60周岁,男女一样;符合条件的按月领取,直到终身。"
    assert [(one.key, one.source.status, one.source.source) for one in found.values] == [
        ("pension_age_years", "confirmed", "plan")
    ]


def test_an_unset_value_is_said_to_be_unset() -> None:
    found = advise(PLAN, "独生子女证有补贴吗", MAY_2013)
    assert "独生子女补贴的数额还没有确定" in told(found)
    assert "Not decided yet: only-child supplement." in told(found, english=True)
    assert [one.key for one in found.values if one.text is None] == ["one_child_supplement_yuan"]
    assert found.sum and found.sum.unset == ("one_child_supplement_yuan",)


def test_a_sentence_holds_under_its_reading() -> None:
    death = "人死了账户的钱怎么办"
    assert "补贴的本息归统筹账户" in told(advise(PLAN, death, MAY_2013))
    assert "包括补贴" in told(advise("merged-2014", death, month(2015, 1)))


def copied(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, *changes: tuple[str, str, str]) -> str:
    """A copy of the plan under a name of its own, with pieces of its files replaced."""
    shutil.copytree(PLANS / PLAN, folder / name)
    shutil.copytree(PLANS / "rates", folder / "rates")
    for file, old, new in changes:
        path = folder / name / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    monkeypatch.setenv("YANGLAO_PLANS", str(folder))
    return name


def test_a_changed_parameter_changes_sentence_and_sum(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = "每年交500元,从35岁交到60岁,能领多少?"
    before = advise(PLAN, asked, MAY_2013)
    plan = copied(
        tmp_path, monkeypatch, "more-base", ("parameters.toml", 'printed = "30"\nvalue = 130', "value = 145")
    )
    after = advise(plan, asked, MAY_2013)
    assert "130元" in told(before) and "145元" in told(after)
    assert before.sum and after.sum
    raised = int(after.sum.rows[0]["monthly_fen"]) - int(before.sum.rows[0]["monthly_fen"])
    assert raised == 1500


def test_a_changed_rule_of_the_offices_changes_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = copied(tmp_path, monkeypatch, "other-payday", ("offices.toml", "payday = 25", "payday = 10"))
    assert "每月10日以前" in told(advise(plan, "每个月几号发钱", MAY_2013))


def test_the_month_decides_the_law() -> None:
    asked = "行政复议多少天内提出"
    assert "3个月内" in told(advise(PLAN, asked, MAY_2013))
    assert "6个月内" in told(advise(PLAN, asked, month(2015, 6)))


# --- sums ---------------------------------------------------------------------------------------------------


def test_paying_from_35_to_60() -> None:
    found = advise(PLAN, "每年交500元,从35岁交到60岁,能领多少?", MAY_2013)
    assert found.sum
    (row,) = found.sum.rows
    assert (row["tier_fen"], row["years_paid"], row["base_fen"], row["increment_fen"]) == (
        50000,
        25,
        13000,
        4000,
    )
    assert row["own_paid_fen"] == 25 * 50000
    assert row["monthly_fen"] == 13000 + 4000 + row["account_fen"]
    assert {"tiers_yuan", "tier_bonus_yuan", "account_rate"} <= {one.key for one in found.values}


def test_a_sum_is_what_its_case_file_says() -> None:
    """The cases told can be handed to `yanglao assess` and give the same."""
    found = advise(PLAN, "我50岁,每年交1000,以后能领多少", MAY_2013)
    assert found.sum
    for row, life in zip(found.sum.rows, found.sum.lives, strict=True):
        (answered,) = assess([read_case(life.case)])
        first = answered["pension"][0]
        assert row["monthly_fen"] == first["base_fen"] + first["increment_fen"] + first["account_fen"]


@pytest.mark.parametrize("age", [25, 35, 52, 58])
def test_a_sum_agrees_with_the_estimate(age: int) -> None:
    """`yanglao estimate` for the same age, tier and day gives the same pension."""
    laws, on = Laws(load_plan(PLAN)), 2013_05_15
    asked = read_asked({"born": [str(age)], "tier": ["500"]}, laws.at(MAY_2013), on)
    found = advise(PLAN, f"我{age}岁,每年交500,以后能领多少", MAY_2013)
    assert found.sum
    (row,) = found.sum.rows
    best = estimate(laws, asked).best.mine
    assert (row["monthly_fen"], row["own_paid_fen"]) == (best.monthly_fen, best.own_fen + best.back_paid_fen)


def test_more_years_than_there_were_are_no_sum() -> None:
    found = advise(PLAN, "交了9年每年500,人去世了能退多少", MAY_2013)
    assert found.sum and not found.sum.rows and found.sum.wanting
    assert found.sum.wanting[1] == "At most 3 years can have been paid by now, not 9; please check it."


def test_without_a_tier_the_lowest_and_the_highest() -> None:
    found = advise(PLAN, "我40岁,能领多少钱", MAY_2013)
    assert found.sum and [row["tier_fen"] for row in found.sum.rows] == [10000, 200000]


def test_without_anything_nothing_is_guessed() -> None:
    found = advise(PLAN, "我能领多少钱", MAY_2013)
    assert (
        found.sum and not found.sum.rows and found.sum.wanting and "请写明年龄和档次" in found.sum.wanting[0]
    )


def test_old_at_launch_draws_the_base_pension() -> None:
    found = advise(PLAN, "我七十岁了,没交过钱能领吗", MARCH_2012)
    assert found.sum and [(row["tier_fen"], row["monthly_fen"]) for row in found.sum.rows] == [(0, 13000)]


def test_old_later_makes_up_fifteen_years() -> None:
    found = advise(PLAN, "我七十岁了,没交过钱能领吗", month(2026, 11))
    assert found.sum and [row["years_back_paid"] for row in found.sum.rows] == [15, 15]


def test_a_tier_that_does_not_exist_is_refused_as_the_rules_refuse_it() -> None:
    found = advise(PLAN, "我35岁,每年交450元,能领多少", MAY_2013)
    assert found.sum and not found.sum.rows
    assert found.sum.wanting == (
        "没有这个缴费档次,请从现行档次中选择。",
        "There is no such tier; choose one of those in force.",
    )


def test_what_a_low_income_person_pays() -> None:
    found = advise(PLAN, "低保户每年交多少", MAY_2013)
    assert found.sum
    assert next((row["own_fen"], row["government_fen"]) for row in found.sum.rows) == (3000, 10000)


def test_a_question_of_a_category_is_summed_for_it_in_whatever_words() -> None:
    found = advise(PLAN, "困难户能少交吗", MAY_2013)
    assert found.sum and found.sum.rows[0]["own_fen"] == 3000


def test_what_heirs_get() -> None:
    found = advise(PLAN, "交了2年每年500,人去世了能退多少", MAY_2013)
    assert found.sum
    (row,) = found.sum.rows
    assert 100000 < int(row["to_person_fen"]) < 105000
    assert int(row["to_pool_fen"]) >= 15000 and row["transferred_fen"] == 0


def test_a_back_payment_of_what_is_missing() -> None:
    found = advise(PLAN, "到六十岁交了3年不够,一次补12年每年1000要多少钱", month(2015, 5))
    assert found.sum
    (row,) = found.sum.rows
    assert (row["years_paid"], row["years_back_paid"]) == (3, 12)


@pytest.mark.parametrize(
    ("asked", "what"),
    [
        ("我35岁,每年交500", Heard(age=35, tier_fen=50000)),
        ("每年交五百元,从三十五岁交到六十岁", Heard(from_age=35, to_age=60, tier_fen=50000)),
        ("交满20年每年1000块", Heard(years=20, years_paid=20, tier_fen=100000)),
        ("补缴15年", Heard(years=15, years_back=15)),
        ("if I pay 500 a year from 35 to 60", Heard(from_age=35, to_age=60, tier_fen=50000)),
        ("I am 45 and pay 1000 yuan", Heard(age=45, tier_fen=100000)),
        ("低保户", Heard(categories=("low_income",))),
        ("怎么参保", Heard()),
    ],
)
def test_what_is_heard(asked: str, what: Heard) -> None:
    assert heard(asked) == what


# --- faults of the files ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('office = "police"', 'office = "nobody"', "office: no such office"),
        ('computed = "contribution"', 'computed = "magic"', "computed: no such sum"),
        ('category = "low_income"', 'category = "rich"', "category: no such category"),
        ("[students]\n", "[students]\nmore = 1\n", "students: more: no such entry"),
        ('clauses = ["四(三)"]', "clauses = []", "clauses: missing"),
        ("[offices]", "[offices", "questions.toml"),
        ("agency = [", "agents = [", "offices: agency: missing"),
    ],
)
def test_a_fault_of_a_file_is_named(tmp_path: Path, old: str, new: str, fault: str) -> None:
    text = (PLANS / PLAN / FILE).read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / FILE
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(PlanInvalid) as refused:
        read_questions(path)
    assert any(fault in problem for problem in refused.value.problems)


def test_an_unknown_plan() -> None:
    with pytest.raises(PlanUnknown):
        questions_of("nowhere")
