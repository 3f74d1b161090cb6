"""设想的一生 A life made up from what somebody says, as a case file: registered here from birth, paying on the days that an estimate assumes
(`casefile.estimate`), so that both come to the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from yanglao.casefile.assessing import assess
from yanglao.casefile.estimate.asking import OF_MONTH, payable_years, payment_day
from yanglao.casefile.explanation import explain
from yanglao.casefile.reading import Case, read_case
from yanglao.kernel.columns import ints
from yanglao.kernel.money import FEN_PER_YUAN
from yanglao.kernel.months import YEAR, day_text, first_day, month_of, month_text
from yanglao.policy.law import Law, Laws
from yanglao.rules.article_5_1_entitlement import pension_day

CITY_DIGITS = 6
FIGURES = ("parameter", "rate")
Facts = list[dict[str, Any]]


class Life(NamedTuple):
    """A case as written in JSON, its answer, and the case as it was folded."""

    case: dict[str, Any]
    answer: dict[str, Any]
    checked: Case

    def rests_on(self) -> tuple[str, ...]:
        """The keys of the parameters and the rate that the rules read for it."""
        told = explain(self.checked)[1]
        read = (source.key for step in told for source in step.sources if source.kind in FIGURES)
        return tuple(dict.fromkeys(read))

    def refusal(self, *kinds: str) -> str:
        """The code of the first refused decision of these kinds, '' where there is none."""
        refused = (one for one in self.answer["decisions"] if one["kind"] in kinds and one["reason"])
        return next((one["reason"] for one in refused), "")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who completes `age` years in the middle of the month asked, of the categories said."""

    laws: Laws
    law: Law
    month: int
    age: int
    categories: tuple[str, ...]

    @property
    def on(self) -> int:
        """The Day from which they look."""
        return first_day(self.month) + OF_MONTH - 1

    @property
    def born(self) -> int:
        return self.on - self.age * YEAR

    @property
    def pension_day(self) -> int:
        return int(pension_day(self.law, born=ints([self.born]))[0])

    @property
    def years_past(self) -> list[int]:
        """The years up to that of the month asked in which a contribution can have been made by now."""
        past = payable_years(self.law, self.born, self.on, past=True)
        ahead = payable_years(self.law, self.born, self.on, past=False)
        return past + [year for year in ahead if self._paid_on(year) <= self.on]

    @property
    def years_ahead(self) -> list[int]:
        """The years from that of the month asked on in which a contribution can be made."""
        return payable_years(self.law, self.born, self.on, past=False)

    def pays(self, years: Iterable[int], tier_fen: int) -> Facts:
        """An enrolment, and a contribution for each year."""
        days = {year: self._paid_on(year) for year in years}
        joined = min((*days.values(), max(self.on, self.law.launch_day)))
        paid = [
            {"kind": "contribution", "on": day_text(day), "year": year, "tier_yuan": _yuan(tier_fen)}
            for year, day in days.items()
        ]
        return [{"kind": "enrolment", "on": day_text(joined)}, *paid]

    def lives(self, facts: Facts, through: int) -> Life:
        """What becomes of them with these facts, through a Month."""
        born = day_text(self.born)
        certified = [{"kind": "category", "category": one, "from": born} for one in self.categories]
        place = f"{self.law.place_from:0{CITY_DIGITS}d}"
        registered = {"kind": "residence", "from": born, "place": place, "household": "non_agricultural"}
        case = {
            "plan": self.laws.plan.key,
            "person": {"born": born},
            "facts": [registered, *certified, *facts],
            "through": month_text(through),
        }
        checked = replace(read_case(case), laws=self.laws)
        return Life(case, assess([checked])[0], checked)

    def claims(self, facts: Facts, day: int, *, made_up: int = 0, tier_fen: int = 0) -> Life:
        """The same with a claim on a Day, after a back-payment of `made_up` years."""
        back_payment = {
            "kind": "back_payment",
            "on": day_text(day),
            "years": made_up,
            "tier_yuan": _yuan(tier_fen),
        }
        claim = {"kind": "claim", "on": day_text(day)}
        return self.lives([*facts, *([back_payment] if made_up else []), claim], month_of(day) + 1)

    def _paid_on(self, year: int) -> int:
        return payment_day(self.law, self.born, self.on, year)


def ending(kind: str, day: int) -> Facts:
    """Death, settling abroad, or leaving the province with one's own money transferred."""
    how = {"to": "elsewhere"} if kind == "transfer_out" else {}
    return [{"kind": kind, "on": day_text(day), **how}]


def _yuan(fen: int) -> int | float:
    whole, rest = divmod(fen, FEN_PER_YUAN)
    return fen / FEN_PER_YUAN if rest else whole
