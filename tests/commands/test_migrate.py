"""`yanglao migrate` sets up; everything else refuses what is not set up, in words, and changes nothing."""

from __future__ import annotations

import ast
import stat
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from commands.databases import do, refusal, rows
from psycopg import errors

import yanglao
from yanglao.commands.office import keys_path, office_at
from yanglao.site.addresses import APPLICATION_ROLE, READER_ROLE, VARIABLES
from yanglao.site.postgres import with_user
from yanglao.site.refusal import InstallationRefused
from yanglao.store.connection import admit, connect
from yanglao.store.migrating import ONE_AT_A_TIME, _make_role, migrate
from yanglao.store.tables import expected_tables, recorded_tables

SOURCE = Path(yanglao.__file__).parent


def test_nothing_else_sets_up(ready: tuple[str, Path], new_installation) -> None:
    """The roles are there, of another database; they get in and find no tables."""
    empty = new_installation("nothing_set_up")
    for command in (
        ["audit", "check"],
        ["serve"],
        ["act", "do", "close-month", "--month", "2011-10", "--dated", "2011-10-31"],
    ):
        empty.refused(*command, status=3, code="not_migrated")
    assert list(empty.data.iterdir()) == []
    assert rows(empty.url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == []


def test_migrate_then_commands_come_in(new_installation) -> None:
    empty = new_installation("set_up")
    assert empty.run("migrate").stdout == "数据库已就绪。\n"
    keys = keys_path(empty.data)
    assert stat.S_IMODE(keys.stat().st_mode) == 0o600
    before = (
        keys.read_bytes(),
        rows(empty.url, "SELECT * FROM schema_file"),
        rows(empty.url, "SELECT * FROM installation"),
    )
    assert empty.run("migrate", YANGLAO_LANG="en").stdout == "The database is ready.\n"
    assert before == (
        keys.read_bytes(),
        rows(empty.url, "SELECT * FROM schema_file"),
        rows(empty.url, "SELECT * FROM installation"),
    )
    empty.refused("audit", "check", status=1, code="no_area")


def test_only_setting_up_knows_the_owner() -> None:
    """The owner's address is asked for by two commands, and by nothing that acts, reads or shows pages."""
    users = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and {one.name for one in node.names} & {"owner_url", "database_url"}
    }
    assert users == {"commands/migrate.py", "commands/demo/command.py", "site/addresses.py"}


@pytest.mark.parametrize(
    "statement", ["SET ROLE postgres", "SET SESSION AUTHORIZATION postgres", "CREATE TABLE mine (a int)"]
)
def test_the_session_cannot_become_more(ready: tuple[str, Path], statement: str) -> None:
    url, data = ready
    owner = psycopg.conninfo.conninfo_to_dict(url)["user"]
    with office_at(with_user(url, APPLICATION_ROLE), data) as office:
        office.connection.execute("RESET ROLE; RESET SESSION AUTHORIZATION")
        who = office.connection.execute("SELECT session_user, current_user").fetchone()
        assert who == (APPLICATION_ROLE, APPLICATION_ROLE)
        with pytest.raises(errors.InsufficientPrivilege):
            office.connection.execute(statement.replace("postgres", owner))


def test_another_role_is_turned_away(ready: tuple[str, Path]) -> None:
    url, data = ready
    for other in (url, with_user(url, READER_ROLE)):
        with pytest.raises(InstallationRefused) as refused, office_at(other, data):
            pass
        assert refused.value.code == "wrong_role"


@pytest.mark.parametrize(
    ("role", "may"), [("yanglao_test_more", "IN ROLE pg_read_all_data"), ("yanglao_test_all", "SUPERUSER")]
)
def test_a_role_that_can_become_more_is_turned_away(ready: tuple[str, Path], role: str, may: str) -> None:
    url, _ = ready
    do(url, f"DROP ROLE IF EXISTS {role}; CREATE ROLE {role} LOGIN")
    try:
        with psycopg.connect(with_user(url, role)) as session, pytest.raises(errors.InsufficientPrivilege):
            admit(session, role)  # let in by the door, kept out by the tables
        do(url, f"DROP ROLE {role}; CREATE ROLE {role} LOGIN {may}")
        with psycopg.connect(with_user(url, role)) as session, pytest.raises(InstallationRefused) as refused:
            admit(session, role)
        assert refused.value.code == "wrong_role"
    finally:
        do(url, f"DROP ROLE {role}")


