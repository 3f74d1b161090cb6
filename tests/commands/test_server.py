"""`yanglao server`: the bundled PostgreSQL is looked at, stopped, started, and removed only when that is meant."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from installation import Installation

from yanglao.site import postgres

HERE = {"DATABASE_URL": "", "YANGLAO_APP_URL": "", "YANGLAO_READER_URL": ""}


@pytest.fixture
def own() -> Iterator[Installation]:
    folder = Path(tempfile.mkdtemp(prefix="yanglao-"))
    yield Installation("", folder)
    if postgres.is_made(folder):
        postgres.remove_server(folder)
    shutil.rmtree(folder)


def test_from_nothing_to_nothing(own: Installation) -> None:
    assert own.run("server", "status", **HERE).stdout == "尚未建立。\n"
    own.refused("server", "start", status=3, code="no_server", **HERE)
    assert own.run("migrate", **HERE).returncode == 0
    assert own.run("server", "status", **HERE).stdout.startswith("正在运行")
    assert own.run("server", "stop", **HERE).stdout == "已停止。\n"
    assert own.run("server", "stop", **HERE).stdout == "没有在运行。\n"
    assert own.run("server", "status", YANGLAO_LANG="en", **HERE).stdout.startswith("It does not run.")
    assert own.run("server", "start", **HERE).stdout.startswith("正在运行")
    own.refused("server", "remove", status=3, code="not_confirmed", **HERE)
    own.refused("server", "remove", "--really", "other", status=3, code="not_confirmed", **HERE)
    assert postgres.is_made(own.data)
    assert own.run("server", "remove", "--really", own.data.name, **HERE).returncode == 0
    assert not postgres.is_made(own.data)
    assert (own.data / "keys").is_file()


def test_a_server_of_somebody_else_is_left_alone(own: Installation) -> None:
    served = {**HERE, "DATABASE_URL": "postgresql://a@127.0.0.1:1/b"}
    for line in (("start",), ("stop",), ("remove", "--really", own.data.name)):
        own.refused("server", *line, status=3, code="not_bundled", **served)
