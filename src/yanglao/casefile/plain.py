"""What rules take and give, for one person: columns of one as plain values for JSON and for sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from yanglao.casefile.sums import SETTLEMENT_SUMS
from yanglao.kernel.columns import Ints
from yanglao.kernel.explain import Step
from yanglao.kernel.months import FOREVER, day_text, month_text
from yanglao.rules.article_5_1_entitlement import GROUPS
from yanglao.rules.reasons import Reason
from yanglao.rules.sources import FUNDERS, POOL, SOURCES

Plain = dict[str, Any]
DAYS = {"day", "born", "pension_day", "registered_since"}
MONTHS = {"claim_month", "enrolled_month", "since"}


def plain_inputs(step: Step) -> Plain:
    """The inputs of a rule by name."""
    return {name: _value(name, value) for name, value in step.inputs.items()}


def plain_result(step: Step) -> Plain:
    """The result of a rule, named with its unit."""
    name = step.rule.name
    if name.endswith("_refusal"):
        reason = int(step.result[0])
        return {
            "outcome": "refused" if reason else "accepted",
            "reason": Reason(reason).name if reason else None,
        }
    return (_amount if name in AMOUNTS else RESULTS[name])(step.result)


def _value(name: str, value: Any) -> Any:
    if value.ndim == 2:
        return sub_accounts(value)
    if value.dtype == np.bool_:
        return bool(value[0])
    number = int(value[0])
    if name in DAYS:
        return day_text(number) if number < FOREVER else None
    if name in MONTHS:
        return month_text(number) if number else None
    if name == "group":
        return GROUPS[number]
    return Reason(number).name if name == "claim_refusal" else number


def sub_accounts(amounts: Ints) -> dict[str, int]:
    """An array of shape (sources, 1) by source."""
    return {name: int(amounts[row, 0]) for row, name in enumerate(SOURCES)}


def _amount(result: Any) -> Plain:
    return {"amount_fen": int(result[0])}


def _named(*names: str) -> Callable[[Any], Plain]:
    return lambda parts: {f"{name}_fen": int(part[0]) for name, part in zip(names, parts, strict=True)}


def _destinations(parts: Any) -> Plain:
    return {name: sub_accounts(part) for name, part in zip(SETTLEMENT_SUMS, parts, strict=False)}


AMOUNTS = (
    *("full_government_contribution", "partial_government_contribution", "entry_subsidy", "tier_bonus"),
    *("one_child_supplement", "own_payment", "base_pension", "increment", "account_pension", "back_payment"),
)
"""Rules that give one amount in fen for each person. Every other rule has its line in RESULTS or is a refusal."""

RESULTS: dict[str, Callable[[Any], Plain]] = {
    "pension_day": lambda result: {"pension_day": day_text(int(result[0]))},
    "group": lambda result: {"group": GROUPS[int(result[0])]},
    "paid_every_year": lambda result: {"paid_every_year": bool(result[0])},
    "first_owed_month": lambda result: {"first_owed_month": month_text(int(result[0]))},
    "product_in_payment": lambda result: {"product_fen_months": sub_accounts(result)},
    "first_pension_month": lambda result: {"first_pension_month": month_text(int(result[0]))},
    "missing_after_transfer": lambda result: {"first_missing_year": int(result[0])},
    "owed_at_end": lambda result: {"owed_months": int(result[0])},
    "increment_years": lambda result: {"increment_years": int(result[0])},
    "accrued": lambda result: {"product_fen_months": sub_accounts(result)},
    "accrued_on_arrival": lambda result: {"product_fen_months": sub_accounts(result)},
    "opening_product": lambda result: {"product_fen_months": sub_accounts(result)},
    "interest": lambda result: {"interest_fen": sub_accounts(result)},
    "shares": _named(*FUNDERS),
    "partial_contribution_shares": _named(*FUNDERS),
    "drawdown": _named(*SOURCES, POOL),
    "inherited": _destinations,
    "taken_on_leaving": _destinations,
    "transferred_out": _destinations,
}
