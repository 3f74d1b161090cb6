"""测算 A sum that is wanted, and what comes out: made-up lives go through the month step, and what is assumed is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from yanglao.advice.hearing import Heard
from yanglao.advice.lives import Life, Person
from yanglao.advice.questions import Pair
from yanglao.policy.law import Law, Laws
from yanglao.rules.reasons import SENTENCES, Reason

MIDDLE_AGE = 40
"""An age at which everybody may pay, where it makes no difference to the sum."""
DECIDED = ("enrolment", "contribution", "back_payment", "claim", "death", "emigration", "transfer_out")


@dataclass(frozen=True, slots=True)
class Sum:
    """assumed: what was taken for granted. rows: what comes out, by tier: amounts in fen, counts in years. told: the same in sentences.
    wanting: why there is no sum, or what has to be said for one. lives: those that went through the month step."""

    assumed: tuple[Pair, ...] = ()
    rows: tuple[Mapping[str, int | str], ...] = ()
    told: tuple[Pair, ...] = ()
    wanting: Pair | None = None
    lives: tuple[Life, ...] = field(default=(), repr=False)

    @property
    def unset(self) -> tuple[str, ...]:
        """The unset parameters that the lives needed: no amount includes them."""
        return tuple(dict.fromkeys(key for life in self.lives for key in life.answer["unset"]))

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The parameters and the rate that the rules read for the lives."""
        read = (key for life in self.lives for key in life.rests_on())
        return tuple(dict.fromkeys((*read, *self.unset)))


@dataclass(frozen=True, slots=True)
class Asked:
    """A sum that is wanted: the laws, the month from which somebody looks, what was heard."""

    laws: Laws
    month: int
    heard: Heard

    @property
    def law(self) -> Law:
        return self.laws.at(self.month)

    @property
    def pension_age(self) -> int:
        return self.law.pension_age_years

    @property
    def tiers_fen(self) -> tuple[int, ...]:
        """The tier said, or else the lowest and the highest."""
        if self.heard.tier_fen is not None:
            return (self.heard.tier_fen,)
        tiers = self.law.tiers_fen.tolist()
        return (tiers[0], tiers[-1])

    def person(self, age: int) -> Person:
        """Whoever asks, at an age in the month asked."""
        return Person(self.laws, self.law, self.month, age, self.heard.categories)


def too_many_years(person: Person, years: int) -> Sum | None:
    """More years than can have been paid are no sum; None where there can."""
    most = len(person.years_past)
    if years <= most:
        return None
    return Sum(
        wanting=(
            f"到现在最多只能缴过{most}年,不是{years}年,请核对。",
            f"At most {most} years can have been paid by now, not {years}; please check it.",
        )
    )


def refusal_of(found: list[Life]) -> Sum | None:
    """What the rules refuse of a made-up life is said instead of a sum."""
    kinds = ("enrolment", "contribution", "back_payment", "claim", "death", "emigration", "transfer_out")
    code = next((code for life in found if (code := life.refusal(*kinds))), "")
    if not code:
        return None
    return Sum(wanting=SENTENCES[Reason[code]], lives=tuple(found))
