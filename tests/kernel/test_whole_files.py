"""A file is there whole or not at all, and nothing is left beside it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from yanglao.kernel.whole_files import whole


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_takes_its_name_when_it_is_finished(tmp_path: Path) -> None:
    to = tmp_path / "new" / "a[1].csv"
    with whole(to) as part:
        part.write_text("half")
        assert not to.exists()
        part.write_text("whole")
    assert (to.read_text(), names(to.parent), stat.S_IMODE(to.stat().st_mode)) == (
        "whole",
        ["a[1].csv"],
        0o600,
    )


def test_what_fails_leaves_the_old_file(tmp_path: Path) -> None:
    (to := tmp_path / "a.csv").write_text("old")
    with pytest.raises(ZeroDivisionError), whole(to) as part:
        part.write_text("new")
        raise ZeroDivisionError
    assert (to.read_text(), names(tmp_path)) == ("old", ["a.csv"])


def test_what_a_killed_writer_left_goes(tmp_path: Path) -> None:
    to = tmp_path / "a[1].csv"
    child = os.fork()
    if not child:
        with whole(to) as part:
            part.write_text("half")
            os._exit(9)
    os.waitpid(child, 0)
    assert len(names(tmp_path)) == 1 and not to.exists()
    with whole(to) as part:
        part.write_text("whole")
    assert names(tmp_path) == ["a[1].csv"]


def test_two_at_once_are_both_whole(tmp_path: Path) -> None:
    to = tmp_path / "a.csv"
    with whole(to) as first:
        first.write_text("first")
        with whole(to) as second:
            second.write_text("second")
        assert to.read_text() == "second"
    assert (to.read_text(), names(tmp_path)) == ("first", ["a.csv"])
