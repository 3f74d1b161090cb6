"""五(一) Who is paid, and from when."""

from __future__ import annotations

from yanglao.kernel.columns import Bools, Codes, Days, Months, Years, at_least, first_true, where
from yanglao.kernel.explain import rule
from yanglao.kernel.months import YEAR, birthday, month_of, year_of_day
from yanglao.policy.law import Law
from yanglao.rules.reasons import Reason

GROUPS = ("A", "B", "C")
A, B, C = 0, 1, 2


@rule("五(一)")
def pension_day(law: Law, *, born: Days) -> Days:
    """到龄日 The day on which the pension age is completed."""
    return birthday(born, law.pension_age_years)


@rule("五(一)")
def group(law: Law, *, pension_day: Days) -> Codes:
    """人群 0 (A): the qualifying years or more from pension age at launch; 1 (B): fewer; 2 (C): already of
    pension age.
    """
    far = pension_day >= law.launch_day + law.qualifying_years * YEAR
    return where(far, A, where(pension_day > law.launch_day, B, C))


@rule("五(一)")
def claim_refusal(
    law: Law,
    *,
    day: Days,
    pension_day: Days,
    group: Codes,
    ended: Bools,
    enrolled: Bools,
    awarded: Bools,
    registered_since: Days,
    drawing: Bools,
    covered: Bools,
    paid_years: Years,
    back_paid_years: Years,
    deemed_years: Years,
    first_missing_year: Years,
) -> Codes:
    """待遇核定 Whether a claim verified on `day` is granted: of age, registered long enough, no other
    pension, years complete.

    `registered_since` is the first day of the unbroken registration that counts, `first_missing_year` the
    first calendar year from that of the launch on that was not paid in time. Codes: relation_ended,
    not_enrolled, already_awarded, not_60, residence_short, drawing_elsewhere, covered_elsewhere, years_short.
    """
    total = paid_years + back_paid_years + deemed_years
    enough = total >= law.qualifying_years
    timely = paid_every_year(law, pension_day=pension_day, first_missing_year=first_missing_year)
    return first_true(
        [
            (Reason.relation_ended, ended),
            (Reason.not_enrolled, ~enrolled),
            (Reason.already_awarded, awarded),
            (Reason.not_60, day < pension_day),
            (Reason.residence_short, registered_since + law.residence_years * YEAR > day),
            (Reason.drawing_elsewhere, drawing),
            (Reason.covered_elsewhere, covered),
            (Reason.years_short, ~((group == C) | enough | ((group == B) & timely))),
        ]
    )


@rule("五(一)2")
def paid_every_year(law: Law, *, pension_day: Days, first_missing_year: Years) -> Bools:
    """按年缴费 Whether every calendar year from the launch year to the one before the pension day was paid in
    its time.
    """
    last_wanted = year_of_day(pension_day) - (0 if law.birthday_year_required else 1)
    paid: Bools = at_least(first_missing_year, year_of_day(law.launch_day)) > last_wanted
    return paid


@rule("五(一)")
def first_pension_month(
    law: Law, *, claim_month: Months, pension_day: Days, enrolled_month: Months
) -> Months:
    """起发月 The first month paid: the one after verification, or (other reading) the one after the pension
    day.
    """
    if law.pension_starts == "month_after_verification":
        return claim_month + 1
    begun = at_least(enrolled_month, month_of(law.launch_day))
    return at_least(month_of(pension_day) + 1, begun)


def missing_after_contribution(*, first_missing_year: Years, year: Years) -> Years:
    """The first calendar year not paid in time, once the contribution of `year` has been."""
    return where(first_missing_year == year, year + 1, first_missing_year)
