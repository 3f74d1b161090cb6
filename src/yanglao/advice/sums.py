"""测算的种类 Which sum a question wants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from yanglao.advice.hearing import Heard
from yanglao.advice.pensions import back_payment, pension
from yanglao.advice.supposed import Asked, Sum
from yanglao.advice.years import contribution, ended
from yanglao.kernel.months import month_of
from yanglao.policy.law import Laws

ENDS = ("death", "emigration", "transfer_out")


def sum_of(kind: str, laws: Laws, month: int, heard: Heard) -> Sum:
    """A sum of the kind that a question wants, for what was heard in a month, or in that of the launch where it lies later."""
    return SUMS[kind](Asked(laws, max(month, month_of(laws.launch_day)), heard))


SUMS: Mapping[str, Callable[[Asked], Sum]] = {
    "pension": pension,
    "back_payment": back_payment,
    "contribution": contribution,
    **{kind: partial(ended, kind=kind) for kind in ENDS},
}
