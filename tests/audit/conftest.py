"""A small city that has lived through all its months, for whoever looks at its books."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yanglao.commands.demo.run import live
from yanglao.commands.office import Office
from yanglao.store.acting import Agency

RESIDENTS, SEED = 400, 11


@pytest.fixture(scope="session")
def office(new_office: Callable[[str], Office]) -> Office:
    return new_office("audited")


@pytest.fixture(scope="session")
def city(office: Office) -> Agency:
    """The city at the end of 2016, all its books closed."""
    return live(office, residents=RESIDENTS, seed=SEED)
