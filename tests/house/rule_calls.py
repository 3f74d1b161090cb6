"""A plugin that notes which rules each test file runs: `-p house.rule_calls --rule-calls FILE` writes file -> rules."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from yanglao.kernel.explain import explaining

CALLS: dict[str, set[str]] = defaultdict(set)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rule-calls", type=Path, default=None)


@pytest.fixture(autouse=True)
def heard(request: pytest.FixtureRequest) -> Iterator[None]:
    with explaining() as trace:
        yield
    file = str(request.path.relative_to(request.config.rootpath))
    CALLS[file] |= {f"{step.rule.module}.{step.rule.name}" for step in trace.steps}


def pytest_sessionfinish(session: pytest.Session) -> None:
    to = session.config.getoption("--rule-calls")
    if to is not None:
        to.write_text(json.dumps({file: sorted(rules) for file, rules in CALLS.items()}))
