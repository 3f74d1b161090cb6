"""接收 What the system before has handed over: refusals and effects of the facts of an account taken over (四(三), 五(二))."""

from __future__ import annotations

from collections.abc import Callable

from yanglao.kernel.columns import Bools, Codes, Months
from yanglao.kernel.months import first_day, month, month_of
from yanglao.life.amounts import Arrivals
from yanglao.life.asked import Asked, awarded, count_paid_year, enrol, standing
from yanglao.life.facts import Facts, by_source
from yanglao.life.kinds import Kind
from yanglao.rules import article_4_3_taken_over as rules
from yanglao.rules.article_5_2_amounts import account_pension


def _opening(asked: Asked) -> Codes:
    return rules.opening_refusal(asked.law, day=asked.facts.day, **standing(asked))


def _is_taken_over(asked: Asked) -> Bools:
    """Whether the account was taken over this month, as the day before."""
    opened_in = month_of(asked.facts.day)
    here: Bools = (asked.state.enrolled_month[asked.rows] == opened_in) & (
        asked.facts.day == first_day(opened_in)
    )
    return here


def _opening_interest(asked: Asked) -> Codes:
    return rules.opening_interest_refusal(
        asked.law,
        day=asked.facts.day,
        taken_over=_is_taken_over(asked),
        product_fen_months=by_source(asked.facts),
    )


def _paid_year(asked: Asked) -> Codes:
    return rules.paid_year_refusal(
        asked.law,
        day=asked.facts.day,
        born=asked.persons.born[asked.rows],
        year=asked.facts.year,
        taken_over=_is_taken_over(asked),
        last_paid_year=asked.state.last_paid_year[asked.rows],
    )


def _opening_award(asked: Asked) -> Codes:
    return rules.opening_award_refusal(
        asked.law,
        day=asked.facts.day,
        pension_day=asked.persons.pension_day[asked.rows],
        since=_pension_since(asked.facts),
        held_months=asked.facts.place,
        taken_over=_is_taken_over(asked),
        awarded=awarded(asked),
    )


def _pension_since(facts: Facts) -> Months:
    """The first pension month that an award taken over names."""
    return month(facts.year, facts.code)


def _open(asked: Asked) -> Arrivals:
    """An account taken over: its balance has been here since the month began."""
    state, rows, facts = asked.state, asked.rows, asked.facts
    enrol(asked)
    state.back_paid_years[rows] = facts.years
    balance_fen = by_source(facts)
    state.balance_fen[:, rows] = balance_fen
    state.product_fen_months[:, rows] = rules.opening_product(asked.law, balance_fen=balance_fen)
    parts = {"taken_over": balance_fen, "credited": balance_fen}
    return Arrivals(rows, asked.decision, facts.kind, month_of(facts.day), Arrivals.fen_of(len(rows), parts))


def _bring_product(asked: Asked) -> Arrivals:
    asked.state.product_fen_months[:, asked.rows] += by_source(asked.facts)
    return Arrivals.empty()


def _count_year(asked: Asked) -> Arrivals:
    count_paid_year(asked)
    return Arrivals.empty()


def _go_on_paying(asked: Asked) -> Arrivals:
    """A pension in payment taken over: its award is that of the day on which it was made."""
    state, rows, facts = asked.state, asked.rows, asked.facts
    since, total_fen = _pension_since(facts), by_source(facts).sum(axis=0)
    state.claim_month[rows], state.first_pension_month[rows] = since - 1, since
    state.first_owed_month[rows] = rules.first_owed_month(asked.law, day=facts.day, held_months=facts.place)
    state.account_total_fen[rows] = total_fen
    state.account_pension_fen[rows] = account_pension(asked.law, account_total_fen=total_fen)
    state.increment_years[rows] = facts.years
    state.product_fen_months[:, rows] = rules.product_in_payment(
        asked.law, product_fen_months=state.product_fen_months[:, rows]
    )
    return Arrivals.empty()


REFUSALS: dict[Kind, Callable[[Asked], Codes]] = {
    Kind.opening: _opening,
    Kind.opening_interest: _opening_interest,
    Kind.paid_year: _paid_year,
    Kind.opening_award: _opening_award,
}
EFFECTS: dict[Kind, Callable[[Asked], Arrivals]] = {
    Kind.opening: _open,
    Kind.opening_interest: _bring_product,
    Kind.paid_year: _count_year,
    Kind.opening_award: _go_on_paying,
}
