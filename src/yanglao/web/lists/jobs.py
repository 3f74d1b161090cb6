"""后台任务 Long work that somebody has begun, by a list or by a form: where it stands, how far it is, what came of it. Everybody finds their own."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from yanglao.acts.describing import DOING, Description
from yanglao.acts.jobs.files import drop_file, file_of, rejects_of
from yanglao.acts.payroll.steps import PAYROLL_ACT
from yanglao.acts.register import REGISTER
from yanglao.casefile.words import Pair
from yanglao.store.acting import CHINA
from yanglao.store.jobs import Job, cancel_job, job_of, jobs_of, start_job
from yanglao.web.lists.looking import Looked, looked_at
from yanglao.web.staff.desk import Desk, desk_page
from yanglao.web.staff.doing import may_do
from yanglao.web.staff.places import OF_JOBS
from yanglao.web.staff.telling import lines_of
from yanglao.web.staff.value_words import called_at

Told = tuple[Job, Pair, str]
SHOWS_ROWS = ("looked", "refused")
GOES_ON = ("waiting", "running", "left")


def told_jobs(desk: Desk) -> list[Told]:
    """Somebody's jobs with what each is called and where it stands, the newest first."""
    return [(job, _title(job), _state(job)) for job in jobs_of(desk.agency, desk.login)]


@require_safe
@desk_page(*OF_JOBS)
def jobs_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """后台任务 Everything that somebody has begun."""
    return render(request, "lists/jobs.html", {"jobs": told_jobs(desk), "here": "jobs"})


@require_safe
@desk_page()
def job_page(request: HttpRequest, desk: Desk, job: str) -> HttpResponse:
    """Where it stands. Once it is done, what was pressed on a form leads to its own page."""
    found = _job(desk, job)
    act, state = REGISTER[found.act], _state(found)
    if state == "done" and not found.name:
        return HttpResponseRedirect(_result(found))
    answer = {name: value for name, value in found.answer.items() if name != "act"}
    shown = {
        "job": found,
        "act": act,
        "title": _title(found),
        "state": state,
        "goes_on": state in GOES_ON,
        "seconds": _seconds(found),
        "looked": _looked(desk, act, found),
        "lines": lines_of(answer, act, english=desk.english, called=called_at(desk.agency)),
        "has_rejects": bool(found.answer.get("rejects")),
        "here": "jobs",
    }
    return render(request, "lists/job.html", shown)


@require_POST
@desk_page()
def begin_job(request: HttpRequest, desk: Desk, job: str) -> HttpResponse:
    """办理 Let the worker have it; what was refused goes on."""
    found = _job(desk, job)
    act = REGISTER[found.act]
    if not may_do(desk, act):
        raise Http404("no act of theirs")
    if DOING in act.proven:
        desk.must_be_proven()
    start_job(desk.agency, desk.login, found.number)
    return HttpResponseRedirect(f"/staff/jobs/{found.number}")


@require_POST
@desk_page()
def call_off_job(request: HttpRequest, desk: Desk, job: str) -> HttpResponse:
    """取消 What nobody has taken up is not done, and its file goes."""
    found = _job(desk, job)
    if cancel_job(desk.agency, desk.login, found.number):
        drop_file(found)
    return HttpResponseRedirect(f"/staff/jobs/{found.number}")


@require_safe
@desk_page()
def job_rejects(request: HttpRequest, desk: Desk, job: str) -> HttpResponse:
    """退回文件 The rows that came back, with why, to be corrected and handed in again."""
    found = _job(desk, job)
    rejects = rejects_of(found)
    if not found.answer.get("rejects") or not rejects.is_file():
        raise Http404("nothing came back")
    name = f"{Path(found.name).stem}-rejects{rejects.suffix}"
    return FileResponse(rejects.open("rb"), as_attachment=True, filename=name)  # type: ignore[return-value]


def _job(desk: Desk, number: str) -> Job:
    found = job_of(desk.agency, desk.login, number)
    if found is None:
        raise Http404("no job of theirs")
    return found


def _result(job: Job) -> str:
    """Where what was done is shown: a batch on its own page."""
    if job.act != PAYROLL_ACT.key:
        return f"/staff/do/{job.act}/done/{job.key}"
    batch = job.answer.get("batch")
    return f"/staff/payroll/{batch}?done=prepared" if batch else "/staff/payroll?done=nothing"


def _title(job: Job) -> Pair:
    act = REGISTER[job.act]
    return act.list_title if job.name else act.title


def _state(job: Job) -> str:
    """As it is told: what a worker was at that is gone goes on by itself."""
    return "left" if job.is_left else job.state


def _seconds(job: Job) -> int:
    """How long it has been under way."""
    since = job.begun_at or job.made_at
    return (
        0 if since is None else max(0, int(((job.ended_at or datetime.now(CHINA)) - since).total_seconds()))
    )


def _looked(desk: Desk, act: Description, job: Job) -> Looked | None:
    """The first rows of a list that is to be taken in."""
    if not job.name or job.state not in SHOWS_ROWS or not file_of(job).is_file():
        return None
    return looked_at(desk, act, job)
