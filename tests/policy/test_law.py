"""Which number holds in which month, and which was known on which day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from yanglao.kernel.months import FOREVER, month
from yanglao.policy.law import Law, Laws
from yanglao.policy.loading import load_plan
from yanglao.policy.plan import ParameterHistory, Plan, Version


def version(value: int, *, since: int, announced_on: int = 0) -> Version:
    return Version(
        "base_pension_yuan_monthly", since, value, "confirmed", "decided", announced_on=announced_on
    )


FIRST = version(130_00, since=month(2011, 10))
RAISE = version(145_00, since=month(2014, 1), announced_on=20131201)
LATE = version(140_00, since=month(2013, 1), announced_on=20140601)


@pytest.mark.parametrize(
    ("one", "known", "value"),
    [
        (month(2013, 12), FOREVER, 140_00),
        (month(2014, 1), FOREVER, 145_00),
        (month(2014, 1), 20131201, 145_00),
        (month(2014, 1), 20131130, 130_00),
        (month(2013, 6), 20140531, 130_00),
        (month(2013, 6), 20140601, 140_00),
        (month(2012, 12), FOREVER, 130_00),
        (month(2000, 1), FOREVER, 130_00),
    ],
)
def test_the_last_version_begun_and_told_holds(one: int, known: int, value: int) -> None:
    """A raise from January, and another from an earlier month that was decided after it."""
    plan = load_plan("dongfang-2011")
    bare = replace(
        plan, parameters=dict(plan.parameters) | {FIRST.key: ParameterHistory(FIRST.key, (), (FIRST,))}
    )
    for decided in ([RAISE, LATE], [LATE, RAISE]):
        assert Laws(bare.with_versions(decided), known=known).at(one).base_pension_fen_monthly == value


def test_of_two_decisions_for_one_month_the_later_wins() -> None:
    second = version(150_00, since=RAISE.valid_from, announced_on=20140301)
    plan = load_plan("dongfang-2011").with_versions([second, RAISE])
    assert Laws(plan).at(month(2014, 1)).base_pension_fen_monthly == 150_00
    assert Laws(plan, known=20140228).at(month(2014, 1)).base_pension_fen_monthly == 145_00


def rates(*rows: tuple[int, int]) -> Plan:
    return replace(load_plan("dongfang-2011"), rates=rows)


@pytest.mark.parametrize(
    ("year", "known", "bp"),
    [
        (2011, FOREVER, 275),
        (2012, FOREVER, 350),  # begun on the day itself
        (2013, FOREVER, 350),  # the cut of 2 January holds from the next year
        (2014, FOREVER, 300),
        (2014, 20130101, 350),
        (1990, FOREVER, 275),
    ],
)
def test_the_rate_of_a_year_is_that_of_its_first_day(year: int, known: int, bp: int) -> None:
    plan = rates((20101226, 275), (20120101, 350), (20130102, 300))
    assert plan.rate_bp(year, known) == bp
    assert {Laws(plan, known=known).at(month(year, one)).account_rate_bp for one in (1, 12)} == {bp}


def test_a_law_given_wins_over_the_plan() -> None:
    laws = Laws(
        load_plan("dongfang-2011"),
        {"base_pension_fen_monthly": 1, "account_rate_percent": 2, "launch_day": 3},
    )
    law = laws.at(month(2012, 1))
    assert (law.base_pension_fen_monthly, law.account_rate_bp, law.launch_day) == (1, 2, 3)
    assert laws.launch_day == 3 and Laws(load_plan("dongfang-2011")).launch_day == 20111001
    assert laws.at(month(2012, 1)) is law


def test_the_lowest_tier_has_no_bonus_and_is_what_the_government_pays() -> None:
    law = Laws(load_plan("dongfang-2011")).at(month(2012, 1))
    assert law.tier_bonus_fen.tolist()[:3] == [0, 15_00, 25_00]
    assert len(law.tier_bonus_fen) == len(law.tiers_fen)
    assert not law.tiers_fen.flags.writeable
    overridden = {"tiers_fen": (60_00, 90_00), "tier_bonus_fen": (5_00,)}
    other = Laws(load_plan("dongfang-2011"), overridden).at(month(2012, 1))
    assert other.full_government_contribution_fen == 60_00
    both = Laws(load_plan("dongfang-2011"), overridden | {"full_government_contribution_fen": 70_00})
    assert both.at(month(2012, 1)).full_government_contribution_fen == 70_00


def ticks(one: int, **law: str) -> tuple[int, int]:
    found: Law = Laws(load_plan("dongfang-2011"), law).at(one)
    return found.interest_ticks, found.interest_ticks_a_year


def test_interest_counts_months_or_days() -> None:
    assert ticks(month(2012, 2)) == (1, 12)
    assert ticks(month(2012, 2), interest_starts="day_count") == (29, 366)
    assert ticks(month(2013, 2), interest_starts="day_count") == (28, 365)


@pytest.mark.parametrize(
    ("place", "city", "province"),
    [
        ("469007", (469007, 469008), (460000, 470000)),
        ("4690", (469000, 469100), (460000, 470000)),
        ("46", (460000, 470000), (460000, 470000)),
        ("", (0, 1_000_000), (0, 1_000_000)),
    ],
)
def test_a_shorter_place_holds_every_code_that_begins_so(
    place: str, city: tuple[int, int], province: tuple[int, int]
) -> None:
    law = Laws(replace(load_plan("dongfang-2011"), place=place)).at(month(2012, 1))
    assert (law.place_from, law.place_until) == city
    assert (law.province_from, law.province_until) == province


def test_what_stands_behind_a_number() -> None:
    laws = Laws(load_plan("dongfang-2011"), {"qualifying_years": 10})
    found = laws.version("base_pension_fen_monthly", month(2012, 1))
    assert found is not None and found.key == "base_pension_yuan_monthly"
    assert laws.version("qualifying_years", month(2012, 1)) is None
    assert laws.version("drawdown_order", month(2012, 1)) is None
