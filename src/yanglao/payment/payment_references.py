"""发放流水号 How a payment of a batch is called in the bank's file, in its answer, and on its statement."""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"([1-9][0-9]{0,8})-[1-9][0-9]*")


def reference_of(batch: int, payee: int) -> str:
    """The reference of what a batch pays to a payee."""
    return f"{batch}-{payee}"


def batch_named(reference: str) -> int | None:
    """The batch that a reference names; None when it is none of a payment of ours."""
    found = _REFERENCE.fullmatch(reference)
    return None if found is None else int(found[1])
