"""An office on a real database of its own for each test module."""

from collections.abc import Callable

import pytest

from yanglao.commands.office import Office


@pytest.fixture(scope="module")
def office(new_office: Callable[[str], Office], request: pytest.FixtureRequest) -> Office:
    """An empty office of this test module, connected with the application's rights."""
    return new_office(request.module.__name__.rsplit(".", 1)[-1])
