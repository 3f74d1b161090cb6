"""办理名册 A list taken in by a thread of this process, under the session of whoever handed it in. Killed half-way it has done nothing; begun again it
does it once, because the act has one key."""

from __future__ import annotations

import logging
import threading

from yanglao.acts.register import REGISTER
from yanglao.acts.take_list import take_list
from yanglao.lists import read_table
from yanglao.store.acting import ActRefused, By
from yanglao.web.lists.jobs import Job, job_of, keep
from yanglao.web.office import office

_log = logging.getLogger(__name__)
_alive: set[str] = set()
_lock = threading.Lock()
_BROKEN = (
    "系统出了问题,没有登记任何内容。请接着办;还不行,请告诉管理员。",
    "Something went wrong, and nothing was taken. Go on with it; if it fails again, tell the administrator.",
)


def start(job: Job, token: str) -> None:
    """Begin, unless it is under way or over."""
    with _lock:
        if job.id in _alive or job.state == "done":
            return
        _alive.add(job.id)
    keep(job, state="running", read=0, refusal=None)
    threading.Thread(target=_run, args=(job.login, job.id, token), daemon=True, name=f"list {job.id}").start()


def is_alive(job: Job) -> bool:
    """Whether this process is at it."""
    return job.id in _alive


def _run(login: str, number: str, token: str) -> None:
    job = job_of(login, number)
    assert job is not None
    try:
        _take(job, token)
    except ActRefused as refused:
        keep(job, state="refused", refusal=(refused.zh, refused.en))
    except Exception:
        _log.exception("a list was not taken")
        keep(job, state="refused", refusal=_BROKEN)
    finally:
        with _lock:
            _alive.discard(number)


def _take(job: Job, token: str) -> None:
    layout = REGISTER[job.act].asks
    rows = sum(len(chunk.rows) for chunk in read_table(job.file, layout))
    keep(job, state="running", rows=rows)
    with office(token, job.login) as agency:
        answer = take_list(
            agency,
            layout=job.act,
            path=job.file,
            rejects=job.rejects,
            by=By(job.login, job.on, job.key),
            progress=lambda read: keep(job, state="running", rows=rows, read=read),
        )
    keep(job, state="done", rows=rows, read=rows, answer=answer)
