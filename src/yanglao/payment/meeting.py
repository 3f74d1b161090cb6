"""How a difference is met: in cash, held back, or as a claim.

A positive difference first takes back an open claim for the same person and month (the money was never
missing), then is paid in cash, or withheld while there is no account to send it to. A negative one first uses
up what lies returned or withheld for the person, the rest becomes a claim. Nothing is ever set off against
another month's pension: that needs consent (九(二)).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yanglao.kernel.columns import Bools, Fen, Ints, at_least, at_most, where


@dataclass(frozen=True, slots=True)
class Met:
    """Parts of each difference, in fen: cash + withheld + claim = the difference."""

    cash_fen: Fen
    withheld_fen: Fen
    claim_fen: Fen


def meet(
    *,
    total_fen: Fen,
    open_claim_fen: Fen,
    person: Ints,
    persons_claim_fen: Fen,
    persons_items_fen: Fen,
    payable: Bools,
) -> Met:
    """Meet differences `total_fen`, one a row, rows of a person together.

    open_claim_fen: still claimed for that person and month. persons_claim_fen, persons_items_fen: what is
    claimed from the person, and what lies returned or withheld for the person, in all (the same on each of
    its rows). payable: whether there is an account to pay to.
    """
    wish = at_least(at_most(total_fen, open_claim_fen), 0)
    cancelled = _within(wish, person, persons_claim_fen)
    to_pay = at_least(total_fen, 0) - cancelled
    back = at_least(-total_fen, 0)
    used = _within(back, person, persons_items_fen)
    return Met(
        cash_fen=where(payable, to_pay, 0),
        withheld_fen=where(payable, 0, to_pay) - used,
        claim_fen=cancelled - (back - used),
    )


def _within(wish_fen: Fen, person: Ints, available_fen: Fen) -> Fen:
    """As much of each wish as is available to the person, in the order of the rows."""
    before = np.cumsum(wish_fen) - wish_fen
    is_new = np.append(True, person[1:] != person[:-1])[: len(person)]
    length = np.diff(np.append(np.flatnonzero(is_new), len(person)))
    asked_before = before - np.repeat(before[is_new], length)
    return at_most(at_least(available_fen - asked_before, 0), wish_fen)
