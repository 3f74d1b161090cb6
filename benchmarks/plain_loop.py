"""The month for one person after another, in plain Python: what the step in columns is measured against.

Interest product; pension (base and increment shared by province and city, account pension drawn in proportion
to what is left); year-end interest. Whole fen throughout. The objects are changed in place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yanglao.policy.law import Law

BASIS_POINTS = 10_000


@dataclass(slots=True)
class Person:
    """One person's row. Lists hold own, province, city. first_pension_month 0: not in payment.

    Results in fen, None where there is none: `pension` (8 parts in the order of the pension table) and
    `interest` (3 parts).
    """

    balance_fen: list[int]
    product_fen_months: list[int]
    first_pension_month: int
    account_pension_fen: int
    increment_years: int
    pension: tuple[int, ...] | None = None
    interest: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """The law's numbers that this month needs, as plain numbers."""

    month: int
    base_fen: int
    increment_fen_per_year: int
    province_city: tuple[int, int]
    rate_bp: int


def terms_of(law: Law) -> Terms:
    """The numbers of a law. ValueError when it reads the plan in a way this loop does not know."""
    known = (
        law.drawdown_order == "proportional" and law.interest_in_payment and law.interest_ticks_a_year == 12
    )
    if not known:
        raise ValueError("the plain loop knows proportional drawdown and monthly interest, in payment too")
    return Terms(
        law.month,
        law.base_pension_fen_monthly,
        law.increment_fen_monthly_per_year,
        law.province_city_shares,
        law.account_rate_bp,
    )


def month_of_all(terms: Terms, people: Sequence[Person]) -> None:
    """Move every person through the month, in place."""
    is_december = terms.month % 12 == 11
    for person in people:
        for i in range(3):
            person.product_fen_months[i] += person.balance_fen[i]
        if 0 < person.first_pension_month <= terms.month:
            person.pension = _pension(terms, person)
        if is_december:
            person.interest = _interest(terms, person)


def _pension(terms: Terms, person: Person) -> tuple[int, ...]:
    base = split(terms.base_fen, terms.province_city)
    increment = split(person.increment_years * terms.increment_fen_per_year, terms.province_city)
    balance = person.balance_fen
    taken = min(person.account_pension_fen, sum(balance))
    drawn = split(taken, balance)
    for i in range(3):
        balance[i] -= drawn[i]
    return (*base, *increment, *drawn, person.account_pension_fen - taken)


def _interest(terms: Terms, person: Person) -> tuple[int, ...]:
    divisor = 12 * BASIS_POINTS
    credited = tuple(
        (2 * product * terms.rate_bp + divisor) // (2 * divisor) for product in person.product_fen_months
    )
    for i in range(3):
        person.balance_fen[i] += credited[i]
        person.product_fen_months[i] = 0
    return credited


def split(total: int, weights: Sequence[int]) -> list[int]:
    """Share `total` fen: floors, then a fen each to the largest remainders, ties to the earlier weight."""
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    parts = [total * weight // whole for weight in weights]
    left_over = total - sum(parts)
    if left_over:
        remainders = [total * weight % whole for weight in weights]
        for i in sorted(range(len(weights)), key=lambda i: -remainders[i])[:left_over]:
            parts[i] += 1
    return parts
