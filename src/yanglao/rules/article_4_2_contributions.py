"""四(二) Contributions and the six subsidies. All amounts in fen; a contribution is a row."""

from __future__ import annotations

from yanglao.kernel.columns import Bools, Codes, Days, Fen, Years, at_most, first_true, ints, where, zeros
from yanglao.kernel.explain import rule
from yanglao.kernel.money import split
from yanglao.kernel.months import year_of_day
from yanglao.policy.law import Law
from yanglao.rules.article_4_1_joining import wrong_household
from yanglao.rules.reasons import Reason
from yanglao.rules.sources import OWN, SOURCES, Part


@rule("四(二)1")
def contribution_refusal(
    law: Law,
    *,
    day: Days,
    pension_day: Days,
    year: Years,
    tier_fen: Fen,
    ended: Bools,
    enrolled: Bools,
    resident: Bools,
    non_agricultural: Bools,
    student: Bools,
    drawing: Bools,
    covered: Bools,
    last_paid_year: Years,
) -> Codes:
    """缴费条件 Whether a contribution is taken on `day`: one a year, of a tier in force, by somebody still
    entitled to join.

    Codes: relation_ended, not_enrolled, not_resident, agricultural_household, student, drawing_elsewhere,
    covered_elsewhere, over_60, wrong_year, no_such_tier, year_already_paid.
    """
    return first_true(
        [
            (Reason.relation_ended, ended),
            (Reason.not_enrolled, ~enrolled),
            (Reason.not_resident, ~resident),
            (Reason.agricultural_household, wrong_household(law, non_agricultural=non_agricultural)),
            (Reason.student, student),
            (Reason.drawing_elsewhere, drawing),
            (Reason.covered_elsewhere, covered),
            (Reason.over_60, day >= pension_day),
            (Reason.wrong_year, year != year_of_day(day)),
            (Reason.no_such_tier, ~is_tier(law, tier_fen=tier_fen)),
            (Reason.year_already_paid, last_paid_year == year),
        ]
    )


def is_tier(law: Law, *, tier_fen: Fen) -> Bools:
    """Whether an amount is one of the tiers in force."""
    tier: Bools = law.tiers_fen[_position(law, tier_fen)] == tier_fen
    return tier


def _position(law: Law, tier_fen: Fen) -> Codes:
    return at_most(ints(law.tiers_fen.searchsorted(tier_fen)), len(law.tiers_fen) - 1)


@rule("四(二)2(4)")
def full_government_contribution(law: Law, *, tier_fen: Fen, full: Bools) -> Fen:
    """全额代缴 The lowest tier, paid by the government for severe disability, bereaved one-child parents and
    surgery complications.
    """
    return at_most(where(full, law.full_government_contribution_fen or 0, 0), tier_fen)


@rule("四(二)2(5)")
def partial_government_contribution(
    law: Law, *, tier_fen: Fen, low_income: Bools, preferential: Bools, full_fen: Fen
) -> Fen:
    """部分代缴 Paid by the government for people on minimum living allowance or preferential treatment who
    pay the rest themselves.

    The larger of the two, and nothing where the full contribution `full_fen` is at least as large: one
    hardship category counts.
    """
    low_income_fen = where(low_income, law.low_income_contribution_fen or 0, 0)
    preferential_fen = where(preferential, law.preferential_contribution_fen or 0, 0)
    larger_fen = where(low_income_fen > preferential_fen, low_income_fen, preferential_fen)
    if not law.partial_contribution_higher_tier:
        larger_fen = where(tier_fen == law.tiers_fen[0], larger_fen, 0)
    larger_fen = at_most(larger_fen, tier_fen)
    return where(larger_fen > full_fen, larger_fen, 0)


@rule("四(二)2(5)")
def partial_contribution_shares(law: Law, *, partial_fen: Fen) -> list[Fen]:
    """部分代缴负担 Province's and city's part of a partial government contribution: all of it the city's,
    unless ruled otherwise.
    """
    if law.partial_contribution_funder == "city":
        return [zeros(len(partial_fen)), partial_fen]
    return split(partial_fen, law.province_city_shares)


@rule("四(二)2")
def shares(law: Law, *, amount_fen: Fen) -> list[Fen]:
    """省市分担 Province's and city's part of an amount that both bear, in the plan's shares (6:4), each in
    whole fen.
    """
    return split(amount_fen, law.province_city_shares)


@rule("四(二)2(2)")
def entry_subsidy(law: Law, *, full_fen: Fen) -> Fen:
    """入口补贴 Fen a year to everyone who pays; `full_fen` above 0: whose lowest tier the government pays."""
    if law.subsidy_on_government_contribution:
        return where(full_fen >= 0, law.entry_subsidy_fen, 0)
    return where(full_fen == 0, law.entry_subsidy_fen, 0)


@rule("四(二)2(3)")
def tier_bonus(law: Law, *, tier_fen: Fen) -> Fen:
    """多缴多补 Fen a year on top of the entry subsidy for a tier above the lowest, all from the city."""
    return ints(law.tier_bonus_fen[_position(law, tier_fen)])


@rule("四(二)2(6)")
def one_child_supplement(law: Law, *, one_child: Bools) -> Fen:
    """独生子女补贴 Fen a year to holders of an only-child certificate, all from the city; nothing while the
    amount is unset.
    """
    return where(one_child, law.one_child_supplement_fen or 0, 0)


@rule("四(二)1")
def own_payment(law: Law, *, tier_fen: Fen, full_fen: Fen, partial_fen: Fen) -> Fen:
    """个人缴费 What the person pays: the tier chosen less what the government pays of it."""
    return tier_fen - full_fen - partial_fen


def credited_to(law: Law, part: Part) -> int:
    """The sub-account that an amount arriving enters: that of its source; a government contribution that is
    no subsidy is the person's own.
    """
    if part.what == "government" and not law.government_contribution_is_subsidy:
        return OWN
    return SOURCES.index(part.source)
