"""`yanglao found`, `login`, `logout`: the first day of an office, from a file to the first act, and nobody acts who has not signed in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import psycopg
import pytest
from acts.desk import number

from yanglao.commands.found import EXAMPLE, read_founding
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import with_user

CITY = """
plan = "dongfang-2011"
name = "东方市"
units = [{code = "469007-01", name = "永安社区", kind = "community"}]
staff = [
    {login = "wanghai", name = "王海", roles = ["clerk"]},
    {login = "liqiong", name = "李琼", roles = ["reviewer", "clerk"]},
    {login = "fuyu", name = "符玉", roles = ["system"]},
    {login = "wujiang", name = "吴江", roles = ["security"]},
]
"""
SECRET, OTHER = "correct horse 养老", "another horse 养老"
ROW = ("act", "do", "register", "--name", "陈测试", "--unit", "永安社区", "--dated", "2012-01-05")


@pytest.fixture
def office(installed: Callable[[str], Any], request: pytest.FixtureRequest) -> Any:
    made = installed(f"login_{abs(hash(request.node.name)) % 10**8}")
    return made


@pytest.fixture
def codes(office: Any) -> dict[str, str]:
    """The invitations of a founded office."""
    file = office.data / "city.toml"
    file.write_text(CITY, encoding="utf-8")
    done = office.run("found", str(file))
    assert done.returncode == 0, done.stderr
    to = office.data / "city-邀请码.csv"
    assert to.stat().st_mode & 0o077 == 0
    with to.open(encoding="utf-8-sig", newline="") as rows:
        return {row["登录名"]: row["邀请码"] for row in csv.DictReader(rows)}


def typed(office: Any, *arguments: str, lines: tuple[str, ...] = (), **more: str) -> Any:
    """A command at which these lines are typed."""
    with mock.patch("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines))):
        return office.run(*arguments, **more)


def come_in(office: Any, login: str, code: str) -> None:
    done = typed(office, "login", login, "--invited", lines=(code, SECRET, SECRET))
    assert done.returncode == 0, done.stderr


def code_of(done: Any) -> str:
    return str(done.stderr.rstrip().rpartition("[")[2].rstrip("]"))


def test_from_an_invitation_to_the_first_act(office: Any, codes: dict[str, str]) -> None:
    assert sorted(codes) == ["fuyu", "liqiong", "wanghai", "wujiang"]
    assert code_of(office.run(*ROW, "--number", number(1))) == "not_signed_in"
    come_in(office, "wanghai", codes["wanghai"])
    done = office.run(*ROW, "--number", number(1))
    assert json.loads(done.stdout)["recorded"] == 1
    assert office.run("logout").returncode == 0
    assert code_of(office.run(*ROW, "--number", number(2))) == "not_signed_in"
    assert typed(office, "login", "wanghai", lines=(SECRET,)).returncode == 0
    assert json.loads(office.run(*ROW, "--number", number(2)).stdout)["recorded"] == 1


def test_an_invitation_is_used_once_and_its_code_is_kept_nowhere(office: Any, codes: dict[str, str]) -> None:
    come_in(office, "wanghai", codes["wanghai"])
    again = typed(office, "login", "wanghai", "--invited", lines=(codes["wanghai"], SECRET, SECRET))
    assert code_of(again) == "login_refused"
    with psycopg.connect(office.url) as owner:
        stored = owner.execute(
            "SELECT string_agg(c::text, '') || (SELECT coalesce(string_agg(s::text, ''), '') FROM session s) FROM credential c"
        ).fetchone()
    token = json.loads(next((office.data / "sessions").iterdir()).read_text())["token"]
    for secret in (*codes.values(), SECRET, SECRET.encode().hex(), token, token.encode().hex()):
        assert secret not in str(stored)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("short", "short"), "secret_too_short"),
        (("wanghai-1234", "wanghai-1234"), "secret_too_short"),
        ((SECRET, OTHER), "secrets_differ"),
        ((), "no_secret"),
    ],
)
def test_a_secret_that_will_not_do(
    office: Any, codes: dict[str, str], lines: tuple[str, ...], code: str
) -> None:
    assert code_of(typed(office, "login", "wanghai", "--invited", lines=(codes["wanghai"], *lines))) == code


def test_five_failures_shut_a_login_for_a_while(office: Any, codes: dict[str, str]) -> None:
    come_in(office, "wanghai", codes["wanghai"])
    assert office.run("logout").returncode == 0
    for _ in range(5):
        assert code_of(typed(office, "login", "wanghai", lines=("wrong",))) == "login_refused"
    assert code_of(typed(office, "login", "wanghai", lines=(SECRET,))) == "login_shut"
    assert code_of(typed(office, "login", "nobody", lines=(SECRET,))) == "login_refused"
    with psycopg.connect(office.url) as owner:
        owner.execute("SET session_replication_role = replica")
        owner.execute("UPDATE login_failure SET failed_at = failed_at - interval '16 minutes'")
    assert typed(office, "login", "wanghai", lines=(SECRET,)).returncode == 0


def test_a_secret_is_changed_by_whoever_knows_the_old_one(office: Any, codes: dict[str, str]) -> None:
    come_in(office, "wanghai", codes["wanghai"])
    assert code_of(typed(office, "secret", lines=("wrong", OTHER, OTHER))) == "login_refused"
    assert typed(office, "secret", lines=(SECRET, OTHER, OTHER)).returncode == 0
    assert code_of(typed(office, "login", "wanghai", lines=(SECRET,))) == "login_refused"
    assert typed(office, "login", "wanghai", lines=(OTHER,)).returncode == 0


def test_a_session_is_over_in_the_evening(office: Any, codes: dict[str, str]) -> None:
    come_in(office, "wanghai", codes["wanghai"])
    with psycopg.connect(office.url) as owner:
        owner.execute("SET session_replication_role = replica")
        owner.execute("UPDATE session SET expires_at = now() - interval '1 second'")
    assert code_of(office.run(*ROW, "--number", number(1))) == "not_signed_in"


def test_the_applications_role_cannot_let_anybody_in(office: Any, codes: dict[str, str]) -> None:
    """Not even with all of the program's own rights: no act, no session, no secret without proof."""
    come_in(office, "wanghai", codes["wanghai"])
    url = with_user(office.url, APPLICATION_ROLE)
    act = "INSERT INTO act (area_id, kind, actor, on_day, key, content) VALUES (1, 'x', 'liqiong', '2012-01-05', 'k', '')"
    token = json.loads(next((office.data / "sessions").iterdir()).read_text())["token"]
    for statement in (
        act,
        f"SELECT set_config('yanglao.session', '{token}', true); {act}",
        "INSERT INTO session (area_id, login, token_hash, expires_at) VALUES (1, 'liqiong', sha256('x'), 'infinity')",
        "INSERT INTO credential (area_id, login, verifier) VALUES (1, 'liqiong', sha256('x'))",
        "SELECT * FROM credential",
        "SELECT invite(1::smallint, 'liqiong', sha256('x'))",
        "SELECT invite(1::smallint, 'liqiong', sha256('x'), 1)",
        "SELECT open_demo_session(1::smallint, 'liqiong', sha256('x'))",
        "SELECT put_out(1::smallint, 'wanghai', 1)",
        "DELETE FROM login_failure",
    ):
        with psycopg.connect(url, autocommit=True) as app, pytest.raises(psycopg.Error) as refused:
            app.execute(statement)
        assert refused.value.sqlstate in ("28000", "42501"), statement
    with psycopg.connect(url, autocommit=True) as app:
        assert app.execute("SELECT set_secret('none', 'x', 'sixteen bytes ok', sha256('x'))").fetchone() == (
            False,
        )


