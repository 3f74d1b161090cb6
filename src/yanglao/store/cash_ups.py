"""日结 What was taken in at the counter, by whom and on which day, and what of it was counted and agreed to."""

from __future__ import annotations

from typing import Any, NamedTuple

import psycopg

from yanglao.kernel.months import date_of, day_of
from yanglao.life.kinds import Kind
from yanglao.store.acting import Act, Area
from yanglao.store.proposals import PROPOSED, SENT_BACK

RECEIPT, REPAYMENT = "receipt", "repayment"
"""As what money comes in."""
COUNTER = "counter"
PAID_IN_CASH = (
    Kind.contribution,
    Kind.back_payment,
)  # what a transfer brings comes from another agency's account


class Drawer(NamedTuple):
    """Whose money of which Day."""

    day: int
    collector: str


class Taken(NamedTuple):
    """What came in for a purpose (the name of a kind of fact, or a repayment): how many receipts, and fen."""

    what: str
    receipts: int
    fen: int


class CashUp(NamedTuple):
    """A count that was agreed to: what it should have been, what it was, and why both differ; who counted, and who agreed."""

    drawer: Drawer
    expected_fen: int
    counted_fen: int
    reason: str
    counted_by: str
    agreed_by: str


# Whoever proposed what another person agreed to has taken the money in. What the bank took, or another agency sent, is no cash.
AT_THE_COUNTER = """
SELECT a.on_day, coalesce(first.actor, a.actor) AS collector, k.name AS what, r.received_fen, r.number, %(receipt)s AS came_as, r.act_id
    FROM receipt r
    JOIN act a ON a.id = r.act_id JOIN fact_kind k ON k.code = r.kind
    LEFT JOIN proposal_step s ON s.act_id = a.id
    LEFT JOIN proposal_step first ON first.proposal_id = s.proposal_id AND first.step = %(proposed)s
    WHERE r.area_id = %(area)s AND r.kind = ANY(%(kinds)s) AND NOT EXISTS (SELECT FROM withholding_answer w WHERE w.act_id = r.act_id)
UNION ALL
SELECT a.on_day, a.actor, %(repayment)s, p.received_fen, p.number, %(repayment)s, p.act_id
    FROM repayment p JOIN act a ON a.id = p.act_id
    WHERE p.area_id = %(area)s AND p.way = %(counter)s
"""


def at_the_counter(area: Area) -> dict[str, Any]:
    """What AT_THE_COUNTER asks for."""
    return {
        "area": area.id,
        "kinds": [int(kind) for kind in PAID_IN_CASH],
        "proposed": PROPOSED,
        "receipt": RECEIPT,
        "repayment": REPAYMENT,
        "counter": COUNTER,
    }


def taken_at_counter(
    connection: psycopg.Connection, area: Area, drawer: Drawer | None = None
) -> dict[Drawer, list[Taken]]:
    """What was booked as taken in at the counter, by Day and collector (None: all), purpose by purpose."""
    rows = connection.execute(
        f"SELECT on_day, collector, what, count(*), sum(received_fen) FROM ({AT_THE_COUNTER}) money WHERE received_fen > 0"
        " AND (%(day)s::date IS NULL OR on_day = %(day)s AND collector = %(collector)s) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        at_the_counter(area) | _asked(drawer),
    )
    found: dict[Drawer, list[Taken]] = {}
    for day, collector, what, receipts, fen in rows.fetchall():
        found.setdefault(Drawer(day_of(day), collector), []).append(Taken(what, receipts, int(fen)))
    return found


def cash_ups(connection: psycopg.Connection, area: Area, drawer: Drawer | None = None) -> list[CashUp]:
    """The counts that were agreed to, of one Day and collector or of all, oldest first."""
    rows = connection.execute(
        "SELECT c.day, c.collector, c.expected_fen, c.counted_fen, c.reason, first.actor, a.actor FROM cash_up c"
        " JOIN act a ON a.id = c.act_id"
        " JOIN proposal_step first ON first.proposal_id = c.proposal_id AND first.step = %(proposed)s"
        " WHERE c.area_id = %(area)s AND (%(day)s::date IS NULL OR c.day = %(day)s AND c.collector = %(collector)s)"
        " ORDER BY c.proposal_id",
        {"area": area.id, "proposed": PROPOSED, **_asked(drawer)},
    )
    return [CashUp(Drawer(day_of(day), collector), *more) for day, collector, *more in rows.fetchall()]


def _asked(drawer: Drawer | None) -> dict[str, Any]:
    """Of which day and collector; None: of all."""
    return {
        "day": None if drawer is None else date_of(drawer.day),
        "collector": None if drawer is None else drawer.collector,
    }


def add_cash_up(
    act: Act, number: int, drawer: Drawer, *, expected_fen: int, counted_fen: int, reason: str
) -> None:
    """Note a count that was agreed to, by its proposal."""
    act.connection.execute(
        "INSERT INTO cash_up (proposal_id, area_id, day, collector, expected_fen, counted_fen, reason, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
        (
            number,
            act.area.id,
            date_of(drawer.day),
            drawer.collector,
            expected_fen,
            counted_fen,
            reason,
            act.id,
        ),
    )


def people_of(connection: psycopg.Connection, area: Area, kind: str, day: int) -> tuple[set[str], set[str]]:
    """Who has counted, and who has agreed to counts, of a Day; counts that were sent back left out."""
    rows = connection.execute(
        "SELECT s.step = %(proposed)s, s.actor FROM proposal p JOIN proposal_step s ON s.proposal_id = p.id"
        " WHERE p.area_id = %(area)s AND p.kind = %(kind)s AND p.content -> 'day' = to_jsonb(%(day)s::bigint)"
        " AND NOT EXISTS (SELECT FROM proposal_step b WHERE b.proposal_id = p.id AND b.step = %(sent_back)s)",
        {"area": area.id, "kind": kind, "day": day, "proposed": PROPOSED, "sent_back": SENT_BACK},
    ).fetchall()
    return {actor for counts, actor in rows if counts}, {actor for counts, actor in rows if not counts}
