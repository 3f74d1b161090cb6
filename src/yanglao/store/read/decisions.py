"""决定查询 What an act has decided about a person: the facts it recorded, the reasons it refused for, the money it opened. Reads only."""

from __future__ import annotations

from typing import NamedTuple

import psycopg

from yanglao.kernel.months import day_of
from yanglao.store.acting import Area


class Refusal(NamedTuple):
    """What was asked for on which Day, and the number of the reason why it was refused."""

    day: int
    reason: int


class Opened(NamedTuple):
    """An item that was opened: its kind, fen, why, and the benefit Month that it is of (0: none)."""

    kind: str
    fen: int
    reason: str
    month: int


def facts_of_act(connection: psycopg.Connection, area: Area, act: int, person: int) -> list[int]:
    """The facts (roots) of a person that an act recorded or gave another version."""
    rows = connection.execute(
        "SELECT root FROM fact WHERE area_id = %s AND act_id = %s AND person_id = %s ORDER BY id",
        (area.id, act, person),
    )
    return [root for (root,) in rows.fetchall()]


def versions_by_act(
    connection: psycopg.Connection, area: Area, act: int, person: int
) -> list[tuple[int | None, int]]:
    """The versions of facts of a person that an act recorded, each with the one that it corrects (None: there was none)."""
    rows = connection.execute(
        "SELECT replaces, id FROM fact WHERE area_id = %s AND act_id = %s AND person_id = %s ORDER BY id",
        (area.id, act, person),
    )
    return [(before, after) for before, after in rows.fetchall()]


def facts_after_act(connection: psycopg.Connection, area: Area, act: int, person: int) -> list[int]:
    """The facts (roots) of a person that later acts recorded or gave another version."""
    rows = connection.execute(
        "SELECT DISTINCT root FROM fact WHERE area_id = %s AND act_id > %s AND person_id = %s ORDER BY root",
        (area.id, act, person),
    )
    return [root for (root,) in rows.fetchall()]


def refusals_of_act(connection: psycopg.Connection, area: Area, act: int, person: int) -> list[Refusal]:
    """What an act refused a person."""
    rows = connection.execute(
        "SELECT day, reason FROM refusal WHERE area_id = %s AND act_id = %s AND person_id = %s ORDER BY id",
        (area.id, act, person),
    )
    return [Refusal(day_of(day), reason) for day, reason in rows.fetchall()]


def opened_by_act(connection: psycopg.Connection, area: Area, act: int, person: int) -> list[Opened]:
    """The items of a person that an act opened, or of which it told in a notice of recovery."""
    rows = connection.execute(
        "SELECT i.kind, i.amount_fen, i.reason, i.month FROM open_item i WHERE i.area_id = %(area)s AND i.person_id = %(person)s"
        " AND (i.act_id = %(act)s OR EXISTS (SELECT FROM recovery_item r WHERE r.item_id = i.id AND r.act_id = %(act)s))"
        " ORDER BY i.id",
        {"area": area.id, "act": act, "person": person},
    )
    return [Opened(*row) for row in rows.fetchall()]


def people_of_act(connection: psycopg.Connection, area: Area, act: int) -> list[str]:
    """Who decided: all who took a step of the proposal that the act ended, in order, or whoever did it alone."""
    rows = connection.execute(
        "SELECT t.actor FROM proposal_step s JOIN proposal_step t ON t.proposal_id = s.proposal_id"
        " WHERE s.area_id = %s AND s.act_id = %s ORDER BY t.act_id",
        (area.id, act),
    ).fetchall()
    if rows:
        return [actor for (actor,) in rows]
    alone = connection.execute("SELECT actor FROM act WHERE area_id = %s AND id = %s", (area.id, act))
    return [actor for (actor,) in alone.fetchall()]
