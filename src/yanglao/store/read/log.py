"""账号与日志 What the administrators look at: accounts, and who came in and did what. Never a person of the register, a content or a secret (0049)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import psycopg

from yanglao.store.acting import CHINA, Area


@dataclass(frozen=True, slots=True)
class Account:
    """账号 A login: the name, whether it has a secret, an invitation that waits or neither, a second factor, when somebody last came in by it, and
    how often coming in has failed since."""

    login: str
    name: str
    state: str
    has_factor: bool
    last_in: datetime | None
    failures: int


@dataclass(frozen=True, slots=True)
class Happened:
    """A line of the log: when, under which login, what (in, out, failure, proof, act), of which kind, its number."""

    at: datetime
    login: str
    what: str
    kind: str
    number: int


def accounts_of(connection: psycopg.Connection, area: Area) -> list[Account]:
    """Every login of an area, in the order of the alphabet."""
    rows = connection.execute(
        "SELECT login, name, state, has_factor, last_in, failures FROM accounts_of(%s::smallint)", (area.id,)
    )
    return [
        Account(login, name, state, has_factor, last_in and last_in.astimezone(CHINA), failures)
        for login, name, state, has_factor, last_in, failures in rows.fetchall()
    ]


def log_of(
    connection: psycopg.Connection, area: Area, *, before: datetime, most: int, login: str = ""
) -> list[Happened]:
    """What happened before a moment, the latest first; of one login where it is named."""
    rows = connection.execute(
        "SELECT happened_at, login, what, kind, number FROM log_of(%s::smallint, %s, %s, %s)",
        (area.id, before, most, login),
    )
    return [Happened(at.astimezone(CHINA), *rest) for at, *rest in rows.fetchall()]
