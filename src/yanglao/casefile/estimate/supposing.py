"""假定的一生 The life that an estimate supposes, as a case a tier: registered here from birth, joined, paid every year it can be, and a claim
as soon as one can be made; or with a back-payment, or with the account taken instead (六)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from yanglao.casefile.estimate.asking import Asked, payable_years, payment_day, written_tier
from yanglao.casefile.reading import Case, read_case
from yanglao.kernel.columns import ints
from yanglao.kernel.months import day_text, month_of
from yanglao.policy.law import Law, Laws
from yanglao.rules.article_5_1_entitlement import pension_day

Plain = dict[str, Any]
WAYS = ("draw", "back_pay", "leave")
ANYWHERE = "000000"


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is supposed of whoever asks: the years paid before and from now on, the Day of the claim."""

    asked: Asked
    past_years: tuple[int, ...]
    years_ahead: tuple[int, ...]
    claim_day: int

    @property
    def is_of_age(self) -> bool:
        """Whether a claim could be made at once."""
        return self.claim_day == self.asked.on

    @property
    def claim_month(self) -> int:
        return month_of(self.claim_day)


def supposed(laws: Laws, asked: Asked) -> Supposed:
    """The years and days of the life that is supposed: the years paid are the last before that of the question."""
    law = law_at(laws, asked.on)
    past = payable_years(law, asked.born, asked.on, past=True)
    ahead = payable_years(law, asked.born, asked.on, past=False)
    of_age = int(pension_day(law, born=ints([asked.born]))[0])
    return Supposed(
        asked,
        tuple(past[len(past) - asked.paid_years :]),
        tuple(ahead),
        max(of_age, asked.on, law.launch_day),
    )


def law_at(laws: Laws, on: int) -> Law:
    """The law of the month of a Day, or of the launch if that is later."""
    return laws.at(max(month_of(on), month_of(laws.launch_day)))


def cases(
    laws: Laws, life: Supposed, tiers_fen: Sequence[int], way: str, *, missing: int = 0, through: int
) -> list[Case]:
    """The same life at each tier, under one law: they fold together. `missing`: the years that a back-payment makes up."""
    law = law_at(laws, life.asked.on)
    found = (read_case(_case(laws, law, life, fen, way, missing), through=through) for fen in tiers_fen)
    return [replace(case, laws=laws) for case in found]


def _case(laws: Laws, law: Law, life: Supposed, tier_fen: int, way: str, missing: int) -> Plain:
    return {
        "plan": laws.plan.key,
        "person": {"born": day_text(life.asked.born)},
        "facts": [
            *_circumstances(laws, life),
            *_payments(law, life, tier_fen),
            *_end(life, tier_fen, way, missing),
        ],
    }


def _circumstances(laws: Laws, life: Supposed) -> list[Plain]:
    born = day_text(life.asked.born)
    place = laws.plan.place.ljust(len(ANYWHERE), "0")
    categories = [{"kind": "category", "category": one, "from": born} for one in life.asked.categories]
    return [
        {"kind": "residence", "from": born, "place": place, "household": "non_agricultural"},
        *categories,
    ]


def _payments(law: Law, life: Supposed, tier_fen: int) -> list[Plain]:
    """The enrolment and every contribution: of the past at its own tier, from now on at the one looked at."""
    asked = life.asked
    tiers = {
        **dict.fromkeys(life.past_years, asked.paid_tier_fen),
        **dict.fromkeys(life.years_ahead, tier_fen),
    }
    days = {year: payment_day(law, asked.born, asked.on, year) for year in tiers}
    joined = min((*days.values(), life.claim_day))
    return [
        {"kind": "enrolment", "on": day_text(joined)},
        *(
            {
                "kind": "contribution",
                "on": day_text(days[year]),
                "year": year,
                "tier_yuan": int(written_tier(fen)),
            }
            for year, fen in tiers.items()
        ),
    ]


def _end(life: Supposed, tier_fen: int, way: str, missing: int) -> list[Plain]:
    on = day_text(life.claim_day)
    if way == "leave":
        return [{"kind": "withdrawal", "on": on}]
    claim = {"kind": "claim", "on": on}
    if way == "draw":
        return [claim]
    return [
        {"kind": "back_payment", "on": on, "years": missing, "tier_yuan": int(written_tier(tier_fen))},
        claim,
    ]
