"""The law of the plan in a month, with what a case says of it changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from yanglao.kernel.months import month
from yanglao.policy.law import Law, Laws
from yanglao.policy.loading import load_plan

LawWith = Callable[..., Law]


@pytest.fixture(scope="session")
def law_with() -> LawWith:
    """`law_with(reading=value, …)`: the Dongfang law of January 2012 with some attributes changed."""
    law = Laws(load_plan("dongfang-2011")).at(month(2012, 1))
    return lambda **changed: replace(law, **changed)


@pytest.fixture
def law(law_with: LawWith) -> Law:
    return law_with()
