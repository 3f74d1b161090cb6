"""网上申请 What residents ask the counter for, and what became of it. What they wrote is kept under seal, together with whom and what it is
about, so that nobody can put one in their place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

import psycopg

from yanglao.kernel.months import date_of, day_of
from yanglao.store.acting import Act, ActRefused, Agency, Area

MOST_OPEN = 10
"""So many of a person's requests may wait at once."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request: its number, the person, the act that is asked for, the Day on which, and what was filled in; whether it was taken back; the act by which
    it was done (0: by none) and why not ("": no answer yet, or done), the act that answered (0: none yet) and the Day of that."""

    id: int
    person: int
    kind: str
    on: int
    given: Mapping[str, str]
    is_withdrawn: bool
    done_by: int
    reason: str
    answered_by: int
    answered_on: int

    @property
    def is_open(self) -> bool:
        return not self.is_withdrawn and not self.answered_by

    @property
    def state(self) -> str:
        """waiting, withdrawn, done or declined."""
        if self.is_withdrawn:
            return "withdrawn"
        if not self.answered_by:
            return "waiting"
        return "done" if self.done_by else "declined"


def make_request(
    agency: Agency, token: str, person: int, kind: str, given: Mapping[str, str], *, on: int, key: str
) -> int:
    """Ask for an act, under the token of the resident's session; its number, the same again under the same key.

    Refused: too_many_requests.
    """
    content = json.dumps({"person": person, "kind": kind, "given": dict(given)}, ensure_ascii=False)
    row = agency.connection.execute(
        "SELECT make_request(%s, %s, %s, %s, %s, %s)",
        (token, kind, date_of(on), agency.keys.sealed(content), key, MOST_OPEN),
    ).fetchone()
    if row is None or row[0] is None:
        raise ActRefused(
            "too_many_requests",
            f"您已有 {MOST_OPEN} 项申请等待办理,请等其中一项有了结果再提,或者撤回一项。",
            f"{MOST_OPEN} requests of yours are waiting; wait for one of them, or take one back.",
        )
    return int(row[0])


def withdraw_request(connection: psycopg.Connection, token: str, number: int) -> bool:
    """Take one's own request back; false where it is not one's own, or answered already."""
    row = connection.execute("SELECT withdraw_request(%s, %s)", (token, number)).fetchone()
    return row is not None and bool(row[0])


def requests_of(agency: Agency, person: int) -> list[Request]:
    """The requests of a person, the latest first."""
    return _requests(agency, "r.person_id = %(of)s", person)[::-1]


def open_requests(agency: Agency) -> list[Request]:
    """Those that wait for an answer, the oldest first."""
    return _requests(agency, "a.act_id IS NULL AND w.request_id IS NULL", 0)


def request_of(agency: Agency, number: int) -> Request | None:
    """The request with that number."""
    return next(iter(_requests(agency, "r.id = %(of)s", number)), None)


def _requests(agency: Agency, which: str, of: int) -> list[Request]:
    rows = agency.connection.execute(
        "SELECT r.id, r.person_id, r.kind, r.on_day, r.content_sealed, w.request_id IS NOT NULL, coalesce(a.done_by, 0),"
        " coalesce(a.reason, ''), coalesce(a.act_id, 0), o.on_day"
        " FROM resident_request r LEFT JOIN request_withdrawal w ON w.request_id = r.id"
        " LEFT JOIN request_answer a ON a.request_id = r.id LEFT JOIN act o ON o.id = a.act_id"
        f" WHERE r.area_id = %(area)s AND {which} ORDER BY r.id",
        {"area": agency.area.id, "of": of},
    )
    return [
        Request(
            number,
            person,
            kind,
            day_of(on),
            _given(agency, person, kind, bytes(sealed)),
            is_withdrawn,
            done_by,
            reason,
            answered_by,
            0 if answered_on is None else day_of(answered_on),
        )
        for number, person, kind, on, sealed, is_withdrawn, done_by, reason, answered_by, answered_on in rows.fetchall()
    ]


def _given(agency: Agency, person: int, kind: str, sealed: bytes) -> dict[str, str]:
    content = json.loads(agency.keys.opened(sealed))
    if (content["person"], content["kind"]) != (person, kind):
        raise RuntimeError("a request says something else under its seal than beside it")
    return {str(name): str(value) for name, value in content["given"].items()}


def add_answer(act: Act, request: int, *, done_by: int, reason: str) -> None:
    """Note what became of a request: by which act it was done (0: by none), or why not."""
    act.connection.execute(
        "INSERT INTO request_answer (request_id, area_id, done_by, reason, act_id) VALUES (%s, %s, nullif(%s, 0), %s, %s)",
        (request, act.area.id, done_by, reason, act.id),
    )


def kind_of_act(connection: psycopg.Connection, area: Area, number: int) -> str:
    """The name of the act with that number; "" where there is none."""
    row = connection.execute(
        "SELECT kind FROM act WHERE area_id = %s AND id = %s", (area.id, number)
    ).fetchone()
    return "" if row is None else str(row[0])
