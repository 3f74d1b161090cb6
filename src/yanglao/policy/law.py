"""The law: every number and reading in force in a month, and where each comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from yanglao.kernel.columns import Ints, ints
from yanglao.kernel.months import FOREVER, days_in_month, days_in_year, year_of
from yanglao.policy.overrides import Dated
from yanglao.policy.plan import Plan, Version
from yanglao.policy.schema import ACCOUNT_RATE_OVERRIDE, PARAMETERS, READINGS


@dataclass(frozen=True, slots=True)
class Law:
    """What holds in one month, in fen, years, months and basis points. None: unset."""

    month: int
    place_from: int  # division codes of the pooling city: place_from <= code < place_until
    place_until: int
    province_from: int
    province_until: int
    account_rate_bp: int
    interest_ticks: int  # how much a fen held through this month adds to the product: 1 month, or its days
    interest_ticks_a_year: int  # 12, or the days of the year

    launch_day: int
    minimum_age_years: int
    tiers_fen: Ints
    base_pension_fen_monthly: int
    entry_subsidy_fen: int
    tier_bonus_fen: Ints  # beside tiers_fen: 0 for the lowest
    full_government_contribution_fen: int | None
    low_income_contribution_fen: int | None
    preferential_contribution_fen: int | None
    one_child_supplement_fen: int | None
    province_city_shares: tuple[int, int]
    residence_years: int
    qualifying_years: int
    pension_age_years: int
    increment_fen_monthly_per_year: int
    account_divisor_months: int
    enrolment_target_percent: int | None
    payment_target_percent: int | None

    pension_starts: str
    interest_starts: str
    interest_in_payment: bool
    subsidy_on_government_contribution: bool
    two_hardship_categories: str
    partial_contribution_needs_own_share: bool
    partial_contribution_higher_tier: bool
    partial_contribution_funder: str
    government_contribution_is_subsidy: bool
    back_payment_subsidy: str
    back_payment_amount: str
    transferred_years_are_timely: bool
    back_paid_years_count_for_increment: bool
    deemed_years_count: str
    refund_at_60_includes_subsidy: bool
    refund_at_death_includes_subsidy: bool
    account_pension_rounding: str
    drawdown_order: str
    account_pension_after_exhaustion: str
    birthday_year_required: bool
    death_month_is_paid: bool
    held_months_at_end: str
    non_agricultural_only: bool


@dataclass(slots=True)
class Laws:
    """The law through time: `laws.at(month)`.

    `overrides` (law attribute -> value) hold in every month, for what-if questions; the law is that
    known on the Day `known`.
    """

    plan: Plan
    overrides: Mapping[str, Any] = field(default_factory=dict)
    known: int = FOREVER
    _months: dict[int, Law] = field(default_factory=dict)
    _settled: dict[tuple[Any, ...], Mapping[str, Any]] = field(default_factory=dict)

    def at(self, month: int) -> Law:
        """The law in force in `month`; the same object every time."""
        if month not in self._months:
            self._months[month] = self._build(month)
        return self._months[month]

    @property
    def launch_day(self) -> int:
        return int(self.overrides.get("launch_day", self.plan.parameters["launch_date"].versions[0].value))

    def version(self, attribute: str, month: int) -> Version | None:
        """The parameter version behind a law attribute in `month`; None for readings, rates, overrides."""
        key = KEY_OF.get(attribute)
        if key is None or attribute in self.overrides:
            return None
        return self.plan.parameters[key].at(month, self.known)

    def reading(self, key: str, month: int) -> Version | None:
        """What the city has decided on a reading for `month`; None where the plan's own holds."""
        return self.plan.readings[key].at(month, self.known)

    def _build(self, month: int) -> Law:
        values = self._values(month)
        rate = self.overrides.get(ACCOUNT_RATE_OVERRIDE, self.plan.rate_bp(year_of(month), self.known))
        by_days = values["interest_starts"] == "day_count"
        return Law(
            month=month,
            account_rate_bp=rate,
            interest_ticks=days_in_month(month) if by_days else 1,
            interest_ticks_a_year=days_in_year(year_of(month)) if by_days else 12,
            **values,
        )

    def _values(self, month: int) -> Mapping[str, Any]:
        """All values but the rate: the same mapping for every month in which no version changes."""
        versions = tuple(history.at(month, self.known) for history in self.plan.parameters.values())
        decided = tuple(self.reading(key, month) for key in self.plan.readings)
        overrides = self._overrides(month)
        key = (*map(id, versions), *map(id, decided), *overrides.items())
        if key not in self._settled:
            values = {PARAMETERS[one.key].attribute: one.value for one in versions}
            readings = {one.key: one.value for one in decided if one is not None}
            self._settled[key] = self._settle(values, readings, overrides)
        return self._settled[key]

    def _overrides(self, month: int) -> dict[str, Any]:
        """What is overridden in `month`; of dated values the last begun."""
        found = {}
        for key, value in self.overrides.items():
            begun = value.at(month) if isinstance(value, Dated) else (value,)
            if begun and key != ACCOUNT_RATE_OVERRIDE:
                found[key] = begun[0]
        return found

    def _settle(
        self, values: dict[str, Any], readings: Mapping[str, Any], overrides: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        values |= {key: reading.value for key, reading in self.plan.readings.items()}
        values |= readings
        values |= overrides
        if "tiers_fen" in overrides and "full_government_contribution_fen" not in self.overrides:
            values["full_government_contribution_fen"] = values["tiers_fen"][0]
        values["tier_bonus_fen"] = _frozen((0, *values["tier_bonus_fen"]))
        values["tiers_fen"] = _frozen(values["tiers_fen"])
        return values | _bounds(self.plan.place)


KEY_OF = {parameter.attribute: key for key, parameter in PARAMETERS.items()}
ATTRIBUTES = frozenset(KEY_OF) | frozenset(READINGS) | {"account_rate_bp"}


def _frozen(values: tuple[int, ...]) -> Ints:
    column = ints(np.array(values))
    column.setflags(write=False)
    return column


def _bounds(place: str) -> dict[str, int]:
    """Division codes have six digits; a shorter `place` stands for every code that begins with it."""
    width, province = 10 ** (6 - len(place)), place[:2]
    wide = 10 ** (6 - len(province))
    return {
        "place_from": int(place or "0") * width,
        "place_until": (int(place or "0") + 1) * width,
        "province_from": int(province or "0") * wide,
        "province_until": (int(province or "0") + 1) * wide,
    }
