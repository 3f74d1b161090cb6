"""The month step: a population moves through one month.

Every amount of the scheme comes from here, and from nowhere else.

Order inside a month: the product grows; the month's facts are decided by day; pensions are paid, arrears
first; granted claims are settled and their awards fixed; ended relations are settled and distributed; in
December interest is credited.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yanglao.kernel.columns import Bools, Months, Rows, at_least, rank_within, where, zeros
from yanglao.kernel.explain import entering
from yanglao.kernel.months import is_december
from yanglao.life.amounts import Amounts, Arrivals, Interest, Outcomes, Pensions, Settlements
from yanglao.life.asked import Asked
from yanglao.life.circumstances import Circumstances
from yanglao.life.decisions import decide
from yanglao.life.facts import Facts
from yanglao.life.kinds import Kind
from yanglao.life.monthly import accrue, credit, pay
from yanglao.life.state import Persons, State
from yanglao.life.suspension import Held
from yanglao.policy.law import Law, Laws
from yanglao.rules.article_5_1_entitlement import first_pension_month
from yanglao.rules.article_5_2_amounts import account_pension, increment_years, inherited, owed_at_end
from yanglao.rules.article_6_back_payment import taken_on_leaving
from yanglao.rules.article_7_transfer import transferred_out


@dataclass(frozen=True, slots=True)
class Events:
    """What is told about a month: its decisions (ordered by person and day) with their circumstances and
    numbers, and all suspended months.

    `held` None: nobody is suspended.
    """

    decisions: Facts
    circumstances: Circumstances
    numbers: Rows
    held: Held | None


def step(
    laws: Laws,
    month: int,
    persons: Persons,
    state: State,
    events: Events | None = None,
    *,
    whole_month: bool = True,
) -> tuple[State, Amounts]:
    """Move a population through `month`; the state given is left as it was.

    `whole_month` False stops after the pensions, before awards, ends and year-end interest: what a payroll
    inside the month needs.
    """
    entering(month)
    has_decisions = events is not None and len(events.decisions) > 0
    law, state = laws.at(month), state.copy(decisions=has_decisions)
    accrue(law, state)
    outcomes, arrivals = _decisions(law, persons, state, events)
    pensions = _pensions(laws, month, state, events.held if events else None)
    credited: list[Interest] = []
    settlements = Settlements.empty()
    if whole_month:
        credited.append(_awards(law, month, persons, state))
        ended_interest, settlements = _ends(law, month, state)
        credited.append(ended_interest)
        if is_december(month):
            credited.append(credit(law, month, state, np.flatnonzero(state.enrolled & ~state.ended)))
    return state, Amounts(outcomes, arrivals, pensions, Interest.stacked(credited), settlements)


# --- 2. decisions
# -------------------------------------------------------------------------------------------------


def _decisions(law: Law, persons: Persons, state: State, events: Events | None) -> tuple[Outcomes, Arrivals]:
    """Decide the month's facts: each person's first, then each person's second …, kind by kind."""
    if events is None or not len(events.decisions):
        return Outcomes.empty(), Arrivals.empty()
    turn = rank_within(events.decisions.person)
    outcomes, arrivals = [], []
    for now in range(int(turn.max()) + 1):
        for kind in np.unique(events.decisions.kind[turn == now]):
            rows = np.flatnonzero((turn == now) & (events.decisions.kind == kind))
            asked = Asked(
                law,
                persons,
                state,
                events.decisions.take(rows),
                events.circumstances.take(rows),
                events.numbers[rows],
            )
            reasons, arrived = decide(asked, Kind(kind))
            outcomes.append(Outcomes(asked.decision, reasons))
            arrivals.append(arrived)
    return Outcomes.stacked(outcomes), Arrivals.stacked(arrivals)


# --- 3. pensions
# --------------------------------------------------------------------------------------------------


def _pensions(laws: Laws, month: int, state: State, held: Held | None) -> Pensions:
    """The arrears made up in `month`, oldest first, then the month's own pensions."""
    paying = _in_payment(laws.at(month), month, state)
    if not paying.any():
        return Pensions.empty()
    paid = _arrears(laws, month, state, held, paying)
    if held is not None:
        paying[held.in_month(month)[0]] = False
    paid.append(pay(laws.at(month), month, month, state, np.flatnonzero(paying)))
    return Pensions.stacked(paid)


def _in_payment(law: Law, month: int, state: State) -> Bools:
    """Whose pension has begun by `month` and whose relation has not ended before it."""
    last_month = where(state.ended, state.ended_month, month)
    if not law.death_month_is_paid:
        dies = (state.end_kind == Kind.death) | (state.end_kind == Kind.emigration)
        last_month = last_month - (state.ended & dies)
    begun = (state.first_pension_month > 0) & (state.first_pension_month <= month)
    paying: Bools = begun & (last_month >= month)
    return paying


