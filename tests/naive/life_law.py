"""Random what-if law: parameters and every alternative reading of the plan."""

from __future__ import annotations

import random

from naive.constants import Law

TIER_SETS = (
    [100, 200, 300, 400, 500, 600, 800, 1000, 1500, 2000],
    [200, 400, 600, 900, 1300],
    [50, 120, 500, 1000, 3000],
    [100],
    [60, 75, 85, 100, 200, 500, 1000],
)

ALTERNATIVES: Law = {
    "pension_starts": ["month_after_60th_birthday", "month_after_verification"],
    "interest_starts": ["day_count", "month_after_arrival"],
    "interest_in_payment": [False, True],
    "subsidy_on_government_contribution": [False, True],
    "two_hardship_categories": ["larger_only"],
    "partial_contribution_needs_own_share": [True],
    "partial_contribution_higher_tier": [False, True],
    "partial_contribution_funder": ["province_and_city", "city"],
    "government_contribution_is_subsidy": [False, True],
    "back_payment_subsidy": ["none"],
    "back_payment_amount": ["up_to_fifteen", "to_fifteen"],
    "transferred_years_are_timely": [False, True],
    "back_paid_years_count_for_increment": [True, False],
    "deemed_years_count": ["qualifying_and_increment"],
    "refund_at_60_includes_subsidy": [False, True],
    "refund_at_death_includes_subsidy": [True, False],
    "account_pension_rounding": ["fen_truncate", "yuan_half_up", "jiao_up", "fen_half_up"],
    "drawdown_order": ["own_last", "proportional"],
    "account_pension_after_exhaustion": ["pool"],
    "birthday_year_required": [True, False],
    "death_month_is_paid": [False, True],
    "held_months_at_end": ["lost", "paid"],
}

NUMBERS: Law = {
    "launch_date": ["2011-07-15", "2012-01-01", "2009-12-31", "2012-02-29"],
    "minimum_age_years": [18, 14, 20],
    "base_pension_yuan_monthly": [55, 88, 135, 176, 1200],
    "entry_subsidy_yuan": [0, 31, 40, 60],
    "full_government_contribution_yuan": [35, 50],
    "low_income_contribution_yuan": [30, 100, 250],
    "preferential_contribution_yuan": [33, 100, 150],
    "one_child_supplement_yuan": [0, 7, 10, 10, 10],
    "province_city_shares": ["6:4", "5:5", "1:2", "7:3", "3:4"],
    "residence_years": [1, 3, 10],
    "qualifying_years": [5, 10, 20],
    "pension_age_years": [50, 55, 56, 65],
    "increment_yuan_monthly_per_year": [1, 2, 20],
    "account_divisor_months": [120, 101, 170],
    "account_rate_percent": [0, 1, 2.75, 3.5, 8.31],
}

DATED = (
    "tiers_yuan",
    "tier_bonus_yuan",
    "entry_subsidy_yuan",
    "full_government_contribution_yuan",
    "low_income_contribution_yuan",
    "preferential_contribution_yuan",
    "one_child_supplement_yuan",
    "province_city_shares",
    "increment_yuan_monthly_per_year",
)


def random_law(rng: random.Random) -> Law:
    """Some overrides: readings, numbers, tiers with matching bonuses."""
    law: Law = {}
    if rng.random() < 0.2:
        law["base_pension_yuan_monthly"] = dated_base_pension(rng)
    for key in rng.sample(sorted(ALTERNATIVES), rng.choice((0, 1, 1, 2, 3, 8))):
        law[key] = rng.choice((ALTERNATIVES[key][0], rng.choice(ALTERNATIVES[key])))
    for key in rng.sample(sorted(NUMBERS), rng.choice((0, 1, 1, 2, 4))):
        law[key] = rng.choice(NUMBERS[key])
    if rng.random() < 0.3:
        law["tiers_yuan"] = list(rng.choice(TIER_SETS))
        steps = range(len(law["tiers_yuan"]) - 1)
        law["tier_bonus_yuan"] = [rng.randint(0, 30) + 10 * step for step in steps]
    if rng.random() < 0.3:
        _decide_later(rng, law)
    return law


def _decide_later(rng: random.Random, law: Law) -> None:
    """Amounts, shares and tiers hold from some month on only; before it the plan's own do."""
    since = f"{rng.choice((2011, 2012, 2014, 2019))}-{rng.randint(10, 12)}"
    for key in [key for key in law if key in DATED]:
        law[key] = [{"from": since, "value": law[key]}]


def tiers_in(law: Law, own: list[int]) -> list[int]:
    """Every tier that there is under a law at some time."""
    tiers = law.get("tiers_yuan", own)
    return sorted({*own, *tiers[0]["value"]}) if isinstance(tiers[0], dict) else tiers


def dated_base_pension(rng: random.Random) -> list[dict[str, object]]:
    """A base pension that a city raises once or twice, from some month on."""
    first = rng.choice((2011, 2012, 2014, 2019))
    years = range(first, 2040, rng.randint(2, 9))[:2]
    values = rng.sample((100, 135, 145, 178.5, 210), len(years))
    return [
        {"from": f"{year}-{rng.randint(10, 12) if year == 2011 else rng.randint(1, 12):02d}", "value": value}
        for year, value in zip(years, values, strict=True)
    ]
