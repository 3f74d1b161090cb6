"""The `yanglao` command as somebody types it, on a database and a data folder of its own: in a process, or within this one."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from installation import Installation
from signing import sign_in

from yanglao.acts.found_area import found_area
from yanglao.commands.demo.desks import STAFF
from yanglao.commands.office import office_at
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import with_user

UNITS = [("469007-01", "永安社区", "community")]
NUMBERS = itertools.count(1)


@pytest.fixture
def fresh(fresh_database: Callable[[str], str], tmp_path: Path) -> tuple[str, Path]:
    """An empty database and an empty folder."""
    return fresh_database(f"door_{next(NUMBERS)}"), tmp_path


@pytest.fixture
def ready(set_up: Callable[[str, Path], str], tmp_path: Path) -> tuple[str, Path]:
    """A database that has been set up, with its keys in the folder."""
    return set_up(f"door_{next(NUMBERS)}", tmp_path), tmp_path


@pytest.fixture(scope="module")
def office(set_up: Callable[[str, Path], str], tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation with the area 东方市 and its staff, and nobody registered."""
    data = tmp_path_factory.mktemp("office")
    made = Installation(set_up(f"office_{data.name}", data), data)
    with office_at(with_user(made.url, APPLICATION_ROLE), data) as office:
        found_area(
            office.connection, office.keys, plan="dongfang-2011", name="东方市", units=UNITS, staff=STAFF
        )
    sign_in(made.url)
    return made


@pytest.fixture
def new_installation(fresh_database: Callable[[str], str], tmp_path: Path) -> Callable[[str], Installation]:
    """`new_installation("name")`: an empty database and an empty folder; nothing is set up."""

    def make(name: str) -> Installation:
        data = tmp_path / "data"
        data.mkdir(mode=0o700)
        return Installation(fresh_database(name), data)

    return make


@pytest.fixture
def installed(set_up: Callable[[str, Path], str], tmp_path: Path) -> Callable[[str], Installation]:
    """`installed("name")`: the same as `yanglao migrate` leaves it."""

    def make(name: str) -> Installation:
        data = tmp_path / "data"
        data.mkdir(mode=0o700)
        return Installation(set_up(name, data), data)

    return make
