"""Every amount of money of the plan: what a contribution brings, what interest is, how sums are divided."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from naive.constants import DEPOSIT_RATES, FULL_CATEGORIES, PARAMETERS, PARTIAL_CATEGORIES, READINGS, Law
from naive.dates import day_of, days_in_year, month_of


def law_of(overrides: Law) -> Law:
    """The plan with one case's overrides; new tiers move the full government contribution with them."""
    law = {**PARAMETERS, **READINGS, **overrides}
    if "tiers_yuan" in overrides and "full_government_contribution_yuan" not in overrides:
        law["full_government_contribution_yuan"] = _lowest(overrides["tiers_yuan"])
    return law


def _lowest(tiers: Any) -> Any:
    """The lowest tier, dated when the tiers are."""
    if isinstance(tiers[0], dict):
        return [{"from": dated["from"], "value": dated["value"][0]} for dated in tiers]
    return tiers[0]


def law_in(law: Law, month: int) -> Law:
    """The law of a month: of dated values the last begun, before the first of them the plan's own."""
    return {key: _value_in(key, value, month) for key, value in law.items()}


def _value_in(key: str, value: Any, month: int) -> Any:
    if not (isinstance(value, list) and value and isinstance(value[0], dict)):
        return value
    found = {**PARAMETERS, **READINGS}[key]
    for dated in value:
        if month_of(day_of(dated["from"] + "-01")) <= month:
            found = dated["value"]
    return found


def fen(yuan: Any) -> int:
    """Whole fen of an amount in yuan as JSON has it."""
    if isinstance(yuan, int):
        return yuan * 100
    exact = Decimal(str(yuan)) * 100
    if exact != int(exact):
        raise ValueError(f"{yuan} yuan is not a whole number of fen")
    return int(exact)


def half_up(numerator: int, denominator: int) -> int:
    """Division of non-negative numbers, rounded half up."""
    return (2 * numerator + denominator) // (2 * denominator)


def split(total: int, weights: list[int]) -> list[int]:
    """Shares in proportion: floors, and the fen left over to the largest remainders, ties to the earlier."""
    whole = sum(weights)
    if whole == 0:
        return [0 for _ in weights]
    parts = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts


def by_shares(law: Law, total: int) -> tuple[int, int]:
    """An amount divided between the province and the city (6:4)."""
    shares = law["province_city_shares"]
    numbers = shares.split(":") if isinstance(shares, str) else shares
    province, city = split(total, [int(number) for number in numbers])
    return province, city


def rate_in_basis_points(law: Law, year: int) -> int:
    """The account rate of a calendar year: the deposit rate in force on its first day, as far as known."""
    if law["account_rate_percent"] is not None:
        return fen(law["account_rate_percent"])
    rate = 0
    for first_day, basis_points in DEPOSIT_RATES:
        if first_day <= min(year * 10000 + 101, law["known"]):
            rate = basis_points
    return rate


def interest(law: Law, product: int, year: int) -> int:
    """Interest in fen on a product of fen-months, or of fen-days under the day-count reading."""
    units = days_in_year(year) if law["interest_starts"] == "day_count" else 12
    return half_up(product * rate_in_basis_points(law, year), units * 10000)


def government_contribution(law: Law, tier_yuan: int, categories: set[str]) -> tuple[str, int]:
    """The kind (`full`, `partial`, `none`) and the fen the government pays towards a tier: the largest."""
    found = []
    if categories.intersection(FULL_CATEGORIES):
        found.append(("full", fen(law["full_government_contribution_yuan"])))
    if law["partial_contribution_higher_tier"] or tier_yuan == law["tiers_yuan"][0]:
        for category, key in PARTIAL_CATEGORIES:
            if category in categories:
                found.append(("partial", min(fen(law[key]), fen(tier_yuan))))
    return max(found, key=lambda kind_and_fen: kind_and_fen[1], default=("none", 0))


def contribution(law: Law, tier_yuan: int, categories: set[str]) -> dict[str, int]:
    """The fen an accepted contribution of a tier puts into each sub-account."""
    kind, given = government_contribution(law, tier_yuan, categories)
    money = {"own": fen(tier_yuan) - given, "province": 0, "city": 0}
    if not law["government_contribution_is_subsidy"]:
        money["own"] += given
    elif kind == "partial" and law["partial_contribution_funder"] == "city":
        money["city"] += given
    else:
        _add_shared(law, money, given)
    if kind != "full" or law["subsidy_on_government_contribution"]:
        _add_shared(law, money, fen(law["entry_subsidy_yuan"]))
    money["city"] += tier_bonus(law, tier_yuan)
    if "one_child_certificate" in categories and law["one_child_supplement_yuan"] is not None:
        money["city"] += fen(law["one_child_supplement_yuan"])
    return money


def tier_bonus(law: Law, tier_yuan: int) -> int:
    """The city's bonus in fen for a tier above the lowest."""
    position = law["tiers_yuan"].index(tier_yuan)
    return 0 if position == 0 else fen(law["tier_bonus_yuan"][position - 1])


def account_pension(law: Law, account_total: int) -> int:
    """The monthly account pension in fen: the total through the divisor, rounded as the law reads."""
    divisor = int(law["account_divisor_months"])
    rounding = law["account_pension_rounding"]
    if rounding == "fen_truncate":
        return account_total // divisor
    if rounding == "yuan_half_up":
        return half_up(account_total, divisor * 100) * 100
    if rounding == "jiao_up":
        return -(-account_total // (divisor * 10)) * 10
    return half_up(account_total, divisor)


def drawn_from_account(law: Law, wanted: int, balance: dict[str, int]) -> dict[str, int]:
    """What each sub-account gives towards an account pension of `wanted` fen."""
    if law["drawdown_order"] == "own_last":
        first = min(wanted, balance["province"] + balance["city"])
        province, city = split(first, [balance["province"], balance["city"]])
        return {"own": min(wanted - first, balance["own"]), "province": province, "city": city}
    take = min(wanted, balance["own"] + balance["province"] + balance["city"])
    own, province, city = split(take, [balance["own"], balance["province"], balance["city"]])
    return {"own": own, "province": province, "city": city}


def _add_shared(law: Law, money: dict[str, int], total: int) -> None:
    province, city = by_shares(law, total)
    money["province"] += province
    money["city"] += city
