"""核定测算 What a claim would lead to before anybody decides it, by the steps that the letter of the decision will tell: nothing is computed
here, the claim is added to the case of the person and the month step is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from yanglao.casefile.answer import unset_parameters
from yanglao.casefile.assessing import history
from yanglao.casefile.explanation import Explained, explain
from yanglao.casefile.reading import Case
from yanglao.kernel.columns import ints
from yanglao.kernel.months import YEAR, month_of, parse_day
from yanglao.life.fold import History
from yanglao.life.kinds import Kind
from yanglao.policy.law import Law
from yanglao.policy.plan import Plan
from yanglao.reports.decision import of_a_decision, of_the_first_month
from yanglao.reports.explaining import steps_of
from yanglao.reports.supposing import Life, life_as_known, life_of
from yanglao.rules.article_5_1_entitlement import C, pension_day
from yanglao.rules.reasons import Reason
from yanglao.store.acting import Agency
from yanglao.store.proposals import Proposal

PARTS = ("base", "increment", "account")
"""What a monthly pension is made of, as the tables call it."""
DECIDES = "claim_refusal"
"""The rule that grants or refuses a claim."""


@dataclass(frozen=True, slots=True)
class Later:
    """A Day to come (0: none), and what a claim would be answered with then by all that is on record now."""

    day: int
    reason: Reason


NEVER = Later(0, Reason.accepted)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What the decision on a claim of the Day `on` would say.

    first_month: the Month from which on there is a pension (0: none). parts_fen: the first month's, in fen. due_months, due_fen: months that
    are due by the month of the question already. years: paid, paid back and deemed; missing_years: how many are short. may_go: whether
    paying back these years is one of the ways. later: when age and years of registration are complete, where they are not yet. steps: the calculation of the letter, and the step that decides. unset: parameters that nobody has
    decided and that are made up later.
    """

    on: int
    reason: Reason
    first_month: int
    parts_fen: Mapping[str, int]
    account_fen: int
    due_months: int
    due_fen: int
    years: int
    missing_years: int
    may_go: bool
    later: Later
    unset: tuple[str, ...]
    steps: tuple[Explained, ...]
    law: Law
    plan: Plan

    @property
    def monthly_fen(self) -> int:
        return sum(self.parts_fen.values())

    def of(self, *rules: str) -> list[Explained]:
        """The steps of some rules, each as it was applied first for this decision."""
        return [one for one in self.steps if one.rule.name in rules]


def claim_foreseen(agency: Agency, person: int, *, on: int, now: int) -> Foreseen:
    """With everything that is on record today; now: the Month by the end of which something may be due already."""
    return _foreseen(life_of(agency, person), on, now)


def claim_as_proposed(agency: Agency, person: int, one: Proposal, *, day: int, now: int) -> Foreseen:
    """The same as it was known to whoever proposed it on the Day `day`."""
    return _foreseen(life_as_known(agency, person, day=day, act=one.act_id), _claimed_on(one, person), now)


def claim_as_known(agency: Agency, person: int, one: Proposal, *, now: int) -> Foreseen:
    """The same as it is known to whoever agrees to it now."""
    return _foreseen(life_of(agency, person), _claimed_on(one, person), now)


def _claimed_on(one: Proposal, person: int) -> int:
    """The day of the person's claim that waits."""
    rows: dict[str, Any] = one.content
    return int(rows["facts"]["day"][rows["persons"].index(person)])


def _foreseen(life: Life, on: int, now: int) -> Foreseen:
    case = life.with_fact(Kind.claim, on, through=max(month_of(on) + 1, now))
    found, told_steps = explain(case)
    reason, law, years = _reason(found, on), case.laws.at(month_of(on)), _years(found)
    decided = [one for one in told_steps if one.rule.name == DECIDES][-1:]
    missing = max(law.qualifying_years - years, 0)
    pays_back = reason == Reason.years_short or (not reason and found.persons.group[0] == C)
    if reason:
        steps, first = decided, 0
    else:
        month = month_of(on)
        steps = of_the_first_month(of_a_decision(steps_of(told_steps, month + 1, since=month)))
        first = int(found.state.first_pension_month[0])
    pensions = found.amounts.pensions
    of_first, due = pensions.take(pensions.month == first), pensions.take(pensions.month <= now)
    return Foreseen(
        on,
        reason,
        first,
        {part: int(of_first.sum_of(what=part).sum()) for part in PARTS},
        int(found.state.account_total_fen[0]),
        0 if reason else len(due),
        0 if reason else int(due.sum_of().sum()),
        years,
        missing,
        missing > 0 and pays_back,
        _when_time_is_up(life, case, decided, on) if reason else NEVER,
        tuple(unset_parameters(case.laws, found).get(0, [])),
        tuple(steps),
        law,
        case.laws.plan,
    )


def _reason(found: History, on: int) -> Reason:
    """What the claim that was added is answered with."""
    added = (found.decisions.kind == Kind.claim) & (found.decisions.day == on)
    return Reason(int(found.reasons[added][-1]))


def _years(found: History) -> int:
    state = found.state
    return int((state.paid_years + state.back_paid_years + state.deemed_years)[0])


def _when_time_is_up(life: Life, case: Case, decided: list[Explained], on: int) -> Later:
    """The Day on which age and years of registration are complete."""
    law = case.laws.at(month_of(on))
    day = int(pension_day(law, born=ints([case.born]))[0])
    since = decided[0].inputs["registered_since"] if decided else None
    if since is not None:
        day = max(day, parse_day(since) + law.residence_years * YEAR)
    if day <= on:
        return NEVER
    found = history([life.with_fact(Kind.claim, day)])
    return Later(day, _reason(found, day))
