"""Connections: opened with the rights of the application's role, which may append and read and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

APPLICATION_ROLE = "yanglao_app"


def connect(url: str) -> psycopg.Connection:
    """A connection for acts and reads; transactions are opened by the acts."""
    connection = psycopg.connect(url, autocommit=True, application_name="yanglao")
    connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(APPLICATION_ROLE)))
    return connection


@contextmanager
def connected(url: str) -> Iterator[psycopg.Connection]:
    connection = connect(url)
    try:
        yield connection
    finally:
        connection.close()


def lock_area(connection: psycopg.Connection, area_id: int, *, shared: bool) -> None:
    """Hold an area until the transaction ends: shared by acts that add facts, alone by runs that need all of them."""
    function = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
    connection.execute(sql.SQL("SELECT {}(7401, %s)").format(sql.SQL(function)), (area_id,))
