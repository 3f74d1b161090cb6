"""What commands say is Chinese, or English when that is asked for; a sentence is never both."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable

import pytest

from yanglao.acts.register import REGISTER
from yanglao.commands import cli
from yanglao.commands.language import SWITCH
from yanglao.kernel.identity import check_digit

CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
PAIR = re.compile(
    r"[\u4e00-\u9fff] ?[/·]? ?[a-z]{3,}( [a-z]{2,})*"
)  # 科目 account: the same thing said twice
CLAUSE = re.compile(
    r"[一二三四五六七八九十]+(\([一二三]\))?"
)  # a clause is cited by its printed number in any language
TABLES = (
    ("ledger", "trial-balance"),
    ("report", "income", "--month", "2012-12", "--as", "accountant"),
    ("report", "balance-sheet", "--month", "2012-12", "--as", "accountant"),
    ("report", "net-assets", "--month", "2012-12", "--as", "accountant"),
    ("audit", "check"),
    ("act", "list"),
    *(("act", "show", act) for act in REGISTER if act != "change_persons"),
)
PLANS = (
    ("plan", "list"),
    ("plan", "show", "dongfang-2011", "--month", "2013-05"),
    ("plan", "check", "dongfang-2011"),
    ("plan", "diff", "dongfang-2011", "merged-2014", "--month", "2014-07"),
)
QUOTED = re.compile(
    r"[一二三四五六七八九十]+(\([一二三四五六七八九十]+\))?|年月日"
)  # clauses, and what the copy has printed
HELPS = (
    (),
    ("migrate",),
    ("list",),
    ("demo",),
    ("serve",),
    ("server",),
    *(("server", step) for step in ("start", "stop", "status", "remove")),
    *((one,) for one in ("found", "login", "logout", "secret")),
    ("assess",),
    ("plan",),
    ("ledger",),
    ("ledger", "trial-balance"),
    *(("report", one) for one in ("statement", "income", "balance-sheet", "net-assets")),
    ("audit", "check"),
    ("act",),
    *(("act", step) for step in ("list", "show", "do", "preview", "page")),
    ("task",),
    *(("task", step) for step in ("list", "show", "agree", "send-back")),
)
DEFAULT = re.compile(r"\[默认 [^]]*\]")  # what is typed stays as it is typed
HELP_PROGRAM = """
import sys
from yanglao.commands.cli import run
for line in {lines!r}:
    run([*line, "--help"])
"""


def full_width(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) for letter in text)


def helps(*switch: str) -> str:
    """Every help text, as a process prints it that was started with this switch."""
    program = HELP_PROGRAM.format(lines=HELPS)
    done = subprocess.run([sys.executable, "-c", program, *switch], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("line", TABLES, ids=" ".join)
def test_tables_are_in_one_language(office, line: tuple[str, ...]) -> None:
    chinese, english = office.run(*line), office.run(*line, YANGLAO_LANG="en")
    assert (chinese.returncode, english.returncode) == (0, 0)
    assert CHINESE.search(chinese.stdout)
    assert not PAIR.search(chinese.stdout), chinese.stdout
    assert not CHINESE.search(CLAUSE.sub("", english.stdout)), english.stdout


@pytest.mark.parametrize("line", PLANS, ids=" ".join)
def test_plans_are_shown_in_one_language(
    line: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = {}
    for language in ("zh", "en"):
        monkeypatch.setenv("YANGLAO_LANG", language)
        assert cli.run(list(line)) == 0
        told[language] = QUOTED.sub("", capsys.readouterr().out)
    assert CHINESE.search(told["zh"])
    assert not PAIR.search(told["zh"]), told["zh"]
    assert not CHINESE.search(told["en"]), told["en"]


def test_helps_are_in_one_language() -> None:
    chinese, english = helps(), helps(SWITCH)
    assert not CHINESE.search(english), english
    found = [match.group() for match in PAIR.finditer(DEFAULT.sub("", chinese))]
    assert found == [], found


def test_the_switch_may_stand_anywhere() -> None:
    for line in ([SWITCH, "plan", "list"], ["plan", SWITCH, "list"], ["plan", "list", SWITCH]):
        assert cli.run(line) == 0


@pytest.fixture(scope="module")
def registered(office, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The number of somebody whom a list has registered, taken in by the command."""
    number = "46900719700101001" + check_digit("46900719700101001")
    path = tmp_path_factory.mktemp("lists") / "register.csv"
    path.write_text(
        f"身份证号码,姓名,民族,单位,银行账号,联系电话\n{number},测试,01,永安社区,6217000000000001,\n", "utf-8"
    )
    done = office.run("list", "register", str(path), "--as", "clerk", "--dated", "2012-01-31")
    assert (done.returncode, json.loads(done.stdout)["recorded"]) == (0, 1)
    return number


@pytest.mark.parametrize(
    "write",
    [str, full_width, str.lower, lambda number: f" {number[:6]} {number[6:]}", lambda number: f"'{number}"],
)
def test_a_number_is_read_as_people_write_it(office, registered: str, write: Callable[[str], str]) -> None:
    done = office.run("report", "statement", write(registered), "--as", "reviewer")
    assert (done.returncode, done.stderr) == (0, "")
    assert "个人账户对账单" in done.stdout
