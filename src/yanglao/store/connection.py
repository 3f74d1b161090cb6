"""The door: every connection but the set-up's is opened here, by a role that appends and reads, or one that only reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import pq

from yanglao.site.addresses import APPLICATION_ROLE, READER_ROLE, VARIABLES, not_migrated
from yanglao.site.refusal import InstallationRefused
from yanglao.store.tables import expected_tables, recorded_tables

AREA_LOCK = 7401  # class of the advisory locks on areas

__all__ = [
    "APPLICATION_ROLE",
    "READER_ROLE",
    "Busy",
    "admit",
    "at_one_moment",
    "connect",
    "connected",
    "lock_area",
    "need_not_wait_for_disk",
    "without_waiting",
]


def connect(url: str, role: str = APPLICATION_ROLE) -> psycopg.Connection:
    """A connection for acts and reads, of the application or of one that only reads; transactions are opened by the acts.

    Refused (InstallationRefused): login_refused, wrong_role, not_migrated, other_tables; OperationalError when nothing answers.
    """
    connection = _opened(url, role)
    try:
        admit(connection, role)
    except BaseException:
        connection.close()
        raise
    return connection


def admit(connection: psycopg.Connection, role: str) -> None:
    """Refuse a session that is not `role` alone, and tables other than those of this code."""
    _is_role(connection, role)
    recorded = recorded_tables(connection)
    if recorded is None:
        raise not_migrated()
    if recorded != expected_tables():
        raise InstallationRefused(
            "other_tables",
            "数据库的数据表与本程序的版本不一致,请先运行 yanglao migrate。",
            "The tables of the database are of another version than this program; run `yanglao migrate` first.",
        )


@contextmanager
def connected(url: str) -> Iterator[psycopg.Connection]:
    connection = connect(url)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def at_one_moment(connection: psycopg.Connection) -> Iterator[None]:
    """Everything read inside the block is as it stood at one moment."""
    with connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def need_not_wait_for_disk(connection: psycopg.Connection) -> None:
    """For a made-up city: what was done need not be on the disk before the next is begun. After a power cut the last of it may be
    missing, never part of an act, and is done again."""
    connection.execute("SET synchronous_commit = off")


def lock_area(connection: psycopg.Connection, area_id: int) -> None:
    """Hold an area alone until the transaction ends."""
    connection.execute("SELECT pg_advisory_xact_lock(%s, %s)", (AREA_LOCK, area_id))


PATIENCE = "300ms"


class Busy(Exception):
    """Somebody else holds what was wanted."""


@contextmanager
def without_waiting(connection: psycopg.Connection) -> Iterator[None]:
    """For what nobody has asked for in so many words: it waits for nobody longer than PATIENCE, and nothing of it stays. Raises Busy."""
    try:
        with connection.transaction(force_rollback=True):
            connection.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
            yield
    except psycopg.errors.LockNotAvailable as fault:
        raise Busy from fault


NO_ROOM = ("too many clients", "too many connections", "remaining connection slots")
"""What PostgreSQL says where it has no connection left; a fault of connecting carries no code."""


def _opened(url: str, role: str) -> psycopg.Connection:
    """A server that answers and lets the role not in has no such role yet, or wants its password."""
    try:
        return psycopg.connect(url, autocommit=True, application_name="yanglao")
    except psycopg.OperationalError as fault:
        if pq.PGconn.ping(url.encode()) != pq.Ping.OK:
            raise
        if any(words in str(fault) for words in NO_ROOM):
            raise InstallationRefused(
                "no_connection_left",
                "数据库的连接数已满,本次没有办理,请稍后重试;经常如此时,请管理员调大 max_connections 或关闭闲置的连接。",
                "The database has no connection left and nothing was done; try again in a moment. Where that happens often, let the"
                " administrator raise max_connections or close idle connections.",
            ) from fault
        raise InstallationRefused(
            "login_refused",
            f"不能以 {role} 登录数据库。新装的数据库请先运行 yanglao migrate;使用自己的 PostgreSQL 时,请检查"
            f" {VARIABLES[role]} 和口令。",
            f"The database does not let {role} in. A new one wants `yanglao migrate` first; on a PostgreSQL of your own,"
            f" check {VARIABLES[role]} and the password.",
        ) from fault


def _is_role(connection: psycopg.Connection, role: str) -> None:
    """The session belongs to `role`, which can become nobody else: no RESET ROLE leads back to an owner."""
    row = connection.execute(
        "SELECT session_user = %(role)s AND current_user = %(role)s AND NOT r.rolsuper AND NOT EXISTS"
        " (SELECT FROM pg_auth_members m WHERE m.member = r.oid) FROM pg_roles r WHERE r.rolname = session_user",
        {"role": role},
    ).fetchone()
    if row is None or not row[0]:
        raise InstallationRefused(
            "wrong_role",
            f"数据库连接不是单纯的 {role} 角色:请检查 {'、'.join(VARIABLES.values())},该角色不得是超级用户,也不得属于其他角色。",
            f"The session is not of the role {role} alone; check {' and '.join(VARIABLES.values())}. The role must be no"
            " superuser and a member of no other role.",
        )
