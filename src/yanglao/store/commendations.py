"""检查与通报 What inspections of units found, and which units were praised or criticised by name, on what ground."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

import psycopg

from yanglao.kernel.months import date_of, day_of
from yanglao.kernel.periods import Period
from yanglao.store.acting import Act, Area


class Inspection(NamedTuple):
    """An inspection of a unit on a Day: of what, of how many cases, how many of them were at fault, what was found, under which document,
    and who says so."""

    id: int
    unit: int
    subject: str
    day: int
    sample: int
    faults: int
    findings: str
    document: str
    inspector: str


class Commendation(NamedTuple):
    """A unit praised, or criticised, for a period, on the ground of a measure of the ranking or of an inspection (its number); the evidence
    as it stood, why, under which document; the Day on which both people had agreed, and who they are."""

    id: int
    unit: int
    is_praise: bool
    period: Period
    measure: str | None
    inspection: int | None
    evidence: Mapping[str, Any]
    reason: str
    document: str
    day: int
    people: tuple[str, ...]


def add_inspection(
    act: Act, *, unit: int, subject: str, day: int, sample: int, faults: int, findings: str, document: str
) -> int:
    """Note what an inspection found; its number."""
    row = act.connection.execute(
        "INSERT INTO inspection (area_id, unit_id, subject, on_day, sample, faults, findings, document, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id",
        (act.area.id, unit, subject, date_of(day), sample, faults, findings, document, act.id),
    ).fetchone()
    assert row is not None
    return int(row[0])


def inspections(connection: psycopg.Connection, area: Area) -> list[Inspection]:
    """Every inspection, oldest first."""
    rows = connection.execute(
        "SELECT i.id, i.unit_id, i.subject, i.on_day, i.sample, i.faults, i.findings, i.document, s.name FROM inspection i"
        " JOIN act a ON a.id = i.act_id JOIN staff s ON s.area_id = a.area_id AND s.login = a.actor"
        " WHERE i.area_id = %s ORDER BY i.on_day, i.id",
        (area.id,),
    )
    return [
        Inspection(number, unit, subject, day_of(day), *more)
        for number, unit, subject, day, *more in rows.fetchall()
    ]


def add_commendation(
    act: Act,
    proposal: int,
    *,
    unit: int,
    is_praise: bool,
    period: Period,
    measure: str | None,
    inspection: int | None,
    evidence: Mapping[str, Any],
    reason: str,
    document: str,
) -> None:
    """Note a praise or a criticism that was agreed to, under its proposal."""
    act.connection.execute(
        "INSERT INTO commendation (proposal_id, area_id, unit_id, is_praise, through, months, measure, inspection_id, evidence, reason,"
        " document, act_id) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            proposal,
            act.area.id,
            unit,
            is_praise,
            period.last,
            period.months,
            measure,
            inspection,
            json.dumps(evidence, ensure_ascii=False, sort_keys=True),
            reason,
            document,
            act.id,
        ),
    )


def commendations(connection: psycopg.Connection, area: Area) -> list[Commendation]:
    """Every praise and criticism, oldest first."""
    rows = connection.execute(
        "SELECT c.proposal_id, c.unit_id, c.is_praise, c.through, c.months, c.measure, c.inspection_id, c.evidence, c.reason, c.document,"
        " a.on_day, (SELECT array_agg(s.name ORDER BY p.act_id) FROM proposal_step p JOIN staff s ON s.area_id = c.area_id AND s.login = p.actor"
        "   WHERE p.proposal_id = c.proposal_id)"
        " FROM commendation c JOIN act a ON a.id = c.act_id WHERE c.area_id = %s ORDER BY c.proposal_id",
        (area.id,),
    )
    return [
        Commendation(
            number,
            unit,
            is_praise,
            Period(through, months),
            measure,
            inspection,
            evidence,
            reason,
            document,
            day_of(day),
            tuple(people),
        )
        for (
            number,
            unit,
            is_praise,
            through,
            months,
            measure,
            inspection,
            evidence,
            reason,
            document,
            day,
            people,
        ) in rows.fetchall()
    ]
