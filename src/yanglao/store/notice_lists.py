"""公示名单与异议 Lists as they were posted, who is on them, what was objected and answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import psycopg

from yanglao.kernel.months import date_of, day_of
from yanglao.life.kinds import Kind
from yanglao.store.acting import Act, Area
from yanglao.store.kept_texts import digest_of


class NoticeList(NamedTuple):
    """A list under its number: whose, of which unit, recorded from which Day on, posted from and until which Day, the text, its SHA-256, the
    document, the persons."""

    id: int
    kind: str
    unit: int
    since: int
    posted_on: int
    until: int
    text: str
    sha256: str
    document: str
    persons: tuple[int, ...]


class Objection(NamedTuple):
    """An objection under its number: to which list, about whom, why, by whom ("": no name given), noted by and on, the Day by which it is to
    be answered; outcome, answer and Day of the answer, "" and 0 where there is none yet."""

    id: int
    list: int
    person: int
    reason: str
    objector: str
    taken_by: str
    on: int
    due: int
    outcome: str
    answer: str
    answered_on: int


RECORDED = {"awarded": Kind.claim, "certified": Kind.category}
"""Kind of list -> the kind of facts by which somebody comes on it."""


def newly_recorded(
    connection: psycopg.Connection, area: Area, kind: str, *, unit: int, since: int, on: int
) -> list[int]:
    """Persons of a unit of whom such a fact was first recorded from one Day to another, both included, and holds."""
    rows = connection.execute(
        "SELECT DISTINCT f.person_id FROM fact f JOIN fact r ON r.id = f.root WHERE f.area_id = %(area)s AND f.kind = %(kind)s"
        " AND NOT f.void AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = f.id)"
        " AND r.recorded_on BETWEEN %(since)s AND %(on)s AND %(unit)s = (SELECT u.place FROM fact u WHERE u.person_id = f.person_id"
        " AND u.area_id = f.area_id AND u.kind = %(home)s AND NOT u.void AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = u.id)"
        " ORDER BY u.day DESC, u.id DESC LIMIT 1) ORDER BY 1",
        {
            "area": area.id,
            "kind": int(RECORDED[kind]),
            "since": date_of(since),
            "on": date_of(on),
            "unit": unit,
            "home": int(Kind.unit),
        },
    )
    return [person for (person,) in rows.fetchall()]


def add_notice_list(
    act: Act,
    kind: str,
    persons: Sequence[int],
    *,
    unit: int,
    since: int,
    until: int,
    text: str,
    document: str,
) -> int:
    """Keep a list as it is posted; its number."""
    row = act.connection.execute(
        "INSERT INTO notice_list (area_id, kind, unit_id, since, posted_until, posted, sha256, document, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id",
        (
            act.area.id,
            kind,
            unit,
            date_of(since),
            date_of(until),
            text,
            digest_of(text),
            document,
            act.id,
        ),
    ).fetchone()
    assert row is not None
    act.connection.execute(
        "INSERT INTO notice_list_person (list_id, person_id, act_id) SELECT %s, person, %s FROM unnest(%s::bigint[]) person",
        (row[0], act.id, list(persons)),
    )
    return int(row[0])


def notice_lists(connection: psycopg.Connection, area: Area) -> list[NoticeList]:
    """Every list that was posted, oldest first."""
    rows = connection.execute(
        "SELECT n.id, n.kind, n.unit_id, n.since, a.on_day, n.posted_until, n.posted, n.sha256, n.document,"
        " ARRAY(SELECT p.person_id FROM notice_list_person p WHERE p.list_id = n.id ORDER BY 1)"
        " FROM notice_list n JOIN act a ON a.id = n.act_id WHERE n.area_id = %s ORDER BY n.id",
        (area.id,),
    )
    return [
        NoticeList(
            number,
            kind,
            unit,
            day_of(since),
            day_of(on),
            day_of(until),
            text,
            digest,
            document,
            tuple(persons),
        )
        for number, kind, unit, since, on, until, text, digest, document, persons in rows.fetchall()
    ]


def add_objection(act: Act, *, list_id: int, person: int, reason: str, objector: str, due: int) -> int:
    """Note an objection; its number."""
    row = act.connection.execute(
        "INSERT INTO objection (area_id, list_id, person_id, reason, objector, due_on, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s) RETURNING id",
        (act.area.id, list_id, person, reason, objector, date_of(due), act.id),
    ).fetchone()
    assert row is not None
    return int(row[0])


def add_answer(act: Act, objection: int, *, outcome: str, answer: str) -> None:
    act.connection.execute(
        "INSERT INTO objection_answer (objection_id, area_id, outcome, answer, act_id) VALUES (%s, %s, %s, %s, %s)",
        (objection, act.area.id, outcome, answer, act.id),
    )


def objections(connection: psycopg.Connection, area: Area) -> list[Objection]:
    """Every objection, oldest first."""
    rows = connection.execute(
        "SELECT o.id, o.list_id, o.person_id, o.reason, o.objector, a.actor, a.on_day, o.due_on, coalesce(w.outcome, ''),"
        " coalesce(w.answer, ''), b.on_day FROM objection o JOIN act a ON a.id = o.act_id"
        " LEFT JOIN objection_answer w ON w.objection_id = o.id LEFT JOIN act b ON b.id = w.act_id WHERE o.area_id = %s ORDER BY o.id",
        (area.id,),
    )
    return [
        Objection(
            number,
            at,
            person,
            reason,
            objector,
            actor,
            day_of(on),
            day_of(due),
            outcome,
            answer,
            day_of(answered) if answered else 0,
        )
        for number, at, person, reason, objector, actor, on, due, outcome, answer, answered in rows.fetchall()
    ]
