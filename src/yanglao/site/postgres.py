"""The database of an installation: a served PostgreSQL named in DATABASE_URL, else the bundled one.

Everything about the bundled server is behind this module, so that another can take its place. It is started
when it is first needed and goes on running until it is stopped; every function may be called by several
processes at once.

    url = database_url(Path(".data"))        # the application's database, ready for connections
    stop_server(Path(".data"))
"""

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from yanglao.site import postgres_cluster as cluster
from yanglao.site.postgres_cluster import SUPERUSER
from yanglao.site.postgres_home import POINTER, Home, PostgresError, claim_home, find_home, forgotten_home
from yanglao.site.refusal import InstallationRefused

__all__ = [
    "APPLICATION_DATABASE",
    "SUPERUSER",
    "PostgresError",
    "ServerStatus",
    "checked_address",
    "connection_url",
    "database_url",
    "ensure_server",
    "is_made",
    "remove_server",
    "server_status",
    "stop_server",
    "with_database",
    "with_user",
]

APPLICATION_DATABASE = "yanglao"


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """What is known of a bundled server: `pid` is None when it does not run, `log` when there is none yet."""

    running: bool
    pid: int | None
    log: Path | None


def database_url(data_dir: Path) -> str:
    """The address of the application's database: DATABASE_URL when it is set, else one on the bundled server.

    The bundled server is made and started, and the database `yanglao` created, when that is needed.
    """
    served = os.environ.get("DATABASE_URL", "").strip()
    if served:
        return served
    _ensure_database(ensure_server(data_dir), APPLICATION_DATABASE)
    return connection_url(data_dir)


def ensure_server(data_dir: Path) -> str:
    """Make and start the bundled server of `data_dir` as far as needed; its address for the superuser.

    Raises PostgresError with the reason, and the end of the server's log where that helps.
    """
    data_dir = _made(data_dir)
    with _one_at_a_time(data_dir):
        _set_aside_forgotten(data_dir)
        home = claim_home(data_dir)
        if not cluster.is_answering(home):
            cluster.kill(home)
            cluster.create(home)
            cluster.start(home)
        return _url(home, database="postgres", user=SUPERUSER)


def stop_server(data_dir: Path) -> bool:
    """Stop the bundled server, ending its connections; False when it was not running."""
    if not data_dir.exists():
        return False
    with _one_at_a_time(data_dir.resolve()):
        home = find_home(data_dir.resolve())
        return home is not None and cluster.stop(home)


def remove_server(data_dir: Path) -> None:
    """Stop the bundled server and delete it with everything in it."""
    if not data_dir.exists():
        return
    data_dir = data_dir.resolve()
    with _one_at_a_time(data_dir):
        home = find_home(data_dir)
        if home is not None:
            cluster.stop(home)
            (data_dir / POINTER).unlink(missing_ok=True)
            shutil.rmtree(home.directory)


def server_status(data_dir: Path) -> ServerStatus:
    """Whether the bundled server of `data_dir` runs, and where its log is. Changes nothing."""
    home = find_home(data_dir.resolve())
    if home is None:
        return ServerStatus(running=False, pid=None, log=None)
    pid = cluster.postmaster(home)
    return ServerStatus(running=pid is not None, pid=pid, log=home.log)


def connection_url(data_dir: Path, database: str = APPLICATION_DATABASE, user: str = SUPERUSER) -> str:
    """The address of a database on the bundled server, which must have been made.

    Any role of the server may be named as `user`: the owner of the data directory, and root, connect as every
    role without a password; nobody else connects at all.
    """
    home = find_home(data_dir.resolve())
    if home is None:
        raise PostgresError(f"there is no database server in {data_dir}")
    return _url(home, database=database, user=user)


def is_made(data_dir: Path) -> bool:
    """Whether `data_dir` has a bundled server, running or not."""
    return find_home(data_dir.resolve()) is not None


def with_database(url: str, database: str) -> str:
    """The same server and user, another database. Takes a URL or a libpq connection string, gives a URL."""
    return _address({**_parts(url), "dbname": database})


def with_user(url: str, user: str) -> str:
    """The same server and database for another user, whose password libpq has to find by itself."""
    parts = _parts(url)
    database = parts.get("dbname") or parts.get("user", "")  # where libpq goes when no database is named
    parts.pop("password", None)
    return _address({**parts, "user": user, "dbname": database})


def checked_address(url: str, variable: str) -> str:
    """`url`, if libpq can read it; it is never shown, for there may be a password in it."""
    try:
        conninfo_to_dict(url)
    except psycopg.ProgrammingError as fault:
        raise InstallationRefused(
            "bad_address",
            f"环境变量 {variable} 不是数据库地址,应写作 postgresql://用户@主机:5432/数据库。",
            f"{variable} is no address of a database; write postgresql://user@host:5432/database.",
        ) from fault
    return url


def _parts(url: str) -> dict[str, str]:
    return {name: str(value) for name, value in conninfo_to_dict(url).items() if value is not None}


def _address(parts: dict[str, str]) -> str:
    rest = "&".join(f"{name}={quote(parts[name], safe='')}" for name in sorted(parts) if name != "dbname")
    return f"postgresql:///{quote(parts['dbname'], safe='')}?{rest}"


def _url(home: Home, *, database: str, user: str) -> str:
    user, folder, database = (
        quote(part, safe="") for part in (user, str(cluster.socket_folder(home)), database)
    )
    return f"postgresql://{user}@{folder}:5432/{database}"


def _ensure_database(url: str, name: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone()
        if found is None:
            with contextlib.suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
                connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))


def _made(data_dir: Path) -> Path:
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise PostgresError(f"the data directory {data_dir} cannot be made: {error.strerror}") from error
    return data_dir.resolve()


@contextlib.contextmanager
def _one_at_a_time(data_dir: Path) -> Iterator[None]:
    """Hold the lock of a data directory while its server is made, started or stopped."""
    path = data_dir / "postgres.lock"
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise PostgresError(f"{path} cannot be opened: {error.strerror}") from error
    with os.fdopen(descriptor, "w") as lock:
        if os.geteuid() == 0:
            owner = data_dir.stat()
            os.fchown(descriptor, owner.st_uid, owner.st_gid)
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _set_aside_forgotten(data_dir: Path) -> None:
    """When a data directory was deleted by hand, stop what it left elsewhere and keep that out of the way."""
    home = forgotten_home(data_dir)
    if home is not None:
        cluster.stop(home)
        aside = home.directory.with_name(home.directory.name + ".set-aside")
        shutil.rmtree(aside, ignore_errors=True)
        home.directory.rename(aside)
