"""docs/operations: every command of the pages is typed, in order, by whoever it names; then a pension has been paid, the bank has taken
a contribution, a pension was suspended after a hearing, and a city has come over from another system."""

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

PAGES = Path(__file__).parents[2] / "docs" / "operations"
CITIES = {
    "first": (("first-month", "money-in", "told-and-heard", "bank-and-subsidies"), "130.00", "8-DK1"),
    "old": (("take-over",), "140.00", "1,500.00"),
}
"""City -> its pages, and what the files of the pensioner and of the payer then say."""
TOLD = {"first": {"report decision 469007194904200010 --about suspension": "起诉至 2012年5月14日"}}
"""City -> command of its pages -> what it must have told."""
FILES = {"toml": "city.toml", "csv": "accounts.csv"}
PENSIONER, PAYER = "469007194904200010", "469007197004200115"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECRET = "a secret of 养老"


def commands(page: str) -> Iterator[tuple[str, list[str]]]:
    """Who types what, in the order of the pages."""
    who = ""
    for kind, text in BLOCK.findall(page):
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


@pytest.mark.parametrize("city", CITIES)
def test_the_pages_are_typed(
    city: str, fresh_database: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names, of_pensioner, of_payer = CITIES[city]
    page = "\n".join((PAGES / f"{name}.md").read_text(encoding="utf-8") for name in names)
    made = Installation(fresh_database(f"pages_{city}"), tmp_path)
    monkeypatch.chdir(tmp_path)
    for kind, text in BLOCK.findall(page):
        if kind in FILES:
            (tmp_path / FILES[kind]).write_text(text, encoding="utf-8")
    codes: dict[str, str] = {}
    told: dict[str, str] = {}
    for who, line in commands(page):
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
    for line, expected in TOLD.get(city, {}).items():
        assert expected in told[line]
    for person, expected in ((PENSIONER, of_pensioner), (PAYER, of_payer)):
        assert expected in typed(made, "fuyu", ["person", "show", person], codes).stdout
