"""The explanation of a case: every rule that gave an amount, with clause, inputs, law, facts and result.

It is told from what the fold's rules did (`kernel.explain`). Steps that give nothing are left out, and
what comes again unchanged month after month is told once, with the month until which it held.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from yanglao.casefile.assessing import history
from yanglao.casefile.causes import Causes
from yanglao.casefile.plain import plain_inputs, plain_result
from yanglao.casefile.reading import Case
from yanglao.casefile.sources import Source, sources_of
from yanglao.kernel.explain import Rule, Step, explaining
from yanglao.kernel.months import month_text, year_of
from yanglao.life.fold import History

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Explained:
    """A step of the explanation. Months are Months; inputs, facts and result plain values named with their
    unit.

    `of`: what amount a split divides. `until`: the last month of a run told once (0: a single month);
    `total`: what the drawdowns of such a run come to. `paid_in`: the month in which a pension is paid, 0
    for other steps.
    """

    month: int
    rule: Rule
    inputs: Plain
    sources: tuple[Source, ...]
    facts: tuple[Plain, ...]
    result: Plain
    of: str = ""
    until: int = 0
    paid_in: int = 0
    total: Plain = field(default_factory=dict)

    @property
    def term(self) -> str:
        """The Chinese term with which the rule's description opens."""
        return self.rule.summary.split(" ", 1)[0]

    @property
    def sentence(self) -> str:
        """The rest of the rule's description, in English."""
        return self.rule.summary.partition(" ")[2]

    def plain(self) -> Plain:
        """As it stands in the answer under `explanation`."""
        return {
            "month": month_text(self.month),
            "until": month_text(self.until) if self.until else None,
            "paid_in": month_text(self.paid_in) if self.paid_in else None,
            "clause": self.rule.clause,
            "rule": self.rule.name,
            "of": self.of or None,
            "term": self.term,
            "sentence": self.sentence,
            "inputs": self.inputs,
            "parameters": [source.plain() for source in self.sources],
            "facts": list(self.facts),
            "result": self.result,
            "total": self.total or None,
        }


def explain(case: Case) -> tuple[History, list[Explained]]:
    """The fold of one case and its explanation."""
    with explaining() as trace:
        trace.steps = _Kept()
        found = history([case])
    teller = _Teller(case, found)
    for step in trace.steps:
        teller.hear(step)
    return found, teller.finished()


class _Kept(list[Step]):
    """Steps with their columns as they were when the rule was called: the fold goes on to write into some
    of them.
    """

    def append(self, step: Step) -> None:
        inputs = {name: value.copy() for name, value in step.inputs.items()}
        result = (
            [part.copy() for part in step.result] if isinstance(step.result, list) else step.result.copy()
        )
        super().append(replace(step, inputs=inputs, result=result))


# What a split divides, by the rule called before it.
DIVIDED = {
    "partial_government_contribution": "full_government_contribution",
    "entry_subsidy": "entry_subsidy",
    "base_pension": "base_pension",
    "increment": "increment",
}
SILENT_WHEN_ZERO = {
    "full_government_contribution",
    "partial_government_contribution",
    "partial_contribution_shares",
    "shares",
    "tier_bonus",
    "one_child_supplement",
    "accrued_on_arrival",
    "increment",
}
PENSION = {"base_pension", "increment", "drawdown"}
# The base pension is the same for everyone: the years only give its shape.
UNSAID = {"base_pension": frozenset({"increment_years"})}


