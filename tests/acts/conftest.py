"""An office on a real database of its own for each test module."""

from collections.abc import Callable

import pytest
from acts.desk import Desk, found

from yanglao.commands.office import Office
from yanglao.store.acting import Agency


@pytest.fixture(scope="module")
def office(new_office: Callable[[str], Office], request: pytest.FixtureRequest) -> Office:
    """An empty office of this test module, connected with the application's rights."""
    return new_office(request.module.__name__.rsplit(".", 1)[-1])


@pytest.fixture(scope="module")
def agency(office: Office) -> Agency:
    """An office with its area and staff."""
    return found(office)


@pytest.fixture(scope="module")
def desk(agency: Agency, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(agency, tmp_path_factory.mktemp("desk"))
