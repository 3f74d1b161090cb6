"""办公连接 The desks' way to the office: connections under the role that acts, a few that every request shares, and the keys."""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock

import psycopg
from django.http import Http404
from psycopg_pool import ConnectionPool, PoolTimeout

from yanglao.site.addresses import APPLICATION_ROLE, running_role_url
from yanglao.site.paths import data_dir
from yanglao.store.acting import Agency, Area
from yanglao.store.connection import admit
from yanglao.store.installation import check_keys
from yanglao.store.read.areas import all_areas
from yanglao.store.secrets import Keys, keys_path, load_keys

MOST_CONNECTIONS = 8
WAITS_SECONDS = 10
_POOLS: dict[tuple[str, Path], ConnectionPool[psycopg.Connection]] = {}
_OPENING = Lock()


@contextmanager
def office(token: str = "", login: str = "") -> Iterator[Agency]:
    """The office of the area of these pages, with the session of whoever has come in. Raises one of `reading.DOWN`.

    Acts open their own transactions; what a page reads together, it reads `at_one_moment`.
    """
    try:
        with _pool(running_role_url(APPLICATION_ROLE), data_dir()).connection(WAITS_SECONDS) as connection:
            yield Agency(connection, _area(connection), _keys(data_dir()), {login: token} if login else {})
    except PoolTimeout as fault:
        raise psycopg.OperationalError("no connection became free") from fault


def _area(connection: psycopg.Connection) -> Area:
    areas = all_areas(connection)
    if not areas:
        raise Http404("no area has been founded")
    return areas[0].area


def close_pools() -> None:
    """Give every connection back, when the pages of this process are over."""
    while _POOLS:
        _POOLS.popitem()[1].close()


def _pool(url: str, data: Path) -> ConnectionPool[psycopg.Connection]:
    """The connections of this process to one installation."""
    with _OPENING:
        if (url, data) not in _POOLS:
            _POOLS[url, data] = _opened(url, data)
        return _POOLS[url, data]


def _opened(url: str, data: Path) -> ConnectionPool[psycopg.Connection]:
    """A few connections; one that has gone away is replaced before it is lent. They are given back when the process ends."""
    atexit.register(close_pools)

    def admitted(connection: psycopg.Connection) -> None:
        admit(connection, APPLICATION_ROLE)
        check_keys(connection, _keys(data))

    return ConnectionPool(
        url,
        min_size=1,
        max_size=MOST_CONNECTIONS,
        kwargs={"autocommit": True, "application_name": "yanglao pages"},
        configure=admitted,
        check=ConnectionPool.check_connection,
        open=True,
    )


@cache
def _keys(data: Path) -> Keys:
    return load_keys(keys_path(data))
