"""涉及金额 How much money a proposal names by itself, without working out what it would do: enough to see which of many is the large one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yanglao.store.proposals import Proposal

_NAMES = ("cash_fen", "fen", "counted_fen", "estate_fen", "at_risk_fen")
_OF_EFFECTS = ("arrears_fen", "paid_too_much_fen", "gain_fen", "lose_fen")
_LINES = ("subsidy_call",)
"""Acts whose lines end with an amount."""


def named_fen(one: Proposal) -> int | None:
    """Whole fen, without a sign; None where the proposal names none."""
    content = one.content
    if isinstance(effect := content.get("effect"), Mapping):
        return _of_effect(effect) or None
    if one.kind in _LINES:
        return sum(int(line[-1]) for line in content["lines"])
    named = next((content[name] for name in _NAMES if content.get(name)), None)
    return _of_rows(content.get("received_fen")) if named is None else _sum(named)


def _of_effect(effect: Mapping[str, Any]) -> int:
    """What it takes and gives; where that is nothing, the largest of what becomes due otherwise."""
    parts = [abs(fen) for due in effect.get("due_fen", {}).values() for fen in due.values()]
    return sum(effect.get(name, 0) for name in _OF_EFFECTS) or max(parts, default=0)


def _of_rows(received: Any) -> int | None:
    """What came in for all rows of a list."""
    return sum(fen for fen in received or () if fen > 0) or None


def _sum(named: Any) -> int:
    return sum(named.values()) if isinstance(named, Mapping) else abs(int(named))
