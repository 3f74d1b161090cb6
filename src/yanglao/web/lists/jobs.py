"""上报任务 A list that was handed in, as a folder: the file, where it stands, what came of it, the rows that came back. It is its owner's alone, and
outlives the browser and the server."""

from __future__ import annotations

import json
import secrets
import shutil
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from yanglao.kernel.whole_files import whole
from yanglao.site.paths import data_dir

State = Literal["looked", "running", "done", "refused"]
KEPT_SECONDS = 60 * 24 * 60 * 60
MOST = 20
_JOB = "job.json"


@dataclass(frozen=True, slots=True)
class Job:
    """A list on its way: whose, by which act, the Day on which it was handed in, its name; rows read of how many; the answer, or the
    sentences of a refusal."""

    id: str
    login: str
    act: str
    on: int
    name: str
    state: State = "looked"
    read: int = 0
    rows: int = 0
    answer: dict[str, Any] = field(default_factory=dict)
    refusal: tuple[str, str] | None = None

    @property
    def folder(self) -> Path:
        return _folder() / self.id

    @property
    def file(self) -> Path:
        return self.folder / f"list{Path(self.name).suffix.lower()}"

    @property
    def rejects(self) -> Path:
        """Where the rows that came back stand; a long list has them as CSV."""
        made = self.answer.get("rejects")
        return self.folder / (made or "rejects.xlsx")

    @property
    def key(self) -> str:
        """The key of the act: the same list again has no second effect."""
        return f"list {self.id}"


def new_job(login: str, act: str, on: int, name: str, pieces: Iterable[bytes]) -> Job:
    """Keep a file that was handed in; what is older than two months goes."""
    _forget_old()
    job = Job(secrets.token_hex(10), login, act, on, name[-80:])
    job.folder.mkdir(mode=0o700, parents=True)
    with job.file.open("wb") as file:
        file.writelines(pieces)
    keep(job)
    return job


def keep(job: Job, **changed: Any) -> Job:
    """The job as it stands now, written whole."""
    job = replace(job, **changed)
    with whole(job.folder / _JOB) as part:
        part.write_text(json.dumps(asdict(job), ensure_ascii=False), encoding="utf-8")
    return job


def job_of(login: str, number: str) -> Job | None:
    """Somebody's job; None where there is none of theirs."""
    if not number.isascii() or not number.isalnum():
        return None
    found = _read(_folder() / number / _JOB)
    return found if found is not None and found.login == login else None


def jobs_of(login: str) -> list[Job]:
    """Somebody's jobs, the newest first."""
    files = sorted(_folder().glob(f"*/{_JOB}"), key=lambda one: one.stat().st_mtime, reverse=True)
    mine = (job for job in map(_read, files) if job is not None and job.login == login)
    return [job for job, _ in zip(mine, range(MOST), strict=False)]


def drop(job: Job) -> None:
    """Take a job away with its files."""
    shutil.rmtree(job.folder, ignore_errors=True)


def _folder() -> Path:
    return data_dir() / "lists"


def _read(path: Path) -> Job | None:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    refusal = told.pop("refusal")
    return Job(**told, refusal=tuple(refusal) if refusal else None)


def _forget_old() -> None:
    for folder in _folder().glob("*"):
        if time.time() - folder.stat().st_mtime > KEPT_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)
