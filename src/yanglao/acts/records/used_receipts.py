"""票据号占用 Numbers under which no money can come in: a receipt's, a repayment's, or one that is written like a line's for the bank,
which is kept for what the bank takes."""

from __future__ import annotations

from collections.abc import Sequence

from yanglao.payment.withholding_references import line_named
from yanglao.store.acting import Act
from yanglao.store.receipts import receipts_with
from yanglao.store.recoveries import repayments_with


def used_elsewhere(act: Act, numbers: Sequence[str], *, by_the_bank: bool = False) -> set[str]:
    """Those of some numbers that are no receipt of contributions and cannot become one. by_the_bank: the money is what the bank has
    taken."""
    used = set(repayments_with(act.connection, act.area, numbers))
    return used if by_the_bank else used | {one for one in numbers if line_named(one) is not None}


def is_used(act: Act, number: str) -> bool:
    """Whether no money can come in under a number any more."""
    known = receipts_with(act.connection, act.area, [number])
    return bool(number) and (bool(known) or bool(used_elsewhere(act, [number])))
