"""定期存款的计息 How long a deposit runs, and what it has earned so far at its agreed rate.

Interest is simple, by the bank's usual count: whole months are a twelfth of a year each, the days after the last whole month a
three-hundred-and-sixtieth each. A term that has run out earns nothing more.
"""

from __future__ import annotations

from yanglao.kernel.months import age_days, days_in_month, first_day, month_of

BASIS_POINTS = 10_000
MONTH_DAYS, YEAR_DAYS = 30, 360


def months_later(day: int, months: int) -> int:
    """到期日 The Day so many months after a Day: the same of its month, or the month's last."""
    month = month_of(day) + months
    return first_day(month) + min(day % 100, days_in_month(month)) - 1


def earned_fen(amount_fen: int, *, rate_bp: int, since: int, until: int) -> int:
    """应计利息 What an amount earns from one Day to another at a yearly rate in basis points; whole fen, cut."""
    months = max(month_of(until) - month_of(since), 0)
    if months and months_later(since, months) > until:
        months -= 1
    days = max(age_days(months_later(since, months), until), 0)
    return amount_fen * rate_bp * (MONTH_DAYS * months + days) // (BASIS_POINTS * YEAR_DAYS)
