"""The public pages without a database: on a November day of 2016, of a made-up area under the plan as its folder has it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.test import Client

from yanglao.policy.law import Laws
from yanglao.policy.loading import load_plan
from yanglao.site.migrations import load_django
from yanglao.store.acting import Area
from yanglao.store.read.areas import NamedArea, Unit

LAWS = Laws(load_plan("dongfang-2011"))
HERE = NamedArea(Area(1, "469007", "dongfang-2011", 24141), "东方市")
YEAR = {
    "year": 2016,
    "insured": 12345,
    "paid_in_fen": 100,
    "province_fen": 0,
    "city_fen": 0,
    "pensions_fen": 123456789012,
    "pensioners": 2345,
    "balance_own_fen": 987654321098,
}
UNITS = [
    Unit("01", "永安社区", "community"),
    Unit("08", "墩头居委会", "committee"),
    Unit("12", "广坝农场", "farm"),
]


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """A browser on the public pages."""
    load_django()

    @contextmanager
    def nothing() -> Iterator[None]:
        yield None

    monkeypatch.setenv("YANGLAO_TODAY", "2016-11-20")
    for page in ("estimate", "join", "home", "questions"):
        monkeypatch.setattr(f"yanglao.web.{page}.reading", nothing)
    for page in ("estimate", "join", "questions"):
        monkeypatch.setattr(f"yanglao.web.{page}.laws_here", lambda _: LAWS)
    monkeypatch.setattr("yanglao.web.home.all_areas", lambda _: [HERE])
    monkeypatch.setattr("yanglao.web.home.area_here", lambda _: HERE)
    monkeypatch.setattr("yanglao.web.home.years_table", lambda *_: [YEAR])
    monkeypatch.setattr("yanglao.web.home.units_in_order", lambda *_: UNITS)
    yield Client(SERVER_NAME="127.0.0.1")
