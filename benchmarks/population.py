"""A made-up population for measuring a month: 70 % contribute, 30 % draw a pension; the same in every run."""

from __future__ import annotations

import numpy as np

from benchmarks.plain_loop import Person
from yanglao.kernel.columns import Ints, Rows, ints, where, zeros
from yanglao.kernel.money import half_up
from yanglao.life.state import Persons, State, nobody_yet
from yanglao.policy.law import Law

IN_PAYMENT_PERCENT = 30
SEED = 2011


def population(law: Law, people: int) -> tuple[Persons, State]:
    """Persons and their state at the beginning of the law's month, in payment and not mixed at random.

    The account holds one tier a year with its subsidies; some pensioners' accounts are used up.
    """
    draw = np.random.default_rng(SEED)
    state = nobody_yet(people)
    in_payment = draw.integers(0, 100, people) < IN_PAYMENT_PERCENT
    age = where(in_payment, draw.integers(60, 90, people), draw.integers(16, 60, people))
    born = (
        (law.month // 12 - age) * 10_000 + draw.integers(1, 13, people) * 100 + draw.integers(1, 29, people)
    )
    state.paid_years = where(in_payment, draw.integers(0, 40, people), draw.integers(1, 15, people))
    state.enrolled_month = law.month - 12 * np.maximum(state.paid_years, 1)
    state.last_paid_year = where(in_payment, 0, law.month // 12)
    _fill_accounts(law, draw, state)
    _award(law, draw, state, in_payment)
    group = where(in_payment, 0, draw.integers(1, 3, people))
    return Persons(born, born + law.pension_age_years * 10_000, group), state


def _fill_accounts(law: Law, draw: np.random.Generator, state: State) -> None:
    """Balances of the years paid, and a product of up to eleven months of them."""
    tier = draw.integers(0, len(law.tiers_fen), len(state))
    own = law.tiers_fen[tier] * state.paid_years + draw.integers(0, 5_000, len(state))
    province = law.entry_subsidy_fen * 6 // 10 * state.paid_years + draw.integers(0, 500, len(state))
    city = (law.entry_subsidy_fen * 4 // 10 + law.tier_bonus_fen[tier]) * state.paid_years
    state.balance_fen = ints([own, province, city])
    state.product_fen_months = state.balance_fen * draw.integers(0, 12, len(state))


def _award(law: Law, draw: np.random.Generator, state: State, in_payment: np.ndarray) -> None:
    """Awards for those in payment, granted 2 to 100 months ago; part of the account has been drawn since."""
    none, people = zeros(len(state)), len(state)
    total = where(in_payment, state.balance_fen.sum(axis=0), 0)
    state.claim_month = where(in_payment, law.month - draw.integers(2, 101, people), 0)
    state.first_pension_month = where(in_payment, state.claim_month + 1, 0)
    state.account_total_fen = total
    state.account_pension_fen = half_up(total, law.account_divisor_months)
    state.increment_years = where(in_payment, np.maximum(state.paid_years - law.qualifying_years, none), 0)
    left_percent = where(in_payment, np.maximum(draw.integers(-5, 100, people), none), 100)
    state.balance_fen = state.balance_fen * left_percent // 100


def as_people(state: State, rows: Rows) -> list[Person]:
    """Some of the population, one object a person."""
    columns: list[Ints] = [state.first_pension_month, state.account_pension_fen, state.increment_years]
    return [
        Person(balance, product, *rest)
        for balance, product, *rest in zip(
            state.balance_fen[:, rows].T.tolist(),
            state.product_fen_months[:, rows].T.tolist(),
            *(column[rows].tolist() for column in columns),
            strict=True,
        )
    ]
