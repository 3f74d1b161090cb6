"""算一算: what an estimate tells is what `assess` answers to the same life; what cannot be read is refused with the way out."""

from __future__ import annotations

import re
from typing import Any

import pytest

from yanglao.casefile.assessing import assess
from yanglao.casefile.estimate.asking import CATEGORIES, NotUnderstood, read_asked
from yanglao.casefile.estimate.figuring import Estimate, Option, estimate
from yanglao.casefile.estimate.supposing import cases, law_at
from yanglao.casefile.estimate.telling import assumed, compared, groups
from yanglao.kernel.months import month_text
from yanglao.policy.law import Laws
from yanglao.policy.loading import load_plan
from yanglao.rules.reasons import Reason

LAWS = Laws(load_plan("dongfang-2011"))
ON = 20161120
TIERS = (100, 200, 300, 400, 500, 600, 800, 1000, 1500, 2000)
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def found(*, laws: Laws = LAWS, on: int = ON, **typed: str) -> Estimate:
    written = {name: text.split(" ") for name, text in typed.items()}
    return estimate(laws, read_asked(written, law_at(laws, on), on))


def refused(**typed: str) -> dict[str, str]:
    with pytest.raises(NotUnderstood) as fault:
        found(**typed)
    return {name: wrong.zh for name, wrong in fault.value.faults.items()}


# --- the figures -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        {"born": "1980-05", "tier": "500"},
        {"born": "1980-05", "tier": "100", "paid": "5", "paid_tier": "1000"},
        {"born": "1966-02", "tier": "800", "paid": "5", "category": "low_income one_child_certificate"},
        {"born": "1957-03", "tier": "200", "paid": "4"},
        {"born": "1954-08", "tier": "2000"},
        {"born": "1940-01", "tier": "300"},
        {"born": "16", "tier": "1500", "category": "severe_disability"},
    ],
)
def test_every_figure_is_what_assess_answers(typed: dict[str, str]) -> None:
    one = found(**typed)
    for way in one.ways:
        tiers = [option.tier_fen for option in way.options]
        missing = one.missing_years if way.name == "back_pay" else 0
        through = one.life.claim_month + 139
        answers = assess(cases(LAWS, one.life, tiers, way.name, missing=missing, through=through))
        for option, answer in zip(way.options, answers, strict=True):
            _agrees(option, answer, month_text(one.life.claim_month))


def _agrees(option: Option, answer: dict[str, Any], claimed: str) -> None:
    rows = [row for row in answer["accounts"] if row["year"] <= int(claimed[:4])]
    came_in = {source: sum(row["in"][source] for row in rows) for source in ("own", "province", "city")}
    assert option.own_fen + option.back_paid_fen == came_in["own"]
    assert option.government_fen == came_in["province"] + came_in["city"]
    assert option.refund_fen == (answer["settlement"] or {"to_person_fen": 0})["to_person_fen"]
    if not answer["award"]:
        assert (option.first_month, option.monthly_fen, option.total_fen) == (0, 0, 0)
        return
    first = answer["pension"][0]
    assert month_text(option.first_month) == first["month"] == answer["award"]["from"]
    assert dict(option.pension_fen) == {
        part: first[f"{part}_fen"] for part in ("base", "increment", "account")
    }
    assert option.total_fen == answer["award"]["account_total_fen"]
    assert option.total_fen == sum(came_in.values()) + option.interest_fen
    _breaks_even(option, answer["pension"], came_in["own"])


def _breaks_even(option: Option, pensions: list[dict[str, Any]], paid_fen: int) -> None:
    drawn, reached = 0, None
    for row in pensions:
        drawn += row["base_fen"] + row["increment_fen"] + row["account_fen"]
        if reached is None and drawn >= paid_fen > 0:
            reached = row["paid_in"]
    assert (month_text(option.breaks_even) if option.breaks_even else None) == reached


