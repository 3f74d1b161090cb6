"""复查 Decisions that are contested, as rows: each contest, and what came of it. (认定异议, disputes of certifications, are `disputes`.)"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import psycopg

from yanglao.kernel.months import date_of, day_of
from yanglao.store.acting import Act, Area
from yanglao.store.kept_texts import digest_of

CONFIRMED, REPLACED, WITHDRAWN = "confirmed", "replaced", "withdrawn"


@dataclass(frozen=True, slots=True)
class End:
    """What came of a contest: why, under which document, by which act it was replaced (0: it was not), the re-examination as it
    stood and its SHA-256 ("": withdrawn), on which Day, by which proposal (0: withdrawn) and act."""

    outcome: str
    reason: str
    document: str
    replaced_by: int
    reexamination: str
    digest: str
    on: int
    proposal: int
    act: int


@dataclass(frozen=True, slots=True)
class Contest:
    """A contest: who contests which notice of a decision, on which Day and how it came, why, with which papers; who took it, on which
    business Day and by which act; what came of it (None: it is open)."""

    id: int
    person: int
    notice: int
    came_on: int
    channel: str
    reason: str
    papers: str
    taken_by: str
    on: int
    act: int
    end: End | None


def contests(connection: psycopg.Connection, area: Area) -> list[Contest]:
    """Every contest, oldest first."""
    rows = connection.execute(f"{_SELECT} ORDER BY c.id", (area.id,))
    return [_contest(*row) for row in rows.fetchall()]


def contests_of(connection: psycopg.Connection, area: Area, person: int) -> list[Contest]:
    """Those of a person, oldest first."""
    rows = connection.execute(f"{_SELECT} AND c.person_id = %s ORDER BY c.id", (area.id, person))
    return [_contest(*row) for row in rows.fetchall()]


def contest_with(connection: psycopg.Connection, area: Area, number: int) -> Contest | None:
    """The contest with that number, if there is one."""
    row = connection.execute(f"{_SELECT} AND c.id = %s", (area.id, number)).fetchone()
    return None if row is None else _contest(*row)


_SELECT = (
    "SELECT c.id, c.person_id, c.notice_id, c.came_on, c.channel, c.reason, c.papers, a.actor, a.on_day, c.act_id,"
    " e.outcome, e.reason, e.document, coalesce(e.replaced_by, 0), coalesce(e.reexamination, ''), coalesce(e.digest, ''),"
    " b.on_day, coalesce(e.proposal_id, 0), e.act_id"
    " FROM contest c JOIN act a ON a.id = c.act_id LEFT JOIN contest_end e ON e.contest_id = c.id LEFT JOIN act b ON b.id = e.act_id"
    " WHERE c.area_id = %s"
)


def _contest(
    number: int,
    person: int,
    notice: int,
    came_on: date,
    channel: str,
    reason: str,
    papers: str,
    *further: Any,
) -> Contest:
    taken_by, on, act, *ended = further
    return Contest(
        number,
        person,
        notice,
        day_of(came_on),
        channel,
        reason,
        papers,
        taken_by,
        day_of(on),
        act,
        _end(*ended) if ended[0] is not None else None,
    )


def _end(
    outcome: str,
    reason: str,
    document: str,
    replaced_by: int,
    reexamination: str,
    digest: str,
    on: date,
    *by: int,
) -> End:
    return End(outcome, reason, document, replaced_by, reexamination, digest, day_of(on), *by)


def add_contest(
    act: Act, *, person: int, notice: int, came_on: int, channel: str, reason: str, papers: str
) -> int:
    """Note that a decision is contested; the number of the contest."""
    row = act.connection.execute(
        "INSERT INTO contest (area_id, person_id, notice_id, came_on, channel, reason, papers, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s) RETURNING id",
        (act.area.id, person, notice, date_of(came_on), channel, reason, papers, act.id),
    ).fetchone()
    assert row is not None
    return int(row[0])


def withdraw(act: Act, contest: int, reason: str) -> None:
    """Note that a contest was taken back."""
    act.connection.execute(
        "INSERT INTO contest_end (contest_id, area_id, outcome, reason, document, act_id) VALUES (%s, %s, %s, %s, '', %s)",
        (contest, act.area.id, WITHDRAWN, reason, act.id),
    )


def add_answer(
    act: Act,
    contest: int,
    *,
    outcome: str,
    reason: str,
    document: str,
    replaced_by: int | None,
    reexamination: str,
    proposal: int,
) -> str:
    """Note the answer to a contest with the re-examination as it stands; its SHA-256."""
    digest = digest_of(reexamination)
    act.connection.execute(
        "INSERT INTO contest_end (contest_id, area_id, outcome, reason, document, replaced_by, reexamination, digest, proposal_id, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            contest,
            act.area.id,
            outcome,
            reason,
            document,
            replaced_by,
            reexamination,
            digest,
            proposal,
            act.id,
        ),
    )
    return digest


def act_of_replacement(act: Act, proposal: int, *, person: int) -> int | None:
    """The act by which a proposal had its effect, if that recorded something of the person (facts, open items, an account) or decided the
    law anew."""
    row = act.connection.execute(
        "SELECT s.act_id FROM proposal p JOIN proposal_step s ON s.proposal_id = p.id WHERE p.area_id = %(area)s AND p.id = %(proposal)s"
        " AND s.step = (SELECT c.step FROM proposal_chain c WHERE c.chain = p.chain ORDER BY c.ordinal DESC LIMIT 1)"
        " AND (EXISTS (SELECT FROM fact f WHERE f.act_id = s.act_id AND f.person_id = %(person)s)"
        " OR EXISTS (SELECT FROM item_move m JOIN open_item i ON i.id = m.item_id WHERE m.act_id = s.act_id AND i.person_id = %(person)s)"
        " OR EXISTS (SELECT FROM payee y WHERE y.act_id = s.act_id AND y.person_id = %(person)s)"
        " OR EXISTS (SELECT FROM law_version v WHERE v.act_id = s.act_id))",
        {"area": act.area.id, "proposal": proposal, "person": person},
    ).fetchone()
    return None if row is None else int(row[0])
