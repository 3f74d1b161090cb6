"""后台办理 The worker: takes jobs up one after the other and does each by its act, in the session of the job. Killed half-way it has done nothing, for an
act is one transaction; taken up again it does it once, for the act has one key."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from yanglao.acts.doing import do
from yanglao.acts.jobs.files import drop_file, file_of, rejects_of
from yanglao.acts.register import REGISTER
from yanglao.acts.take_list import take_list
from yanglao.kernel.how_far import HowFar, watched
from yanglao.lists import FileRefused, read_table
from yanglao.store.acting import ActRefused, Agency, By
from yanglao.store.jobs import Job, beat_job, end_job, take_job
from yanglao.store.read.acts import outcome_under

_log = logging.getLogger(__name__)
MOST_TRIES = 3
BEAT_SECONDS = 2.0
LOOKS_EVERY_SECONDS = 0.5
BROKEN = (
    "系统出了问题,没有登记任何内容。请接着办;还不行,请告诉管理员。",
    "Something went wrong, and nothing was taken. Go on with it; if it fails again, tell the administrator.",
)


def work_on(queue: psycopg.Connection, agency: Agency, *, is_wanted: Callable[[], bool]) -> None:
    """Do jobs for as long as it is wanted. queue: a connection beside that of the acts, which holds the job."""
    while is_wanted():
        if not work_once(queue, agency):
            time.sleep(LOOKS_EVERY_SECONDS)


def work_once(queue: psycopg.Connection, agency: Agency) -> bool:
    """Do one job; whether there was one."""
    job = take_job(queue, agency.keys)
    if job is None:
        return False
    told = _outcome(queue, agency, job)
    end_job(queue, agency.keys, job, **told)
    if "answer" in told:
        drop_file(job)
    return True


def _outcome(queue: psycopg.Connection, agency: Agency, job: Job) -> dict[str, Any]:
    """The answer, or the sentences of a refusal. A job that has cost several workers their life is not tried for ever."""
    if job.tries > MOST_TRIES:
        return {"refusal": BROKEN}
    try:
        with _heart(queue, job) as heart:
            return {"answer": _done(agency, job, heart)}
    except (ActRefused, FileRefused) as refused:
        return {"refusal": _sentences(refused)}
    except psycopg.OperationalError:
        raise  # the database has gone away: whoever comes next takes the job up again
    except Exception as fault:
        _log.error("a job was not done: %s", type(fault).__name__)  # what it says may name somebody
        return {"refusal": BROKEN}


def _sentences(refused: ActRefused | FileRefused) -> tuple[str, str]:
    if isinstance(refused, ActRefused):
        return refused.zh, refused.en
    return refused.sentence_zh, refused.sentence_en


def _done(agency: Agency, job: Job, heart: Heart) -> dict[str, Any]:
    before = outcome_under(agency.connection, agency.area, job.login, job.key) if job.tries > 1 else None
    if before is not None:  # its worker died between the act and the telling of it
        return dict(before.answer)
    within = Agency(agency.connection, agency.area, agency.keys, {job.login: job.token})
    by = By(job.login, job.on, job.key)
    if not job.name:
        with watched(heart.far):
            return do(within, job.act, [job.given["values"]], by=by)
    heart.far.of = sum(len(chunk.rows) for chunk in read_table(file_of(job), REGISTER[job.act].asks))
    return take_list(
        within, layout=job.act, path=file_of(job), rejects=rejects_of(job), by=by, progress=heart.at
    )


class Heart:
    """How far a job is, told to the database every other second."""

    def __init__(self, queue: psycopg.Connection, job: Job) -> None:
        self.queue, self.job, self.far = queue, job, HowFar()
        self.over = threading.Event()

    def at(self, read: int) -> None:
        self.far.done = read

    def beat(self) -> None:
        while not self.over.wait(BEAT_SECONDS):
            self.tell()

    def tell(self) -> None:
        beat_job(self.queue, self.job, self.far.done, self.far.of)


@contextmanager
def _heart(queue: psycopg.Connection, job: Job) -> Iterator[Heart]:
    heart = Heart(queue, job)
    thread = threading.Thread(target=heart.beat, daemon=True, name="heart")
    thread.start()
    try:
        yield heart
    finally:
        heart.over.set()
        thread.join()
        heart.tell()
