"""A browser on the public pages of a made-up area."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from public_pages import dress


@pytest.fixture
def public() -> Iterator[Client]:
    """Requests to the public pages, without a server."""
    with pytest.MonkeyPatch.context() as patch:
        dress(patch)
        yield Client(SERVER_NAME="127.0.0.1")


@pytest.fixture(scope="module", autouse=True)
def connections_given_back() -> Iterator[None]:
    """What pages of a module have opened is not kept for the next one."""
    yield
    from yanglao.web.office import close_pools

    close_pools()
