"""六 Back-payment in one sum, or taking the account and leaving."""

from __future__ import annotations

import numpy as np

from yanglao.kernel.columns import Bools, Codes, Days, Fen, Years, first_true
from yanglao.kernel.explain import rule
from yanglao.policy.law import Law
from yanglao.rules.article_4_2_contributions import is_tier
from yanglao.rules.reasons import Reason
from yanglao.rules.sources import CITY, PROVINCE


@rule("六")
def back_payment_refusal(
    law: Law,
    *,
    day: Days,
    pension_day: Days,
    years: Years,
    tier_fen: Fen,
    ended: Bools,
    enrolled: Bools,
    awarded: Bools,
    paid_years: Years,
    back_paid_years: Years,
    deemed_years: Years,
) -> Codes:
    """补缴条件 Whether somebody of pension age may pay missing years in one sum, up to the qualifying years
    in all: all that are missing, or (other reading) any number of them.

    Codes: relation_ended, not_enrolled, already_awarded, not_60, no_such_tier, years_not_positive,
    years_exceed_fifteen, years_short_of_fifteen.
    """
    total = paid_years + back_paid_years + deemed_years + years
    too_few = total < law.qualifying_years
    if law.back_payment_amount == "up_to_fifteen":
        too_few = np.zeros_like(too_few)
    return first_true(
        [
            (Reason.relation_ended, ended),
            (Reason.not_enrolled, ~enrolled),
            (Reason.already_awarded, awarded),
            (Reason.not_60, day < pension_day),
            (Reason.no_such_tier, ~is_tier(law, tier_fen=tier_fen)),
            (Reason.years_not_positive, years <= 0),
            (Reason.years_exceed_fifteen, total > law.qualifying_years),
            (Reason.years_short_of_fifteen, too_few),
        ]
    )


@rule("六")
def back_payment(law: Law, *, years: Years, tier_fen: Fen) -> Fen:
    """一次性补缴 What is paid: the tier for each year, all the person's own; it brings no subsidy."""
    return years * tier_fen


@rule("六")
def withdrawal_refusal(
    law: Law,
    *,
    day: Days,
    pension_day: Days,
    ended: Bools,
    enrolled: Bools,
    awarded: Bools,
    claim_refusal: Codes,
) -> Codes:
    """退保条件 Whether somebody of pension age who is not entitled may take the account and leave.

    Codes: relation_ended, not_enrolled, already_awarded, not_60, entitled (a claim on that day would be
    granted).
    """
    return first_true(
        [
            (Reason.relation_ended, ended),
            (Reason.not_enrolled, ~enrolled),
            (Reason.already_awarded, awarded),
            (Reason.not_60, day < pension_day),
            (Reason.entitled, claim_refusal == Reason.accepted),
        ]
    )


@rule("六")
def taken_on_leaving(law: Law, *, balance_fen: Fen) -> list[Fen]:
    """退保退还 What the person takes on leaving at 60 and what goes to the pooled account; two arrays of
    shape (sources, n).
    """
    to_person = balance_fen.copy()
    if not law.refund_at_60_includes_subsidy:
        to_person[PROVINCE] = to_person[CITY] = 0
    return [to_person, balance_fen - to_person]
