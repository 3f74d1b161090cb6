"""A small city that has lived through all its months, for whoever looks at its books."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yanglao.store.acting import Agency


@pytest.fixture(scope="session")
def city(lived_city: Callable[[str], Agency]) -> Agency:
    """The city at the end of 2016, all its books closed."""
    return lived_city("audited")
