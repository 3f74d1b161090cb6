"""四(三) Accounts that another system kept until a day: taken over as they stood at the end of the month before, they go on from there.

What had been due before that month was the other system's to pay.
"""

from __future__ import annotations

from yanglao.kernel.columns import Bools, Codes, Days, Fen, FenMonths, Months, Years, first_true
from yanglao.kernel.explain import rule
from yanglao.kernel.months import first_day, month_of, month_of_year, year_of_day
from yanglao.policy.law import Law
from yanglao.rules.article_4_3_accounts import accrued
from yanglao.rules.reasons import Reason


@rule("四(三)")
def opening_refusal(law: Law, *, day: Days, ended: Bools, enrolled: Bools) -> Codes:
    """接收条件 Whether an account may be taken over on a day.

    Codes: before_launch, relation_ended, already_enrolled, not_first_day.
    """
    return first_true(
        [
            (Reason.before_launch, day < law.launch_day),
            (Reason.relation_ended, ended),
            (Reason.already_enrolled, enrolled),
            (Reason.not_first_day, day != first_day(month_of(day))),
        ]
    )


@rule("四(三)")
def opening_product(law: Law, *, balance_fen: Fen) -> FenMonths:
    """接收当月积数 A balance taken over counts from the first day of the month, as if it had always been here; shape (sources, n)."""
    nobody = balance_fen[0] < 0
    return accrued(law, product_fen_months=balance_fen * 0, balance_fen=balance_fen, in_payment=nobody)


@rule("四(三)")
def opening_interest_refusal(
    law: Law, *, day: Days, taken_over: Bools, product_fen_months: FenMonths
) -> Codes:
    """接收积数条件 Whether a product comes with an account: what it has earned since interest was last credited, which was in December.

    Codes: not_taken_over, product_in_january.
    """
    return first_true(
        [
            (Reason.not_taken_over, ~taken_over),
            (
                Reason.product_in_january,
                (month_of_year(month_of(day)) == 1) & (product_fen_months > 0).any(axis=0),
            ),
        ]
    )


@rule("四(三)")
def paid_year_refusal(
    law: Law, *, day: Days, born: Days, year: Years, taken_over: Bools, last_paid_year: Years
) -> Codes:
    """接收已缴年度条件 Whether a calendar year counts as paid before the take-over; years come in ascending order.

    Codes: not_taken_over, wrong_year (after that of the take-over, or before one may join), year_already_paid.
    """
    first_year = year_of_day(born) + law.minimum_age_years
    return first_true(
        [
            (Reason.not_taken_over, ~taken_over),
            (Reason.wrong_year, (year > year_of_day(day)) | (year < first_year)),
            (Reason.year_already_paid, year <= last_paid_year),
        ]
    )


@rule("五(二)")
def opening_award_refusal(
    law: Law,
    *,
    day: Days,
    pension_day: Days,
    since: Months,
    held_months: Months,
    taken_over: Bools,
    awarded: Bools,
) -> Codes:
    """接收待遇条件 Whether a pension in payment comes with an account. `since`: its first month. held_months: how many months before the
    take-over were held for want of a certificate.

    Codes: not_taken_over, already_awarded, not_60, pension_starts_later, pension_starts_too_early, held_too_long.
    """
    first_owed = first_owed_month(law, day=day, held_months=held_months)
    too_long = (since > first_owed) | (first_owed < month_of(law.launch_day))
    return first_true(
        [
            (Reason.not_taken_over, ~taken_over),
            (Reason.already_awarded, awarded),
            (Reason.not_60, day < pension_day),
            (Reason.pension_starts_later, since > month_of(day)),
            (Reason.pension_starts_too_early, since <= month_of(pension_day)),
            (Reason.held_too_long, too_long),
        ]
    )


@rule("五(二)")
def first_owed_month(law: Law, *, day: Days, held_months: Months) -> Months:
    """接收前暂停月份 The first month that is owed here: that of the take-over, or the first of those just before it that the other system
    held for want of a certificate. All others it has paid."""
    return month_of(day) - held_months


@rule("四(三)")
def product_in_payment(law: Law, *, product_fen_months: FenMonths) -> FenMonths:
    """领取期积数 What a balance has earned this month where its pension is in payment; nothing if interest stops with the award."""
    return product_fen_months if law.interest_in_payment else product_fen_months * 0
