"""设想的一生 A life made up from what somebody says, as a case file: one person in the month asked, and what they would do."""

from __future__ import annotations

from typing import Any, NamedTuple

from yanglao.advice.hearing import Heard
from yanglao.casefile.assessing import assess
from yanglao.casefile.explanation import explain
from yanglao.casefile.reading import read_case
from yanglao.kernel.money import FEN_PER_YUAN
from yanglao.kernel.months import day_text, first_day, month_text, year_of
from yanglao.policy.law import Law

CITY_DIGITS = 6
PAID_ON, ENDED_ON = 4, 19
"""Days after the first of a month on which a made-up life pays, and on which it ends."""
FIGURES = ("parameter", "rate")
Facts = list[dict[str, Any]]


class Life(NamedTuple):
    """A case as written in JSON, and its answer."""

    case: dict[str, Any]
    answer: dict[str, Any]

    def rests_on(self) -> tuple[str, ...]:
        """The keys of the parameters and the rate that the rules read for it."""
        told = explain(read_case(self.case))[1]
        read = (source.key for step in told for source in step.sources if source.kind in FIGURES)
        return tuple(dict.fromkeys(read))

    def refusal(self, *kinds: str) -> str:
        """The code of the first refused decision of these kinds, '' where there is none."""
        refused = (one for one in self.answer["decisions"] if one["kind"] in kinds and one["reason"])
        return next((one["reason"] for one in refused), "")


def lived(plan: str, law: Law, heard: Heard, *, born_month: int, facts: Facts, through: int) -> Life:
    """Somebody born on the first of a month, registered in the city since, of the categories said, through a month."""
    born = day_text(first_day(born_month))
    always = {"from": born, "until": None}
    certified = [{"kind": "category", "category": one, **always} for one in heard.categories]
    registered = {
        "kind": "residence",
        **always,
        "place": f"{law.place_from:0{CITY_DIGITS}d}",
        "household": "non_agricultural",
    }
    case = {
        "plan": plan,
        "person": {"born": born},
        "facts": [registered, *certified, *facts],
        "through": month_text(through),
    }
    return Life(case, assess([read_case(case)])[0])


def enrolment(month: int) -> Facts:
    return [{"kind": "enrolment", "on": _on(month)}]


def contributions(months: range, tier_fen: int) -> Facts:
    """A contribution in each of some months, for the year it lies in."""
    return [
        {"kind": "contribution", "on": _on(month), "year": year_of(month), "tier_yuan": _yuan(tier_fen)}
        for month in months
    ]


def back_payment(month: int, years: int, tier_fen: int) -> Facts:
    return [{"kind": "back_payment", "on": _on(month), "years": years, "tier_yuan": _yuan(tier_fen)}]


def claim(month: int) -> Facts:
    return [{"kind": "claim", "on": _on(month)}]


def ending(kind: str, month: int) -> Facts:
    """Death, settling abroad, or leaving the province with one's own money transferred."""
    how = {"to": "elsewhere"} if kind == "transfer_out" else {}
    return [{"kind": kind, "on": day_text(first_day(month) + ENDED_ON), **how}]


def _on(month: int) -> str:
    return day_text(first_day(month) + PAID_ON)


def _yuan(fen: int) -> int | float:
    whole, rest = divmod(fen, FEN_PER_YUAN)
    return fen / FEN_PER_YUAN if rest else whole
