"""People in steady payment: what a payroll carries for them from month to month, and their next month.

Most people in payment have no news in most months. For them the month step needs five things; these are
carried, saved and resumed here, whole or not at all, instead of folding every life again from its first
fact. Whoever has news is folded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from yanglao.kernel.columns import Bools, Fen, FenMonths, Ints, Months, Rows, Years
from yanglao.kernel.explain import entering
from yanglao.kernel.months import is_december, month_of
from yanglao.life.amounts import Pensions
from yanglao.life.facts import Facts
from yanglao.life.fold import History
from yanglao.life.kinds import Kind
from yanglao.life.monthly import accrue, credit, pay
from yanglao.life.state import State
from yanglao.policy.law import Laws
from yanglao.rules.sources import SOURCES, Part


@dataclass(slots=True)
class InPayment:
    """Where n persons in payment stand just after the pensions of a month; accounts have shape (sources, n)."""

    balance_fen: Fen
    product_fen_months: FenMonths
    first_pension_month: Months
    account_pension_fen: Fen
    increment_years: Years

    def __len__(self) -> int:
        return len(self.first_pension_month)


_BALANCES = tuple(Part("balance", source).column for source in SOURCES)
_PRODUCTS = tuple(f"product_{source}_fen_months" for source in SOURCES)
_OTHERS = ("first_pension_month", "account_pension_fen", "increment_years")
CARRIED = (*_BALANCES, *_PRODUCTS, *_OTHERS)


class CarriedIncomplete(Exception):
    """Saved columns from which nobody's state can be resumed: one is missing, or they differ in length."""


def in_payment(state: State, rows: Rows | slice) -> InPayment:
    """What is carried for some persons of a population that stands just after the pensions of a month."""
    accounts = (state.balance_fen[:, rows], state.product_fen_months[:, rows])
    return InPayment(*accounts, *(getattr(state, name)[rows] for name in _OTHERS))


def flat(one: InPayment) -> dict[str, Ints]:
    """The columns of `CARRIED`, to be saved."""
    columns = (*one.balance_fen, *one.product_fen_months, *(getattr(one, name) for name in _OTHERS))
    return dict(zip(CARRIED, columns, strict=True))


def from_flat(columns: Mapping[str, Ints]) -> InPayment:
    """What was saved as the columns of `CARRIED`; columns of other names are not looked at.

    CarriedIncomplete when one is missing or the lengths differ.
    """
    missing = [name for name in CARRIED if name not in columns]
    if missing:
        raise CarriedIncomplete(f"missing: {', '.join(missing)}")
    if len({len(columns[name]) for name in CARRIED}) > 1:
        raise CarriedIncomplete("columns of different lengths")
    accounts = (np.stack([columns[name] for name in names]) for names in (_BALANCES, _PRODUCTS))
    return InPayment(*accounts, *(columns[name] for name in _OTHERS))


def next_month(laws: Laws, month: int, one: InPayment) -> tuple[InPayment, Pensions]:
    """From just after the pensions of the month before to just after those of `month`; `one` is left as it
    was. A December before is finished first: its interest is credited.
    """
    everybody = np.arange(len(one), dtype=np.int64)
    moved = replace(one, balance_fen=one.balance_fen.copy())
    if is_december(month - 1):
        entering(month - 1)
        moved.product_fen_months = one.product_fen_months.copy()
        credit(laws.at(month - 1), month - 1, moved, everybody)
    entering(month)
    accrue(laws.at(month), moved)
    return moved, pay(laws.at(month), month, month, moved, everybody)


def steady(history: History, facts: Facts, *, through: int) -> Bools:
    """Persons of whom nothing but the next pension is to come from what is known.

    `history` stopped after the pensions of `through` (`whole_month` False); `facts` are those it was folded
    from. Whoever of them has a pension of `through` goes on by `next_month`; the others get none.
    """
    decisions, state = history.decisions, history.state
    spells = facts.of_kind(Kind.suspension)
    undecided = decisions.person[month_of(decisions.day) > through]
    suspended = spells.person[month_of(spells.until) > through]
    unfinished = (state.claim_month >= through) | (state.ended_month >= through)
    unfinished[undecided] = unfinished[suspended] = True
    return ~unfinished
