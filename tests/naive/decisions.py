"""What the office decides on a fact: the first refusal code that applies, or None for acceptance."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from naive import circumstances as now
from naive.circumstances import Fact
from naive.constants import OPENINGS, SUB_ACCOUNTS, Law
from naive.dates import add_years, day_of, month_of, year_of


def _zeros() -> dict[str, int]:
    return dict.fromkeys(SUB_ACCOUNTS, 0)


@dataclass(slots=True)
class Life:
    """Everything about one person that changes from month to month. Money in fen."""

    law: Law
    facts: list[Fact]
    born: int
    through: int
    enrolled_on: int | None = None
    claimed_on: int | None = None
    end: Fact | None = None
    contribution_years: set[int] = field(default_factory=set)
    transferred_years: int = 0
    timely_years: set[int] = field(default_factory=set)
    back_paid: int = 0
    deemed: int = 0
    balance: dict[str, int] = field(default_factory=_zeros)
    product: dict[str, int] = field(default_factory=_zeros)
    years: dict[int, dict[str, dict[str, int]]] = field(default_factory=dict)
    award: dict[str, Any] | None = None
    first_owed: int = 0  # the months of a pension before it are another system's
    pay_list: dict[int, list[int]] = field(default_factory=dict)
    decisions: list[dict[str, Any]] = field(default_factory=list)
    pension: list[dict[str, Any]] = field(default_factory=list)
    settlement: dict[str, Any] | None = None
    unset: list[str] = field(default_factory=list)
    dated: Law = field(default_factory=dict)  # `law` is that of the month being lived

    @property
    def paid(self) -> int:
        """Years paid, those brought by a transfer included."""
        return len(self.contribution_years) + self.transferred_years

    @property
    def pension_day(self) -> int:
        """The 60th birthday."""
        return add_years(self.born, self.law["pension_age_years"])

    @property
    def launch(self) -> int:
        """The day the scheme began."""
        return day_of(self.law["launch_date"])

    @property
    def group(self) -> str:
        """A, B or C by the distance of the pension day from the launch."""
        if self.pension_day <= self.launch:
            return "C"
        later = add_years(self.launch, self.law["qualifying_years"])
        return "A" if self.pension_day >= later else "B"


def refusal(life: Life, fact: Fact) -> str | None:
    """The code for which a decision is refused on the day of the fact, or None if it is accepted."""
    if fact.kind == "enrolment":
        return _first(_enrolment(life, fact.on))
    if fact.kind == "opening":
        return _first(_opening(life, fact.on))
    if fact.kind in OPENINGS:
        return _first(_with_the_opening(life, fact))
    if life.end is not None:
        return "relation_ended"
    if life.enrolled_on is None:
        return "not_enrolled"
    return _first(_of_the_enrolled(life, fact))


def claim_refusal(life: Life, day: int) -> str | None:
    """The code for which a claim verified on the day would be refused, the relation being alive."""
    return _first(
        [
            (life.claimed_on is not None, "already_awarded"),
            (day < life.pension_day, "not_60"),
            (not now.has_residence_years(life.facts, life.law, day), "residence_short"),
            (now.draws_elsewhere(life.facts, day), "drawing_elsewhere"),
            (now.is_covered_elsewhere(life.facts, day), "covered_elsewhere"),
            (not has_years(life), "years_short"),
        ]
    )


def has_years(life: Life) -> bool:
    """Whether the years of contribution are enough for the person's group."""
    if life.group == "C":
        return True
    if life.paid + life.back_paid + life.deemed >= life.law["qualifying_years"]:
        return True
    if life.group == "A":
        return False
    last = year_of(life.pension_day) - (0 if life.law["birthday_year_required"] else 1)
    needed = range(year_of(life.launch), last + 1)
    return all(year in life.contribution_years or year in life.timely_years for year in needed)


Checks = list[tuple[bool, str]]


def _first(checks: Checks) -> str | None:
    return next((code for applies, code in checks if applies), None)


