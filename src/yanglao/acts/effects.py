"""后果 What an act would do to money, before anybody agrees: what is due with it less what is due without it, by component and
funder. Everything is really done, measured and undone again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import psycopg

from yanglao.acts.agreeing import act_of
from yanglao.acts.doing import do
from yanglao.kernel.columns import Ints
from yanglao.kernel.months import month_of, month_text
from yanglao.ledger.lines import LINE_KINDS, PENSION, SETTLEMENT, LineKind
from yanglao.lists import Given
from yanglao.payment.difference import Lines, difference
from yanglao.store.acting import Act, Agency, By
from yanglao.store.assessed import assess
from yanglao.store.closing import last_close
from yanglao.store.connection import lock_area
from yanglao.store.facts import known_facts, last_fact, persons_with_news
from yanglao.store.law import fingerprint_of, laws_of
from yanglao.store.lines import booked_lines
from yanglao.store.proposals import proposal_of

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Effect:
    """What an act changes through a month: how many persons it is about, per kind of line and component the fen more or less that
    are due, the fen of pensions and settlements booked already that are not due any more, and those due of closed months that are not
    booked."""

    persons: int
    through: int
    due_fen: Mapping[str, Mapping[str, int]]
    paid_too_much_fen: int
    arrears_fen: int

    @property
    def shown(self) -> Answer:
        return {
            "persons": self.persons,
            "through": month_text(self.through),
            "due_fen": {kind: dict(parts) for kind, parts in self.due_fen.items()},
            "paid_too_much_fen": self.paid_too_much_fen,
            "arrears_fen": self.arrears_fen,
        }


def preview(agency: Agency, name: str, given: Sequence[Given], *, by: By) -> Answer:
    """What doing an act would answer and do to money; nothing of it stays. Refused: as `do`."""

    def work() -> Answer:
        answer = do(agency, name, given, by=by)
        if answer.get("proposal") is not None:
            _have_effect(agency, answer["proposal"], by)
        return answer

    answer, effect = _measured(agency, by, work)
    answer.pop("proposal", None)
    return {"preview": True, **answer, "effect": effect.shown}


def effect_of(agency: Agency, *, number: int, on: int) -> Effect:
    """What a proposal would do to money if it were agreed to on a Day."""
    proposal = proposal_of(agency.connection, agency.area, number)
    by = By(proposal.taken[proposal.chain[0]], on, f"effect {number}")
    return _measured(agency, by, lambda: _have_effect(agency, number, by))[1]


def _have_effect(agency: Agency, number: int, by: By) -> Answer:
    proposal = proposal_of(agency.connection, agency.area, number)
    agreement = act_of(proposal).agreement
    assert agreement is not None
    return agreement.effect(Act(agency, by, proposal.act_id), proposal)


def _measured(agency: Agency, by: By, work: Callable[[], Answer]) -> tuple[Answer, Effect]:
    connection, through = agency.connection, month_of(by.on)
    with _undone(connection):
        lock_area(connection, agency.area.id)
        before_fact = last_fact(connection, agency.area)
        before_law = fingerprint_of(laws_of(connection, agency.area))
        with _undone(connection):
            answer = work()
            law_changed = fingerprint_of(laws_of(connection, agency.area)) != before_law
            persons = None if law_changed else persons_with_news(connection, agency.area, before_fact)
            after = _due(agency, persons, through)
        before = _due(agency, persons, through)
        return answer, _effect(agency, persons, through, before, after)


def _undone(connection: psycopg.Connection) -> AbstractContextManager[Any]:
    return connection.transaction(force_rollback=True)


@dataclass(frozen=True, slots=True)
class _Due:
    persons: int
    lines: dict[str, Lines]


def _due(agency: Agency, persons: Ints | None, through: int) -> _Due:
    connection, area = agency.connection, agency.area
    known = known_facts(connection, area, persons)
    if not len(known.ids):
        return _Due(0, {})
    assessed = assess(laws_of(connection, area), known, through=through)
    return _Due(len(known.ids), {name: assessed.due(kind) for name, kind in LINE_KINDS.items()})


def _effect(agency: Agency, persons: Ints | None, through: int, before: _Due, after: _Due) -> Effect:
    changed = {name: _change(kind, before, after) for name, kind in LINE_KINDS.items()}
    paid = [
        _against_booked(agency, LINE_KINDS[kind.name], persons, through, after)
        for kind in (PENSION, SETTLEMENT)
    ]
    return Effect(
        persons=after.persons,
        through=through,
        due_fen={name: parts for name, parts in changed.items() if parts},
        paid_too_much_fen=sum(too_much for too_much, _ in paid),
        arrears_fen=sum(arrears for _, arrears in paid),
    )


def _change(kind: LineKind, before: _Due, after: _Due) -> dict[str, int]:
    with_, without = _totals(kind, after), _totals(kind, before)
    more = {name: with_.get(name, 0) - without.get(name, 0) for name in kind.amounts}
    return {name: fen for name, fen in more.items() if fen}


def _totals(kind: LineKind, due: _Due) -> dict[str, int]:
    lines = due.lines.get(kind.name)
    if lines is None or not len(lines):
        return {}
    sums = dict(zip(kind.due, lines.due.sum(axis=1).tolist(), strict=True))
    return {name: sums[name] for name in kind.amounts}


def _against_booked(
    agency: Agency, kind: LineKind, persons: Ints | None, through: int, after: _Due
) -> tuple[int, int]:
    """Fen booked that are not due any more, and fen due of months closed that are not booked."""
    lines = after.lines.get(kind.name)
    close = last_close(agency.connection, agency.area)
    if lines is None or close is None:
        return 0, 0
    left = difference(lines, booked_lines(agency.connection, agency.area, kind, persons, through=through))
    fen = left.paid_out_fen
    is_closed = left.key("month") <= close.month
    return int(-fen[fen < 0].sum()), int(fen[(fen > 0) & is_closed].sum())
