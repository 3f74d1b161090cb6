"""Databases for the campaigns: made once, cloned as often as wanted, looked at as the owner sees them."""

from __future__ import annotations

import contextlib
import itertools
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from faults import book
from faults.children import Job, Launcher, Outcome
from faults.deeds import Deed, line, ready
from psycopg import sql
from signing import sign_in

from yanglao.commands.office import Office, keys_path, office_at
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import with_database, with_user

BUSY = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
numbers = itertools.count(1)


@dataclass(slots=True)
class City:
    """A database with the folder of its keys and files, and a launcher for its deeds; `owner` looks at it from above."""

    url: str
    data: Path
    launcher: Launcher
    _owner: psycopg.Connection | None = None

    @property
    def owner(self) -> psycopg.Connection:
        if self._owner is None:
            self._owner = psycopg.connect(self.url, autocommit=True)
        return self._owner

    def leave(self) -> None:
        """Nobody looks at it any more: it may be cloned or dropped."""
        if self._owner is not None:
            self._owner.close()
        self._owner = None

    def run(self, deed: Any, *, trap: Any = None, line: list[str] | None = None) -> Outcome:
        """Do a ready deed in a process of its own, and wait until the server has done with it too."""
        outcome = self.launcher.run(Job(self.url, self.data, deed, trap, tuple(line or ())))
        self.calm_down()
        return outcome

    def ready(self, deed: Deed) -> Deed:
        with self.office() as office:
            return ready(office, deed, self.data)

    def live(self, deeds: list[Deed], *, typed: bool = False) -> dict[str, Outcome]:
        """Do deeds one after the other, undisturbed (typed: as commands, where there are any); what became of each."""
        return {deed.key: self.done(self.ready(deed), typed=typed) for deed in deeds}

    def done(self, deed: Any, *, typed: bool = False) -> Outcome:
        """Do a ready deed, which is neither refused nor fails."""
        outcome = self.run(deed, line=line(deed, self.data) if typed else None)
        assert (outcome.code, outcome.raw, outcome.status) == ("", "", 0), (deed.key, outcome)
        if deed.act == "found_area":
            sign_in(self.url)
        return outcome

    def calm_down(self) -> None:
        """Until the server has ended whatever it did for a process that is no more."""
        late = time.monotonic() + 30
        while self.owner.execute(BUSY).fetchone() != (0,):
            assert time.monotonic() < late, "the server goes on working for nobody"
            time.sleep(0.002)

    @contextlib.contextmanager
    def office(self) -> Iterator[Office]:
        with office_at(with_user(self.url, APPLICATION_ROLE), self.data) as office:
            yield office

    def digest(self) -> dict[str, str]:
        return book.digest(self.owner)

    def book(self) -> book.Book:
        return book.book(self.owner)

    def complaints(self, *, with_rederivation: bool = True) -> dict[str, Any]:
        with self.office() as office:
            return book.complaints(office, with_rederivation=with_rederivation)


def clone(city: City) -> City:
    """Another database with the same in it and the same keys, in a folder of its own."""
    city.leave()
    name = f"{psycopg.conninfo.conninfo_to_dict(city.url)['dbname']}_{next(numbers)}"
    with maintenance(city) as owner:
        owner.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(_name(city))
            )
        )
    data = city.data.parent / name
    data.mkdir(mode=0o700)
    shutil.copy2(keys_path(city.data), keys_path(data))
    return City(with_database(city.url, name), data, city.launcher)


def drop(city: City) -> None:
    city.leave()
    with maintenance(city) as owner:
        owner.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(_name(city))))


@contextlib.contextmanager
def cloned(city: City) -> Iterator[City]:
    one = clone(city)
    try:
        yield one
    finally:
        drop(one)


@contextlib.contextmanager
def maintenance(city: City) -> Iterator[psycopg.Connection]:
    with psycopg.connect(with_database(city.url, "postgres"), autocommit=True) as owner:
        yield owner


def _name(city: City) -> str:
    return str(psycopg.conninfo.conninfo_to_dict(city.url)["dbname"])
