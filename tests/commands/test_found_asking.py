"""`yanglao found` without a file asks, writes the file, and founds from it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from commands.databases import rows

ANSWERS = (
    "merged-2014",
    "",  # the name: asked again
    "甲市",
    "46010",  # the code: asked again
    "460100",
    "2013-01",  # before the plan began: refused when it is founded
    "永安社区",
    "460100-01",
    "village",  # the kind: asked again
    "community",
    "",
    "Wang Hai",  # the login: asked again
    "wanghai",
    "王海",
    "king",  # the role: asked again
    "clerk, reviewer",
    "",
    "chenmei",
    "陈梅",
    "assistant",
    "460100-01",
    "",
)


@pytest.fixture
def office(installed: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch, request: Any) -> Any:
    made = installed(f"asking_{abs(hash(request.node.name)) % 10**8}")
    monkeypatch.chdir(made.data)
    return made


def typed(office: Any, *lines: str) -> Any:
    with mock.patch("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines))):
        return office.run("found")


def with_opening(month: str) -> tuple[str, ...]:
    return tuple(month if line == "2013-01" else line for line in ANSWERS)


def test_an_office_is_founded_by_answers(office: Any) -> None:
    done = typed(office, *with_opening("2015-07"), "y")
    assert done.returncode == 0, done.stderr
    written = (Path(office.data) / "city.toml").read_text(encoding="utf-8")
    assert 'opening = "2015-07"' in written and 'roles = ["clerk", "reviewer"]' in written
    assert rows(office.url, "SELECT code, name, opens_in FROM area") == [("460100", "甲市", 2015 * 12 + 6)]
    assert rows(office.url, "SELECT login, role, unit_id IS NOT NULL FROM staff_role ORDER BY id") == [
        ("wanghai", "clerk", False),
        ("wanghai", "reviewer", False),
        ("chenmei", "assistant", True),
    ]
    again = typed(office, "merged-2014")
    assert again.returncode == 1 and "founding_file_exists" in again.stderr


def test_without_a_yes_nothing_is_written(office: Any) -> None:
    done = typed(office, *with_opening("2015-07"), "n")
    assert done.returncode == 1 and "not_founded" in done.stderr
    assert not (Path(office.data) / "city.toml").exists()
    assert rows(office.url, "SELECT count(*) FROM area") == [(0,)]


def test_what_the_plan_rules_out_is_said(office: Any) -> None:
    done = typed(office, *ANSWERS, "y")
    assert done.returncode == 1 and "opens_before_launch" in done.stderr


def test_answers_that_stop_are_said(office: Any) -> None:
    done = typed(office, *ANSWERS[:5])
    assert done.returncode == 1 and "not_founded" in done.stderr
