"""Make the project's environment: `.venv` in the root, exactly as locked, in about ten seconds, once.

`demo`, `check` and `bench` call this module and then run what they are for inside `.venv`. Only the standard
library is used, and the file also parses on an old Python, so that the wrong one gets a sentence and not a
traceback.

    python3 bootstrap.py            the environment for running the application
    python3 bootstrap.py test       the same with the tools of the tests
    python3 bootstrap.py lock       write both lock files anew from requirements.in and requirements-test.in
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Iterator, NoReturn, Optional  # noqa: UP035 (must parse and import on an old Python)

LEAST_PYTHON = (3, 11)
UV_VERSION = "0.13.9"
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = [str(PYTHON), "-m", "uv"]
STAMP = VENV / "installed"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LOCKS = {"run": ROOT / "requirements.lock", "test": ROOT / "requirements-test.lock"}


class SetupError(Exception):
    """The environment could not be made; the message says what to do."""


def ensure_environment(kind: str = "run") -> None:
    """Make `.venv` current for `kind` ("run" or "test"); a tenth of a second when it is already."""
    _use_a_new_enough_python()
    if _is_current(kind):
        return
    try:
        with _one_at_a_time():
            if not _is_current(kind):
                _install(kind)
    except (SetupError, OSError) as error:
        sys.exit("set-up failed: {}".format(error))  # noqa: UP032 (an old Python reads this file too)


def run_in_environment(program: str, *arguments: str) -> NoReturn:
    """Replace this process by `.venv/bin/<program>`."""
    path = VENV / "bin" / program
    if not path.exists():
        sys.exit(f"{path} is missing. Remove .venv and start again.")
    sys.stdout.flush()
    keep_bytecode()
    os.execv(str(path), [str(path), *arguments])


def keep_bytecode() -> None:
    """Let what runs from here on keep what Python compiles, whatever the machine says: a start without it takes four times as long."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def _use_a_new_enough_python() -> None:
    if sys.version_info >= LEAST_PYTHON:
        return
    for minor in range(14, LEAST_PYTHON[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer and subprocess.run([newer, "-c", ""], stderr=subprocess.DEVNULL).returncode == 0:
            os.execv(newer, [newer, *sys.argv])
    found = ".".join(str(part) for part in sys.version_info[:3])
    sys.exit(f"Python 3.11 or newer is needed; this is {found}. 需要 Python 3.11 或更新版本。")


def _stamp(kind: str) -> str:
    """What an installation of `kind` depends on: lock, project file, interpreter and place."""
    digest = hashlib.sha256()
    for part in (
        LOCKS[kind],
        ROOT / "pyproject.toml",
        ROOT / "requirements.in",
        ROOT / "requirements-test.in",
    ):
        digest.update(part.read_bytes())
    digest.update(f"{sys.version_info[:2]} {ROOT}".encode())
    return f"{kind} {digest.hexdigest()}"


def _is_current(kind: str) -> bool:
    return PYTHON.exists() and STAMP.exists() and _stamp(kind) in STAMP.read_text("utf-8").splitlines()


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Hold the lock file, so that two commands started at once do not install over each other."""
    import fcntl

    with open(ROOT / ".venv.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _say("another command is setting up .venv; waiting for it …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _install(kind: str) -> None:
    _say("setting up .venv (once, about ten seconds) … 正在准备运行环境")
    STAMP.unlink(missing_ok=True)
    if not _venv_works():
        _make_venv()
    _ensure_uv()
    _sync(LOCKS[kind])
    _install_project()
    kinds = ("run", "test") if kind == "test" else ("run",)
    _write_atomically(STAMP, "\n".join(_stamp(each) for each in kinds) + "\n")
    _say(".venv is ready.")


def _install_project() -> None:
    """Put the project into `.venv` as it lies here; what builds it is in the lock, so nothing is fetched."""
    options = ["--quiet", "--offline", "--no-deps", "--no-build-isolation"]
    command = [*UV, "pip", "install", "--python", str(PYTHON), *options, "--editable", str(ROOT)]
    _run(command, "the project itself could not be installed")


def _venv_works() -> bool:
    """Whether `.venv` holds a Python of this version that was made in this very place."""
    question = "import sys, pip; print(sys.version_info[:2], sys.prefix)"
    try:
        answer = subprocess.run([str(PYTHON), "-c", question], capture_output=True, text=True)
    except OSError:
        return False
    return answer.stdout.strip() == f"{sys.version_info[:2]} {VENV}" and _scripts_are_from_here()


def _scripts_are_from_here() -> bool:
    """A folder that was copied or moved keeps scripts that start the other folder's Python."""
    return f"VIRTUAL_ENV={VENV}" in (VENV / "bin" / "activate").read_text("utf-8").replace('"', "").replace(
        "'", ""
    )


def _make_venv() -> None:
    advice = "Python's own venv module does not work here (on Debian and Ubuntu: apt install python3-venv)"
    _run([sys.executable, "-m", "venv", "--clear", str(VENV)], advice)


def _ensure_uv() -> None:
    """Install the pinned uv into `.venv` with pip, checked against its hashes in the lock."""
    found = subprocess.run([*UV, "--version"], capture_output=True, text=True)
    if found.returncode == 0 and found.stdout.startswith(f"uv {UV_VERSION}"):
        return
    with tempfile.TemporaryDirectory() as folder:
        pinned = Path(folder, "uv.txt")
        pinned.write_text(_lock_entry("uv"), "utf-8")
        _run(_pip(pinned), "uv could not be installed; is the package registry within reach?")


def _lock_entry(name: str) -> str:
    """The lines of one package, with its hashes, out of the lock for running."""
    lines = LOCKS["run"].read_text("utf-8").splitlines()
    first = next((at for at, line in enumerate(lines) if line.startswith(name + "==")), None)
    if first is None:
        raise SetupError(f"{LOCKS['run'].name} has no entry for {name}")
    last = next((at for at in range(first, len(lines)) if not lines[at].endswith("\\")), len(lines) - 1)
    return "\n".join(lines[first : last + 1]) + "\n"


def _sync(lock: Path) -> None:
    """Install exactly what is locked; where uv cannot reach the registry, pip may know a mirror."""
    command = [*UV, "pip", "sync", "--python", str(PYTHON), "--quiet", "--require-hashes", str(lock)]
    try:
        _run(command, f"the packages of {lock.name} could not be installed")
    except SetupError as error:
        _say(f"{error}\ntrying again with pip …")
        _run(_pip(lock), f"the packages of {lock.name} could not be installed, neither with uv nor with pip")


def _pip(requirements: Path) -> list[str]:
    return [
        str(PYTHON),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--require-hashes",
        "--requirement",
        str(requirements),
    ]


def _run(command: list[str], complaint: str, given: Optional[str] = None) -> None:  # noqa: UP045
    """Run a set-up step quietly; on failure raise SetupError with the complaint and what the step printed."""
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        command,
        cwd=str(ROOT),
        env=environment,
        input=given,
        text=True,
        stdin=None if given is not None else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode != 0:
        raise SetupError(f"{complaint}.\n{done.stdout.strip()}")


def _write_atomically(path: Path, text: str) -> None:
    new = path.with_name(path.name + ".new")
    new.write_text(text, "utf-8")
    os.replace(str(new), str(path))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def write_locks() -> None:
    """Compile both lock files: exact versions, hashes, every platform, and no address of any registry."""
    import tomllib

    build = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"]
    tools = "\n".join([*build, f"uv=={UV_VERSION}"]) + "\n"
    _run([str(PYTHON), "-m", "pip", "install", "--quiet", f"uv=={UV_VERSION}"], "uv could not be installed")
    compile_ = [
        *UV,
        "pip",
        "compile",
        "--quiet",
        "--universal",
        "--python-version",
        "3.11",
        "--generate-hashes",
        "--no-header",
        "--no-annotate",
        "--no-emit-index-url",
        "--no-emit-find-links",
    ]
    complaint = "the lock could not be compiled"
    _run([*compile_, "requirements.in", "-", "-o", LOCKS["run"].name], complaint, given=tools)
    _run([*compile_, "requirements.lock", "requirements-test.in", "-o", LOCKS["test"].name], complaint)


def find_browser() -> str | None:
    """Where a Chromium of this machine is; None: there is none."""
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


def main(arguments: list[str]) -> None:
    """The command line of this module; see its docstring."""
    if arguments not in ([], ["test"], ["lock"]):
        sys.exit(__doc__)
    if arguments == ["lock"]:
        _use_a_new_enough_python()
        if not _venv_works():
            _make_venv()
        write_locks()
    else:
        ensure_environment(arguments[0] if arguments else "run")


if __name__ == "__main__":
    main(sys.argv[1:])
