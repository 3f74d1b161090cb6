"""The tables as this code wants them, and as a database says that it has them: a digest of every file that made them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import psycopg

from yanglao.ledger.chart import CHART
from yanglao.site.refusal import InstallationRefused
from yanglao.store.fact_kinds import KINDS_AS_ROWS
from yanglao.store.legs import legs_sql

SQL = Path(__file__).parent / "sql"
VIEWS = "views"  # made from code, and anew whenever that changes


@cache
def expected_tables() -> dict[str, str]:
    """Name -> SHA-256 of each file of SQL, and of what the views and the chart are made from."""
    files = {path.stem: path.read_bytes() for path in sorted(SQL.glob("*.sql"))}
    files[VIEWS] = repr((legs_sql(), sorted(CHART.items()), KINDS_AS_ROWS)).encode()
    return {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def recorded_tables(connection: psycopg.Connection) -> dict[str, str] | None:
    """The same as recorded when the tables were made, the latest of each; None when there are no tables."""
    row = connection.execute("SELECT to_regclass('public.schema_file') IS NOT NULL").fetchone()
    if row is None or not row[0]:
        return None
    rows = connection.execute("SELECT name, sha256 FROM public.schema_file ORDER BY id").fetchall()
    return dict(rows)


def record_tables(owner: psycopg.Connection) -> None:
    """Note what the tables were made from; nothing where that is noted already."""
    recorded = recorded_tables(owner) or {}
    for name, digest in expected_tables().items():
        if recorded.get(name) != digest:
            owner.execute("INSERT INTO public.schema_file (name, sha256) VALUES (%s, %s)", (name, digest))


def refuse_foreign_tables(owner: psycopg.Connection) -> None:
    """Refuse a database with tables that are not ours, or ours in a version that this code cannot bring up to its own."""
    recorded = recorded_tables(owner)
    if recorded is None:
        _refuse_strangers(owner)
        return
    expected = expected_tables()
    if any(expected.get(name) != digest for name, digest in recorded.items() if name != VIEWS):
        raise InstallationRefused(
            "tables_of_another_version",
            "数据库的数据表由另一版本的程序建立,本版本不能升级它。请使用建立它的版本,或另建空库。",
            "The tables were made by another version of this program, which this one cannot bring up to date; use that"
            " version, or an empty database.",
        )


def _refuse_strangers(owner: psycopg.Connection) -> None:
    row = owner.execute(
        "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        " AND tablename <> 'django_migrations'"
    ).fetchone()
    if row and row[0]:
        raise InstallationRefused(
            "database_not_empty",
            "数据库里已有其他程序的数据表,请给本系统一个空库。",
            "There are tables of something else in the database; give this system an empty one.",
        )