def _of_the_enrolled(life: Life, fact: Fact) -> Checks:
    is_awarded = (life.claimed_on is not None, "already_awarded")
    is_over = (fact.on >= life.pension_day, "over_60")
    if fact.kind == "contribution":
        return _contribution(life, fact)
    if fact.kind == "back_payment":
        return [is_awarded, *_back_payment(life, fact)]
    if fact.kind == "claim":
        code = claim_refusal(life, fact.on)
        return [(code is not None, str(code))]
    if fact.kind == "withdrawal":
        is_young = (fact.on < life.pension_day, "not_60")
        return [is_awarded, is_young, (claim_refusal(life, fact.on) is None, "entitled")]
    if fact.kind == "transfer_out":
        return [is_awarded, is_over]
    if fact.kind == "transfer_in":
        return [is_over]
    return [is_awarded] if fact.kind == "deemed_years" else []


def _opening(life: Life, day: int) -> Checks:
    return [
        (day < life.launch, "before_launch"),
        (life.end is not None, "relation_ended"),
        (life.enrolled_on is not None, "already_enrolled"),
        (day % 100 != 1, "not_first_day"),
    ]


def _with_the_opening(life: Life, fact: Fact) -> Checks:
    checks: Checks = [
        (life.enrolled_on is None or life.enrolled_on // 100 * 100 + 1 != fact.on, "not_taken_over")
    ]
    if fact.kind == "paid_year":
        year = fact.data["year"]
        first_year = year_of(life.born) + life.law["minimum_age_years"]
        checks.append((not first_year <= year <= year_of(fact.on), "wrong_year"))
        checks.append((any(one >= year for one in life.contribution_years), "year_already_paid"))
    if fact.kind == "opening_award":
        since = fact.data["since_year"] * 12 + fact.data["since_month"] - 1
        checks.append((life.claimed_on is not None, "already_awarded"))
        checks.append((fact.on < life.pension_day, "not_60"))
        checks.append((since > month_of(fact.on), "pension_starts_later"))
        checks.append((since <= month_of(life.pension_day), "pension_starts_too_early"))
        first_owed = month_of(fact.on) - fact.data.get("held_months", 0)
        checks.append((first_owed < max(since, month_of(life.launch)), "held_too_long"))
    if fact.kind == "opening_interest":
        has_product = any(fact.data[f"{source}_fen_months"] for source in SUB_ACCOUNTS)
        checks.append((month_of(fact.on) % 12 == 0 and has_product, "product_in_january"))
    return checks


def _enrolment(life: Life, day: int) -> Checks:
    facts = life.facts
    return [
        (day < life.launch, "before_launch"),
        (not now.at_the_place(facts, day), "not_resident"),
        (now.is_agricultural(facts, day), "agricultural_household"),
        (day < add_years(life.born, life.law["minimum_age_years"]), "under_16"),
        (now.is_student(facts, day), "student"),
        (now.draws_elsewhere(facts, day), "drawing_elsewhere"),
        (now.is_covered_elsewhere(facts, day), "covered_elsewhere"),
        (life.enrolled_on is not None, "already_enrolled"),
    ]


def _contribution(life: Life, fact: Fact) -> Checks:
    facts, day, year = life.facts, fact.on, fact.data["year"]
    return [
        (not now.at_the_place(facts, day), "not_resident"),
        (now.is_agricultural(facts, day), "agricultural_household"),
        (now.is_student(facts, day), "student"),
        (now.draws_elsewhere(facts, day), "drawing_elsewhere"),
        (now.is_covered_elsewhere(facts, day), "covered_elsewhere"),
        (day >= life.pension_day, "over_60"),
        (year != year_of(day), "wrong_year"),
        (fact.data["tier_yuan"] not in life.law["tiers_yuan"], "no_such_tier"),
        (year in life.contribution_years, "year_already_paid"),
    ]


def _back_payment(life: Life, fact: Fact) -> Checks:
    years = fact.data["years"]
    counted = life.paid + life.back_paid + life.deemed + years
    return [
        (fact.on < life.pension_day, "not_60"),
        (fact.data["tier_yuan"] not in life.law["tiers_yuan"], "no_such_tier"),
        (years <= 0, "years_not_positive"),
        (counted > life.law["qualifying_years"], "years_exceed_fifteen"),
        (
            life.law["back_payment_amount"] == "to_fifteen" and counted < life.law["qualifying_years"],
            "years_short_of_fifteen",
        ),
    ]
