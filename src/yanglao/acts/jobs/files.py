"""名册文件 The file of a list that was handed in, and the rows that came back: a folder in the data folder, readable by its owner alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from yanglao.site.paths import data_dir
from yanglao.store.acting import Agency
from yanglao.store.jobs import Job, add_job, forget_jobs, new_number


def hand_in(agency: Agency, login: str, act: str, on: int, name: str, pieces: Iterable[bytes]) -> str:
    """Keep a file that was handed in, and put the job down; its number. What is older than two months goes."""
    for old in forget_jobs(agency.connection):
        shutil.rmtree(_folder() / old, ignore_errors=True)
    name, number = name[-80:], new_number()
    (_folder() / number).mkdir(mode=0o700, parents=True)
    with (_folder() / number / f"list{_ending(name)}").open("wb") as file:
        file.writelines(pieces)
    return add_job(agency, login, act, on, {"name": name}, number=number)


def file_of(job: Job) -> Path:
    """Where the file lies until its job is over."""
    return _folder() / job.number / f"list{_ending(job.name)}"


def rejects_of(job: Job) -> Path:
    """Where the rows that came back stand; a long list has them as CSV."""
    return _folder() / job.number / str(job.answer.get("rejects") or "rejects.xlsx")


def drop_file(job: Job) -> None:
    """The file goes with its job; the rows that came back stay for two months."""
    if job.name:
        file_of(job).unlink(missing_ok=True)


def _folder() -> Path:
    return data_dir() / "lists"


def _ending(name: str) -> str:
    return Path(name).suffix.lower()
