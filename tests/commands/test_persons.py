"""`yanglao person`: by the earlier number too, on an earlier day, in one language, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from acts.desk import STAFF, UNITS, number
from signing import sign_in

from yanglao.acts.found_area import found_area
from yanglao.commands.office import office_at
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import with_user

ONE = number(7)
PEOPLE = [*STAFF, ("publicity", "publicity", "宣传")]
installations = count(1)


@pytest.fixture
def office(installed: Callable[[str], Any]) -> Any:
    made = installed(f"persons_{next(installations)}")
    with office_at(with_user(made.url, APPLICATION_ROLE), made.data) as one:
        found_area(one.connection, one.keys, plan="dongfang-2011", name="东方市", units=UNITS, staff=PEOPLE)
        sign_in(made.url)
    path = Path(made.data) / "register.csv"
    path.write_text(f"身份证号码,姓名,单位\n{ONE},陈测试,永安社区\n", encoding="utf-8")
    done = made.run("list", "register", str(path), "--as", "clerk", "--dated", "2012-01-05")
    assert done.returncode == 0, done.stderr
    return made


def ask(office: Any, *line: str, who: str = "clerk") -> Any:
    return office.run("person", *line, "--as", who)


def test_shown_and_explained_as_text_and_as_json(office: Any) -> None:
    text = ask(office, "show", ONE)
    assert (text.returncode, "登记事项" in text.stdout, ONE in text.stdout) == (0, True, False)
    english = office.run("person", "show", ONE, "--as", "clerk", YANGLAO_LANG="en").stdout
    assert "Facts in force" in english and "登记事项" not in english
    told = json.loads(ask(office, "show", ONE, "--json").stdout)
    assert (told["name"], told["unit"], told["facts"][0]["kind"]) == ("陈测试", "永安社区", "birth")
    assert "该月没有记账" in ask(office, "explain", ONE, "--month", "2012-01").stdout
    told = json.loads(ask(office, "explain", ONE, "--month", "2012-01", "--json").stdout)
    assert (told["month"], told["booked"]) == ("2012-01", [])


def test_who_may_look_and_at_what(office: Any) -> None:
    for line in (
        ("show", number(8)),
        ("show", ONE, "--known", "2012-01-04"),
        ("explain", number(8), "--month", "2012-01"),
    ):
        done = ask(office, *line)
        assert (done.returncode, "没有这个人员" in done.stderr, done.stdout) == (1, True, "")
    for who, line in (
        ("publicity", ("show", ONE)),
        ("finance", ("show", ONE)),
        ("certifier", ("explain", ONE, "--month", "2012-01")),
    ):
        done = ask(office, *line, who=who)
        assert (done.returncode, "not_your_task" in done.stderr, done.stdout) == (1, True, "")
    assert office.run("person", "show", ONE).returncode == 1  # nobody has signed in
    text = ask(office, "show", ONE, who="certifier").stdout
    assert "登记事项" in text and "个人账户" not in text
    told = json.loads(ask(office, "show", ONE, "--json", who="certifier").stdout)
    assert (told["accounts"], told["pension"], told["receipts"], told["payees"]) == (None, None, [], [])
