"""Every address says who may open it; what is not open to somebody does not exist for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern

from yanglao.acts.roles import ROLES
from yanglao.site.migrations import load_django
from yanglao.web.access import Access


@pytest.fixture(scope="module")
def routes() -> dict[str, URLPattern]:
    load_django()
    from yanglao.site.urls import urlpatterns

    return {str(route.pattern): route for route in urlpatterns}


@pytest.fixture
def stranger() -> Iterator[Client]:
    load_django()
    yield Client(SERVER_NAME="127.0.0.1")


def test_every_address_names_who_may_open_it(routes: dict[str, URLPattern]) -> None:
    unsaid = [
        path
        for path, route in routes.items()
        if not isinstance(getattr(route.callback, "access", None), Access)
    ]
    assert unsaid == []


def test_an_address_of_staff_is_open_to_staff_alone(routes: dict[str, URLPattern]) -> None:
    of_staff = {
        path: route for path, route in routes.items() if path.startswith("staff") and "sign-in" not in path
    }
    assert of_staff and {route.callback.access.kind for route in of_staff.values()} == {"staff"}  # type: ignore[attr-defined]
    named = {role for route in of_staff.values() for role in route.callback.access.roles}  # type: ignore[attr-defined]
    assert named <= ROLES.keys()


def test_addresses_can_be_read(routes: dict[str, URLPattern]) -> None:
    """Words and numbers, handed to a colleague as they are."""
    for path in routes:
        if not path.startswith("^"):
            assert re.fullmatch(r"[a-z0-9/<>:_\-]*", path), path
