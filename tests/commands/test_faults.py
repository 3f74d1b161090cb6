"""Whatever happens around a command ends in one sentence, a code and an exit status; no traceback reaches a desk."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import socket
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from acts.desk import number
from psycopg import errors

from yanglao.acts.found_area import found_area
from yanglao.commands.demo.desks import STAFF
from yanglao.commands.faults import told
from yanglao.commands.office import office_at
from yanglao.policy.loading import PlanUnknown
from yanglao.site import postgres
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import with_user

pytestmark = pytest.mark.long

BY = ("--as", "clerk", "--dated", "2012-01-31")


# --- what was typed ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "act do payroll --month 2012-01 --as clerk --dated 2012-02-30",
            "日期应写作 2011-11-05,不能是 '2012-02-30'。",
        ),
        ("report income --month 2012", "“月份”不是月份：“2012”。请写成 2011-11 的形式。"),
        ("task agree x {by}", "应是正整数,不能是 'x'。"),
        ("task agree 0 {by}", "应是正整数,不能是 '0'。"),
        ("task agree 99999999999 {by}", "应是正整数,不能是 '99999999999'。"),
        ("act do payroll {by} 2012-01 --month", "前面没有名称"),
        ("act do payroll {by} --month", "--month 后面没有值。"),
        ("act do payroll {by} 2012-01", "前面没有名称"),
        ("list register /nowhere/at-all {by}", "没有文件 /nowhere/at-all。"),
        ("list register", "缺少 FILE。"),
        ("act page nothing", "没有 nothing 这一页。"),
        ("serve --port 70000", "--port 的值有误。"),
        ("serve --port x", "--port 的值有误。"),
        ("demo --residents 1", "--residents 的值有误。"),
        ("report statement", "缺少 NUMBER。"),
        ("audit check --nonsense", "没有选项 --nonsense。"),
        ("nonsense", "没有这样的命令或参数。"),
        ("audit check too many", "没有这样的命令或参数。"),
    ],
)
def test_a_line_that_cannot_be_read(office, line: str, sentence: str) -> None:
    done = office.run(*line.format(by=" ".join(BY)).split())
    assert (done.returncode, done.stdout) == (2, "")
    first, second = done.stderr.splitlines()
    assert sentence in first
    assert second.startswith("用法见 yanglao")


def test_a_line_that_cannot_be_read_in_english(office) -> None:
    done = office.run("report", "income", "--month", "May", YANGLAO_LANG="en")
    assert done.returncode == 2
    assert "“month” is not a month: “May”. Write it like 2011-11." in done.stderr
    assert not re.search(r"[\u4e00-\u9fff]", done.stderr)


def test_without_a_command_there_is_help(office) -> None:
    done = office.run("act")
    assert done.returncode == 2
    assert "preview" in done.stdout
    assert done.stderr.strip() == ""


# --- what is refused ---------------------------------------------------------------------------------------


def test_an_act_that_is_refused(office) -> None:
    payroll = ("act", "do", "payroll", "--dated", "2011-10-31")
    october = ("--month", "2011-10")
    office.refused(*payroll, *october, "--as", "finance", status=1, code="not_your_task")
    office.refused(*payroll, "--month", "2011-13", "--as", "clerk", status=1, code="bad_month")
    office.refused(*payroll, "--months", "2011-10", "--as", "clerk", status=1, code="unknown_field")
    office.refused(*payroll, "--as", "clerk", status=1, code="missing_value")
    office.refused("act", "do", "no-such", *BY, status=1, code="no_such_act")
    office.refused("list", "payroll", __file__, *BY, status=1, code="not_a_list")
    office.refused("audit", "check", "--area", "000000", status=1, code="no_such_area")
    office.refused("report", "statement", number(7), "--as", "reviewer", status=1, code="unknown_person")


def test_a_refusal_in_english_is_english_alone(office) -> None:
    said = office.refused(
        "audit", "check", "--area", "000000", status=1, code="no_such_area", YANGLAO_LANG="en"
    )
    assert said == "There is no pooling area 000000. [no_such_area]\n"


def test_where_there_are_several_areas_one_is_named(installed) -> None:
    several = installed("several")
    with office_at(with_user(several.url, APPLICATION_ROLE), several.data) as office:
        for plan, name, code in (("dongfang-2011", "东方市", None), ("merged-2014", "甲市", "110100")):
            found_area(office.connection, office.keys, plan=plan, name=name, code=code, units=[], staff=STAFF)
    for line in (
        ("ledger", "trial-balance"),
        ("audit",),
        ("login", "clerk"),
    ):
        said = several.refused(*line, status=1, code="area_needed")
        assert "469007 东方市、110100 甲市" in said
    assert several.run("ledger", "trial-balance", "--area", "110100").returncode == 0


# --- what is wrong around it -------------------------------------------------------------------------------


@pytest.mark.parametrize("variable", ["DATABASE_URL", "YANGLAO_APP_URL"])
@pytest.mark.parametrize("address", ["nonsense", "mysql://a:secret@b/c", "postgresql://a:secret@[b/c"])
def test_an_address_that_is_none(office, variable: str, address: str) -> None:
    said = office.refused("audit", "check", status=3, code="bad_address", **{variable: address})
    assert variable in said
    assert "secret" not in said


def test_the_owners_address_is_read_by_migrate_too(office) -> None:
    office.refused("migrate", status=3, code="bad_address", DATABASE_URL="nonsense")


@pytest.mark.parametrize("address", ["postgresql://a@127.0.0.1:1/b", "postgresql://a@127.0.0.1:port/b"])
def test_a_server_that_does_not_answer(office, address: str) -> None:
    office.refused("audit", "check", status=3, code="database_unreachable", DATABASE_URL=address)
    office.refused("migrate", status=3, code="database_unreachable", DATABASE_URL=address)


def test_a_file_that_cannot_be_written(office, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = office.refused(
        "migrate", status=3, code="file_unusable", YANGLAO_DATA=str(tmp_path / "file" / "below")
    )
    assert str(tmp_path / "file" / "below") in said


def test_a_taken_port(office) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = office.process("serve", "--port", str(port))
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == f"端口 {port} 已被占用,请用 --port 另选一个。 [port_taken]\n"


def test_a_port_that_may_not_be_had(office, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(errno.EACCES, "permission denied")

    monkeypatch.setattr("yanglao.commands.serve.socket.socket.bind", refuse)
    office.refused("serve", "--port", "81", status=3, code="port_unusable")


def test_a_lock_that_is_never_given_back(office) -> None:
    """A run that waits too long gives up in words: here the server is told to wait half a second."""
    with psycopg.connect(office.url) as other:
        other.execute("LOCK TABLE act IN ACCESS EXCLUSIVE MODE")
        url = f"{postgres.with_user(office.url, 'yanglao_app')}&options=-c%20lock_timeout%3D500"
        line = (
            "act",
            "do",
            "close-month",
            "--month",
            "2011-10",
            "--as",
            "accountant",
            "--dated",
            "2011-10-31",
        )
        office.refused(*line, status=3, code="busy", YANGLAO_APP_URL=url)


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        (errors.DeadlockDetected(), 3, "busy"),
        (errors.SerializationFailure(), 3, "busy"),
        (errors.LockNotAvailable(), 3, "busy"),
        (errors.QueryCanceled(), 3, "busy"),
        (errors.UniqueViolation(), 3, "done_at_once"),
        (errors.ExclusionViolation(), 3, "done_at_once"),
        (errors.InsufficientPrivilege(), 3, "no_right"),
        (errors.AdminShutdown(), 3, "database_unreachable"),
        (errors.DiskFull(), 3, "database_unreachable"),
        (psycopg.InterfaceError("the connection is closed"), 3, "database_unreachable"),
        (PlanUnknown("x"), 3, "plan_unusable"),
        (PermissionError(errno.EACCES, "", "/a/file"), 3, "file_unusable"),
        (OSError(errno.ENOSPC, "", "/a/file"), 3, "file_unusable"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else None,
)
def test_each_fault_has_its_words(fault: Exception, status: int, code: str) -> None:
    heard = told(fault)
    assert heard is not None
    assert (heard.status, heard.code) == (status, code)
    assert heard.zh.endswith("。") and not heard.zh.isascii()
    assert heard.en.endswith(".") and heard.en.isascii()


@pytest.mark.parametrize("fault", [ValueError(), errors.CheckViolation(), AssertionError(), OSError()])
def test_what_is_ours_to_mend_keeps_its_traceback(fault: Exception) -> None:
    assert told(fault) is None


# --- a server that dies, and Ctrl-C --------------------------------------------------------------------------


@pytest.fixture
def own_server() -> Iterator[tuple[Path, dict[str, str]]]:
    """A data folder with a bundled server of its own, empty, and the environment that leads there."""
    folder = Path(tempfile.mkdtemp(prefix="yanglao-"))
    yield folder, {"DATABASE_URL": "", "YANGLAO_DATA": str(folder)}
    postgres.remove_server(folder)
    shutil.rmtree(folder)


def test_the_server_dies_under_a_command(office, own_server) -> None:
    folder, there = own_server
    process = office.start("demo", "--no-serve", "--residents", "300", **there)
    pid = wait_for_first_month(folder)
    os.kill(pid, signal.SIGKILL)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 3, err
    assert err.splitlines() == [err.strip()], err
    assert err.rstrip().endswith("[database_unreachable]")
    assert "Traceback" not in out + err


def test_interrupted_in_the_middle(office, own_server) -> None:
    folder, there = own_server
    process = office.start("demo", "--no-serve", "--residents", "300", **there)
    wait_for_first_month(folder)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert err == "已中断。\n"
    assert "Traceback" not in out


def wait_for_first_month(folder: Path) -> int:
    """Until the demonstration of this folder has written its first list; the server's process."""
    for _ in range(1200):
        if next(folder.glob("demo/*/*/*.csv"), None) is not None:
            pid = postgres.server_status(folder).pid
            assert pid is not None
            return pid
        time.sleep(0.1)
    raise AssertionError("the demonstration does not begin")
