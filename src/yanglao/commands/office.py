"""What every command over the database needs: a set-up database, a connection, the keys, refusals told in words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import typer

from yanglao.site.paths import data_dir
from yanglao.site.postgres import database_url
from yanglao.store.acting import ActRefused, Area, area_of
from yanglao.store.connection import connect
from yanglao.store.entries import install_views
from yanglao.store.secrets import Keys, load_keys


@dataclass(frozen=True, slots=True)
class Office:
    """An open connection with an area's keys."""

    connection: psycopg.Connection
    keys: Keys
    data: Path

    def area(self, code: str = "469007") -> Area:
        return area_of(self.connection, code)


def set_up() -> str:
    """Bring the database of this installation to the current tables; returns its address. Safe to repeat."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yanglao.site.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    url = database_url(data_dir())
    with psycopg.connect(url, autocommit=True) as owner:
        install_views(owner)
    return url


@contextmanager
def open_office() -> Iterator[Office]:
    """Work with the database of this installation; a refused act ends the command with its sentence and exit status 1."""
    connection = connect(set_up())
    try:
        yield Office(connection, load_keys(data_dir() / "keys"), data_dir())
    except ActRefused as refused:
        typer.echo(f"{refused.zh}\n{refused.en} [{refused.code}]", err=True)
        raise typer.Exit(1) from refused
    finally:
        connection.close()
