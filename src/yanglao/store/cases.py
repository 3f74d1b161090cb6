"""案件 Cases of supervision as rows: what they are about, what was done, what came back and what came of them."""

from __future__ import annotations

from typing import NamedTuple

import psycopg

from yanglao.kernel.months import date_of
from yanglao.store.acting import Act, Area

ORDER, REFERRED, RECOVERY = "order", "referred", "recovery"
RECOVERED, LIABILITY = "recovered", "liability"


class Case(NamedTuple):
    """A case: the hit (0: none) it comes from and the proposal (0: none) it is about; whom of the staff ("": nobody) and of the register
    (0: nobody) it is about; fen at stake; the Days on which it was opened and by which it is due; the last Day of the latest order to correct (0:
    none); what has come back of the items that it names, and what is still owed; how it ended ("": it is open), why, on which Day (0), who
    answers for it ("" and 0: nobody); the logins that do not deal with it."""

    id: int
    offence: str
    office: str
    what: str
    document: str
    hit: int
    proposal: int
    staff: str
    person: int
    at_risk_fen: int
    due_on: int
    opened_by: str
    opened_on: int
    steps: int
    ordered_until: int
    recovered_fen: int
    left_fen: int
    outcome: str
    reason: str
    end_document: str
    closed_on: int
    liable_staff: str
    liable_person: int
    concerned: list[str]

    @property
    def is_open(self) -> bool:
        return not self.outcome


_DAY = "coalesce(to_char({0}, 'YYYYMMDD')::int, 0)"
_SELECT = (
    "SELECT c.id, c.offence, c.office, c.what, c.document, coalesce(c.hit_id, 0), coalesce(c.proposal_id, 0), coalesce(c.staff, ''),"
    f" coalesce(c.person_id, 0), c.at_risk_fen, {_DAY.format('c.due_on')}, a.actor, {_DAY.format('a.on_day')},"
    " (SELECT count(*) FROM case_step s WHERE s.case_id = c.id),"
    f" {_DAY.format('(SELECT s.until FROM case_step s WHERE s.case_id = c.id AND s.until IS NOT NULL ORDER BY s.id DESC LIMIT 1)')},"
    " coalesce(e.recovered_fen, (SELECT sum(m.amount_fen) FROM case_money m WHERE m.case_id = c.id), 0)::bigint,"
    " (SELECT coalesce(sum(i.amount_fen - coalesce((SELECT sum(m.amount_fen) FROM item_move m WHERE m.item_id = i.id), 0)), 0)::bigint"
    "  FROM case_step s JOIN open_item i ON i.id = s.item_id WHERE s.case_id = c.id),"
    f" coalesce(e.outcome, ''), coalesce(e.reason, ''), coalesce(e.document, ''), {_DAY.format('b.on_day')}, coalesce(e.liable_staff, ''),"
    " coalesce(e.liable_person, 0), ARRAY(SELECT o.login FROM case_concerned o WHERE o.case_id = c.id ORDER BY o.login)"
    " FROM supervision_case c JOIN act a ON a.id = c.act_id LEFT JOIN case_end e ON e.case_id = c.id LEFT JOIN act b ON b.id = e.act_id"
    " WHERE c.area_id = %(area)s"
)


def cases_of(connection: psycopg.Connection, area: Area) -> list[Case]:
    """Every case, oldest first."""
    rows = connection.execute(f"{_SELECT} ORDER BY c.id", {"area": area.id})
    return [Case(*row) for row in rows.fetchall()]


def case_with(connection: psycopg.Connection, area: Area, number: int) -> Case | None:
    """The case under a number, if there is one."""
    row = connection.execute(f"{_SELECT} AND c.id = %(case)s", {"area": area.id, "case": number}).fetchone()
    return None if row is None else Case(*row)


def case_of_hit(act: Act, hit: int) -> int:
    """The case that comes from a hit; 0: none does."""
    row = act.connection.execute("SELECT id FROM supervision_case WHERE hit_id = %s", (hit,)).fetchone()
    return 0 if row is None else int(row[0])


class NewCase(NamedTuple):
    """A case to be opened, as `Case` says it."""

    offence: str
    office: str
    what: str
    document: str
    hit: int
    proposal: int
    staff: str
    person: int
    at_risk_fen: int
    due_on: int


def add_case(act: Act, one: NewCase) -> int:
    """Open a case; its number."""
    row = act.connection.execute(
        "INSERT INTO supervision_case (area_id, offence, office, what, document, hit_id, proposal_id, staff, person_id, at_risk_fen, due_on, act_id)"
        " VALUES (%s, %s, %s, %s, %s, nullif(%s, 0), nullif(%s, 0), nullif(%s, ''), nullif(%s, 0), %s, %s, %s) RETURNING id",
        (act.area.id, *one[:-1], date_of(one.due_on), act.id),
    ).fetchone()
    assert row is not None
    return int(row[0])


class CaseStep(NamedTuple):
    """A step of a case: what it was, its Day, what was done, the document; the last Day to correct (0), to whom it was referred (""), the
    item whose recovery it is about (0); who took it."""

    step: str
    on: int
    what: str
    document: str
    until: int
    to: str
    item: int
    by: str = ""


def add_case_step(act: Act, case: int, one: CaseStep) -> None:
    """Note a step of a case."""
    act.connection.execute(
        "INSERT INTO case_step (case_id, area_id, step, on_day, what, document, until, referred_to, item_id, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, nullif(%s, 0), %s)",
        (
            case,
            act.area.id,
            one.step,
            date_of(one.on),
            one.what,
            one.document,
            date_of(one.until) if one.until else None,
            one.to,
            one.item,
            act.id,
        ),
    )


def steps_of(connection: psycopg.Connection, case: int) -> list[CaseStep]:
    """What was done in a case, in order."""
    rows = connection.execute(
        f"SELECT s.step, {_DAY.format('s.on_day')}, s.what, s.document, {_DAY.format('s.until')}, s.referred_to, coalesce(s.item_id, 0), a.actor"
        " FROM case_step s JOIN act a ON a.id = s.act_id WHERE s.case_id = %s ORDER BY s.id",
        (case,),
    )
    return [CaseStep(*row) for row in rows.fetchall()]


def is_overpayment(act: Act, item: int) -> bool:
    """Whether a number is that of something paid too much."""
    row = act.connection.execute(
        "SELECT EXISTS (SELECT FROM open_item WHERE area_id = %s AND id = %s AND kind = 'overpayment')",
        (act.area.id, item),
    ).fetchone()
    assert row is not None
    return bool(row[0])


def case_of_item(act: Act, item: int) -> int:
    """The case that names an item; 0: none does."""
    row = act.connection.execute("SELECT case_id FROM case_step WHERE item_id = %s", (item,)).fetchone()
    return 0 if row is None else int(row[0])


def end_case(
    act: Act,
    case: Case,
    *,
    outcome: str,
    reason: str,
    document: str,
    liable_staff: str,
    liable_person: int,
    proposal: int,
) -> None:
    """Note what came of a case, with what has come back of it."""
    act.connection.execute(
        "INSERT INTO case_end (case_id, area_id, outcome, reason, document, recovered_fen, liable_staff, liable_person, proposal_id, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, nullif(%s, ''), nullif(%s, 0), %s, %s)",
        (
            case.id,
            act.area.id,
            outcome,
            reason,
            document,
            case.recovered_fen,
            liable_staff,
            liable_person,
            proposal,
            act.id,
        ),
    )
