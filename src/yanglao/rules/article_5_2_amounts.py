"""五(二) How much: base pension, increment, account pension, what funds it, what is left. Fen."""

from __future__ import annotations

from yanglao.kernel.columns import Fen, Ints, Years, at_least, at_most, where
from yanglao.kernel.explain import rule
from yanglao.kernel.money import half_up, split
from yanglao.policy.law import Law
from yanglao.rules.sources import CITY, OWN, PROVINCE

FEN_PER_JIAO, FEN_PER_YUAN = 10, 100


@rule("五(二)1")
def base_pension(law: Law, *, increment_years: Years) -> Fen:
    """基础养老金 Monthly fen, the same for everyone, as in force for the month it is paid for; shape of
    `increment_years`.
    """
    return where(increment_years >= 0, law.base_pension_fen_monthly, 0)


@rule("五(二)1")
def increment_years(law: Law, *, paid_years: Years, back_paid_years: Years, deemed_years: Years) -> Years:
    """加发年限 Years paid or recognised beyond the qualifying ones, once that many are actually paid."""
    counted = paid_years + deemed_years
    if law.back_paid_years_count_for_increment:
        counted = counted + back_paid_years
    has_qualified = paid_years + back_paid_years >= law.qualifying_years
    return where(has_qualified, at_least(counted - law.qualifying_years, 0), 0)


@rule("五(二)1")
def increment(law: Law, *, increment_years: Years) -> Fen:
    """加发基础养老金 Monthly fen for the years beyond the qualifying ones."""
    return increment_years * law.increment_fen_monthly_per_year


@rule("五(二)2")
def account_pension(law: Law, *, account_total_fen: Fen) -> Fen:
    """个人账户养老金 Monthly fen: the account total over 139 months, fixed for life; rounded as the plan is
    read.
    """
    months = law.account_divisor_months
    if law.account_pension_rounding == "fen_truncate":
        return account_total_fen // months
    if law.account_pension_rounding == "yuan_half_up":
        return half_up(account_total_fen, months * FEN_PER_YUAN) * FEN_PER_YUAN
    if law.account_pension_rounding == "jiao_up":
        return -(-account_total_fen // (months * FEN_PER_JIAO)) * FEN_PER_JIAO
    return half_up(account_total_fen, months)


@rule("五(二)2")
def drawdown(law: Law, *, account_pension_fen: Fen, balance_fen: Fen) -> list[Fen]:
    """账户支取 What a month's account pension takes from own, province and city, and from the pooled account
    when these are used up.

    `balance_fen` has shape (sources, n); a column for each source and one for the pool come back. In proportion to what is left, or own money last.
    """
    total = balance_fen[OWN] + balance_fen[PROVINCE] + balance_fen[CITY]
    taken = at_most(account_pension_fen, total)
    pool = account_pension_fen - taken
    if law.drawdown_order == "own_last":
        subsidies = at_most(taken, balance_fen[PROVINCE] + balance_fen[CITY])
        return [taken - subsidies, *split(subsidies, [balance_fen[PROVINCE], balance_fen[CITY]]), pool]
    return [*split(taken, [balance_fen[OWN], balance_fen[PROVINCE], balance_fen[CITY]]), pool]


@rule("五(二)")
def owed_at_end(law: Law, *, held_months: Ints) -> Ints:
    """暂停月份 Months still held for want of a life certificate when somebody dies or leaves are owed up to
    then, to whoever takes the account, or (other reading) lost; how many of `held_months`.
    """
    return held_months if law.held_months_at_end == "paid" else held_months * 0


@rule("五(二)2")
def inherited(law: Law, *, balance_fen: Fen) -> list[Fen]:
    """继承与退还 On death or settling abroad: to the heirs or the person (own money), to the pooled account
    (subsidies); two of shape (sources, n).
    """
    to_person = balance_fen.copy()
    if not law.refund_at_death_includes_subsidy:
        to_person[PROVINCE] = to_person[CITY] = 0
    return [to_person, balance_fen - to_person]
