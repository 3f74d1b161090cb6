"""Whom to ask of an error: those who read a table that it touches. The others read what they read before, and say what they said.

Why nobody is left out who could see it: who asks comes to the same answer by the same way as long as every row read is the same. The
first row that is another is one of a table that was read without the error too, and PostgreSQL locks a table for whoever reads it, by
whatever way (a view, a function, a join that finds nothing), until the transaction ends; so the table stands among the locks. A
materialised copy, or something remembered in Python, would tell of the error to nobody, asked or not. No check goes back to a
savepoint, which would set locks free.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import psycopg

from yanglao.store.acting import Agency

READ, WRITTEN = ["AccessShareLock", "RowShareLock"], ["RowExclusiveLock"]
_LOCKED = (
    "SELECT c.relname FROM pg_locks l JOIN pg_class c ON c.oid = l.relation AND c.relkind IN ('r', 'p')"
    " WHERE l.pid = pg_backend_pid() AND l.mode = ANY(%s) AND c.relnamespace = 'public'::regnamespace"
)
Said = TypeVar("Said")


@dataclass(frozen=True, slots=True)
class Asked(Generic[Said]):
    """What somebody says of the books without an error, and the tables that were read for it."""

    said: Said
    reads: frozenset[str]


def asked(agency: Agency, ask: Callable[[Agency], Said]) -> Asked[Said]:
    """Ask of the books as they are; what is asked must read something."""
    with agency.connection.transaction(force_rollback=True):
        said = ask(agency)
        reads = locked(agency.connection, READ)
    assert reads
    return Asked(said, reads)


def locked(connection: psycopg.Connection, mode: list[str]) -> frozenset[str]:
    """The tables that the transaction now open has read, or has written."""
    return frozenset(name for (name,) in connection.execute(_LOCKED, (mode,)).fetchall())


def concerned(agency: Agency, before: dict[str, Asked[Said]]) -> list[str]:
    """Those who read a table that the transaction now open has written."""
    touched = locked(agency.connection, WRITTEN)
    assert touched
    return [name for name, one in before.items() if one.reads & touched]