class _Teller:
    """Turns the steps of one life, in their order, into its explanation."""

    def __init__(self, case: Case, found: History) -> None:
        self.laws = case.laws
        self.causes = Causes(case, found)
        self.told: list[Explained] = []
        self.open: dict[tuple[str, str], int] = {}  # where in `told` the run of a monthly step stands
        self.growing: Explained | None = None  # accruals not yet settled
        self.previous = ""
        self.pensions = list(zip(found.amounts.pensions.month, found.amounts.pensions.paid_in, strict=True))
        self.paying = -1

    def hear(self, step: Step) -> None:
        name = step.rule.name
        if name == "accrued":
            self._accrue(step)
        elif name in PENSION or (name == "shares" and DIVIDED[self.previous] in PENSION):
            self._pay(step)
        else:
            if name == "interest":
                self._settle_accruals()
            self._tell(step)
        self.previous = name if name != "shares" else self.previous

    def finished(self) -> list[Explained]:
        """Everything told; accruals that no interest has been credited on yet come last."""
        self._settle_accruals()
        return self.told

    def _tell(self, step: Step) -> None:
        facts = self.causes.of(step)
        if step.rule.name in SILENT_WHEN_ZERO and not _adds_something(step.result) and not _is_asked(step):
            return
        if step.rule.name == "interest" and not step.inputs["product_fen_months"].any():
            return
        self.told.append(self._explained(step, step.month or self.laws.plan.launch_month, facts))

    def _explained(self, step: Step, month: int, facts: tuple[Plain, ...]) -> Explained:
        unsaid = UNSAID.get(step.rule.name, frozenset())
        inputs = {name: value for name, value in plain_inputs(step).items() if name not in unsaid}
        return Explained(
            month=month,
            rule=step.rule,
            facts=facts,
            result=plain_result(step),
            inputs=inputs,
            sources=sources_of(step.rule, self.laws, step.law, month),
            of=DIVIDED[self.previous] if step.rule.name == "shares" else "",
        )

    def _pay(self, step: Step) -> None:
        """A month's pension: told as the run it continues where it is like the month before."""
        self.paying += step.rule.name == "base_pension"
        if step.rule.name in SILENT_WHEN_ZERO and not _adds_something(step.result):
            return
        month, paid_in = (int(one) for one in self.pensions[self.paying])
        facts = self.causes.of_pension(month)
        told = replace(self._explained(step, month, facts), paid_in=paid_in)
        key = (step.rule.name, told.of)
        before = self.told[self.open[key]] if key in self.open else None
        if before is not None and _continues(before, told):
            self.told[self.open[key]] = _prolonged(before, told)
        else:
            self.open[key] = len(self.told)
            self.told.append(told)

    def _accrue(self, step: Step) -> None:
        """The months up to the next settlement are one step: the balances that the product grew by."""
        if not (step.result != step.inputs["product_fen_months"]).any():
            return
        told = self._explained(step, step.month, ())
        balance = {
            "from": month_text(step.month),
            "until": month_text(step.month),
            **told.inputs["balance_fen"],
        }
        if self.growing is None:
            inputs = {"product_before": told.inputs["product_fen_months"], "balances_fen": [balance]}
            self.growing = replace(told, inputs=inputs)
            return
        balances = self.growing.inputs["balances_fen"]
        if _same_amounts(balances[-1], balance):
            balances[-1]["until"] = balance["until"]
        else:
            balances.append(balance)
        self.growing = replace(self.growing, until=step.month, result=told.result)

    def _settle_accruals(self) -> None:
        if self.growing is not None:
            self.told.append(self.growing)
            self.growing = None


def _adds_something(result: Any) -> bool:
    parts = result if isinstance(result, list) else [result]
    return any(part.any() for part in parts)


def _is_asked(step: Step) -> bool:
    """Whether a circumstance asked for this step, so that its being nothing is worth telling."""
    return any(value.dtype == bool and value.any() for value in step.inputs.values())


def _same_amounts(one: Plain, other: Plain) -> bool:
    return all(one[name] == other[name] for name in one if name not in ("from", "until"))


def _continues(before: Explained, told: Explained) -> bool:
    """Whether a month's pension step is like the last one of a run."""
    is_next = told.month == (before.until or before.month) + 1
    is_alike = before.sources == told.sources and before.facts == told.facts
    late = (
        before.paid_in if before.paid_in != before.month else 0,
        told.paid_in if told.paid_in != told.month else 0,
    )
    if told.rule.name != "drawdown":
        return is_next and is_alike and late[0] == late[1] and before.result == told.result
    same_year = year_of(before.paid_in) == year_of(told.paid_in)
    return is_next and is_alike and late[0] == late[1] and same_year and _drawn(before) == _drawn(told)


def _drawn(told: Explained) -> tuple[int, int]:
    """The account pension and the pooled account's part; a fen may fall to another sub-account each month."""
    return sum(told.result.values()), told.result["pool_fen"]


def _prolonged(before: Explained, told: Explained) -> Explained:
    if told.rule.name != "drawdown":
        return replace(before, until=told.month)
    so_far = before.total or before.result
    return replace(
        before, until=told.month, total={name: so_far[name] + told.result[name] for name in so_far}
    )
