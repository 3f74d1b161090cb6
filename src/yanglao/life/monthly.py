"""What every month does to an account: the product grows, a pension is drawn, interest is credited.

These three work on whatever holds accounts: the state of a population in full, or the few columns that a
payroll carries for people in payment. There is no second implementation of them.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from yanglao.kernel.columns import Fen, FenMonths, Months, Rows, Years
from yanglao.life.amounts import Interest, Pensions
from yanglao.policy.law import Law
from yanglao.rules.article_4_2_contributions import shares
from yanglao.rules.article_4_3_accounts import accrued, interest
from yanglao.rules.article_5_2_amounts import base_pension, drawdown, increment
from yanglao.rules.sources import SOURCES, Part

_ACCOUNT = Pensions.PARTS.index(Part("account", SOURCES[0]))
_FROM_ACCOUNT = slice(_ACCOUNT, _ACCOUNT + len(SOURCES))  # what a pension takes from the sub-accounts


class Accounts(Protocol):
    """Accounts of n persons and what their pensions are made of; accounts are rows of shape (sources, n)."""

    balance_fen: Fen
    product_fen_months: FenMonths
    first_pension_month: Months
    account_pension_fen: Fen
    increment_years: Years

    def __len__(self) -> int: ...


def accrue(law: Law, accounts: Accounts) -> None:
    """A month begins: the product grows by the balance. The product becomes a new array."""
    accounts.product_fen_months = accrued(
        law,
        product_fen_months=accounts.product_fen_months,
        balance_fen=accounts.balance_fen,
        in_payment=accounts.first_pension_month > 0,
    )


def pay(law: Law, benefit_month: int, month: int, accounts: Accounts, rows: Rows) -> Pensions:
    """The pension of `benefit_month` (whose law is `law`) paid to some persons in `month`, drawn from their
    accounts; `rows` ascend.
    """
    if not len(rows):
        return Pensions.empty()
    whom = _picked(accounts, rows)
    years, balance = accounts.increment_years[whom], accounts.balance_fen[:, whom]
    base = shares(law, amount_fen=base_pension(law, increment_years=years))
    more = shares(law, amount_fen=increment(law, increment_years=years))
    drawn = drawdown(law, account_pension_fen=accounts.account_pension_fen[whom], balance_fen=balance)
    fen = Pensions.fen_of(len(rows), {"base": base, "increment": more, "account": drawn})
    accounts.balance_fen[:, whom] = balance - fen[_FROM_ACCOUNT]
    same = np.full(len(rows), benefit_month, dtype=np.int64)
    return Pensions(rows, same, same * 0 + month, fen)


def credit(law: Law, month: int, accounts: Accounts, rows: Rows) -> Interest:
    """Credit the interest of some persons at the end of `month` and start their products anew; `rows`
    ascend.
    """
    if not len(rows):
        return Interest.empty()
    whom = _picked(accounts, rows)
    credited = interest(law, product_fen_months=accounts.product_fen_months[:, whom])
    accounts.balance_fen[:, whom] += credited
    accounts.product_fen_months[:, whom] = 0
    return Interest(rows, np.full(len(rows), month, dtype=np.int64), credited)


def _picked(accounts: Accounts, rows: Rows) -> Rows | slice:
    """The rows as an index; everybody needs no picking out."""
    return slice(None) if len(rows) == len(accounts) else rows
