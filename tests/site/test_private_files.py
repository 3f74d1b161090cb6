"""Secrets on disk: for the owner alone, whole or not at all, never written over."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from yanglao.site import private_files
from yanglao.site.private_files import write_once


@pytest.fixture(autouse=True)
def open_umask():
    before = os.umask(0)
    yield
    os.umask(before)


def test_file_and_folder_are_the_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "secret"
    assert write_once(path, b"abc")
    assert path.read_bytes() == b"abc"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_what_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    write_once(path, b"first")
    assert not write_once(path, b"second")
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]


def test_what_could_not_be_written_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def disk_full(descriptor: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(private_files.os, "fsync", disk_full)
    with pytest.raises(OSError, match="disk full"):
        write_once(tmp_path / "secret", b"abc")
    assert list(tmp_path.iterdir()) == []
