"""Where the database is, for each of the three who come to it.

    owner            DATABASE_URL, else the bundled server's superuser: `yanglao migrate` and nothing else
    yanglao_app      YANGLAO_APP_URL, else the owner's address with that user and no password in it
    yanglao_reader   YANGLAO_READER_URL, likewise: pages that only read

libpq finds a password that is not in an address in PGPASSWORD or ~/.pgpass.
"""

from __future__ import annotations

import os

from yanglao.site.paths import data_dir
from yanglao.site.postgres import (
    checked_address,
    connection_url,
    database_url,
    ensure_server,
    is_made,
    with_user,
)
from yanglao.site.refusal import InstallationRefused

APPLICATION_ROLE = "yanglao_app"
READER_ROLE = "yanglao_reader"
VARIABLES = {APPLICATION_ROLE: "YANGLAO_APP_URL", READER_ROLE: "YANGLAO_READER_URL"}


def owner_url() -> str:
    """The owner's address, the bundled server being made and started when that is needed."""
    return checked_address(database_url(data_dir()), "DATABASE_URL")


def role_url(role: str) -> str:
    """The address under which `role` comes in. Starts nothing; refused (not_migrated) when there is no database yet."""
    if own := _named(VARIABLES[role]):
        return checked_address(own, VARIABLES[role])
    if served := _named("DATABASE_URL"):
        return with_user(checked_address(served, "DATABASE_URL"), role)
    if not is_made(data_dir()):
        raise not_migrated()
    return connection_url(data_dir(), user=role)


def running_role_url(role: str) -> str:
    """`role_url`, the bundled server being started when it is the one and does not run."""
    url = role_url(role)
    if not _named(VARIABLES[role]) and not _named("DATABASE_URL"):
        ensure_server(data_dir())
        return role_url(role)
    return url


def not_migrated() -> InstallationRefused:
    """There is no database, or none with tables: `yanglao migrate` makes them, nothing else does."""
    return InstallationRefused(
        "not_migrated",
        "数据库尚未建立数据表,请先运行 yanglao migrate。",
        "The database has no tables yet; run `yanglao migrate` first.",
    )


def _named(variable: str) -> str:
    return os.environ.get(variable, "").strip()
