"""七 Linking with other schemes, transfers, recognised years."""

from __future__ import annotations

from yanglao.kernel.columns import Bools, Codes, Days, Fen, Years, at_least, first_true, where
from yanglao.kernel.explain import rule
from yanglao.policy.law import Law
from yanglao.rules.reasons import Reason
from yanglao.rules.sources import CITY, OWN, PROVINCE


@rule("七2")
def deemed_years_refusal(law: Law, *, ended: Bools, enrolled: Bools, awarded: Bools) -> Codes:
    """视同缴费年限 Whether recognised or military years are entered.

    Codes: relation_ended, not_enrolled, already_awarded.
    """
    return first_true(
        [
            (Reason.relation_ended, ended),
            (Reason.not_enrolled, ~enrolled),
            (Reason.already_awarded, awarded),
        ]
    )


@rule("七3")
def transfer_out_refusal(
    law: Law, *, day: Days, pension_day: Days, ended: Bools, enrolled: Bools, awarded: Bools
) -> Codes:
    """转出条件 Whether the relation may move away: only before pension age.

    Codes: relation_ended, not_enrolled, already_awarded, over_60.
    """
    return first_true(
        [
            (Reason.relation_ended, ended),
            (Reason.not_enrolled, ~enrolled),
            (Reason.already_awarded, awarded),
            (Reason.over_60, day >= pension_day),
        ]
    )


@rule("七3")
def transfer_in_refusal(law: Law, *, day: Days, pension_day: Days, ended: Bools, enrolled: Bools) -> Codes:
    """转入条件 Whether a relation from elsewhere may be joined to this one.

    Codes: relation_ended, not_enrolled, over_60.
    """
    return first_true(
        [
            (Reason.relation_ended, ended),
            (Reason.not_enrolled, ~enrolled),
            (Reason.over_60, day >= pension_day),
        ]
    )


@rule("七3")
def missing_after_transfer(
    law: Law, *, first_missing_year: Years, last_paid_year: Years, year: Years, years: Years
) -> Years:
    """转入年限 Years brought by a transfer of `year` stand for as many calendar years before it, where every
    year must have been paid in time.

    Gives the first calendar year still missing: none before `year` if they reach back to the one missing so
    far, and not `year` itself if that has been paid here; a year.
    """
    if not law.transferred_years_are_timely:
        return first_missing_year
    filled = at_least(first_missing_year, year)
    filled = filled + ((filled == year) & (last_paid_year == year))
    return where(year - years <= first_missing_year, filled, first_missing_year)


@rule("七3")
def transferred_out(law: Law, *, balance_fen: Fen, within_province: Bools, refunded: Bools) -> list[Fen]:
    """转出去向 To the person, to the pooled account, to the other place; three of shape (sources, n).

    Inside the province everything moves; beyond it own money moves or is refunded and the subsidies stay.
    """
    transferred = balance_fen.copy()
    transferred[PROVINCE] *= within_province
    transferred[CITY] *= within_province
    transferred[OWN] *= within_province | ~refunded
    to_person = balance_fen * 0
    to_person[OWN] = balance_fen[OWN] - transferred[OWN]
    return [to_person, balance_fen - transferred - to_person, transferred]


@rule("五(二)")
def end_of_relation_refusal(law: Law, *, ended: Bools, enrolled: Bools) -> Codes:
    """注销条件 Whether a death or settling abroad ends a relation. Codes: relation_ended, not_enrolled."""
    return first_true([(Reason.relation_ended, ended), (Reason.not_enrolled, ~enrolled)])
