"""送达 Notices to persons: what each is about, how and when it was served, what was said to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import psycopg

from yanglao.kernel.months import date_of, day_of
from yanglao.store.acting import Act, Area

SUSPENSION_INTENDED, RECOVERY_INTENDED = "suspension_intended", "recovery_intended"
CLAIM, CLAIM_REFUSED, SUSPENSION, RECOVERY = "claim", "claim_refused", "suspension", "recovery"
WITHDRAWAL, WITHDRAWAL_REFUSED = "withdrawal", "withdrawal_refused"
REMINDER, REFUND, ACCOUNT = "reminder", "refund", "account"
CONTEST_ANSWER, CORRECTION = "contest_answer", "correction"
DECIDED_BY = {SUSPENSION_INTENDED: SUSPENSION, RECOVERY_INTENDED: RECOVERY}
"""Notice of what is intended -> that of its being decided."""


@dataclass(frozen=True, slots=True)
class Service:
    """How and on which Day a notice was served, the Day from which periods run, and to whom ("": the person)."""

    way: str
    served_on: int
    holds_from: int
    addressee: str


@dataclass(frozen=True, slots=True)
class Hearing:
    """On which Day the person was heard, and what was said ("": nothing)."""

    heard_on: int
    statement: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice: to whom, about what, under which document, made on which Day by which act; None what has not happened yet."""

    id: int
    person: int
    about: str
    document: str
    on: int
    act: int
    service: Service | None
    hearing: Hearing | None


def notices_of(
    connection: psycopg.Connection, area: Area, persons: Sequence[int] | None = None
) -> list[Notice]:
    """The notices to `persons` (None: everybody), oldest first."""
    whose = "" if persons is None else " AND n.person_id = ANY(%s)"
    rows = connection.execute(
        "SELECT n.id, n.person_id, n.about, n.document, n.on_day, n.act_id, s.way, s.served_on, s.holds_from, s.addressee,"
        " h.heard_on, h.statement FROM notice n LEFT JOIN service s ON s.notice_id = n.id"
        f" LEFT JOIN hearing h ON h.notice_id = n.id WHERE n.area_id = %s{whose} ORDER BY n.id",
        (area.id,) if persons is None else (area.id, list(persons)),
    )
    return [_notice(*row) for row in rows.fetchall()]


def intended(
    connection: psycopg.Connection, area: Area, persons: Sequence[int] | None, about: str
) -> dict[int, Notice]:
    """Person -> the last notice of what is intended, where nothing was decided on it yet."""
    found: dict[int, Notice] = {}
    for one in notices_of(connection, area, persons):
        if one.about == about:
            found[one.person] = one
        elif one.about == DECIDED_BY[about]:
            found.pop(one.person, None)
    return found


def _notice(
    number: int, person: int, about: str, document: str, on: object, act: int, *further: object
) -> Notice:
    way, served_on, holds_from, addressee, heard_on, statement = further
    service = None if way is None else Service(way, day_of(served_on), day_of(holds_from), addressee)  # type: ignore[arg-type]
    hearing = None if heard_on is None else Hearing(day_of(heard_on), statement)  # type: ignore[arg-type]
    return Notice(number, person, about, document, day_of(on), act, service, hearing)  # type: ignore[arg-type]


def add_notices(act: Act, about: str, persons: Iterable[int], *, document: str = "") -> None:
    """A notice to each of some persons, made on the act's business day."""
    on = date_of(act.by.on)
    with act.connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO notice (area_id, person_id, about, document, on_day, act_id) VALUES (%s, %s, %s, %s, %s, %s)",
            [
                (act.area.id, person, about, document, on, act.id)
                for person in dict.fromkeys(map(int, persons))
            ],
        )


def add_service(act: Act, notice: int, one: Service) -> None:
    """Note that a notice was served."""
    act.connection.execute(
        "INSERT INTO service (notice_id, area_id, way, served_on, holds_from, addressee, act_id) VALUES (%s, %s, %s, %s, %s, %s, %s)",
        (
            notice,
            act.area.id,
            one.way,
            date_of(one.served_on),
            date_of(one.holds_from),
            one.addressee,
            act.id,
        ),
    )


def add_hearing(act: Act, notice: int, one: Hearing) -> None:
    """Note what was said to a notice of what is intended."""
    act.connection.execute(
        "INSERT INTO hearing (notice_id, area_id, heard_on, statement, act_id) VALUES (%s, %s, %s, %s, %s)",
        (notice, act.area.id, date_of(one.heard_on), one.statement, act.id),
    )
