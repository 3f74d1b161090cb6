"""Decisions on the facts of a month: what the rules say to each, and what an accepted one changes in the
state.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from yanglao.kernel.columns import Codes, Fen, where
from yanglao.kernel.months import month_of, year_of_day
from yanglao.life import taking_over
from yanglao.life.amounts import Arrivals
from yanglao.life.asked import Asked, awarded, count_paid_year, enrol, standing
from yanglao.life.facts import by_source
from yanglao.life.kinds import Category, Destination, Kind
from yanglao.rules import article_4_2_contributions as contributions
from yanglao.rules.article_4_1_joining import enrolment_refusal
from yanglao.rules.article_4_3_accounts import accrued_on_arrival
from yanglao.rules.article_5_1_entitlement import claim_refusal
from yanglao.rules.article_6_back_payment import back_payment, back_payment_refusal, withdrawal_refusal
from yanglao.rules.article_7_transfer import (
    deemed_years_refusal,
    end_of_relation_refusal,
    missing_after_transfer,
    transfer_in_refusal,
    transfer_out_refusal,
)
from yanglao.rules.sources import ARRIVAL_PARTS

FULL = Category.severe_disability | Category.bereaved_one_child_parent | Category.family_planning_complication


def decide(asked: Asked, kind: Kind) -> tuple[Codes, Arrivals]:
    """The reasons (0: accepted) of decisions of one kind, and the money that accepted ones bring; the state
    is changed.
    """
    reasons = REFUSALS[kind](asked)
    accepted = asked.take(reasons == 0)
    return reasons, EFFECTS[kind](accepted) if len(accepted.facts) else Arrivals.empty()


# --- refusals
# -----------------------------------------------------------------------------------------------------


def _enrolment(asked: Asked) -> Codes:
    found = asked.circumstances
    return enrolment_refusal(
        asked.law,
        day=asked.facts.day,
        born=asked.persons.born[asked.rows],
        resident=found.resident,
        non_agricultural=found.non_agricultural,
        student=found.student,
        drawing=found.drawing,
        covered=found.covered,
        enrolled=asked.state.enrolled_month[asked.rows] > 0,
    )


def _contribution(asked: Asked) -> Codes:
    found = asked.circumstances
    return contributions.contribution_refusal(
        asked.law,
        day=asked.facts.day,
        pension_day=asked.persons.pension_day[asked.rows],
        year=asked.facts.year,
        tier_fen=asked.facts.tier_fen,
        resident=found.resident,
        non_agricultural=found.non_agricultural,
        student=found.student,
        drawing=found.drawing,
        covered=found.covered,
        last_paid_year=asked.state.last_paid_year[asked.rows],
        **standing(asked),
    )


def _back_payment(asked: Asked) -> Codes:
    state, rows = asked.state, asked.rows
    return back_payment_refusal(
        asked.law,
        day=asked.facts.day,
        pension_day=asked.persons.pension_day[rows],
        years=asked.facts.years,
        tier_fen=asked.facts.tier_fen,
        awarded=awarded(asked),
        paid_years=state.paid_years[rows],
        back_paid_years=state.back_paid_years[rows],
        deemed_years=state.deemed_years[rows],
        **standing(asked),
    )


def _claim(asked: Asked) -> Codes:
    state, rows, found = asked.state, asked.rows, asked.circumstances
    return claim_refusal(
        asked.law,
        day=asked.facts.day,
        pension_day=asked.persons.pension_day[rows],
        group=asked.persons.group[rows],
        awarded=awarded(asked),
        registered_since=found.registered_since,
        drawing=found.drawing,
        covered=found.covered,
        paid_years=state.paid_years[rows],
        back_paid_years=state.back_paid_years[rows],
        deemed_years=state.deemed_years[rows],
        first_missing_year=state.first_missing_year[rows],
        **standing(asked),
    )


def _withdrawal(asked: Asked) -> Codes:
    return withdrawal_refusal(
        asked.law,
        day=asked.facts.day,
        pension_day=asked.persons.pension_day[asked.rows],
        awarded=awarded(asked),
        claim_refusal=_claim(asked),
        **standing(asked),
    )


def _transfer_out(asked: Asked) -> Codes:
    pension_day = asked.persons.pension_day[asked.rows]
    return transfer_out_refusal(
        asked.law, day=asked.facts.day, pension_day=pension_day, awarded=awarded(asked), **standing(asked)
    )


def _transfer_in(asked: Asked) -> Codes:
    pension_day = asked.persons.pension_day[asked.rows]
    return transfer_in_refusal(asked.law, day=asked.facts.day, pension_day=pension_day, **standing(asked))


def _deemed_years(asked: Asked) -> Codes:
    return deemed_years_refusal(asked.law, awarded=awarded(asked), **standing(asked))


def _end(asked: Asked) -> Codes:
    return end_of_relation_refusal(asked.law, **standing(asked))


REFUSALS: dict[Kind, Callable[[Asked], Codes]] = {
    **taking_over.REFUSALS,
    Kind.enrolment: _enrolment,
    Kind.deemed_years: _deemed_years,
    Kind.transfer_in: _transfer_in,
    Kind.contribution: _contribution,
    Kind.back_payment: _back_payment,
    Kind.claim: _claim,
    Kind.withdrawal: _withdrawal,
    Kind.transfer_out: _transfer_out,
    Kind.emigration: _end,
    Kind.death: _end,
}

# --- effects of what was accepted
# ---------------------------------------------------------------------------------


def _enrol(asked: Asked) -> Arrivals:
    enrol(asked)
    return Arrivals.empty()


def _contribute(asked: Asked) -> Arrivals:
    count_paid_year(asked)
    return _arrive(asked, _contribution_parts(asked))


def _contribution_parts(asked: Asked) -> dict[str, Sequence[Fen]]:
    """The own payment and each subsidy of contributions, by funder (四(二)1, 四(二)2)."""
    law, tier, categories = asked.law, asked.facts.tier_fen, asked.circumstances.categories
    full = contributions.full_government_contribution(law, tier_fen=tier, full=categories & FULL > 0)
    partial = contributions.partial_government_contribution(
        law,
        tier_fen=tier,
        low_income=categories & Category.low_income > 0,
        preferential=categories & Category.preferential_treatment > 0,
        full_fen=full,
    )
    full = where(partial > 0, 0, full)
    government = contributions.shares(law, amount_fen=full)
    partial_parts = contributions.partial_contribution_shares(law, partial_fen=partial)
    entry = contributions.shares(law, amount_fen=contributions.entry_subsidy(law, full_fen=full))
    one_child = categories & Category.one_child_certificate > 0
    return {
        "paid": [contributions.own_payment(law, tier_fen=tier, full_fen=full, partial_fen=partial)],
        "government": [full + part for full, part in zip(government, partial_parts, strict=True)],
        "entry": entry,
        "bonus": [contributions.tier_bonus(law, tier_fen=tier)],
        "supplement": [contributions.one_child_supplement(law, one_child=one_child)],
    }


def _pay_back(asked: Asked) -> Arrivals:
    asked.state.back_paid_years[asked.rows] += asked.facts.years
    paid = back_payment(asked.law, years=asked.facts.years, tier_fen=asked.facts.tier_fen)
    return _arrive(asked, {"paid": [paid]})


def _transfer(asked: Asked) -> Arrivals:
    state, rows, facts = asked.state, asked.rows, asked.facts
    state.paid_years[rows] += facts.years
    state.first_missing_year[rows] = missing_after_transfer(
        asked.law,
        first_missing_year=state.first_missing_year[rows],
        last_paid_year=state.last_paid_year[rows],
        year=year_of_day(facts.day),
        years=facts.years,
    )
    return _arrive(asked, {"brought": [*by_source(facts)]})


def _arrive(asked: Asked, parts: dict[str, Sequence[Fen]]) -> Arrivals:
    """Bring the parts into the sub-accounts."""
    state, rows, facts = asked.state, asked.rows, asked.facts
    fen = Arrivals.fen_of(len(rows), parts)
    credited_fen = fen[len(ARRIVAL_PARTS) :]
    for part, amount_fen in zip(ARRIVAL_PARTS, fen, strict=False):
        credited_fen[contributions.credited_to(asked.law, part)] += amount_fen
    state.balance_fen[:, rows] += credited_fen
    state.product_fen_months[:, rows] += accrued_on_arrival(
        asked.law, amount_fen=credited_fen, day_of_month=facts.day % 100
    )
    return Arrivals(rows, asked.decision, facts.kind, month_of(facts.day), fen)


def _recognise_years(asked: Asked) -> Arrivals:
    asked.state.deemed_years[asked.rows] += asked.facts.years
    return Arrivals.empty()


def _grant(asked: Asked) -> Arrivals:
    asked.state.claim_month[asked.rows] = month_of(asked.facts.day)
    return Arrivals.empty()


def _end_relation(asked: Asked) -> Arrivals:
    state, rows, facts = asked.state, asked.rows, asked.facts
    state.ended_month[rows] = month_of(facts.day)
    state.ended_day[rows] = facts.day
    state.end_kind[rows] = facts.kind
    state.end_within_province[rows] = facts.code == Destination.province
    state.end_refunded[rows] = facts.flag
    return Arrivals.empty()


EFFECTS: dict[Kind, Callable[[Asked], Arrivals]] = {
    **taking_over.EFFECTS,
    Kind.enrolment: _enrol,
    Kind.deemed_years: _recognise_years,
    Kind.transfer_in: _transfer,
    Kind.contribution: _contribute,
    Kind.back_payment: _pay_back,
    Kind.claim: _grant,
    Kind.withdrawal: _end_relation,
    Kind.transfer_out: _end_relation,
    Kind.emigration: _end_relation,
    Kind.death: _end_relation,
}
