"""Making, starting and stopping one bundled PostgreSQL cluster. Callers hold the lock of its data directory.

The cluster is UTF-8 with the collation of code points that PostgreSQL brings itself, the same on every
machine, with checksums on its pages. It listens on a Unix socket only. The kernel's word on who is at the
other end (peer) decides who may connect: the owner of the data directory, and root. There is no password to
keep.
"""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from psycopg import pq

from yanglao.site.postgres_home import Home, PostgresError, give_to_server, make_private, user_name

SUPERUSER = "postgres"
SECONDS_FOR_RECOVERY = 600
SECONDS_FOR_ORPHANS = 60
SHARED_BUFFERS_MB = 512

ACCESS = """\
# Written by yanglao at every start. Peer: the kernel says who is at the other end of the socket.
local all all peer map=yanglao
local replication all peer map=yanglao
"""

SETTINGS = """\
# Written by yanglao at every start; settings of your own go into local.conf beside this file.
listen_addresses = ''
unix_socket_directories = '{sockets}'
unix_socket_permissions = 0700
max_connections = 120

# Everything that was said to be committed is on the disk.
fsync = on
full_page_writes = on
synchronous_commit = on
wal_level = replica
wal_compression = {wal_compression}
max_wal_size = 4GB
min_wal_size = 512MB
wal_buffers = 16MB
checkpoint_timeout = 15min
checkpoint_completion_target = 0.9

# Sized for two cores, bulk loads and long scans.
shared_buffers = {shared_buffers_mb}MB
effective_cache_size = {cache_mb}MB
work_mem = 32MB
maintenance_work_mem = 256MB
random_page_cost = 1.1
jit = off

timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] %u@%d '
log_checkpoints = off
include_if_exists 'local.conf'
"""


def create(home: Home) -> None:
    """Make the cluster unless it is there; one that was interrupted while being made is begun anew."""
    if home.cluster.exists():
        _check_version(home)
        return
    unfinished = home.directory / "cluster.new"
    shutil.rmtree(unfinished, ignore_errors=True)
    options = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    _run(
        home,
        "initdb",
        f"--pgdata={unfinished}",
        f"--username={SUPERUSER}",
        "--data-checksums",
        "--auth-local=peer",
        "--auth-host=reject",
        *options,
    )
    with open(unfinished / "postgresql.conf", "a", encoding="utf-8") as settings:
        settings.write("include 'yanglao.conf'\n")
    unfinished.rename(home.cluster)


def start(home: Home) -> None:
    """Start the server and wait until it answers; what a killed one left behind is recovered first."""
    make_private(home.sockets, home)
    _write_settings(home)
    _drop_foreign_pid_file(home)
    _begin_log(home)
    last_try = time.monotonic() + SECONDS_FOR_ORPHANS
    while True:
        try:
            _run(
                home,
                "pg_ctl",
                "start",
                "--wait",
                f"--timeout={SECONDS_FOR_RECOVERY}",
                "--silent",
                f"--pgdata={home.cluster}",
                f"--log={home.log}",
            )
            return
        except PostgresError as error:
            if not _is_held_by_orphans(home) or time.monotonic() > last_try:
                raise PostgresError(f"{error}\n{_log_tail(home)}") from None
            time.sleep(0.2)


def stop(home: Home) -> bool:
    """Stop the server in order, ending its connections; False when it was not running."""
    was_running = postmaster(home) is not None
    if was_running:
        _run(
            home,
            "pg_ctl",
            "stop",
            "--mode=fast",
            "--wait",
            "--timeout=120",
            "--silent",
            f"--pgdata={home.cluster}",
        )
    shutil.rmtree(home.sockets, ignore_errors=True)
    return was_running


def is_answering(home: Home) -> bool:
    """Wait while a running server is starting or stopping; True when it then takes connections."""
    patience = time.monotonic() + 5
    while postmaster(home) is not None:
        answer = pq.PGconn.ping(f"host={_quoted(socket_folder(home))} port=5432 dbname=postgres".encode())
        if answer == pq.Ping.OK:
            return True
        if answer == pq.Ping.REJECT:
            patience = max(patience, time.monotonic() + 1)
        elif time.monotonic() > patience:
            return False
        time.sleep(0.05)
    return False


def postmaster(home: Home) -> int | None:
    """The process id of the running server, or None.

    A number that a server left behind, and that another program has since got, is not taken for it.
    """
    lines = _pid_file(home)
    pid = int(lines[0]) if lines and lines[0].isdecimal() else None
    return pid if pid is not None and _works_in(pid, home.cluster) else None


