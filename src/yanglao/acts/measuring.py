"""计量 What some work changes in money: what is due with it less what is due without it, by component and funder. The work is
really done, measured and undone again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any

import psycopg

from yanglao.acts.policy.effect import law_effect, shown_effect
from yanglao.kernel.columns import Ints
from yanglao.kernel.months import month_of, month_text
from yanglao.ledger.lines import LINE_KINDS, PENSION, SETTLEMENT, LineKind
from yanglao.payment.difference import Lines, difference
from yanglao.store.acting import Agency
from yanglao.store.assessed import assess
from yanglao.store.closing import last_close
from yanglao.store.connection import lock_area
from yanglao.store.facts import known_facts, last_fact, persons_with_news
from yanglao.store.law import fingerprint_of, laws_of
from yanglao.store.lines import booked_lines

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Effect:
    """What an act changes through a month: how many persons it is about, per kind of line and component the fen more or less that
    are due; of pensions and settlements the fen booked already that are not due any more, and those of closed months that become
    due and are not booked. law: where the law becomes another, who gains and who loses by it, and who bears it."""

    persons: int
    through: int
    due_fen: Mapping[str, Mapping[str, int]]
    paid_too_much_fen: int
    arrears_fen: int
    law: Answer | None = None

    @property
    def shown(self) -> Answer:
        return {
            "persons": self.persons,
            "through": month_text(self.through),
            "due_fen": {kind: dict(parts) for kind, parts in self.due_fen.items()},
            "paid_too_much_fen": self.paid_too_much_fen,
            "arrears_fen": self.arrears_fen,
            **({} if self.law is None else {"law": self.law}),
        }


def measured(agency: Agency, *, on: int, work: Callable[[], Answer]) -> tuple[Answer, Effect]:
    """What `work` answers, and what it changes through the month of the Day `on`; nothing of it stays."""
    connection, through = agency.connection, month_of(on)
    with undone(connection):
        lock_area(connection, agency.area.id)
        before_fact = last_fact(connection, agency.area)
        laws, law = laws_of(connection, agency.area), None
        with undone(connection):
            answer = work()
            decided = laws_of(connection, agency.area)
            law_changed = fingerprint_of(decided) != fingerprint_of(laws)
            persons = None if law_changed else persons_with_news(connection, agency.area, before_fact)
            after = _due(agency, persons, through)
        if law_changed:
            law = shown_effect(agency, law_effect(agency, laws, decided, on=on))
        before = _due(agency, persons, through)
        return answer, replace(_effect(agency, persons, through, before, after), law=law)


def undone(connection: psycopg.Connection) -> AbstractContextManager[Any]:
    """A place where nothing that is done stays."""
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
    too_much, arrears = (
        with_ - without
        for with_, without in zip(
            _against_booked(agency, persons, through, after),
            _against_booked(agency, persons, through, before),
            strict=True,
        )
    )
    return Effect(
        persons=after.persons,
        through=through,
        due_fen={name: parts for name, parts in changed.items() if parts},
        paid_too_much_fen=max(too_much, 0),
        arrears_fen=max(arrears, 0),
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


def _against_booked(agency: Agency, persons: Ints | None, through: int, due: _Due) -> tuple[int, int]:
    """Fen of pensions and settlements booked that are not due, and fen due of months closed that are not booked."""
    close = last_close(agency.connection, agency.area)
    closed = 0 if close is None else close.month
    too_much = arrears = 0
    for kind in (PENSION, SETTLEMENT):
        if (lines := due.lines.get(kind.name)) is not None:
            booked = booked_lines(agency.connection, agency.area, kind, persons, through=through)
            left = difference(lines, booked)
            fen = left.paid_out_fen
            too_much -= int(fen[fen < 0].sum())
            arrears += int(fen[(fen > 0) & (left.key("month") <= closed)].sum())
    return too_much, arrears
