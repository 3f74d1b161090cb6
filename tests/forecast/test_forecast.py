"""预测 A small city of which every life is known lives on: money is conserved, the same seed gives the same years, and scenarios do what they say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from flows.workbooks import differences

from yanglao.forecast.drawing import Even, drawn, spread
from yanglao.forecast.experience import Past, experience, past_of
from yanglao.forecast.life_table import dying
from yanglao.forecast.living import forecast
from yanglao.forecast.scenario import Scenario, read_scenario, shipped
from yanglao.forecast.svg import first_empty, picture
from yanglao.forecast.totals import Year, items_of, of_year
from yanglao.kernel.columns import ints
from yanglao.kernel.months import FOREVER, month
from yanglao.kernel.wrong import Wrong
from yanglao.life.facts import FACT_COLUMNS, Facts, People
from yanglao.life.fold import fold
from yanglao.life.kinds import Household, Kind
from yanglao.lists.written_tables import write_xlsx
from yanglao.policy.law import Laws
from yanglao.policy.loading import load_plan
from yanglao.reports.forecast import Foreseen, forecast_report
from yanglao.reports.telling import plain, sheets

PEOPLE, LAST = 1200, 2015
LAWS = Laws(load_plan("dongfang-2011"))
WITHIN = {
    "base_pensions": 0.03,
    "province_pensions": 0.03,
    "city_pensions": 0.03,
    "account_pensions": 0.08,
    "contributions": 0.08,
    "province_subsidies": 0.08,
    "city_subsidies": 0.08,
    "interest": 0.03,
}
"""Item -> how near the first year foreseen comes to the one that came, in so small a city."""


def lives() -> tuple[People, Facts]:
    """People of 20 to 79 at the launch; a few join each later year; nine in ten pay each year; whoever turns 60 claims in the
    month of the birthday; every fortieth pensioner dies in a year."""
    rows: list[dict[str, int]] = []
    die = np.random.default_rng(5)
    born = ints([(1931 + at % 60) * 10000 + 101 + at % 12 * 100 + at % 27 for at in range(PEOPLE)])
    for at in range(PEOPLE):
        joins = 2011 if at % 8 else 2012 + at // 8 % 6
        rows.append(
            {
                "person": at,
                "kind": Kind.residence,
                "day": 19900101,
                "until": FOREVER,
                "place": 469007,
                "code": Household.non_agricultural,
            }
        )
        rows.append({"person": at, "kind": Kind.enrolment, "day": joins * 10000 + 1005})
        of_age = int(born[at]) // 10000 + 60
        for year in range(joins, min(LAST + 2, of_age)):
            if die.random() < 0.9:
                tier = (100_00, 100_00, 500_00)[at % 3]
                day = year * 10000 + (1110 if year == joins else 310)
                rows.append(
                    {"person": at, "kind": Kind.contribution, "day": day, "year": year, "tier_fen": tier}
                )
        if 2012 <= of_age <= LAST + 1:
            of_the_month = int(born[at]) // 100 % 100 * 100 + 28
            rows.append({"person": at, "kind": Kind.claim, "day": of_age * 10000 + of_the_month})
        if of_age <= 2011:
            rows.append({"person": at, "kind": Kind.claim, "day": joins * 10000 + 1106})
            if at % 40 < 5:
                rows.append({"person": at, "kind": Kind.death, "day": (2012 + at % 40) * 10000 + 615})
    rows.sort(key=lambda row: (row["person"], row["day"], row["kind"]))
    return People(born), Facts(**{name: ints([row.get(name, 0) for row in rows]) for name in FACT_COLUMNS})


@pytest.fixture(scope="module")
def past() -> Past:
    people, facts = lives()
    told = facts.take((facts.day <= LAST * 10000 + 1231) | (facts.kind == Kind.residence))
    return past_of(LAWS, people, told, year=LAST)


def foreseen(past: Past, scenario: Scenario | None = None, years: int = 3, **more: Any) -> list[Year]:
    given = {"pool_fen": 500_000_00, "yield_percent": 2.0} | more
    return forecast(past, scenario or Scenario(), years=years, **given)


def test_the_first_year_is_like_the_one_that_came(past: Past) -> None:
    people, facts = lives()
    amounts = fold(LAWS, people, facts, through=month(LAST + 1, 12)).amounts
    came = items_of([of_year(amounts, LAST + 1)])
    (first,) = foreseen(past, years=1)
    for item in WITHIN:
        assert first.items[item] == pytest.approx(came[item], rel=WITHIN[item]), item


def test_no_fen_is_made_or_lost(past: Past) -> None:
    accounts, pool = int(past.history.state.balance_fen.sum()), 500_000_00
    for one in foreseen(past, years=6):
        found = one.items
        into = (
            "contributions",
            "transfers_in",
            "province_subsidies",
            "city_subsidies",
            "interest",
            "from_pool",
        )
        out = ("account_pensions", "one_off", "transfers_out", "to_pool")
        accounts += sum(found[name] for name in into) - sum(found[name] for name in out)
        assert one.accounts_fen == pytest.approx(accounts, abs=40)  # means of runs are rounded item by item
        accounts = one.accounts_fen
        pool += (
            found["bank_interest"]
            + found["to_pool"]
            + found["city_pool"]
            - found["interest"]
            - found["from_pool"]
        )
        assert one.pool_fen == pool


def test_the_fund_earns_on_what_it_has_through_the_year(past: Past) -> None:
    """Half of what comes in in a year earns in it."""
    had = int(past.history.state.balance_fen.sum()) + 500_000_00
    for one in foreseen(past, years=2):
        earned = one.items["bank_interest"]
        has = one.accounts_fen + one.pool_fen - earned
        assert earned == pytest.approx(0.02 * (had + has) / 2, abs=40)
        had = one.accounts_fen + one.pool_fen


def test_the_same_seed_gives_the_same_years(past: Past) -> None:
    assert foreseen(past) == foreseen(past)
    assert foreseen(past) != foreseen(past, seed=7)


def test_nobody_pays_or_joins_where_the_scenario_says_so(past: Past) -> None:
    found = foreseen(past, Scenario(paying=0, enrolment=0, deaths=0))
    assert [one.people["deaths"] for one in found] == [0, 0, 0]
    assert [one.people["payers"] for one in found] == [0, 0, 0]
    usual = foreseen(past)
    assert all(
        one.people["members"] > other.people["members"] - 60 for one, other in zip(usual, found, strict=True)
    )
    assert found[-1].items["city_subsidies"] == 0 < usual[-1].items["city_subsidies"]


def test_a_raise_is_that_of_the_law(past: Past) -> None:
    raised = foreseen(past, Scenario(raise_every_years=2, raise_percent=10))
    usual = foreseen(past)
    assert raised[0].items["base_pensions"] == usual[0].items["base_pensions"]
    assert raised[1].items["base_pensions"] / usual[1].items["base_pensions"] == pytest.approx(1.1, rel=1e-6)


def test_the_pool_that_runs_empty_is_covered_and_marked(past: Past) -> None:
    found = foreseen(past, Scenario(yield_percent=0), years=8, pool_fen=3_000_00)
    empty = first_empty(found)
    assert empty is not None
    one = next(year for year in found if year.year == empty)
    assert one.pool_fen == 0 < one.items["city_pool"]
    drawn_zh = picture(found, title=("预测", "forecast"), english=False)
    ElementTree.fromstring(drawn_zh)
    assert f"{empty} 年统筹用完" in drawn_zh and "stroke-dasharray" in drawn_zh
    drawn_en = picture(found, title=("预测", "forecast"), english=True)
    assert f"runs empty in {empty}" in drawn_en and not any("\u4e00" <= one <= "\u9fff" for one in drawn_en)
    assert "期内统筹未用完" in picture(foreseen(past, years=1), title=("", ""), english=False)


def test_own_deaths_scale_the_table(past: Past) -> None:
    assert experience(past).deaths_factor == pytest.approx(0.8, abs=0.35)
    ages = dying(ints([15, 16, 60, 80, 110, 120]))
    assert ages[0] == ages[1] < ages[2] < ages[3] < ages[4] == ages[5] == 1.0


def test_a_large_city_is_drawn_on(past: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = foreseen(past, years=1)[0]
    monkeypatch.setattr("yanglao.forecast.population.LARGEST", 500)
    part = foreseen(past, years=1)[0]
    assert part.items["base_pensions"] == pytest.approx(whole.items["base_pensions"], rel=0.05)
    assert part.people["members"] == pytest.approx(whole.people["members"], rel=0.02)


def test_as_many_are_drawn_as_the_chances_add_up_to() -> None:
    even = Even(np.random.default_rng(1))
    chances = np.full(1000, 0.0125)
    assert {len(drawn(chances, np.arange(1000), even)) for _ in range(50)} <= {12, 13}
    assert np.bincount(spread(np.array([1.0, 3.0]), 400, np.random.default_rng(1))).tolist() == [100, 300]
    assert sorted(np.bincount(even.places(300, 3)).tolist()) == pytest.approx([100, 100, 100], abs=2)


def test_the_scenarios_that_come_along_can_be_read(tmp_path: Path) -> None:
    assert shipped() == ["lean", "raised", "usual"]
    assert [read_scenario(one).title_zh != "" for one in shipped()] == [True] * 3
    own = tmp_path / "own.toml"
    own.write_text("paying = 50\n[law]\naccount_divisor_months = 120\n", encoding="utf-8")
    read = read_scenario(str(own))
    assert read == replace(Scenario(), paying=50, law={"account_divisor_months": 120})
    assert read.laws(LAWS, after=LAST, years=3).at(month(2016, 1)).account_divisor_months == 120


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 1", "no entry colour"),
        ("paying = -1", "between 0 and"),
        ("paying = true", "between 0 and"),
        ("raise_every_years = 1.5", "whole years"),
        ("paying =", "no TOML"),
        ('[law]\nlaunch_date = "2012-01-01"', "cannot move the launch"),
        ("[law]\ncolour = 1", "no such parameter"),
    ],
)
def test_a_scenario_that_cannot_be_used_is_said(tmp_path: Path, text: str, said: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(Wrong, match=said) as wrong:
        read_scenario(str(own)).laws(LAWS, after=LAST, years=1)
    assert not wrong.value.zh.isascii()


def test_a_scenario_that_is_not_there_is_said() -> None:
    with pytest.raises(Wrong, match="usual"):
        read_scenario("nowhere.toml")


def test_it_is_a_workbook_too_and_says_the_same(past: Past, tmp_path: Path) -> None:
    report = forecast_report(Foreseen(Scenario(), foreseen(past), {"one_off": 12_345}))
    write_xlsx(tmp_path / "a.xlsx", sheets(report, on=2013_01_01, english=False))
    assert differences(report, plain(report, english=False), tmp_path / "a.xlsx") == []