def test_a_role_that_is_not_let_in_is_told_what_to_do(
    ready: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(VARIABLES, "yanglao_test_nobody", "YANGLAO_APP_URL")
    with pytest.raises(InstallationRefused) as refused:
        connect(with_user(ready[0], "yanglao_test_nobody"), "yanglao_test_nobody")
    assert refused.value.code == "login_refused"
    assert "yanglao migrate" in refused.value.zh


def test_a_database_without_a_free_connection_says_so(ready: tuple[str, Path]) -> None:
    url, data = ready
    name = psycopg.conninfo.conninfo_to_dict(url)["dbname"]
    do(url, f"ALTER DATABASE {name} CONNECTION LIMIT 0")
    try:
        assert refusal(url, data) == "no_connection_left"
    finally:
        do(url, f"ALTER DATABASE {name} CONNECTION LIMIT -1")


@pytest.mark.parametrize("file", ["0003_book", "0003_facts"], ids=["gone", "changed"])
def test_tables_of_another_version_are_refused_and_not_touched(ready: tuple[str, Path], file: str) -> None:
    url, data = ready
    do(url, f"INSERT INTO schema_file (name, sha256) VALUES ('{file}', 'other')")
    assert refusal(url, data) == "other_tables"
    with pytest.raises(InstallationRefused) as refused:
        migrate(url, keys_path(data))
    assert refused.value.code == "tables_of_another_version"


def test_views_of_another_version_are_refused_until_migrated(ready: tuple[str, Path]) -> None:
    url, data = ready
    do(url, "INSERT INTO schema_file (name, sha256) VALUES ('views', 'other'); DROP VIEW leg")
    assert refusal(url, data) == "other_tables"
    migrate(url, keys_path(data))
    with psycopg.connect(with_user(url, READER_ROLE), autocommit=True) as reader:
        assert recorded_tables(reader) == expected_tables()
        assert reader.execute("SELECT count(*) FROM leg").fetchone() == (0,)


def test_tables_of_something_else_are_left_alone(fresh: tuple[str, Path]) -> None:
    url, data = fresh
    do(url, "CREATE TABLE theirs (a int)")
    with pytest.raises(InstallationRefused) as refused:
        migrate(url, keys_path(data))
    assert refused.value.code == "database_not_empty"
    assert rows(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == [("theirs",)]
    assert not keys_path(data).exists()


def test_two_at_once_set_up_one_after_the_other(fresh: tuple[str, Path]) -> None:
    """While somebody sets up, whoever comes later waits, and then finds it done."""
    url, data = fresh
    with psycopg.connect(url, autocommit=True) as first, ThreadPoolExecutor(1) as later:
        first.execute("SELECT pg_advisory_lock(%s)", (ONE_AT_A_TIME,))
        setting_up = later.submit(migrate, url, keys_path(data))
        wait_for(
            lambda: rows(url, "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") != []
        )
        assert rows(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == []
        first.execute("SELECT pg_advisory_unlock(%s)", (ONE_AT_A_TIME,))
        setting_up.result(timeout=120)
    assert rows(url, "SELECT count(*), count(DISTINCT name) FROM schema_file") == [
        (len(expected_tables()),) * 2
    ]


def wait_for(holds: Callable[[], bool]) -> None:
    for _ in range(600):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("waited in vain")


def test_a_plan_that_is_not_here_stops_the_start(new_installation) -> None:
    one = new_installation("plan_gone")
    one.run("migrate")
    do(one.url, "INSERT INTO area VALUES (1, '100000', 'gone-2030', 'n', 24000)")
    one.refused("audit", "check", status=3, code="plan_unusable")


def test_a_role_that_may_not_be_made_is_asked_of_the_administrator(ready: tuple[str, Path]) -> None:
    with psycopg.connect(ready[0], autocommit=True) as owner, pytest.raises(InstallationRefused) as refused:
        owner.execute(f"SET SESSION AUTHORIZATION {READER_ROLE}")
        _make_role(owner, "yanglao_another")
    assert refused.value.code == "roles_missing"
