"""参保资格 Whether somebody on the register may join, before it is proposed: the enrolment is added to the case and the rule of 四(一) is asked."""

from __future__ import annotations

from dataclasses import dataclass

from yanglao.casefile.explanation import Explained, explain
from yanglao.kernel.columns import ints
from yanglao.kernel.months import birthday, month_of
from yanglao.life.kinds import Category, Kind
from yanglao.policy.plan import Plan
from yanglao.reports.overview import age_on
from yanglao.reports.supposing import life_of
from yanglao.rules.reasons import Reason
from yanglao.store.acting import Agency

DECIDES = "enrolment_refusal"


@dataclass(frozen=True, slots=True)
class Joining:
    """What the rule says to somebody who joins on the Day `on`, and what it goes by. age: in years on that day; of_age_on: the Day from which
    on somebody is old enough. categories: those certified on that day. told: the step of the rule (None: there was none)."""

    on: int
    reason: Reason
    born: int
    age: int
    of_age_on: int
    categories: tuple[Category, ...]
    told: Explained | None
    plan: Plan


def enrolment_foreseen(agency: Agency, person: int, *, on: int) -> Joining:
    """By everything that is on record."""
    case = life_of(agency, person).with_fact(Kind.enrolment, on)
    found, steps = explain(case)
    [place, *_] = ((found.decisions.kind == Kind.enrolment) & (found.decisions.day == on)).nonzero()[0][::-1]
    held = int(found.circumstances.categories[place])
    law = case.laws.at(month_of(max(on, case.laws.launch_day)))
    return Joining(
        on,
        Reason(int(found.reasons[place])),
        case.born,
        age_on(case.born, on),
        int(birthday(ints([case.born]), law.minimum_age_years)[0]),
        tuple(one for one in Category if held & one),
        next((one for one in reversed(steps) if one.rule.name == DECIDES), None),
        case.laws.plan,
    )
