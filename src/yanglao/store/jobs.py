"""后台任务 Rows of long work: put down, begun, called off, taken up by a worker, over. What was given and answered is under seal (0050)."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

import psycopg

from yanglao.kernel.months import date_of, day_of
from yanglao.store.acting import CHINA, Agency
from yanglao.store.secrets import Keys

State = Literal["looked", "waiting", "running", "done", "refused", "cancelled"]
MOST = 20
IS_GONE_SECONDS = 15
"""A worker that has shown no sign of life for so long is told as gone; another takes the job up as soon as its connection is."""


@dataclass(frozen=True, slots=True)
class Job:
    """Long work: its place in the row, number, whose, by which act, on which Day; what was given (`name` of a file, or `values`); where it stands, how
    far of how much (0: nobody knows), how often it was taken up; the answer, or the sentences of a refusal."""

    id: int
    number: str
    login: str
    act: str
    on: int
    given: dict[str, Any]
    state: State
    read: int = 0
    rows: int = 0
    tries: int = 0
    made_at: datetime | None = None
    begun_at: datetime | None = None
    ended_at: datetime | None = None
    is_left: bool = False
    token: str = ""
    answer: dict[str, Any] = field(default_factory=dict)
    refusal: tuple[str, str] | None = None

    @property
    def name(self) -> str:
        """What the file was called; "": it is no list."""
        return str(self.given.get("name", ""))

    @property
    def key(self) -> str:
        """The key of the act: the same again has no second effect."""
        return str(self.given.get("key") or f"list {self.number}")


_COLUMNS = (
    "j.id, j.number, j.login, j.act, j.on_day, j.given_sealed, j.state, j.read_units, j.all_units, j.tries, j.made_at, j.begun_at,"
    f" j.ended_at, j.state = 'running' AND j.beat_at < clock_timestamp() - interval '{IS_GONE_SECONDS} seconds', j.token_sealed, j.told_sealed"
)


def add_job(agency: Agency, login: str, act: str, on: int, given: dict[str, Any], *, number: str) -> str:
    """Put down under a number what somebody who has come in wants done, unless it is there already; the number. Nobody does it before it is started."""
    sealed = agency.keys.sealed(json.dumps(given, ensure_ascii=False))
    agency.connection.execute(
        "SELECT add_job(%s, %s, %s, %s, %s)", (agency.sessions[login], number, act, date_of(on), sealed)
    )
    return number


def new_number() -> str:
    """A number that nobody guesses."""
    return secrets.token_hex(10)


def number_of_press(agency: Agency, login: str, once: str) -> str:
    """The number of what one press has begun: pressed twice it is one job."""
    return agency.keys.hashed(f"job {login} {once}").hex()[:20]


def start_job(agency: Agency, login: str, number: str) -> bool:
    """Let the workers take it up, in a session of its own; False where it is under way or over, or not theirs."""
    token = secrets.token_urlsafe(32)
    row = agency.connection.execute(
        "SELECT start_job(%s, %s, %s, %s)",
        (
            agency.sessions[login],
            number,
            hashlib.sha256(token.encode()).digest(),
            agency.keys.sealed(token),
        ),
    ).fetchone()
    return bool(row and row[0])


def cancel_job(agency: Agency, login: str, number: str) -> bool:
    """Call off what nobody has taken up; False where somebody has, or it is not theirs."""
    row = agency.connection.execute("SELECT cancel_job(%s, %s)", (agency.sessions[login], number)).fetchone()
    return bool(row and row[0])


def job_of(agency: Agency, login: str, number: str) -> Job | None:
    """Somebody's job; None where there is none of theirs."""
    found = _found(agency, login, " AND j.number = %s", number)
    return found[0] if found else None


def jobs_of(agency: Agency, login: str) -> list[Job]:
    """Somebody's jobs, the newest first."""
    return _found(agency, login, " ORDER BY j.id DESC LIMIT %s", MOST)


def take_job(connection: psycopg.Connection, keys: Keys) -> Job | None:
    """The first job that waits or whose worker is gone, for the worker on this connection; None: there is nothing to do."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM take_job() j").fetchone()
    return None if row is None else _job(keys, row)


def beat_job(connection: psycopg.Connection, job: Job, read: int, rows: int) -> None:
    """A sign of life, with how far it is."""
    connection.execute("SELECT beat_job(%s, %s, %s)", (job.id, read, rows))


def end_job(
    connection: psycopg.Connection,
    keys: Keys,
    job: Job,
    *,
    answer: dict[str, Any] | None = None,
    refusal: tuple[str, str] | None = None,
) -> None:
    """It is done, with an answer; or it was refused, in two sentences."""
    told = json.dumps({"answer": answer or {}, "refusal": refusal}, ensure_ascii=False)
    state = "done" if refusal is None else "refused"
    connection.execute("SELECT end_job(%s, %s, %s)", (job.id, state, keys.sealed(told)))


def forget_jobs(connection: psycopg.Connection) -> list[str]:
    """What ended two months ago goes; the numbers of what went."""
    return [number for (number,) in connection.execute("SELECT forget_jobs()").fetchall()]


def _found(agency: Agency, login: str, which: str, told: str | int) -> list[Job]:
    rows = agency.connection.execute(
        f"SELECT {_COLUMNS} FROM job j WHERE j.area_id = %s AND j.login = %s{which}",
        (agency.area.id, login, told),
    )
    return [_job(agency.keys, row) for row in rows.fetchall()]


def _job(keys: Keys, row: tuple[Any, ...]) -> Job:
    (
        number,
        of,
        login,
        act,
        on,
        given,
        state,
        read,
        rows,
        tries,
        made_at,
        begun_at,
        ended_at,
        is_left,
        token,
        told,
    ) = row
    end = json.loads(keys.opened(bytes(told))) if told else {"answer": {}, "refusal": None}
    return Job(
        number,
        of,
        login,
        act,
        on=day_of(on),
        given=json.loads(keys.opened(bytes(given))),
        state=state,
        read=read,
        rows=rows,
        tries=tries,
        made_at=_here(made_at),
        begun_at=_here(begun_at),
        ended_at=_here(ended_at),
        is_left=is_left,
        token=keys.opened(bytes(token)) if token else "",
        answer=end["answer"],
        refusal=tuple(end["refusal"]) if end["refusal"] else None,
    )


def _here(moment: datetime | None) -> datetime | None:
    return moment and moment.astimezone(CHINA)
