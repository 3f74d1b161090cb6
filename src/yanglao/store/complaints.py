"""举报投诉 Complaints as rows: what they are about, what was done, what came of them. Who made one is sealed and stands apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import psycopg

from yanglao.kernel.months import date_of, day_of
from yanglao.store.acting import Act, Area

PASSED_ON = "passed_on"


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint: the unit (0: none) and the login ("": nobody's) it is about, the matter, how and on which Day it came, what it says;
    who took it. outcome "": it is open; else on which Day it was answered, under which document."""

    id: int
    unit: int
    staff: str
    matter: str
    channel: str
    came_on: int
    what: str
    taken_by: str
    steps: int
    reads: int
    outcome: str
    document: str
    ended_on: int

    @property
    def is_open(self) -> bool:
        return not self.outcome


class Informant(NamedTuple):
    """Who made a complaint, and how they are reached."""

    name: str
    contact: str


def complaints(connection: psycopg.Connection, area: Area, login: str) -> list[Complaint]:
    """Every complaint of which somebody may know, oldest first: never one about them or a unit of theirs."""
    rows = connection.execute(
        "SELECT c.id, coalesce(c.unit_id, 0), coalesce(c.staff, ''), c.matter, c.channel, c.came_on, c.what, a.actor,"
        " (SELECT count(*) FROM complaint_step s WHERE s.complaint_id = c.id),"
        " (SELECT count(*) FROM informant_read r WHERE r.complaint_id = c.id),"
        " coalesce(e.outcome, ''), coalesce(e.document, ''), b.on_day"
        " FROM complaint c JOIN act a ON a.id = c.act_id LEFT JOIN complaint_end e ON e.complaint_id = c.id LEFT JOIN act b ON b.id = e.act_id"
        " WHERE c.area_id = %s AND NOT EXISTS (SELECT FROM complained_about o WHERE o.complaint_id = c.id AND o.login = %s) ORDER BY c.id",
        (area.id, login),
    )
    return [_complaint(*row) for row in rows.fetchall()]


def _complaint(
    number: int,
    unit: int,
    staff: str,
    matter: str,
    channel: str,
    came_on: date,
    what: str,
    taken_by: str,
    steps: int,
    reads: int,
    outcome: str,
    document: str,
    ended_on: date | None,
) -> Complaint:
    return Complaint(
        number,
        unit,
        staff,
        matter,
        channel,
        day_of(came_on),
        what,
        taken_by,
        steps,
        reads,
        outcome,
        document,
        0 if ended_on is None else day_of(ended_on),
    )


def add_complaint(
    act: Act, *, unit: int, staff: str, matter: str, channel: str, came_on: int, what: str
) -> int:
    """Note a complaint; its number."""
    row = act.connection.execute(
        "INSERT INTO complaint (area_id, unit_id, staff, matter, channel, came_on, what, act_id)"
        " VALUES (%s, nullif(%s, 0), nullif(%s, ''), %s, %s, %s, %s, %s) RETURNING id",
        (act.area.id, unit, staff, matter, channel, date_of(came_on), what, act.id),
    ).fetchone()
    assert row is not None
    return int(row[0])


def add_informant(act: Act, complaint: int, one: Informant) -> None:
    """Note who made it, sealed."""
    act.connection.execute(
        "INSERT INTO complaint_informant (complaint_id, area_id, name_sealed, contact_sealed, act_id) VALUES (%s, %s, %s, %s, %s)",
        (complaint, act.area.id, act.keys.sealed(one.name), act.keys.sealed(one.contact), act.id),
    )


def read_informant(act: Act, complaint: int, purpose: str) -> Informant | None:
    """Who made a complaint, the look at it noted; None: nobody knows."""
    row = act.connection.execute(
        "SELECT name_sealed, contact_sealed FROM complaint_informant WHERE area_id = %s AND complaint_id = %s",
        (act.area.id, complaint),
    ).fetchone()
    if row is None:
        return None
    act.connection.execute(
        "INSERT INTO informant_read (complaint_id, area_id, purpose, act_id) VALUES (%s, %s, %s, %s)",
        (complaint, act.area.id, purpose, act.id),
    )
    name, contact = row
    return Informant(act.keys.opened(bytes(name)), act.keys.opened(bytes(contact)))


def add_complaint_step(act: Act, complaint: int, on: int, what: str) -> None:
    """Note what was done about a complaint on a Day."""
    act.connection.execute(
        "INSERT INTO complaint_step (complaint_id, area_id, on_day, what, act_id) VALUES (%s, %s, %s, %s, %s)",
        (complaint, act.area.id, date_of(on), what, act.id),
    )


def end_complaint(
    act: Act, complaint: int, *, outcome: str, reason: str, document: str, passed_to: str
) -> None:
    """Note what came of a complaint."""
    act.connection.execute(
        "INSERT INTO complaint_end (complaint_id, area_id, outcome, reason, document, passed_to, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s)",
        (complaint, act.area.id, outcome, reason, document, passed_to, act.id),
    )


def is_staff_of(act: Act, login: str, unit: int) -> bool:
    """Whether somebody holds or has held a role at a unit."""
    row = act.connection.execute(
        "SELECT EXISTS (SELECT FROM staff_role WHERE area_id = %s AND login = %s AND unit_id = %s)",
        (act.area.id, login, unit),
    ).fetchone()
    assert row is not None
    return bool(row[0])