def socket_folder(home: Home) -> Path:
    """Where the running server listens; else where the next one will."""
    lines = _pid_file(home)
    is_known = len(lines) > 4 and lines[4] and postmaster(home) is not None
    return Path(lines[4]) if is_known else home.sockets


def kill(home: Home) -> None:
    """End a server that no longer answers; its next start recovers."""
    pid = postmaster(home)
    if pid is not None:
        os.kill(pid, signal.SIGQUIT)
    for _ in range(100):
        if postmaster(home) is None:
            return
        time.sleep(0.1)
    raise PostgresError(f"the server with process id {pid} does not answer and cannot be ended")


def _pid_file(home: Home) -> list[str]:
    try:
        return [line.strip() for line in (home.cluster / "postmaster.pid").read_text("utf-8").splitlines()]
    except FileNotFoundError:
        return []


def _works_in(pid: int, cluster: Path) -> bool:
    """Whether process `pid` is a PostgreSQL that works in `cluster`."""
    process = Path(f"/proc/{pid}")
    if not Path("/proc/self").exists():
        return (
            str(cluster)
            in subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True).stdout
        )
    try:
        return (process / "comm").read_text().strip() == "postgres" and os.path.samefile(
            process / "cwd", cluster
        )
    except PermissionError:
        return os.fsencode(cluster) in (process / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return False


def _drop_foreign_pid_file(home: Home) -> None:
    """Remove a number that another program has got since; PostgreSQL would give way to that."""
    if _pid_file(home) and postmaster(home) is None:
        (home.cluster / "postmaster.pid").unlink()


def _write_settings(home: Home) -> None:
    allowed = dict.fromkeys([user_name(home.owner), user_name(0)])
    memory_mb = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2**20
    has_lz4 = "--with-lz4" in _run(home, "pg_config", "--configure")
    settings = SETTINGS.format(
        sockets=str(home.sockets).replace("'", "''"),
        wal_compression="lz4" if has_lz4 else "off",
        shared_buffers_mb=max(32, min(SHARED_BUFFERS_MB, memory_mb // 8)),
        cache_mb=max(64, memory_mb // 2),
    )
    _write(home, "yanglao.conf", settings)
    _write(home, "pg_hba.conf", ACCESS)
    _write(home, "pg_ident.conf", "".join(f'yanglao "{name}" all\n' for name in allowed))


def _write(home: Home, name: str, text: str) -> None:
    path = home.cluster / name
    path.write_text(text, "utf-8")
    path.chmod(0o600)
    give_to_server(path, home)


def _begin_log(home: Home) -> None:
    """Keep the logs of this start and the one before, so that they cannot grow without end."""
    if home.log.exists():
        home.log.replace(home.log.with_suffix(".log.1"))


def _is_held_by_orphans(home: Home) -> bool:
    """When the main process was killed, its children hold the memory until they notice."""
    return "shared memory block" in _log_tail(home)


def _log_tail(home: Home) -> str:
    if not home.log.exists():
        return ""
    return "\n".join(home.log.read_text("utf-8", errors="replace").splitlines()[-12:])


def _check_version(home: Home) -> None:
    made_by = (home.cluster / "PG_VERSION").read_text("utf-8").strip()
    bundled = _run(home, "pg_config", "--version").split()[1].split(".")[0]
    if made_by != bundled:
        raise PostgresError(
            f"the database in {home.cluster} was made by PostgreSQL {made_by}, the bundled one is {bundled}: "
            "dump it with the old version and load it into a new data directory"
        )


def _run(home: Home, program: str, *arguments: str) -> str:
    """Run a program of PostgreSQL as the server's user and return what it printed."""
    is_other_user = os.geteuid() != home.uid
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}
    try:
        done = subprocess.run(
            [str(home.programs / program), *arguments],
            cwd=home.directory,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            umask=0o077,
            user=home.uid if is_other_user else None,
            group=home.gid if is_other_user else None,
            extra_groups=[] if is_other_user else None,
        )
    except OSError as error:
        raise PostgresError(f"{program} could not be run as {user_name(home.uid)}: {error}") from error
    if done.returncode != 0:
        raise PostgresError(f"{program} failed: {done.stdout.strip()}")
    return done.stdout


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("\\", "\\\\").replace("'", "\\'") + "'"