def test_whoever_pays_to_the_end_draws_at_sixty() -> None:
    one = found(born="1980-05", tier="500")
    assert [way.name for way in one.ways] == ["draw"] and one.missing_years == 0
    mine = one.best.mine
    assert (mine.own_yearly_fen, mine.own_fen) == (50_000, 25 * 50_000)
    assert mine.given_yearly_fen == {"entry": 3_000, "bonus": 4_500, "government": 0, "supplement": 0}
    assert mine.pension_fen["base"] == 13_000 and mine.pension_fen["increment"] == 10 * 400
    assert month_text(mine.first_month) == "2040-06"
    assert [option.tier_fen // 100 for option in one.best.options] == list(TIERS)


def test_whoever_is_short_of_years_has_two_ways() -> None:
    one = found(born="1957-03", tier="200", paid="2")
    assert (one.refused, one.missing_years) == (Reason.years_short, 11)
    back, leave = one.ways
    assert back.mine.back_paid_fen == 11 * 20_000 and back.mine.given_fen["entry"] == 4 * 3_000
    assert leave.mine.refund_fen > 4 * 20_000 and leave.mine.monthly_fen == 0


def test_whoever_was_sixty_at_the_launch_draws_without_paying_and_may_pay() -> None:
    one = found(born="1945-05", tier="100")
    draw, back = one.ways
    assert (draw.mine.monthly_fen, draw.mine.own_fen, draw.mine.breaks_even) == (13_000, 0, 0)
    assert back.mine.back_paid_fen == 15 * 10_000 and back.mine.pension_fen["account"] == 1079
    assert compared(one) is back


def test_the_government_pays_a_part_for_whoever_it_pays_for() -> None:
    poor = found(born="1980-05", tier="500", category="low_income").best.mine
    assert (poor.own_yearly_fen, poor.given_yearly_fen["government"]) == (43_000, 7_000)


def test_what_nobody_has_decided_is_named_and_left_out() -> None:
    one = found(born="1980-05", tier="500", category="one_child_certificate")
    assert one.unset == ("one_child_supplement_yuan",)
    assert one.best.mine.given_fen["supplement"] == 0
    told = {figure.name: figure for group in groups(one, one.best) for figure in group.figures}
    assert told["supplement"].value == ("未定", "unset")
    assert "没有算进去" in told["supplement"].why.sentence[0]
    assert any("独生子女补贴" in line[0] for line in assumed(one))


def test_the_law_of_the_area_is_taken_not_that_of_the_plan_alone() -> None:
    raised = Laws(LAWS.plan, {"base_pension_fen_monthly": 20_000})
    assert found(laws=raised, born="1980-05", tier="500").best.mine.pension_fen["base"] == 20_000


# --- in words --------------------------------------------------------------------------------------------


def test_every_figure_says_why_by_which_clause_and_number_of_the_law() -> None:
    one = found(born="1966-02", tier="800", paid="2", category="low_income")
    told = {
        (way.name, figure.name): figure.why
        for way in one.ways
        for group in groups(one, way)
        for figure in group.figures
    }
    base = told["back_pay", "base"]
    assert [one.number for one in base.clauses] == ["五(二)1", "四(二)2"]
    assert [source.key for source in base.sources] == ["base_pension_yuan_monthly", "province_city_shares"]
    assert {why.sources[0].status for why in told.values() if why.sources} <= {
        "confirmed",
        "inferred",
        "table",
        "reading",
    }
    assert all(
        why.clauses for (_, name), why in told.items() if name not in ("total", "monthly", "breaks_even")
    )
    assert ("leave", "refund") in told and ("leave", "base") not in told


@pytest.mark.parametrize("category", ["", *CATEGORIES])
def test_words_are_of_one_language(category: str) -> None:
    one = found(born="1957-03", tier="200", paid="2", category=category)
    pairs = [*assumed(one)]
    for way in one.ways:
        for group in groups(one, way):
            pairs += [group.title]
            for figure in group.figures:
                pairs += [figure.title, figure.value, figure.why.sentence]
    for chinese, english in pairs:
        assert not CHINESE.search(english), english
        assert not re.search(r"[A-Za-z]{2,}|[{}]", chinese), chinese


# --- what is typed ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["1980-05", "1980年5月", "1980.5", "198005", "1980/05", "1980-05-15", "１９８０-０５", " 1980-05 "],
)
def test_a_birth_is_read_kindly(text: str) -> None:
    asked = read_asked({"born": [text], "tier": ["500"]}, LAWS.at(2016 * 12), ON)
    assert asked.born == 19800515 and not asked.by_age


@pytest.mark.parametrize("text", ["46", "46岁", "46周岁"])
def test_an_age_is_a_birth_in_this_month(text: str) -> None:
    asked = read_asked({"born": [text], "tier": ["500元"]}, LAWS.at(2016 * 12), ON)
    assert (asked.born, asked.by_age) == (19701115, True)


def test_everything_wrong_is_told_at_once_with_the_way_out() -> None:
    assert refused(born="x", tier="55", paid="x", category="zz") == {
        "born": "看不懂“x”。请写成 1980-05,或者只写年龄,例如 46。",
        "tier": f"没有“55”这一档。可以选:{'、'.join(map(str, TIERS))}。",
        "paid": "请写一个数,例如 3;没有缴过就空着。",
        "category": "没有这个身份,请从列出的里面选。",
    }


@pytest.mark.parametrize(
    ("typed", "name", "words"),
    [
        ({}, "born", "请填写出生年月"),
        ({"born": "1980-05"}, "tier", "请选一档"),
        ({"born": "1980-13", "tier": "500"}, "born", "没有“1980-13”这个日期"),
        ({"born": "2017-01", "tier": "500"}, "born", "今天以后"),
        ({"born": "1880-01", "tier": "500"}, "born", "超过 110 岁"),
        ({"born": "999", "tier": "500"}, "born", "超过 110 岁"),
        ({"born": "1980-05", "tier": "500", "paid": "6"}, "paid", "最多能缴 5 年"),
        ({"born": "1980-05", "tier": "500", "paid_tier": "7"}, "paid_tier", "没有“7”这一档"),
    ],
)
def test_what_cannot_be_is_refused(typed: dict[str, str], name: str, words: str) -> None:
    assert words in refused(**typed)[name]
