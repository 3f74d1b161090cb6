"""政策提议 A law decided anew is put down with what it changes for everybody, as known on that day, before anybody agrees to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.policy.effect import law_effect
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.policy.law import Laws
from yanglao.store.acting import Act, Agency, By
from yanglao.store.law import laws_of
from yanglao.store.proposals import TWO

Supposed = Callable[[Agency, Values, int], Laws]
"""The law as it would be with the content of a proposal, on a Day."""


def propose_law(
    agency: Agency, act: Description, content: dict[str, Any], *, by: By, supposed: Supposed
) -> dict[str, Any]:
    """Propose a law of which `content` is what is asked; its effect stands beside it."""

    def work_out(under_way: Act) -> WorkedOut:
        laws = laws_of(under_way.connection, under_way.area)
        effect = law_effect(under_way.agency, laws, supposed(under_way.agency, content, by.on), on=by.on)
        told = {"effect": effect.shown}
        return content | told, TWO, content | told

    return propose_worked_out(agency, act, content, by=by, who=act.who, work_out=work_out)
