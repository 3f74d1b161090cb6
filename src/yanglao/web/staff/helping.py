"""说明 What stands beside the form of an act, from its description: what it is for, who agrees and how long it may take, which papers it may
ask for, what it may refuse and the way out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yanglao.acts.describing import Description
from yanglao.acts.evidence import EVIDENCE, GIVERS
from yanglao.acts.sentences import refusals_of
from yanglao.casefile.words import Pair
from yanglao.policy.deadlines import deadlines_of
from yanglao.policy.plan import Cited, Plan
from yanglao.policy.roles import ROLE_WORDS
from yanglao.reports.office_words import STEPS


@dataclass(frozen=True, slots=True)
class Help:
    """clauses: the one it stands on first. agrees: step, roles and when it is needed. days: working days that it may take,
    None where nothing is said. papers: paper and giver. refuses: sentences, each with the way out."""

    clauses: tuple[Cited, ...]
    agrees: tuple[tuple[Pair, tuple[Pair, ...], Pair], ...]
    days: int | None
    papers: tuple[tuple[Pair, Pair], ...]
    refuses: tuple[Pair, ...]


def help_of(act: Description, plan: Plan) -> Help:
    """Everything that the description and the plan say of an act."""
    steps = {} if act.agreement is None else act.agreement.steps
    deadline = deadlines_of(plan.key).acts.get(act.key)
    return Help(
        tuple(_clauses(act, plan)),
        tuple(
            (STEPS[name], tuple(ROLE_WORDS[role] for role in one.roles), one.when)
            for name, one in steps.items()
        ),
        None if deadline is None else deadline.working_days,
        tuple(((one.zh, one.en), GIVERS[one.giver]) for one in EVIDENCE.get(act.key, ())),
        tuple(refusals_of(act.key).values()),
    )


def _clauses(act: Description, plan: Plan) -> Iterator[Cited]:
    for cited in act.clauses:
        yield plan.cited(plan.own_clause(cited))
