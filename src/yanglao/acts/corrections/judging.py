"""重新审核 The rules asked once more about whole lives, as they are and as they would be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from yanglao.acts.measuring import undone
from yanglao.acts.records.deciding import own_fen
from yanglao.acts.refusing import ruled_out
from yanglao.kernel.columns import ints
from yanglao.kernel.months import day_text, month_of
from yanglao.life.kinds import FIRST_DECISION, Kind
from yanglao.rules.reasons import Reason
from yanglao.store.acting import Act
from yanglao.store.assessed import assess
from yanglao.store.facts import known_facts
from yanglao.store.law import laws_of


@dataclass(frozen=True, slots=True)
class Decision:
    """What the rules say of a recorded decision: its kind and Day, the reason (0: accepted), the fen that it brings from the
    person's side."""

    kind: int
    day: int
    reason: int
    own_fen: int


Decisions = dict[int, Decision]
"""Fact (root) -> what the rules say of it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules say of every decision of some persons, as things are and as they would be."""

    before: Decisions
    after: Decisions

    def must_stand(self, root: int) -> Decision | None:
        """What is said of a decision as it would be; None where no rule decides. Refused: the reason of the rules."""
        found = self.after.get(root)
        if found is not None and found.reason:
            raise ruled_out(found.reason)
        return found

    @property
    def falls(self) -> list[dict[str, Any]]:
        """Decisions that held and hold no more, each with the reason."""
        return _changed(self.before, self.after)

    @property
    def revives(self) -> list[dict[str, Any]]:
        """Decisions that did not hold and would."""
        return _changed(self.after, self.before)


def judged(act: Act, persons: list[int], work: Callable[[], object]) -> Judged:
    """What the rules say of `persons` before and after `work`, which leaves nothing behind."""
    before = decisions_of(act, persons)
    with undone(act.connection):
        work()
        after = decisions_of(act, persons)
    return Judged(before, after)


def decisions_of(act: Act, persons: list[int]) -> Decisions:
    """What the rules say of everything recorded of some persons."""
    known = known_facts(act.connection, act.area, ints(sorted(persons)))
    laws = laws_of(act.connection, act.area)
    asked = known.facts.day[known.facts.kind >= FIRST_DECISION]
    found = assess(laws, known, through=month_of(max(act.by.on, int(asked.max(initial=0)))))
    history = found.history
    columns = (history.decisions.kind, history.decisions.day, history.reasons, own_fen(found))
    rows = zip(found.roots.tolist(), *(column.tolist() for column in columns), strict=True)
    return {root: Decision(*values) for root, *values in rows}


def _changed(held: Decisions, holds: Decisions) -> list[dict[str, Any]]:
    return [
        {
            "fact": root,
            "kind": Kind(one.kind).name,
            "on": day_text(one.day),
            "reason": Reason(holds[root].reason).name,
        }
        for root, one in sorted(held.items())
        if one.reason == Reason.accepted and root in holds and holds[root].reason != Reason.accepted
    ]
