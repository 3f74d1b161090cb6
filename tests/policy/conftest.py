"""Plans to break: a copy of a shipped one under another name, with pieces of its files replaced."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from yanglao.policy.loading import PLANS

Broken = Callable[..., Path]


@pytest.fixture
def broken(tmp_path: Path) -> Broken:
    """`broken(file, old, new, …)`: a copy of dongfang-2011 with `old` replaced by `new` in each file.

    The file of rates is `../rates/pboc_one_year.csv`.
    """

    def make(*changes: str, name: str = "broken", base: str = "dongfang-2011") -> Path:
        folder = tmp_path / name
        shutil.copytree(PLANS / base, folder)
        shutil.copytree(PLANS / "rates", tmp_path / "rates", dirs_exist_ok=True)
        for file, old, new in zip(changes[::3], changes[1::3], changes[2::3], strict=True):
            path = folder / file
            text = path.read_text(encoding="utf-8")
            assert old in text, f"{file} has no {old!r} to break"
            path.write_text(text.replace(old, new), encoding="utf-8")
        return folder

    return make
