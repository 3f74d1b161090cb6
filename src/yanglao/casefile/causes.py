"""Which facts caused a step: the decision it belongs to, and the circumstances that the rule looked at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yanglao.casefile.reading import COLUMN, Case
from yanglao.casefile.shapes import SHAPES
from yanglao.kernel.explain import Step
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import FOREVER, day_text, first_day, month_of, month_text
from yanglao.life.fold import History
from yanglao.life.kinds import (
    FIRST_DECISION,
    SETTLEMENTS,
    Category,
    Destination,
    Household,
    Kind,
    Scheme,
    Suspension,
)

Plain = dict[str, Any]
Row = list[int]

ENDS = "end_of_relation_refusal"
DECIDED_BY = {
    **{kind: f"{kind.name}_refusal" for kind in Kind if kind >= FIRST_DECISION},
    Kind.death: ENDS,
    Kind.emigration: ENDS,
}
EFFECTS = {
    "full_government_contribution",
    "partial_government_contribution",
    "partial_contribution_shares",
    "shares",
    "entry_subsidy",
    "tier_bonus",
    "one_child_supplement",
    "own_payment",
    "back_payment",
    "accrued_on_arrival",
    "missing_after_transfer",
}
AWARD = {"account_pension", "increment_years", "first_pension_month"}
DISTRIBUTION = {"inherited", "taken_on_leaving", "transferred_out"}
FULL = (Category.severe_disability, Category.bereaved_one_child_parent, Category.family_planning_complication)
CATEGORIES: dict[str, tuple[Category, ...]] = {
    "full": FULL,
    "low_income": (Category.low_income,),
    "preferential": (Category.preferential_treatment,),
    "one_child": (Category.one_child_certificate,),
}


class Causes:
    """Walks along with the steps of one life: decisions are taken in the order of their days."""

    def __init__(self, case: Case, found: History) -> None:
        kinds = [Kind(row[COLUMN["kind"]]) for row in case.facts]
        self.spells = [
            (kind, row) for kind, row in zip(kinds, case.facts, strict=True) if kind < FIRST_DECISION
        ]
        asked = [(kind, row) for kind, row in zip(kinds, case.facts, strict=True) if kind >= FIRST_DECISION]
        self.decisions = sorted(asked, key=lambda one: one[1][COLUMN["day"]])
        self.next = 0
        accepted = found.reasons == 0
        self.accepted = [
            one for one, is_accepted in zip(self.decisions, accepted, strict=True) if is_accepted
        ]

    def of(self, step: Step) -> tuple[Plain, ...]:
        """The facts behind a step; to be asked for every step in order, refusals above all."""
        name = step.rule.name
        if name.endswith("_refusal") or name == "paid_every_year":
            return self._of_refusal(step)
        if name in EFFECTS:
            kind, row = self.decisions[self.next - 1]
            return (plain_fact(kind, row), *self._circumstances(step, row[COLUMN["day"]]))
        if name == "owed_at_end":
            return (*self._of_month(step.month, claims=False, ends=True), *self._open(step.month))
        if name in AWARD or name in DISTRIBUTION or name == "interest":
            return tuple(self._of_month(step.month, claims=name not in DISTRIBUTION, ends=name not in AWARD))
        return ()

    def of_pension(self, month: int) -> tuple[Plain, ...]:
        """The claim behind the pension of a month, and suspensions that held it back."""
        claims = [plain_fact(kind, row) for kind, row in self.accepted if kind == Kind.claim]
        return (
            *claims,
            *(plain_fact(Kind.suspension, row) for row in self._holding(Kind.suspension, first_day(month))),
        )

    def _open(self, month: int) -> Iterator[Plain]:
        """The suspensions for want of a certificate that are open when a relation ends in `month`."""
        for row in self._spells(Kind.suspension):
            is_certificate = row[COLUMN["code"]] == Suspension.life_certificate
            if is_certificate and month_of(row[COLUMN["day"]]) <= month < month_of(row[COLUMN["until"]]):
                yield plain_fact(Kind.suspension, row)

    def _of_refusal(self, step: Step) -> tuple[Plain, ...]:
        kind, row = self.decisions[self.next]
        self.next += step.rule.name == DECIDED_BY[kind]
        return (plain_fact(kind, row), *self._circumstances(step, row[COLUMN["day"]]))

    def _of_month(self, month: int, *, claims: bool, ends: bool) -> Iterator[Plain]:
        for kind, row in self.accepted:
            wanted = (claims and kind == Kind.claim) or (ends and kind in SETTLEMENTS)
            if wanted and month_of(row[COLUMN["day"]]) == month:
                yield plain_fact(kind, row)

    def _circumstances(self, step: Step, day: int) -> Iterator[Plain]:
        """The certified facts that made the rule's circumstances true."""
        inputs = step.inputs
        if "registered_since" in inputs:
            since = int(inputs["registered_since"][0])
            for row in self._spells(Kind.residence):
                if since < row[COLUMN["until"]] and row[COLUMN["day"]] <= day:
                    yield plain_fact(Kind.residence, row)
        elif "resident" in inputs:
            yield from (plain_fact(Kind.residence, row) for row in self._holding(Kind.residence, day))
        if "student" in inputs and inputs["student"].any():
            yield from (plain_fact(Kind.student, row) for row in self._holding(Kind.student, day))
        if "covered" in inputs and (inputs["covered"] | inputs["drawing"]).any():
            yield from (plain_fact(Kind.cover, row) for row in self._holding(Kind.cover, day))
        for name, categories in CATEGORIES.items():
            if name in inputs and inputs[name].dtype == bool and inputs[name].any():
                held = self._holding(Kind.category, day)
                yield from (
                    plain_fact(Kind.category, row) for row in held if row[COLUMN["code"]] in categories
                )

    def _spells(self, kind: Kind) -> Iterator[Row]:
        return (row for one, row in self.spells if one == kind)

    def _holding(self, kind: Kind, day: int) -> Iterator[Row]:
        return (row for row in self._spells(kind) if row[COLUMN["day"]] <= day < row[COLUMN["until"]])


def plain_fact(kind: Kind, row: Row) -> Plain:
    """A fact as the case file writes it."""
    found: Plain = {"kind": kind.name}
    for name, shape in SHAPES[kind.name].items():
        if shape.column is not None:
            found[name] = _written(kind, name, row[COLUMN[shape.column]])
    return found


CODES = {
    "household": Household,
    "scheme": Scheme,
    "category": Category,
    "reason": Suspension,
    "to": Destination,
}


def _written(kind: Kind, name: str, value: int) -> Any:
    if name in ("on", "from", "until"):
        if value >= FOREVER:
            return None
        return month_text(month_of(value)) if kind == Kind.suspension else day_text(value)
    if name in CODES:
        return CODES[name](value).name
    if name == "tier_yuan":
        return yuan_text(value).replace(",", "").removesuffix(".00")
    if name == "place":
        return f"{value:06d}"
    if name == "take":
        return "refund" if value else "transfer"
    return bool(value) if name in ("converted", "drawing") else value
