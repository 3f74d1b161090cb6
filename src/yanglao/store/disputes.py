"""认定异议 Certifications that somebody disputes: each dispute is a row, and what came of it is another."""

from __future__ import annotations

from typing import NamedTuple

import psycopg

from yanglao.kernel.months import date_of, day_of
from yanglao.store.acting import Act, Area

OPEN, UPHELD, DISMISSED = "open", "upheld", "dismissed"


class Dispute(NamedTuple):
    """A dispute that is not settled: its number, the root of the certification, whose it is and of which kind, who disputes it, why
    and since when."""

    id: int
    root: int
    person: int
    category: int
    actor: str
    reason: str
    on: int


def open_disputes(connection: psycopg.Connection, area: Area) -> list[Dispute]:
    """Everything that is disputed and not settled, oldest first."""
    rows = connection.execute(
        "SELECT d.id, d.fact_root, f.person_id, f.code, a.actor, d.reason, d.on_day FROM certification_dispute d"
        " JOIN fact f ON f.id = d.fact_root JOIN act a ON a.id = d.act_id WHERE d.area_id = %s AND d.outcome = %s"
        " AND NOT EXISTS (SELECT FROM certification_dispute s WHERE s.settles = d.id) ORDER BY d.id",
        (area.id, OPEN),
    )
    return [
        Dispute(number, root, person, category, actor, reason, day_of(on))
        for number, root, person, category, actor, reason, on in rows.fetchall()
    ]


def add_dispute(act: Act, root: int, reason: str, *, outcome: str = OPEN, settles: int | None = None) -> None:
    """Note that a certification is disputed, or (`settles`) what came of a dispute."""
    act.connection.execute(
        "INSERT INTO certification_dispute (area_id, fact_root, settles, outcome, reason, on_day, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s)",
        (act.area.id, root, settles, outcome, reason, date_of(act.by.on), act.id),
    )
