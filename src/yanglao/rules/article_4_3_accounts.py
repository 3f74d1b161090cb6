"""四(三) The individual account and its interest.

Sub-accounts are rows of arrays of shape (sources, n), in the order of `SOURCES`.
"""

from __future__ import annotations

from yanglao.kernel.columns import Bools, Fen, FenMonths, Ints, where
from yanglao.kernel.explain import rule
from yanglao.kernel.money import half_up
from yanglao.policy.law import Law

BASIS_POINTS = 10_000


@rule("四(三)")
def accrued(law: Law, *, product_fen_months: FenMonths, balance_fen: Fen, in_payment: Bools) -> FenMonths:
    """积数 The product after a month begins: each fen in the account counts for the month (or for each day of
    it).

    Shapes (sources, n); `in_payment` (n,) are those whose award was fixed in an earlier month.
    """
    earned = balance_fen * law.interest_ticks
    if not law.interest_in_payment:
        earned = where(in_payment, 0, earned)
    return product_fen_months + earned


@rule("四(三)")
def accrued_on_arrival(law: Law, *, amount_fen: Fen, day_of_month: Ints) -> FenMonths:
    """到账当月积数 What money adds to the product in the month it arrives: nothing, or its remaining days
    under day count.
    """
    if law.interest_starts == "month_after_arrival":
        return amount_fen * 0
    return amount_fen * (law.interest_ticks - day_of_month)


@rule("四(三)")
def interest(law: Law, *, product_fen_months: FenMonths) -> Fen:
    """结息 Interest on a product at the year's rate, to the nearest fen, for each sub-account on its own;
    shape (sources, n).
    """
    return half_up(product_fen_months * law.account_rate_bp, law.interest_ticks_a_year * BASIS_POINTS)
