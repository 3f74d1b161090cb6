"""docs/operations: every command of the pages is typed, in order, by whoever it names; then a pension has been paid, the bank has taken
a contribution, and a pension was suspended after a hearing."""

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

PAGES = [
    (Path(__file__).parents[2] / "docs" / "operations" / name).read_text(encoding="utf-8")
    for name in ("first-month.md", "money-in.md", "told-and-heard.md")
]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECRET = "a secret of 养老"


def commands() -> Iterator[tuple[str, list[str]]]:
    """Who types what, in the order of the pages."""
    who = ""
    for kind, text in BLOCK.findall("\n".join(PAGES)):
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


def withheld(folder: Path) -> None:
    """What the bank says to the list: all taken."""
    rows = csv.DictReader(io.StringIO((folder / "withholding.csv").read_text(encoding="gb18030")))
    taken = [f"{row['流水号']},{row['金额']},成功,,2012-01-18" for row in rows if row["流水号"] != "合计"]
    text = "\n".join(["流水号,金额,结果,原因,扣款日期", *taken, ""])
    (folder / "withheld.csv").write_text(text, encoding="utf-8")


def test_the_pages_are_typed(
    fresh_database: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Installation(fresh_database("first_month"), tmp_path)
    monkeypatch.chdir(tmp_path)
    (toml,) = (text for kind, text in BLOCK.findall(PAGES[0]) if kind == "toml")
    (tmp_path / "city.toml").write_text(toml, encoding="utf-8")
    codes: dict[str, str] = {}
    told: dict[str, str] = {}
    for who, line in commands():
        if "bank-answer" in line:
            answered(tmp_path)
        if "withholding_answer" in line:
            withheld(tmp_path)
        done = typed(made, who, line, codes)
        assert done.returncode == 0, (line, done.stderr, done.stdout)
        told[" ".join(line)] = done.stdout
        if line[0] == "found":
            with (tmp_path / "city-邀请码.csv").open(encoding="utf-8-sig", newline="") as rows:
                codes = {row["登录名"]: row["邀请码"] for row in csv.DictReader(rows)}
    assert "通过" in told["audit"]
    assert "起诉至 2012年5月14日" in told["report decision 469007194904200010 --about suspension"]
    assert "7-DK1" in told["person show 469007197004200115"]
    shown = typed(made, "fuyu", ["person", "show", "469007194904200010"], codes).stdout
    assert "130.00" in shown
