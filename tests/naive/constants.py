"""The plan dongfang-2011 written out by hand: parameters, readings, deposit rates, clauses, refusal codes."""

from __future__ import annotations

from typing import Any

Case = dict[str, Any]
Law = dict[str, Any]

PLAN = "dongfang-2011"
CITY = "469007"
SUB_ACCOUNTS = ("own", "province", "city")

PARAMETERS: Law = {
    "launch_date": "2011-10-01",
    "minimum_age_years": 16,
    "tiers_yuan": [100, 200, 300, 400, 500, 600, 800, 1000, 1500, 2000],
    "base_pension_yuan_monthly": 130,
    "entry_subsidy_yuan": 30,
    "tier_bonus_yuan": [15, 25, 35, 45, 55, 65, 75, 85, 95],
    "full_government_contribution_yuan": 100,
    "low_income_contribution_yuan": 70,
    "preferential_contribution_yuan": 80,
    "one_child_supplement_yuan": None,
    "province_city_shares": "6:4",
    "residence_years": 5,
    "qualifying_years": 15,
    "pension_age_years": 60,
    "increment_yuan_monthly_per_year": 4,
    "account_divisor_months": 139,
    "enrolment_target_percent": 60,
    "payment_target_percent": 100,
    "account_rate_percent": None,
}

READINGS: Law = {
    "pension_starts": "month_after_verification",
    "interest_starts": "month_after_arrival",
    "interest_in_payment": True,
    "subsidy_on_government_contribution": True,
    "two_hardship_categories": "larger_only",
    "partial_contribution_needs_own_share": True,
    "partial_contribution_higher_tier": True,
    "partial_contribution_funder": "city",
    "government_contribution_is_subsidy": True,
    "back_payment_subsidy": "none",
    "back_payment_amount": "to_fifteen",
    "transferred_years_are_timely": True,
    "back_paid_years_count_for_increment": False,
    "deemed_years_count": "qualifying_and_increment",
    "refund_at_60_includes_subsidy": True,
    "refund_at_death_includes_subsidy": False,
    "account_pension_rounding": "fen_half_up",
    "drawdown_order": "proportional",
    "account_pension_after_exhaustion": "pool",
    "birthday_year_required": False,
    "death_month_is_paid": True,
    "held_months_at_end": "paid",
}

# The one-year deposit rate of the People's Bank: (first day in force, basis points).
DEPOSIT_RATES = (
    (20081223, 225),
    (20101020, 250),
    (20101226, 275),
    (20110209, 300),
    (20110406, 325),
    (20110707, 350),
    (20120608, 325),
    (20120706, 300),
    (20141122, 275),
    (20150301, 250),
    (20150511, 225),
    (20150628, 200),
    (20150826, 175),
    (20151024, 150),
)

FULL_CATEGORIES = ("severe_disability", "bereaved_one_child_parent", "family_planning_complication")
PARTIAL_CATEGORIES = (
    ("low_income", "low_income_contribution_yuan"),
    ("preferential_treatment", "preferential_contribution_yuan"),
)

CLAUSES = {
    "enrolment": "四(一)",
    "contribution": "四(二)1",
    "back_payment": "六",
    "claim": "五(一)",
    "withdrawal": "六",
    "transfer_out": "七3",
    "transfer_in": "七3",
    "death": "五(二)",
    "emigration": "五(二)",
    "deemed_years": "七2",
}
OPENINGS = {
    "opening": "四(三)",
    "opening_interest": "四(三)",
    "paid_year": "四(三)",
    "opening_award": "五(二)",
}
"""What is taken over from the system before, with its clauses."""

_ENDED = ("relation_ended", "not_enrolled")

# Every refusal code of every kind of decision, in the order checked.
REFUSALS: dict[str, tuple[str, ...]] = {
    "enrolment": (
        "before_launch",
        "not_resident",
        "agricultural_household",
        "under_16",
        "student",
        "drawing_elsewhere",
        "covered_elsewhere",
        "already_enrolled",
    ),
    "contribution": (
        *_ENDED,
        "not_resident",
        "agricultural_household",
        "student",
        "drawing_elsewhere",
        "covered_elsewhere",
        "over_60",
        "wrong_year",
        "no_such_tier",
        "year_already_paid",
    ),
    "back_payment": (
        *_ENDED,
        "already_awarded",
        "not_60",
        "no_such_tier",
        "years_not_positive",
        "years_exceed_fifteen",
        "years_short_of_fifteen",
    ),
    "claim": (
        *_ENDED,
        "already_awarded",
        "not_60",
        "residence_short",
        "drawing_elsewhere",
        "covered_elsewhere",
        "years_short",
    ),
    "withdrawal": (*_ENDED, "already_awarded", "not_60", "entitled"),
    "transfer_out": (*_ENDED, "already_awarded", "over_60"),
    "transfer_in": (*_ENDED, "over_60"),
    "death": _ENDED,
    "emigration": _ENDED,
    "deemed_years": (*_ENDED, "already_awarded"),
}
OPENING_REFUSALS: dict[str, tuple[str, ...]] = {
    "opening": ("before_launch", "relation_ended", "already_enrolled", "not_first_day"),
    "opening_interest": ("not_taken_over", "product_in_january"),
    "paid_year": ("not_taken_over", "wrong_year", "year_already_paid"),
    "opening_award": (
        "not_taken_over",
        "already_awarded",
        "not_60",
        "pension_starts_later",
        "pension_starts_too_early",
        "held_too_long",
    ),
}
