"""算给人看 An estimate in words: its figures in the order in which people ask for them, each with a sentence, the clauses and the law behind it,
and all that is assumed. The page and the command print the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from yanglao.casefile.estimate.asking import COLLECTED, OF_MONTH
from yanglao.casefile.estimate.figuring import Estimate, Option, Way
from yanglao.casefile.estimate.words import ASSUMED, FIGURES, GROUPS, REASONED, Words
from yanglao.casefile.explanation import Explained
from yanglao.casefile.sources import Source
from yanglao.casefile.words import Pair, month_pair
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import YEAR, month_of, year_of_day
from yanglao.policy.plan import Cited, Plan
from yanglao.policy.wording import NAMES, UNSET, value_text


@dataclass(frozen=True, slots=True)
class Why:
    """为什么 Why a figure is what it is: one sentence, the clauses (number, in short), the numbers of the law that it read."""

    sentence: Pair
    clauses: tuple[Cited, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its name, what it is called, how it reads (an amount in yuan, a month, an age) and why. strong: a sum of those before it."""

    name: str
    title: Pair
    value: Pair
    why: Why
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that belong together."""

    title: Pair
    figures: tuple[Figure, ...]


RULES: Mapping[str, tuple[str, ...]] = {
    "own_yearly": ("full_government_contribution", "partial_government_contribution", "own_payment"),
    "own": ("contribution_refusal", "own_payment"),
    "back_paid": ("back_payment_refusal", "back_payment"),
    "entry": ("entry_subsidy", "shares"),
    "bonus": ("tier_bonus",),
    "government": (
        "full_government_contribution",
        "partial_government_contribution",
        "partial_contribution_shares",
    ),
    "supplement": ("one_child_supplement",),
    "interest": ("interest",),
    "base": ("base_pension", "shares"),
    "increment": ("increment_years", "increment"),
    "account": ("account_pension",),
    "first_month": ("pension_day", "claim_refusal", "first_pension_month"),
    "refund": ("withdrawal_refusal", "taken_on_leaving"),
}
"""Figure -> the rules behind it."""
UNSET_BY = {"supplement": "one_child_supplement_yuan"}
"""Figure -> the parameter without which nobody can tell it."""


def groups(estimate: Estimate, way: Way) -> list[Group]:
    """The figures of the tier chosen along a way: what is paid, what is added, what the account comes to, what is got."""
    return list(_Teller(estimate, way).groups())


def assumed(estimate: Estimate) -> list[Pair]:
    """What is assumed, a sentence each."""
    return list(_assumed(estimate))


def age_words(months: int) -> Pair:
    """63 岁 1 个月."""
    years, over = divmod(months, 12)
    if not over:
        return f"{years} 岁", f"{years} years"
    return f"{years} 岁 {over} 个月", f"{years} years {over} month{'s' if over > 1 else ''}"


def yuan(fen: int) -> Pair:
    """An amount in both languages."""
    return f"{yuan_text(fen)} 元", f"{yuan_text(fen)} yuan"


def whole_yuan(fen: int) -> Pair:
    """A tier, as plans write it: without decimals where there are none."""
    text = yuan_text(fen).removesuffix(".00")
    return f"{text} 元", f"{text} yuan"


def filled(words: Pair, values: Mapping[str, Any]) -> Pair:
    """A pair of sentences with their values; a value may be a pair itself."""
    zh, en = (
        {name: value[side] if isinstance(value, tuple) else value for name, value in values.items()}
        for side in (0, 1)
    )
    return words[0].format(**zh), words[1].format(**en)


@dataclass(slots=True)
class _Teller:
    estimate: Estimate
    way: Way
    values: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.values = _values(self.estimate, self.way)

    def groups(self) -> Iterator[Group]:
        for name, title in GROUPS.items():
            figures = tuple(self._figures(name))
            if figures:
                yield Group(title, figures)

    def _figures(self, group: str) -> Iterator[Figure]:
        for name, words in FIGURES.items():
            if words.group == group and self._is_told(name, words):
                value = UNSET if self._is_unset(name) else self.values[name]
                yield Figure(name, filled(words.title, self.values), value, self._why(name), words.strong)

    def _is_told(self, name: str, words: Words) -> bool:
        """What is nothing is left out, unless it is nothing for want of a decision."""
        if self.way.name not in words.ways:
            return False
        return bool(_amount(self.way.mine, name)) or self._is_unset(name)

    def _is_unset(self, name: str) -> bool:
        return UNSET_BY.get(name) in self.estimate.unset

    def _sentence(self, name: str) -> Pair:
        if self._is_unset(name):
            name = f"{name}_unset"
        elif name == "own_yearly" and not self.way.mine.given_yearly_fen["government"]:
            name = "own_yearly_whole"
        elif name == "first_month" and self.estimate.life.is_of_age:
            name = "first_month_now"
        return REASONED[name]

    def _why(self, name: str) -> Why:
        words = self._sentence(name)
        steps = [step for rule in RULES.get(name, ()) if (step := self._last(rule, name)) is not None]
        plan = self.estimate.laws.plan
        return why(plan, filled(words, self.values), steps)

    def _last(self, rule: str, figure: str) -> Explained | None:
        """The last step of a rule; of what is shared, that of the figure."""
        of = {"entry": "entry_subsidy", "base": "base_pension"}.get(figure, "")
        told = [
            step for step in self.way.told if step.rule.name == rule and (rule != "shares" or step.of == of)
        ]
        return told[-1] if told else None


def why(plan: Plan, sentence: Pair, steps: list[Explained]) -> Why:
    """A sentence, with the clauses and the law of the steps behind it."""
    return Why(sentence, _clauses(plan, steps), _sources(steps))


def compared(estimate: Estimate) -> Way | None:
    """The way along which the tiers are compared; None where they make no difference."""
    differing = [way for way in estimate.ways if len({one.monthly_fen for one in way.options}) > 1]
    return differing[0] if differing else None


TABLE: tuple[tuple[Pair, Callable[[Option], int]], ...] = (
    (("您一共交", "You pay"), lambda one: one.own_fen + one.back_paid_fen),
    (("政府一共补", "Subsidy"), lambda one: one.government_fen),
    (("每月领", "A month"), lambda one: one.monthly_fen),
)
"""What is compared from tier to tier, in fen."""


def _clauses(plan: Plan, steps: list[Explained]) -> tuple[Cited, ...]:
    numbers = dict.fromkeys(plan.own_clause(step.rule.clause) for step in steps)
    return tuple(plan.cited(number) for number in numbers)


def _sources(steps: list[Explained]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(source for step in steps for source in step.sources))


def _amount(mine: Option, name: str) -> int:
    amounts = {
        "own_yearly": mine.own_yearly_fen,
        "own": mine.own_fen,
        "back_paid": mine.back_paid_fen,
        **mine.given_fen,
        "given": mine.government_fen,
        "interest": mine.interest_fen,
        "total": mine.total_fen,
        **mine.pension_fen,
        "monthly": mine.monthly_fen,
        "first_month": mine.first_month,
        "breaks_even": mine.breaks_even,
        "refund": mine.refund_fen,
    }
    return amounts[name]


def _values(estimate: Estimate, way: Way) -> dict[str, Any]:
    """All that sentences may say."""
    mine, law, life = way.mine, estimate.law, estimate.life
    born = month_of(estimate.asked.born)
    amounts = {name: yuan(_amount(mine, name)) for name in FIGURES}
    return {
        **amounts,
        "first_month": month_pair(mine.first_month),
        "breaks_even": age_words(mine.breaks_even - born),
        "breaks_even_month": month_pair(mine.breaks_even),
        "claim_month": month_pair(life.claim_month),
        "claim_age": age_words(life.claim_month - born),
        "tier": whole_yuan(mine.tier_fen),
        "government_yearly": yuan(mine.given_yearly_fen["government"]),
        "years": len(life.past_years) + len(life.years_ahead),
        "missing": estimate.missing_years,
        "beyond": max(len(life.past_years) + len(life.years_ahead) - law.qualifying_years, 0),
        "qualifying": law.qualifying_years,
        "increment_each": whole_yuan(law.increment_fen_monthly_per_year),
        "divisor": law.account_divisor_months,
        "rate": f"{value_text('account_rate', law.account_rate_bp)}%",
        "put_in": yuan(mine.own_fen + mine.back_paid_fen),
        "age": law.pension_age_years,
    }


def _assumed(estimate: Estimate) -> Iterator[Pair]:
    asked, life, law = estimate.asked, estimate.life, estimate.law
    values = {
        "now": month_pair(month_of(asked.on)),
        "rate": f"{value_text('account_rate', law.account_rate_bp)}%",
        "born": month_pair(month_of(asked.born)),
        "day": OF_MONTH,
        "first": life.past_years[0] if life.past_years else 0,
        "last": life.past_years[-1] if life.past_years else 0,
        "count": len(life.past_years),
        "paid_tier": whole_yuan(asked.paid_tier_fen),
        "from": life.years_ahead[0] if life.years_ahead else 0,
        "until": life.years_ahead[-1] if life.years_ahead else 0,
        "of_year": (f"{COLLECTED // 100} 月 {COLLECTED % 100} 日", f"{COLLECTED % 100} March"),
        "years": law.residence_years,
        "unset": tuple("、".join(NAMES[key][side] for key in estimate.unset) for side in (0, 1)),
    }
    wanted = {
        "law": True,
        "rate": bool(life.years_ahead),
        "age": asked.by_age,
        "month": asked.of_month and not asked.by_age,
        "past": bool(life.past_years),
        "ahead": bool(life.years_ahead),
        "this_year": year_of_day(asked.on) in life.years_ahead and asked.on % YEAR > COLLECTED,
        "registered": law.non_agricultural_only,
        "registered_any": not law.non_agricultural_only,
        "category": bool(asked.categories),
        "claim": True,
        "unset": bool(estimate.unset),
    }
    for name, is_wanted in wanted.items():
        if is_wanted:
            yield filled(ASSUMED[name], values)
