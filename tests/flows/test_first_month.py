"""docs/operations/first-month.md: every command of the page is typed, in order, by whoever it names; then a pension has been paid."""

from __future__ import annotations

import csv
import io
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from installation import Installation

from yanglao.commands.sessions import SESSION

PAGE = (Path(__file__).parents[2] / "docs" / "operations" / "first-month.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECRET = "a secret of 养老"


def commands() -> Iterator[tuple[str, list[str]]]:
    """Who types what, in the order of the page."""
    who = ""
    for kind, text in BLOCK.findall(PAGE):
        for line in text.splitlines() if not kind else ():
            if line.startswith("# "):
                who = line.removeprefix("# ")
            else:
                yield who, shlex.split(line)[1:]


def typed(made: Installation, who: str, line: list[str], codes: dict[str, str]) -> Any:
    """A command, with the lines that it asks for where somebody signs in the first time."""
    is_login = line[0] == "login"
    lines = (codes[line[1]], SECRET, SECRET) if is_login else ()
    login = line[1] if is_login else who
    session = {SESSION: str(made.data / f"{login}.json")} if login else {}
    with mock.patch("sys.stdin", io.StringIO("".join(f"{one}\n" for one in lines))):
        return made.run(*line, **session)


def answered(folder: Path) -> None:
    """What the bank says to the file: all paid."""
    rows = csv.DictReader(io.StringIO((folder / "bank.csv").read_text(encoding="gb18030")))
    paid = [f"{row['流水号']},{row['金额']},成功," for row in rows if row["流水号"] != "合计"]
    (folder / "answer.csv").write_text("\n".join(["流水号,金额,结果,原因", *paid, ""]), encoding="utf-8")


def test_the_page_is_typed(
    fresh_database: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Installation(fresh_database("first_month"), tmp_path)
    monkeypatch.chdir(tmp_path)
    (toml,) = (text for kind, text in BLOCK.findall(PAGE) if kind == "toml")
    (tmp_path / "city.toml").write_text(toml, encoding="utf-8")
    codes: dict[str, str] = {}
    last = ""
    for who, line in commands():
        if "bank-answer" in line:
            answered(tmp_path)
        done = typed(made, who, line, codes)
        assert done.returncode == 0, (line, done.stderr, done.stdout)
        last = done.stdout
        if line[0] == "found":
            with (tmp_path / "city-邀请码.csv").open(encoding="utf-8-sig", newline="") as rows:
                codes = {row["登录名"]: row["邀请码"] for row in csv.DictReader(rows)}
    assert "通过" in last
    shown = typed(made, "fuyu", ["person", "show", "469007194904200010"], codes).stdout
    assert "130.00" in shown
