"""Databases that are made once in a run and copied for whoever asks: one that has been set up, and a city that has lived.

The first process that asks makes a template, the others wait for it. Its folder holds the keys, and the name of the database.
"""

from __future__ import annotations

import fcntl
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from yanglao.commands.demo.run import live
from yanglao.commands.office import Office, keys_path, office_at
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import with_database, with_user
from yanglao.store.acting import Agency
from yanglao.store.migrating import migrate

RESIDENTS, SEED = 400, 38
"""Of the city that has lived."""
SET_UP, CITY = "set_up", "city"
_NAME, _SESSIONS = "database", "sessions"
_RIGHTS_OF_PUBLIC = (
    "SELECT r.privilege_type FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) r"
    " WHERE d.datname = %s AND r.grantee = 0"
)


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of a run: the server's address, the run's folder, and what the names of its databases begin with."""

    server: str
    folder: Path
    prefix: str

    def set_up(self, database: str, data: Path) -> str:
        """A database as `yanglao migrate` leaves it, with its keys in the folder; its address."""
        return self._copied(SET_UP, lambda url, folder: migrate(url, keys_path(folder)), database, data)

    def city(self, database: str, data: Path) -> str:
        """The same of a city at the end of 2016, all its books closed."""
        return self._copied(CITY, self._live, database, data)

    def staff_of(self, office: Office) -> Agency:
        """The copied city's office, its staff signed in."""
        return office.agency(sessions=json.loads((self.folder / CITY / _SESSIONS).read_text()))

    def _live(self, url: str, folder: Path) -> None:
        with office_at(with_user(url, APPLICATION_ROLE), folder) as office:
            agency = live(office, residents=RESIDENTS, seed=SEED)
            (folder / _SESSIONS).write_text(json.dumps(dict(agency.sessions)))

    def _copied(self, name: str, make: Callable[[str, Path], object], database: str, data: Path) -> str:
        template = self._template(name, make)
        url = create(self.server, database, template)
        _let_public_do_the_same(self.server, database, template)
        shutil.copy2(keys_path(self.folder / name), keys_path(data))
        return url

    def _template(self, name: str, make: Callable[[str, Path], object]) -> str:
        folder, database = self.folder / name, f"{self.prefix}_{name}"
        with _alone(self.folder / f"{name}.lock"):
            if not (folder / _NAME).exists():
                folder.mkdir(mode=0o700)
                make(self._empty(name, database, folder), folder)
                (folder / _NAME).write_text(database)
        return database

    def _empty(self, name: str, database: str, folder: Path) -> str:
        """What a template is made of: nothing, or (the city) one that has been set up."""
        return create(self.server, database) if name == SET_UP else self.set_up(database, folder)


def create(server: str, database: str, template: str = "template0") -> str:
    """A new database; its address."""
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8'")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement.format(sql.Identifier(database), sql.Identifier(template)))
    return with_database(server, database)


def _let_public_do_the_same(server: str, database: str, template: str) -> None:
    """PostgreSQL copies what is in a database, and not who may do what with it as a whole."""
    name = sql.Identifier(database)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
        for (right,) in connection.execute(_RIGHTS_OF_PUBLIC, (template,)).fetchall():
            connection.execute(sql.SQL("GRANT {} ON DATABASE {} TO PUBLIC").format(sql.SQL(right), name))


def drop(server: str, database: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database))
        )


def drop_templates(server: str, folder: Path) -> None:
    """On a server that outlives the run."""
    for note in folder.glob(f"*/{_NAME}"):
        drop(server, note.read_text())


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
