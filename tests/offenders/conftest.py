"""A city whose books a superuser may edit behind the application's back; every edit is undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
import pytest

from yanglao.site.postgres import SUPERUSER, with_user
from yanglao.store.acting import Agency

Behind = Callable[..., Iterator[Agency]]


@pytest.fixture(scope="session")
def city(lived_city: Callable[[str], Agency]) -> Agency:
    return lived_city("offenders")


@pytest.fixture(scope="session")
def superuser(city: Agency) -> Iterator[Agency]:
    """The same books through a connection that no trigger and no right holds back."""
    with psycopg.connect(with_user(city.connection.info.dsn, SUPERUSER), autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        yield Agency(connection, city.area, city.keys, city.sessions)


@pytest.fixture
def planted(superuser: Agency) -> Callable[..., object]:
    """`with planted(statement, …) as agency:` the books with the error in them; one row must have been touched."""

    @contextmanager
    def plant(*statements: str) -> Iterator[Agency]:
        with superuser.connection.transaction(force_rollback=True):
            for statement in statements:
                done = superuser.connection.execute(statement)
                assert done.rowcount == 1, (done.rowcount, statement)
            yield superuser

    return plant
