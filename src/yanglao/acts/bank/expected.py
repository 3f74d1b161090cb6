"""预计到账日 By when what happened on the one side can be expected on the other."""

from __future__ import annotations

from yanglao.policy.deadlines import deadlines_of

MATCH = "match"


def expected_by(plan: str, day: int) -> int:
    """The last Day on which the one side of what happened on a Day can be expected on the other."""
    deadline = deadlines_of(plan).bank.get(MATCH)
    return day if deadline is None else deadline.due(day).day
