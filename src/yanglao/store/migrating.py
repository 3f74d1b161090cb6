"""建库 Setting a database up: roles, tables, views, keys. The one thing that comes in as the owner."""

from __future__ import annotations

from pathlib import Path

import psycopg
from psycopg import errors, sql

from yanglao.site.addresses import APPLICATION_ROLE, READER_ROLE
from yanglao.site.migrations import apply_migrations
from yanglao.site.refusal import InstallationRefused
from yanglao.store.entries import install_views
from yanglao.store.fact_kinds import fill_fact_kinds
from yanglao.store.installation import MadeUpCity, refuse_neighbours, settle_keys
from yanglao.store.secrets import Keys
from yanglao.store.tables import record_tables, recorded_tables, refuse_foreign_tables

ONE_AT_A_TIME = 7404  # an advisory lock


def migrate(owner_url: str, keys_path: Path, *, city: MadeUpCity | None = None) -> Keys:
    """Bring a database to the tables of this code; repeated, it changes nothing. `city`: only if it may live there.

    Refused (InstallationRefused): database_not_empty, tables_of_another_version, roles_missing, keys_missing, keys_differ;
    (ActRefused) not_a_demo, other_city.
    """
    with psycopg.connect(owner_url, autocommit=True, application_name="yanglao migrate") as owner:
        owner.execute("SELECT pg_advisory_lock(%s)", (ONE_AT_A_TIME,))
        refuse_foreign_tables(owner)
        if city is not None and recorded_tables(owner) is not None:
            refuse_neighbours(owner, city)
        for role in (APPLICATION_ROLE, READER_ROLE):
            _make_role(owner, role)
        apply_migrations(owner_url)
        with owner.transaction():
            fill_fact_kinds(owner)
            install_views(owner)
            record_tables(owner)
        return settle_keys(owner, keys_path)


def _make_role(owner: psycopg.Connection, role: str) -> None:
    """A role that may log in; one that is there stays as it is."""
    if owner.execute("SELECT FROM pg_roles WHERE rolname = %s", (role,)).fetchone() is not None:
        return
    try:
        owner.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
    except (errors.DuplicateObject, errors.UniqueViolation):
        return  # another database of the same server is being set up
    except errors.InsufficientPrivilege as fault:
        raise InstallationRefused(
            "roles_missing",
            f"数据库里没有角色 {role},当前用户也无权建立。请由数据库管理员按 docs/operations/postgresql.md 建立。",
            f"There is no role {role}, and this user may not make it; let the server's administrator do it"
            " (docs/operations/postgresql.md).",
        ) from fault
