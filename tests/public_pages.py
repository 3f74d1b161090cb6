"""The public pages without a database: on a November day of 2016, of a made-up area under the plan as its folder has it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from yanglao.policy.law import Laws
from yanglao.policy.loading import load_plan
from yanglao.site.migrations import load_django
from yanglao.store.acting import Area
from yanglao.store.installation import MadeUpCity
from yanglao.store.read.areas import NamedArea, Unit

LAWS = Laws(load_plan("dongfang-2011"))
HERE = NamedArea(Area(1, "469007", "dongfang-2011", 24141), "东方市")
PUBLISHED = {
    "enrolled_persons": 12345,
    "pensioned_persons": 2345,
    "raised_4001_fen": 987654321000,
    "yield_bp": 213,
    "paid_5001_fen": 123456789000,
    "paid_5201_fen": 12,
    "stands_1002_fen": 987654321098,
    "stands_3101_fen": 987654321000,
    "stands_3102_fen": 89,
    "stands_3103_fen": 7,
    "stands_3201_fen": 1,
    "stands_3202_fen": 1,
}
UNITS = [
    Unit("01", "永安社区", "community"),
    Unit("08", "墩头居委会", "committee"),
    Unit("12", "广坝农场", "farm"),
]


def dress(patch: pytest.MonkeyPatch) -> None:
    """Let the pages of this process be those of the made-up area, for as long as the patch holds."""
    load_django()

    @contextmanager
    def nothing() -> Iterator[None]:
        yield None

    patch.setenv("YANGLAO_TODAY", "2016-11-20")
    for page in ("estimate", "join", "home", "questions", "status", "pieces.page"):
        patch.setattr(f"yanglao.web.{page}.reading", nothing)
    for page in ("estimate", "join", "questions", "pieces.page"):
        patch.setattr(f"yanglao.web.{page}.laws_here", lambda _: LAWS)
    patch.setattr("yanglao.web.home.made_up_city", lambda _: None)
    patch.setattr("yanglao.web.pieces.page.made_up_city", lambda _: MadeUpCity(400, 1))
    for page in ("home", "status"):
        patch.setattr(f"yanglao.web.{page}.all_areas", lambda _: [HERE])
    patch.setattr("yanglao.web.home.area_here", lambda _: HERE)
    patch.setattr("yanglao.web.home.units_in_order", lambda *_: UNITS)
    for page in ("home", "status"):
        patch.setattr(
            f"yanglao.web.{page}.years_published", lambda *_: [(2015, PUBLISHED), (2014, PUBLISHED)]
        )