def _arrears(laws: Laws, month: int, state: State, held: Held | None, paying: Bools) -> list[Pensions]:
    person, benefit_month = _made_up(month, state, held)
    left = _left_over(laws.at(month), month, state, held, paying)
    person, benefit_month = _by_person(np.append(person, left[0]), np.append(benefit_month, left[1]))
    owed = paying[person] & (benefit_month >= _first_owed(state, person))
    person, benefit_month = person[owed], benefit_month[owed]
    turn = rank_within(person)
    paid = []
    for now in range(int(turn.max()) + 1 if len(turn) else 0):
        for one in np.unique(benefit_month[turn == now]):
            rows = person[(turn == now) & (benefit_month == one)]
            paid.append(pay(laws.at(int(one)), int(one), month, state, rows))
    return paid


def _made_up(month: int, state: State, held: Held | None) -> tuple[Rows, Months]:
    """(persons, benefit months) whose arrears fall due in `month`."""
    person, benefit_month = held.released_in(month) if held is not None else (zeros(0), zeros(0))
    first = np.flatnonzero(
        (state.claim_month == month - 1) & (state.first_pension_month < month) & state.awarded
    )
    if not len(first):
        return person, benefit_month
    return _with_back_months(month, state, held, first, person, benefit_month)


def _with_back_months(
    month: int, state: State, held: Held | None, first: Rows, person: Rows, benefit_month: Months
) -> tuple[Rows, Months]:
    """Those whose pension begins before its verification are owed the months up to then, unless these are
    suspended.
    """
    length = month - state.first_pension_month[first]
    back_person = np.repeat(first, length)
    back_month = np.repeat(state.first_pension_month[first], length) + rank_within(back_person)
    if held is not None:
        due = (
            held.release_of(back_person, back_month) < month
        )  # 0: not suspended; a release of this month is in already
        back_person, back_month = back_person[due], back_month[due]
    return np.append(person, back_person), np.append(benefit_month, back_month)


def _left_over(law: Law, month: int, state: State, held: Held | None, paying: Bools) -> tuple[Rows, Months]:
    """Months held for want of a certificate that are owed because the relation ends in `month`."""
    ended = paying & (state.ended_month == month)
    if held is None or not ended.any():
        return zeros(0), zeros(0)
    person, benefit_month = held.left_over(month, ended)
    since = benefit_month >= _first_owed(state, person)
    person, benefit_month = person[since], benefit_month[since]
    whose, months = np.unique(person, return_counts=True)
    if not len(whose):
        return person, benefit_month
    owed = np.repeat(owed_at_end(law, held_months=months) > 0, months)
    return person[owed], benefit_month[owed]


def _first_owed(state: State, person: Rows) -> Months:
    """The first month of somebody's pension that this system owes."""
    return at_least(state.first_pension_month[person], state.first_owed_month[person])


def _by_person(person: Rows, benefit_month: Months) -> tuple[Rows, Months]:
    """Grouped by person, oldest month first."""
    order = np.lexsort((benefit_month, person))
    return person[order], benefit_month[order]


# --- 4. to 6. awards, ends, December
# ------------------------------------------------------------------------------


def _awards(law: Law, month: int, persons: Persons, state: State) -> Interest:
    """Settle the accounts of claims granted this month and fix the awards."""
    rows = np.flatnonzero(state.claim_month == month)
    if not len(rows):
        return Interest.empty()
    credited = credit(law, month, state, rows)
    total = state.balance_fen[:, rows].sum(axis=0)
    state.account_total_fen[rows] = total
    state.account_pension_fen[rows] = account_pension(law, account_total_fen=total)
    state.increment_years[rows] = increment_years(
        law,
        paid_years=state.paid_years[rows],
        back_paid_years=state.back_paid_years[rows],
        deemed_years=state.deemed_years[rows],
    )
    state.first_pension_month[rows] = first_pension_month(
        law,
        claim_month=state.claim_month[rows],
        pension_day=persons.pension_day[rows],
        enrolled_month=state.enrolled_month[rows],
    )
    return credited


def _ends(law: Law, month: int, state: State) -> tuple[Interest, Settlements]:
    """Settle and distribute the accounts of relations that ended this month."""
    rows = np.flatnonzero(state.ended_month == month)
    if not len(rows):
        return Interest.empty(), Settlements.empty()
    credited = credit(law, month, state, rows)
    settlements = [
        _distribute(law, month, state, rows[state.end_kind[rows] == kind], Kind(kind))
        for kind in np.unique(state.end_kind[rows])
    ]
    return credited, Settlements.stacked(settlements)


def _distribute(law: Law, month: int, state: State, rows: Rows, kind: Kind) -> Settlements:
    balance = state.balance_fen[:, rows]
    transferred = balance * 0
    if kind == Kind.transfer_out:
        to_person, to_pool, transferred = transferred_out(
            law,
            balance_fen=balance,
            within_province=state.end_within_province[rows] > 0,
            refunded=state.end_refunded[rows] > 0,
        )
    elif kind == Kind.withdrawal:
        to_person, to_pool = taken_on_leaving(law, balance_fen=balance)
    else:
        to_person, to_pool = inherited(law, balance_fen=balance)
    state.balance_fen[:, rows] = 0
    when = np.full(len(rows), month, dtype=np.int64)
    parts = {"to_person": to_person, "to_pool": to_pool, "transferred": transferred}
    return Settlements(rows, when, Settlements.fen_of(len(rows), parts))