def test_founding_again_adds_nobody_and_a_file_that_cannot_be_read_is_told(
    office: Any, codes: dict[str, str], tmp_path: Path
) -> None:
    assert "没有新增人员" in office.run("found", str(office.data / "city.toml")).stdout
    bad = tmp_path / "bad.toml"
    for text in ("name = 1\n", "plan = ", 'plan = "dongfang-2011"\nname = "x"\nstaff = [{login = "a"}]\n'):
        bad.write_text(text, encoding="utf-8")
        office.refused("found", str(bad), status=1, code="bad_founding_file")
    assert office.run("found", str(tmp_path / "none.toml")).returncode == 2


def test_the_example_can_be_founded(office: Any, tmp_path: Path) -> None:
    file = tmp_path / "example.toml"
    file.write_text(office.run("found", "--example").stdout, encoding="utf-8")
    asked, own = read_founding(file)
    assert [one.login for one in asked["staff"]] == ["wanghai", "linxiu", "chenmei"] and own == {}
    assert EXAMPLE.count("[[staff]]") == 3
    assert office.run("found", str(file)).returncode == 0


def test_somebody_is_appointed_by_two_administrators_and_put_out(office: Any, codes: dict[str, str]) -> None:
    sessions = {}
    for login in ("fuyu", "wujiang"):
        sessions[login] = {"YANGLAO_SESSION": str(office.data / f"{login}.json")}
        done = typed(
            office, "login", login, "--invited", lines=(codes[login], SECRET, SECRET), **sessions[login]
        )
        assert done.returncode == 0, done.stderr
    new = ("--login", "linxiu", "--name", "林秀", "--role", "clerk", "--since", "2012-01-01")
    by = ("--dated", "2012-02-01")
    asked = office.run("act", "do", "appointment", *new, *by, **sessions["fuyu"])
    task = str(json.loads(asked.stdout)["proposal"])
    assert code_of(office.run("task", "agree", task, *by, **sessions["fuyu"])) == "same_person"
    agreed = json.loads(office.run("task", "agree", task, *by, **sessions["wujiang"]).stdout)
    come_in(office, "linxiu", agreed["invitations"]["linxiu"])
    repeated = json.loads(office.run("task", "agree", task, *by, **sessions["wujiang"]).stdout)
    assert "invitations" not in repeated
    early = (*ROW[:-1], "2011-12-31", "--number", number(1))
    assert code_of(office.run(*early)) == "not_your_task"
    assert office.run(*ROW, "--number", number(1)).returncode == 0
    left = office.run(
        "act", "do", "dismissal", "--login", "linxiu", "--on", "2012-02-01", *by, **sessions["fuyu"]
    )
    assert json.loads(left.stdout)["left"] == []
    assert code_of(office.run(*ROW, "--number", number(2))) == "not_signed_in"
    assert typed(office, "login", "linxiu", lines=(SECRET,)).returncode == 0
    assert code_of(office.run(*ROW, "--number", number(2))) == "not_your_task"
    again = office.run("act", "do", "invitation", "--login", "linxiu", *by, **sessions["fuyu"])
    task = str(json.loads(again.stdout)["proposal"])
    fresh = json.loads(office.run("task", "agree", task, *by, **sessions["wujiang"]).stdout)
    assert code_of(typed(office, "login", "linxiu", lines=(SECRET,))) == "login_refused"
    come_in(office, "linxiu", fresh["invitations"]["linxiu"])


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--login", "Lin Xiu", "--role", "clerk"), "bad_login"),
        (("--login", "wanghai", "--role", "reviewer"), "login_exists"),
        (("--login", "fuyu", "--role", "system"), "already_appointed"),
        (("--login", "linxiu", "--role", "king"), "bad_choice"),
    ],
)
def test_an_appointment_that_cannot_be(
    office: Any, codes: dict[str, str], more: tuple[str, ...], code: str
) -> None:
    come_in(office, "fuyu", codes["fuyu"])
    line = (
        "act",
        "do",
        "appointment",
        *more,
        "--name",
        "符玉",
        "--since",
        "2012-01-01",
        "--dated",
        "2012-02-01",
    )
    office.refused(*line, status=1, code=code)
    office.refused(
        "act",
        "do",
        "dismissal",
        "--login",
        "linxiu",
        "--on",
        "2012-02-01",
        "--dated",
        "2012-02-01",
        status=1,
        code="not_appointed",
    )
    office.refused(
        "act",
        "do",
        "invitation",
        "--login",
        "linxiu",
        "--dated",
        "2012-02-01",
        status=1,
        code="not_appointed",
    )
