"""Acts as recorded: who did what on which business day, under a key that makes a repetition harmless."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import psycopg

from yanglao.kernel.months import date_of, day_text
from yanglao.store.connection import lock_area


@dataclass(frozen=True, slots=True)
class By:
    """Who acts, on which business day (never the clock's), under which key. One key, one effect."""

    actor: str
    on: int
    key: str


@dataclass(frozen=True, slots=True)
class Area:
    """A pooling area: its number in the tables, division code and plan."""

    id: int
    code: str
    plan: str


class ActRefused(Exception):
    """An act that cannot be done; `code` for programs, `zh` and `en` tell a clerk what to do."""

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(f"{code}: {zh} / {en}")
        self.code, self.zh, self.en = code, zh, en


@dataclass(slots=True)
class Act:
    """An act under way inside its transaction."""

    connection: psycopg.Connection
    area: Area
    by: By
    id: int


def perform(
    connection: psycopg.Connection,
    area: Area,
    by: By,
    *,
    kind: str,
    content: Any,
    roles: tuple[str, ...],
    work: Callable[[Act], dict[str, Any]],
    alone: bool = False,
) -> dict[str, Any]:
    """Do `work` in one transaction and keep its answer. The same key and content again: the first answer, nothing done;
    the same key with other content is refused. `alone` holds the whole area, for runs."""
    digest = hashlib.sha256(_canonical(content)).digest()
    with connection.transaction():
        lock_area(connection, area.id, shared=not alone)
        connection.execute(
            "SELECT pg_advisory_xact_lock(7402, hashtext(%s))", (f"{area.id} {kind} {by.key}",)
        )
        earlier = _earlier(connection, area, by, kind, digest)
        if earlier is not None:
            return earlier
        _may(connection, area, by, roles)
        row = connection.execute(
            "INSERT INTO act (area_id, kind, actor, on_day, key, content) VALUES (%s, %s, %s, %s, %s, %s) RETURNING id",
            (area.id, kind, by.actor, date_of(by.on), by.key, digest),
        ).fetchone()
        assert row is not None
        answer = work(Act(connection, area, by, row[0]))
        connection.execute(
            "INSERT INTO act_outcome VALUES (%s, %s)", (row[0], json.dumps(answer, ensure_ascii=False))
        )
        return answer


def _canonical(content: Any) -> bytes:
    return (
        content
        if isinstance(content, bytes)
        else json.dumps(content, sort_keys=True, ensure_ascii=False).encode()
    )


def _earlier(
    connection: psycopg.Connection, area: Area, by: By, kind: str, digest: bytes
) -> dict[str, Any] | None:
    row = connection.execute(
        "SELECT a.content, a.actor, a.on_day, o.outcome FROM act a JOIN act_outcome o ON o.act_id = a.id"
        " WHERE a.area_id = %s AND a.kind = %s AND a.key = %s",
        (area.id, kind, by.key),
    ).fetchone()
    if row is None:
        return None
    if bytes(row[0]) != digest:
        raise ActRefused(
            "key_used",
            f"编号 {by.key} 已由 {row[1]} 于 {row[2]} 用于另一项业务,请核对后换一个编号。",
            f"The key {by.key} was used by {row[1]} on {row[2]} for something else; check, then take another.",
        )
    return {**row[3], "repeated": True}


def _may(connection: psycopg.Connection, area: Area, by: By, roles: tuple[str, ...]) -> None:
    row = connection.execute(
        "SELECT role FROM staff WHERE login = %s AND area_id = %s", (by.actor, area.id)
    ).fetchone()
    if row is None or row[0] not in roles:
        raise ActRefused(
            "not_your_task",
            f"{by.actor} 无权办理此项业务,应由 {'、'.join(roles)} 办理。",
            f"{by.actor} may not do this on {day_text(by.on)}; it is for: {', '.join(roles)}.",
        )


def area_of(connection: psycopg.Connection, code: str) -> Area:
    """The pooling area with that division code."""
    row = connection.execute("SELECT id, code, plan FROM area WHERE code = %s", (code,)).fetchone()
    if row is None:
        raise ActRefused("no_such_area", f"没有统筹区 {code}。", f"There is no pooling area {code}.")
    return Area(*row)
