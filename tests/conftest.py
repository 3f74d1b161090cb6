"""What every test may use: the slow campaigns' switch, and databases of its own on a real PostgreSQL.

The server is the one named in DATABASE_URL (its user must be allowed to create databases), else a bundled
one that is made for this run, shared by all its processes, and removed at its end. Only databases whose
names begin with yanglao_test_ are touched. Tests of one process share that process's databases. On a server of
your own the roles yanglao_app and yanglao_reader must get in without a password, or with one from ~/.pgpass.
"""

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from psycopg import sql

from yanglao.commands.office import Office, keys_path, office_at
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import ensure_server, remove_server, with_database, with_user
from yanglao.store.migrating import migrate

RUN_FOLDER = "YANGLAO_TEST_RUN"  # tells the processes of one run where its server is
PREFIX = "yanglao-tests-"
SWEEPING = "yanglao-sweeping-"
# A machine with other work to do is slow, not wrong.
settings.register_profile("office", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("office")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--campaign", action="store_true", help="run the slow campaigns too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--campaign"):
        return
    for item in items:
        if item.get_closest_marker("campaign"):
            item.add_marker(pytest.mark.skip(reason="a slow campaign: give --campaign"))


def pytest_configure(config: pytest.Config) -> None:
    if _is_main_process(config):
        _remove_left_over_servers()
        os.environ[RUN_FOLDER] = tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-")
    os.environ["YANGLAO_DATA"] = os.environ[
        RUN_FOLDER
    ]  # nothing of this machine's own installation is touched


def pytest_unconfigure(config: pytest.Config) -> None:
    if _is_main_process(config) and RUN_FOLDER in os.environ:
        _remove(Path(os.environ.pop(RUN_FOLDER)))


@pytest.fixture(scope="session")
def maintenance_url() -> str:
    """The address of the test server itself, for a user who may create databases; not to be written into."""
    return os.environ.get("DATABASE_URL") or _hasty(ensure_server(Path(os.environ[RUN_FOLDER])))


@pytest.fixture(scope="session")
def fresh_database(maintenance_url: str) -> Iterator[Callable[[str], str]]:
    """`fresh_database("name")` makes a new empty database, dropped at the end of the session; its address."""
    made: list[str] = []

    def make(name: str) -> str:
        worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        run = os.environ[RUN_FOLDER].removeprefix(tempfile.gettempdir()).strip("/").removeprefix(PREFIX)
        database = f"yanglao_test_{run}_{worker}_{name}".replace("-", "_").lower()
        _execute(maintenance_url, "create database {} template template0 encoding 'UTF8'", database)
        made.append(database)
        return with_database(maintenance_url, database)

    yield make
    for database in made:
        _execute(maintenance_url, "drop database if exists {} with (force)", database)


@pytest.fixture(scope="session")
def server_url(fresh_database: Callable[[str], str]) -> str:
    """The address, for the superuser, of an empty database of this process."""
    return fresh_database("empty")


@pytest.fixture(scope="session")
def database_url(fresh_database: Callable[[str], str]) -> str:
    """The address of the application's database in the tests of this process; apart from `server_url`."""
    return fresh_database("application")


@pytest.fixture(scope="session")
def new_office(
    fresh_database: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Office]]:
    """`new_office("name")`: a database of its own set up as `yanglao migrate` does it, come into as the application does."""
    with contextlib.ExitStack() as offices:

        def make(name: str) -> Office:
            url, data = fresh_database(name), tmp_path_factory.mktemp("data")
            migrate(url, keys_path(data))
            return offices.enter_context(office_at(with_user(url, APPLICATION_ROLE), data))

        yield make


def _execute(url: str, statement: str, database: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(sql.Identifier(database)))


def _hasty(url: str) -> str:
    """Nothing of a test run has to outlive a power cut: the run's own server need not wait for the disk."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
    return url


def _is_main_process(config: pytest.Config) -> bool:
    return not hasattr(config, "workerinput")


def _remove(folder: Path) -> None:
    remove_server(folder)
    shutil.rmtree(folder, ignore_errors=True)


def _remove_left_over_servers() -> None:
    """Of runs that were killed: their folders carry the number of a process that is no more. One run does it at a time, the others
    leave it to that one; a folder that is gone meanwhile is nobody's fault."""
    with (Path(tempfile.gettempdir()) / f"{SWEEPING}{os.geteuid()}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
            with contextlib.suppress(Exception):
                if _is_left_over(folder):
                    _remove(folder)


def _is_left_over(folder: Path) -> bool:
    return folder.stat().st_uid == os.geteuid() and not _is_alive(int(folder.name.split("-")[2]))


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
