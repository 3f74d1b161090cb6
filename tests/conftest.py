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
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from templates import Templates, create, drop, drop_templates

from yanglao.commands.office import Office, office_at
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import ensure_server, remove_server, with_user
from yanglao.store.acting import Agency

RUN_FOLDER = "YANGLAO_TEST_RUN"  # tells the processes of one run where its server is
PREFIX = "yanglao-tests-"
SWEEPING = "yanglao-sweeping-"
# A machine with other work to do is slow, not wrong.
settings.register_profile("office", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("office")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--campaign", action="store_true", help="run the slow campaigns too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    _long_files_first(items)
    if config.getoption("--campaign"):
        return
    for item in items:
        if item.get_closest_marker("campaign"):
            item.add_marker(pytest.mark.skip(reason="a slow campaign: give --campaign"))


def _long_files_first(items: list[pytest.Item]) -> None:
    """Files with a test marked `long`, then those with many tests: what is short comes last, so that two processes are done at about the same
    time. The tests of a file stay together: what they share is made once."""
    tests = Counter(item.path for item in items)
    long = {item.path for item in items if item.get_closest_marker("long")}
    items.sort(key=lambda item: (item.path not in long, -tests[item.path], item.path))


def pytest_configure(config: pytest.Config) -> None:
    if _is_main_process(config):
        _remove_left_over_servers()
        os.environ[RUN_FOLDER] = tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-")
    os.environ["YANGLAO_DATA"] = os.environ[
        RUN_FOLDER
    ]  # nothing of this machine's own installation is touched


def pytest_unconfigure(config: pytest.Config) -> None:
    if _is_main_process(config) and RUN_FOLDER in os.environ:
        folder = Path(os.environ.pop(RUN_FOLDER))
        if "DATABASE_URL" in os.environ:
            drop_templates(os.environ["DATABASE_URL"], folder)
        _remove(folder)


@pytest.fixture(scope="session")
def maintenance_url() -> str:
    """The address of the test server itself, for a user who may create databases; not to be written into."""
    return os.environ.get("DATABASE_URL") or _hasty(ensure_server(Path(os.environ[RUN_FOLDER])))


Copying = Callable[[str, Path], str]
"""Makes a database of that name, with its keys in the folder; its address."""


@pytest.fixture(scope="session")
def own_names(maintenance_url: str) -> Iterator[Callable[[str], str]]:
    """`own_names("name")`: what a database of this process is called, whoever makes it. On a server that outlives the run it is dropped."""
    worker, given = os.environ.get("PYTEST_XDIST_WORKER", "main"), []

    def name(short: str) -> str:
        given.append(f"{_prefix()}_{worker}_{short}".replace("-", "_").lower())
        return given[-1]

    yield name
    for database in given if "DATABASE_URL" in os.environ else ():
        drop(maintenance_url, database)


@pytest.fixture(scope="session")
def fresh_database(maintenance_url: str, own_names: Callable[[str], str]) -> Callable[[str], str]:
    """`fresh_database("name")` makes a new empty database; its address."""
    return lambda name: create(maintenance_url, own_names(name))


@pytest.fixture(scope="session")
def templates(maintenance_url: str) -> Templates:
    """The databases that this run makes once."""
    return Templates(maintenance_url, Path(os.environ[RUN_FOLDER]), _prefix())


@pytest.fixture(scope="session")
def set_up(templates: Templates, own_names: Callable[[str], str]) -> Copying:
    """`set_up("name", folder)`: a database of its own as `yanglao migrate` leaves it, with its keys in the folder; its address."""
    return lambda name, data: templates.set_up(own_names(name), data)


@pytest.fixture(scope="session")
def server_url(fresh_database: Callable[[str], str]) -> str:
    """The address, for the superuser, of an empty database of this process."""
    return fresh_database("empty")


@pytest.fixture(scope="session")
def database_url(fresh_database: Callable[[str], str]) -> str:
    """The address of the application's database in the tests of this process; apart from `server_url`."""
    return fresh_database("application")


@contextlib.contextmanager
def _offices(set_up: Copying, folders: pytest.TempPathFactory) -> Iterator[Callable[[str], Office]]:
    with contextlib.ExitStack() as offices:

        def make(name: str) -> Office:
            data = folders.mktemp("data")
            return offices.enter_context(office_at(with_user(set_up(name, data), APPLICATION_ROLE), data))

        yield make


@pytest.fixture(scope="module")
def new_office(
    set_up: Copying, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Office]]:
    """`new_office("name")`: a database of its own set up as `yanglao migrate` does it, come into as the application does, for as long as
    the module runs: a server has only so many connections."""
    with _offices(set_up, tmp_path_factory) as made:
        yield made


@pytest.fixture(scope="session")
def lasting_office(
    set_up: Copying, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Office]]:
    """The same for what several modules share."""
    with _offices(set_up, tmp_path_factory) as made:
        yield made


@pytest.fixture(scope="session")
def lived_city(
    templates: Templates, own_names: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Agency]]:
    """`lived_city("name")`: the office, its staff signed in, of a small city of its own at the end of 2016."""
    with contextlib.ExitStack() as offices:

        def make(name: str) -> Agency:
            data = tmp_path_factory.mktemp("data")
            url = with_user(templates.city(own_names(name), data), APPLICATION_ROLE)
            return templates.staff_of(offices.enter_context(office_at(url, data)))

        yield make


def _prefix() -> str:
    """What the names of this run's databases begin with."""
    run = os.environ[RUN_FOLDER].removeprefix(tempfile.gettempdir()).strip("/").removeprefix(PREFIX)
    return f"yanglao_test_{run}".replace("-", "_").lower()


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
