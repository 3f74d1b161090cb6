"""Which parameters and readings a plan has, the unit each is written in, and the name it has in `Law`.

Parameters are written as the plan prints them (yuan, years, per cent); `Law` holds fen and basis points.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from yanglao.kernel.money import fen_of_yuan
from yanglao.kernel.months import day_of, parse_day
from yanglao.kernel.wrong import Wrong


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the plan's figures: its name, and how a written value becomes the law's whole number."""

    name: str
    convert: Callable[[Any], Any]


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise Wrong(
            f"应为不小于零的整数,不能是 {value!r}", f"a whole number of 0 or more is wanted, not {value!r}"
        )
    return value


def _positive(value: Any) -> int:
    if _count(value) == 0:
        raise Wrong("应大于零", "a number above 0 is wanted")
    return int(value)


def _yuan(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise Wrong(f"应为金额(元),不能是 {value!r}", f"an amount in yuan is wanted, not {value!r}")
    fen = fen_of_yuan(value)
    if not 0 <= fen <= 100_000_000:
        raise Wrong(
            f"金额应在 0 至 100 万元之间,不能是 {value!r}",
            f"an amount between 0 and 1,000,000 yuan is wanted, not {value!r}",
        )
    return fen


def _yuan_list(value: Any) -> tuple[int, ...]:
    if not isinstance(value, list | tuple):
        raise Wrong(
            f"应为一列金额(元),不能是 {value!r}", f"a list of amounts in yuan is wanted, not {value!r}"
        )
    return tuple(_yuan(item) for item in value)


def _ascending(value: Any) -> tuple[int, ...]:
    fen = _yuan_list(value)
    if not fen or list(fen) != sorted(set(fen)):
        raise Wrong("应为由低到高的一列金额(元)", "a list of ascending amounts in yuan is wanted")
    return fen


def _shares(value: Any) -> tuple[int, int]:
    parts = value.split(":") if isinstance(value, str) else value
    try:
        first, second = (_count(int(part)) for part in parts)
    except (TypeError, ValueError):
        raise Wrong(
            f"应为两个份额,如 '6:4',不能是 {value!r}", f"two shares such as '6:4' are wanted, not {value!r}"
        ) from None
    if first + second == 0:
        raise Wrong("至少一方的份额应大于零", "at least one share must be above 0")
    return first, second


def _day(value: Any) -> int:
    if isinstance(value, date):
        return day_of(value)
    if not isinstance(value, str):
        raise Wrong(f"应为日期 yyyy-mm-dd,不能是 {value!r}", f"a date yyyy-mm-dd is wanted, not {value!r}")
    return parse_day(value)


def rate_bp(value: Any) -> int:
    """A yearly rate in per cent as whole basis points; ValueError when finer than 0.01 %."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        raise Wrong(f"应为百分比利率,不能是 {value!r}", f"a rate in per cent is wanted, not {value!r}")
    try:
        bp = fen_of_yuan(value)
    except ValueError:
        raise Wrong(
            f"利率至多两位小数,不能是 {value!r}",
            f"a rate in per cent with at most two decimals is wanted, not {value!r}",
        ) from None
    if not 0 <= bp <= 10_000:
        raise Wrong(
            f"利率应在 0 至 100 之间,不能是 {value!r}",
            f"a rate between 0 and 100 per cent is wanted, not {value!r}",
        )
    return bp


YUAN = Unit("yuan", _yuan)
YUAN_A_MONTH = Unit("yuan a month", _yuan)
YUAN_LIST = Unit("yuan, a list", _yuan_list)
TIERS = Unit("yuan, ascending", _ascending)
YEARS = Unit("years", _count)
MONTHS = Unit("months", _positive)
PERCENT = Unit("per cent", _count)
RATE = Unit("per cent a year", rate_bp)
SHARES = Unit("shares province:city", _shares)
DATE = Unit("date", _day)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A figure of the plan: its key as written, its unit, its name in `Law`, whether it may stay unset."""

    key: str
    unit: Unit
    attribute: str
    may_be_unset: bool = False


PARAMETERS = {
    parameter.key: parameter
    for parameter in (
        Parameter("launch_date", DATE, "launch_day"),
        Parameter("minimum_age_years", YEARS, "minimum_age_years"),
        Parameter("tiers_yuan", TIERS, "tiers_fen"),
        Parameter("base_pension_yuan_monthly", YUAN_A_MONTH, "base_pension_fen_monthly"),
        Parameter("entry_subsidy_yuan", YUAN, "entry_subsidy_fen"),
        Parameter("tier_bonus_yuan", YUAN_LIST, "tier_bonus_fen"),
        Parameter("full_government_contribution_yuan", YUAN, "full_government_contribution_fen", True),
        Parameter("low_income_contribution_yuan", YUAN, "low_income_contribution_fen", True),
        Parameter("preferential_contribution_yuan", YUAN, "preferential_contribution_fen", True),
        Parameter("one_child_supplement_yuan", YUAN, "one_child_supplement_fen", True),
        Parameter("province_city_shares", SHARES, "province_city_shares"),
        Parameter("residence_years", YEARS, "residence_years"),
        Parameter("qualifying_years", YEARS, "qualifying_years"),
        Parameter("pension_age_years", YEARS, "pension_age_years"),
        Parameter("increment_yuan_monthly_per_year", YUAN_A_MONTH, "increment_fen_monthly_per_year"),
        Parameter("account_divisor_months", MONTHS, "account_divisor_months"),
        Parameter("enrolment_target_percent", PERCENT, "enrolment_target_percent", True),
        Parameter("payment_target_percent", PERCENT, "payment_target_percent", True),
    )
}

ACCOUNT_RATE = "account_rate"  # from a dated table, see plan.toml
ACCOUNT_RATE_OVERRIDE = "account_rate_percent"  # one rate for every year, in a case's `law`


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading of an unclear clause: every value that the rules understand; the plan's data choose one."""

    key: str
    values: tuple[str | bool, ...]


def _readings(*readings: tuple[str, tuple[str | bool, ...]]) -> dict[str, Reading]:
    return {key: Reading(key, values) for key, values in readings}


YES_NO = (True, False)
READINGS = _readings(
    ("pension_starts", ("month_after_verification", "month_after_60th_birthday")),
    ("interest_starts", ("month_after_arrival", "day_count")),
    ("interest_in_payment", YES_NO),
    ("subsidy_on_government_contribution", YES_NO),
    ("two_hardship_categories", ("larger_only",)),
    ("partial_contribution_needs_own_share", (True,)),
    ("partial_contribution_higher_tier", YES_NO),
    ("partial_contribution_funder", ("city", "province_and_city")),
    ("government_contribution_is_subsidy", YES_NO),
    ("back_payment_subsidy", ("none",)),
    ("back_payment_amount", ("to_fifteen", "up_to_fifteen")),
    ("transferred_years_are_timely", YES_NO),
    ("back_paid_years_count_for_increment", YES_NO),
    ("deemed_years_count", ("qualifying_and_increment",)),
    ("refund_at_60_includes_subsidy", YES_NO),
    ("refund_at_death_includes_subsidy", YES_NO),
    ("account_pension_rounding", ("fen_half_up", "fen_truncate", "yuan_half_up", "jiao_up")),
    ("drawdown_order", ("proportional", "own_last")),
    ("account_pension_after_exhaustion", ("pool",)),
    ("birthday_year_required", YES_NO),
    ("death_month_is_paid", YES_NO),
    ("held_months_at_end", ("paid", "lost")),
    ("non_agricultural_only", YES_NO),
)


def reading_value(key: str, value: Any) -> str | bool:
    """`value` when the reading knows it; ValueError that names the choices otherwise."""
    for choice in READINGS[key].values:
        if type(choice) is type(value) and choice == value:
            return choice
    choices = ", ".join(choice_text(choice) for choice in READINGS[key].values)
    raise Wrong(f"应为 {choices} 之一,不能是 {value!r}", f"one of {choices} is wanted, not {value!r}")


def choice_text(choice: str | bool) -> str:
    """A choice as data and overrides write it: `true`, `false` or its word."""
    return str(choice).lower() if isinstance(choice, bool) else choice
