"""内控监测查询 The hits of the controls and their answers, and how often each control has run: reads only."""

from __future__ import annotations

from typing import Any, NamedTuple

import psycopg

from yanglao.kernel.months import day_of
from yanglao.store.acting import Area

HIGH = "high"


class HitRow(NamedTuple):
    """A hit of a control, and what tells it from others: whom of the register (0: nobody), whom of the staff ("": nobody) and which line of the bank (0: none) it is about; the Day of
    the run that first saw it; its answer ("": none yet), by whom and on which Day (0)."""

    hit: int
    control: str
    fingerprint: str
    why: str
    risk: str
    person: int
    login: str
    line: int
    acts: list[int]
    evidence: dict[str, Any]
    at_risk_fen: int
    found_on: int
    outcome: str
    answer: str
    answered_by: str
    answered_on: int


_HITS = (
    "SELECT h.id, h.control, h.fingerprint, h.why, h.risk, coalesce(h.person_id, 0), coalesce(h.login, ''), coalesce(h.line_id, 0), h.acts, h.evidence,"
    " h.at_risk_fen, to_char(r.on_day, 'YYYYMMDD')::int, coalesce(w.outcome, ''), coalesce(w.answer, ''), coalesce(w.answered_by, ''),"
    " coalesce(to_char(a.on_day, 'YYYYMMDD')::int, 0)"
    " FROM control_hit h JOIN control_run r ON r.act_id = h.act_id LEFT JOIN control_answer w ON w.hit_id = h.id"
    " LEFT JOIN act a ON a.id = w.act_id WHERE h.area_id = %(area)s"
)


def hits_of(connection: psycopg.Connection, area: Area) -> list[HitRow]:
    """Every hit, oldest first."""
    rows = connection.execute(f"{_HITS} ORDER BY h.id", {"area": area.id})
    return [HitRow(*row) for row in rows.fetchall()]


def hit_of(connection: psycopg.Connection, area: Area, number: int) -> HitRow | None:
    """The hit under a number."""
    row = connection.execute(f"{_HITS} AND h.id = %(hit)s", {"area": area.id, "hit": number}).fetchone()
    return None if row is None else HitRow(*row)


def unanswered_high_risk(connection: psycopg.Connection, area: Area) -> list[HitRow]:
    """The hits of high risk that nobody has answered, most money first: what must be answered before a payroll is agreed."""
    rows = connection.execute(
        f"{_HITS} AND w.hit_id IS NULL AND h.risk = %(high)s ORDER BY h.at_risk_fen DESC, h.id",
        {"area": area.id, "high": HIGH},
    )
    return [HitRow(*row) for row in rows.fetchall()]


def last_run_on(connection: psycopg.Connection, area: Area) -> int:
    """The Day of the last run of the controls; 0: there was none."""
    row = connection.execute(
        "SELECT on_day FROM control_run WHERE area_id = %s ORDER BY act_id DESC LIMIT 1", (area.id,)
    ).fetchone()
    return 0 if row is None else day_of(row[0])


class Runs(NamedTuple):
    """How often a control has run, and the Day on which it last did."""

    runs: int
    last_on: int


def runs_of(connection: psycopg.Connection, area: Area) -> dict[str, Runs]:
    """Control -> its runs."""
    rows = connection.execute(
        "SELECT k.control, count(*), max(r.on_day) FROM control_run r, jsonb_object_keys(r.counts) k (control)"
        " WHERE r.area_id = %s GROUP BY 1",
        (area.id,),
    )
    return {control: Runs(runs, day_of(last)) for control, runs, last in rows.fetchall()}
