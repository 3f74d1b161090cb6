"""追回 Recoveries of what was paid too much: their items, steps, instalments, and the money that came in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import psycopg

from yanglao.kernel.months import date_of, day_of
from yanglao.store.acting import Act, Area

NOTICE, PLAN, SET_OFF, SET_OFF_ENDED = "notice", "plan", "set_off", "set_off_ended"
ESTATE, REMINDER, HANDED_OVER, WRITTEN_OFF = "estate", "reminder", "handed_over", "written_off"


class Instalment(NamedTuple):
    """A part of a plan: the Day on which it is due, and fen."""

    due_on: int
    fen: int


@dataclass(frozen=True, slots=True)
class Step:
    """Something done in a recovery: what, on which Day, the document, what it says besides, and the instalments of a plan."""

    id: int
    step: str
    on: int
    document: str
    content: dict[str, Any]
    instalments: tuple[Instalment, ...] = ()


@dataclass(frozen=True, slots=True)
class Recovery:
    """A recovery of a person's overpayments: its items and its steps, oldest first."""

    id: int
    person: int
    items: tuple[int, ...]
    steps: tuple[Step, ...]

    def last(self, *steps: str) -> Step | None:
        """The latest step of these."""
        return next((one for one in reversed(self.steps) if one.step in steps), None)


def recoveries_of(
    connection: psycopg.Connection, area: Area, persons: Sequence[int] | None = None
) -> list[Recovery]:
    """The recoveries of `persons` (None: everybody), oldest first."""
    whose = "" if persons is None else " AND r.person_id = ANY(%s)"
    rows = connection.execute(
        "SELECT r.id, r.person_id, (SELECT array_agg(i.item_id ORDER BY i.item_id) FROM recovery_item i WHERE i.recovery_id = r.id)"
        f" FROM recovery r WHERE r.area_id = %s{whose} ORDER BY r.id",
        (area.id,) if persons is None else (area.id, list(persons)),
    ).fetchall()
    steps = _steps(connection, [row[0] for row in rows])
    return [
        Recovery(number, person, tuple(items), tuple(steps.get(number, ()))) for number, person, items in rows
    ]


def _steps(connection: psycopg.Connection, recoveries: Sequence[int]) -> dict[int, list[Step]]:
    rows = connection.execute(
        "SELECT s.recovery_id, s.id, s.step, s.on_day, s.document, s.content,"
        " (SELECT json_agg(json_build_array(i.due_on, i.amount_fen) ORDER BY i.number) FROM instalment i WHERE i.step_id = s.id)"
        " FROM recovery_step s WHERE s.recovery_id = ANY(%s) ORDER BY s.id",
        (list(recoveries),),
    )
    found: dict[int, list[Step]] = {}
    for recovery, number, step, on, document, content, parts in rows.fetchall():
        instalments = tuple(Instalment(int(due.replace("-", "")), fen) for due, fen in parts or ())
        found.setdefault(recovery, []).append(Step(number, step, day_of(on), document, content, instalments))
    return found


def open_recovery(act: Act, person: int, items: Iterable[int]) -> int:
    """A recovery of some items; its number."""
    row = act.connection.execute(
        "INSERT INTO recovery (area_id, person_id, act_id) VALUES (%s, %s, %s) RETURNING id",
        (act.area.id, person, act.id),
    ).fetchone()
    assert row is not None
    add_items(act, row[0], items)
    return int(row[0])


def add_items(act: Act, recovery: int, items: Iterable[int]) -> None:
    """A recovery is about some items more."""
    with act.connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO recovery_item (recovery_id, item_id, area_id, act_id) VALUES (%s, %s, %s, %s)",
            [(recovery, item, act.area.id, act.id) for item in items],
        )


def add_step(
    act: Act,
    recovery: int,
    step: str,
    *,
    document: str = "",
    content: dict[str, Any] | None = None,
    instalments: Sequence[Instalment] = (),
) -> None:
    """Note something done in a recovery, on the act's business day."""
    row = act.connection.execute(
        "INSERT INTO recovery_step (area_id, recovery_id, step, on_day, document, content, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s) RETURNING id",
        (
            act.area.id,
            recovery,
            step,
            date_of(act.by.on),
            document,
            json.dumps(content or {}, ensure_ascii=False),
            act.id,
        ),
    ).fetchone()
    assert row is not None
    with act.connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO instalment (step_id, number, area_id, due_on, amount_fen, act_id) VALUES (%s, %s, %s, %s, %s, %s)",
            [
                (row[0], number, act.area.id, date_of(one.due_on), one.fen, act.id)
                for number, one in enumerate(instalments, start=1)
            ],
        )


# --- money


@dataclass(frozen=True, slots=True)
class Repayment:
    """Money that came in for what was paid too much: receipt, person, way, Day, fen."""

    number: str
    person: int
    way: str
    paid_on: int
    fen: int


def repayments_with(
    connection: psycopg.Connection, area: Area, numbers: Sequence[str]
) -> dict[str, Repayment]:
    """The repayments known under some receipt numbers."""
    rows = connection.execute(
        "SELECT number, person_id, way, paid_on, received_fen FROM repayment WHERE area_id = %s AND number = ANY(%s)",
        (area.id, list(numbers)),
    )
    return {
        number: Repayment(number, person, way, day_of(on), fen)
        for number, person, way, on, fen in rows.fetchall()
    }


def add_repayment(act: Act, one: Repayment) -> None:
    """Note money that came in."""
    act.connection.execute(
        "INSERT INTO repayment (area_id, number, person_id, way, paid_on, received_fen, act_id) VALUES (%s, %s, %s, %s, %s, %s, %s)",
        (act.area.id, one.number, one.person, one.way, date_of(one.paid_on), one.fen, act.id),
    )


def recovered_since(connection: psycopg.Connection, items: Sequence[int], step: int) -> int:
    """Fen by which some items have been lowered, by whatever, after a step of a recovery was noted."""
    row = connection.execute(
        "SELECT coalesce(sum(m.amount_fen), 0)::bigint FROM item_move m WHERE m.item_id = ANY(%s)"
        " AND m.act_id > (SELECT act_id FROM recovery_step WHERE id = %s)",
        (list(items), step),
    ).fetchone()
    assert row is not None
    return int(row[0])
