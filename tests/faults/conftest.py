"""Launchers of processes, and a database with two pooling areas in which nothing has happened yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from faults.children import Launcher
from faults.cities import City
from faults.tale import areas

from yanglao.commands.office import keys_path
from yanglao.store.migrating import migrate


@pytest.fixture(scope="session")
def launchers() -> Iterator[tuple[Launcher, Launcher]]:
    """Two, for what is done at once."""
    both = Launcher(), Launcher()
    yield both
    for one in both:
        one.close()


@pytest.fixture(scope="session")
def empty_city(
    fresh_database: Callable[[str], str],
    launchers: tuple[Launcher, Launcher],
    tmp_path_factory: pytest.TempPathFactory,
) -> City:
    """Both areas founded; only to be cloned."""
    data: Path = tmp_path_factory.mktemp("faults")
    city = City(fresh_database("faults"), data, launchers[0])
    migrate(city.url, keys_path(data))
    city.live(areas())
    return city
