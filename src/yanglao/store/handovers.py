"""转交 Which tasks somebody has handed over, to whom and why, and which they have taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import psycopg

from yanglao.kernel.months import day_of
from yanglao.store.acting import Act, Area

PROPOSAL, REQUEST, CONTEST, OBJECTION, COMPLAINT, CASE = (
    "proposal",
    "request",
    "contest",
    "objection",
    "complaint",
    "case",
)
"""What waits for somebody."""


class TaskKey(NamedTuple):
    """A task: its kind, its number among those, and the step that it waits for ("": it has none)."""

    kind: str
    number: int
    step: str = ""


class Handover(NamedTuple):
    """Who handed a task over to whom, why and on which Day."""

    id: int
    task: TaskKey
    by: str
    to: str
    reason: str
    on: int


def handovers(
    connection: psycopg.Connection, area: Area, tasks: Sequence[TaskKey]
) -> dict[TaskKey, Handover]:
    """Task -> with whom it is now: the last that was not taken back."""
    rows = connection.execute(
        "SELECT DISTINCT ON (h.kind, h.task, h.step) h.id, h.kind, h.task, h.step, a.actor, h.login, h.reason, a.on_day"
        " FROM task_handover h JOIN act a ON a.id = h.act_id JOIN unnest(%s::text[], %s::bigint[], %s::text[]) w (kind, task, step)"
        " ON (w.kind, w.task, w.step) = (h.kind, h.task, h.step)"
        " WHERE h.area_id = %s AND NOT EXISTS (SELECT FROM task_take_back b WHERE b.handover_id = h.id)"
        " ORDER BY h.kind, h.task, h.step, h.id DESC",
        (*([one[place] for one in tasks] for place in range(3)), area.id),
    )
    found = (
        Handover(number, TaskKey(kind, task, step), by, to, reason, day_of(on))
        for number, kind, task, step, by, to, reason, on in rows.fetchall()
    )
    return {one.task: one for one in found}


def has_handovers(connection: psycopg.Connection, area: Area, login: str) -> bool:
    """Whether somebody has ever handed a task over, or had one handed to them."""
    row = connection.execute(
        "SELECT EXISTS (SELECT FROM task_handover h JOIN act a ON a.id = h.act_id"
        " WHERE h.area_id = %(area)s AND %(login)s IN (h.login, a.actor))",
        {"area": area.id, "login": login},
    ).fetchone()
    return row is not None and bool(row[0])


def add_handover(act: Act, task: TaskKey, login: str, reason: str) -> None:
    """Note who is to do it, and why."""
    act.connection.execute(
        "INSERT INTO task_handover (area_id, kind, task, step, login, reason, act_id) VALUES (%s, %s, %s, %s, %s, %s, %s)",
        (act.area.id, *task, login, reason, act.id),
    )


def add_take_back(act: Act, one: Handover) -> None:
    """Note that it is taken back."""
    act.connection.execute(
        "INSERT INTO task_take_back (handover_id, area_id, act_id) VALUES (%s, %s, %s)",
        (one.id, act.area.id, act.id),
    )
