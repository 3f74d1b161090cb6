"""What every command over the database needs: a connection with the application's rights, the keys, the area."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from yanglao.policy.loading import load_plan
from yanglao.site.addresses import APPLICATION_ROLE, running_role_url
from yanglao.site.paths import data_dir
from yanglao.store.acting import Agency, Area, area_of
from yanglao.store.connection import connected
from yanglao.store.installation import check_keys
from yanglao.store.read.areas import all_areas, only_area
from yanglao.store.secrets import Keys, keys_path, load_keys

__all__ = ["Office", "keys_path", "office_at", "open_office"]


@dataclass(frozen=True, slots=True)
class Office:
    """An open connection with the keys of its database."""

    connection: psycopg.Connection
    keys: Keys
    data: Path

    def agency(self, code: str | None = None, sessions: Mapping[str, str] | None = None) -> Agency:
        """The office of an area: where its acts are done, by those who have signed in."""
        return Agency(self.connection, self.area(code), self.keys, {} if sessions is None else sessions)

    def area(self, code: str | None = None) -> Area:
        """The area with that division code; without one the only area there is."""
        return only_area(self.connection) if code is None else area_of(self.connection, code)


@contextmanager
def open_office() -> Iterator[Office]:
    """Work with the database of this installation, which has been set up (`yanglao migrate`) with the keys that are here."""
    with office_at(running_role_url(APPLICATION_ROLE), data_dir()) as office:
        yield office


@contextmanager
def office_at(url: str, data: Path) -> Iterator[Office]:
    """Work with the database at `url`, the application's address, and the keys in the folder `data`.

    Raises PlanUnknown or PlanInvalid when an area's plan is not here as it should be.
    """
    with connected(url) as connection:
        keys = load_keys(keys_path(data))
        check_keys(connection, keys)
        for one in all_areas(connection):
            load_plan(one.area.plan)
        yield Office(connection, keys, data)
