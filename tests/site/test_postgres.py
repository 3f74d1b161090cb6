"""The bundled PostgreSQL: it starts, answers, comes back after a kill, and touches nobody's permissions."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from yanglao.site import postgres
from yanglao.site.postgres_home import find_home

AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs a server as another user")


@pytest.fixture
def data_dir() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="yanglao-"))
    yield folder
    postgres.remove_server(folder)
    shutil.rmtree(folder)


def ask(url: str, question: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(question).fetchone()
    return row[0] if row else None


def modes(path: Path) -> dict[Path, tuple[int, int]]:
    """Mode and owner of a folder and all its parents, and of the folder the programs are copied into."""
    places = [
        path,
        *path.parents,
        Path("/var/lib"),
        Path("/var/tmp"),
        Path(sys.prefix),
        *Path(sys.prefix).parents,
    ]
    return {place: (place.stat().st_mode, place.stat().st_uid) for place in places}


def wait_until_gone(pid: int) -> None:
    for _ in range(200):
        if not Path(f"/proc/{pid}").exists() and not _exists(pid):
            return
        time.sleep(0.02)


def psql_as(user: str, data_dir: Path, url: str) -> "subprocess.CompletedProcess[str]":
    home = find_home(data_dir)
    assert home is not None
    command = [home.programs / "psql", url, "--no-align", "--tuples-only", "--command", "select 1"]
    options = {"cwd": "/", "env": {"LC_ALL": "C"}, "capture_output": True, "text": True}
    return subprocess.run(command, user=user, extra_groups=[], **options)


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_starts_answers_and_stops(data_dir: Path) -> None:
    before = modes(data_dir)
    url = postgres.ensure_server(data_dir)
    assert ask(url, "show server_encoding") == "UTF8"
    assert ask(url, "show data_checksums") == "on"
    assert ask(url, "show listen_addresses") == ""
    assert [ask(url, f"show {name}") for name in ("fsync", "full_page_writes", "synchronous_commit")] == [
        "on"
    ] * 3
    assert postgres.ensure_server(data_dir) == url
    assert postgres.server_status(data_dir).running
    assert postgres.stop_server(data_dir)
    assert not postgres.stop_server(data_dir)
    assert not postgres.server_status(data_dir).running
    assert modes(data_dir) == before


def test_survives_a_kill_and_keeps_what_was_committed(data_dir: Path) -> None:
    url = postgres.ensure_server(data_dir)
    with psycopg.connect(url) as connection:
        connection.execute("create table kept (fen bigint)")
        connection.execute("insert into kept values (5500)")
    first = postgres.server_status(data_dir).pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    wait_until_gone(first)
    assert ask(postgres.ensure_server(data_dir), "select fen from kept") == 5500
    assert postgres.server_status(data_dir).pid != first


def test_a_process_number_left_behind_and_reused_does_not_matter(data_dir: Path) -> None:
    postgres.ensure_server(data_dir)
    home = find_home(data_dir)
    assert home is not None
    pid_file = home.cluster / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    postgres.stop_server(data_dir)
    pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    assert not postgres.server_status(data_dir).running
    assert ask(postgres.ensure_server(data_dir), "select 1") == 1


def test_two_processes_at_once_make_one_server(data_dir: Path) -> None:
    program = (
        "import sys, pathlib; from yanglao.site.postgres import database_url;"
        "print(database_url(pathlib.Path(sys.argv[1])))"
    )
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    both = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(data_dir)], env=environment, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    addresses = {process.communicate(timeout=60)[0].strip() for process in both}
    assert [process.returncode for process in both] == [0, 0]
    assert addresses == {postgres.connection_url(data_dir)}
    assert ask(addresses.pop(), "select current_database()") == "yanglao"


def test_a_named_server_goes_before_the_bundled_one(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://fund@db.example/pensions")
    assert postgres.database_url(data_dir) == "postgresql://fund@db.example/pensions"
    assert not postgres.server_status(data_dir).running


def test_another_database_on_the_same_server() -> None:
    url = postgres.with_database("host=/a/b user=fund password='p&=' dbname=x", "养老")
    parts = psycopg.conninfo.conninfo_to_dict(url)
    assert parts == {"host": "/a/b", "user": "fund", "password": "p&=", "dbname": "养老"}


def test_an_address_before_there_is_a_server_is_refused(data_dir: Path) -> None:
    with pytest.raises(postgres.PostgresError, match="there is no database server"):
        postgres.connection_url(data_dir)


@AS_ROOT
def test_other_users_are_kept_out(data_dir: Path) -> None:
    """Not even the user who runs root's server may connect; others do not reach the socket."""
    url = postgres.ensure_server(data_dir)
    home = find_home(data_dir)
    assert home is not None
    for user in (pwd.getpwuid(home.uid).pw_name, "nobody"):
        done = psql_as(user, data_dir, url)
        assert done.returncode != 0
        assert "Peer authentication failed" in done.stderr or "ermission denied" in done.stderr


@AS_ROOT
def test_a_copied_data_directory_is_refused_and_an_emptied_one_begins_anew(data_dir: Path) -> None:
    with psycopg.connect(postgres.ensure_server(data_dir)) as connection:
        connection.execute("create table kept (fen bigint)")
    home = find_home(data_dir)
    assert home is not None
    copy = data_dir / "copy"
    shutil.copytree(data_dir, copy)
    with pytest.raises(postgres.PostgresError, match="is a copy of"):
        postgres.ensure_server(copy)
    (data_dir / "postgres-home").unlink()
    try:
        assert ask(postgres.ensure_server(data_dir), "select to_regclass('kept')") is None
    finally:
        shutil.rmtree(home.directory.with_name(home.directory.name + ".set-aside"))


@AS_ROOT
def test_in_another_users_folder_that_user_runs_the_server(data_dir: Path) -> None:
    """The way of every ordinary user: all in the data directory; here with a name too long for a socket."""
    user = pwd.getpwnam("nobody")
    deep = data_dir / ("x" * 90)
    deep.mkdir()
    os.chown(deep, user.pw_uid, user.pw_gid)
    data_dir.chmod(0o711)
    before = modes(deep)
    try:
        url = postgres.ensure_server(deep)
        assert "%2Ftmp%2Fyanglao-" in url
        assert ask(url, "select 1") == 1
        assert psql_as("nobody", deep, url).stdout == "1\n"
        assert {path.stat().st_uid for path in deep.iterdir()} == {user.pw_uid}
        assert modes(deep) == before
    finally:
        postgres.remove_server(deep)
