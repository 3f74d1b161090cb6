"""名册上报 The acts that take rows, by list: hand one in, look, take it in, and find it again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yanglao.acts.bureaus import as_asked
from yanglao.acts.describing import DOING, Description
from yanglao.acts.register import REGISTER
from yanglao.casefile.words import Pair
from yanglao.lists import FileRefused
from yanglao.lists.templates import write_template
from yanglao.web.lists.jobs import Job, drop, job_of, jobs_of, new_job
from yanglao.web.lists.looking import looked_at
from yanglao.web.lists.running import is_alive, start
from yanglao.web.sending import written
from yanglao.web.staff.chapters import chapters_of
from yanglao.web.staff.desk import Desk, desk_page
from yanglao.web.staff.doing import may_do
from yanglao.web.staff.places import OF_LISTS
from yanglao.web.staff.telling import lines_of
from yanglao.web.staff.value_words import called_at

ENDINGS = (".csv", ".xlsx")
_NO_FILE: Pair = ("请先选一个 CSV 或 XLSX 文件。", "Choose a CSV or XLSX file first.")


@require_safe
@desk_page(*OF_LISTS)
def lists_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every list that somebody may hand in, and those handed in before."""
    jobs = [(job, REGISTER[job.act].list_title, _state(job)) for job in jobs_of(desk.login)]
    shown = {"chapters": chapters_of(lambda act: _may_take(desk, act)), "jobs": jobs, "here": "lists"}
    return render(request, "lists/lists.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page()
def list_page(request: HttpRequest, desk: Desk, key: str) -> HttpResponse:
    """One list: the empty sheet, and the file handed in."""
    act = _act(desk, key)
    if request.method != "POST":
        return _asked(request, desk, act)
    given = request.FILES.get("file")
    if given is None or Path(given.name or "").suffix.lower() not in ENDINGS:
        return _asked(request, desk, act, wrong=_NO_FILE)
    job = new_job(desk.login, key, desk.on, given.name or "", given.chunks())
    try:
        looked_at(desk, act, job)
    except FileRefused as fault:
        drop(job)
        return _asked(request, desk, act, wrong=(fault.sentence_zh, fault.sentence_en))
    return HttpResponseRedirect(f"/staff/lists/jobs/{job.id}")


@require_safe
@desk_page()
def list_template(request: HttpRequest, desk: Desk, key: str) -> HttpResponse:
    """空白名册 The empty sheet to fill in."""
    act = _act(desk, key)
    return written(lambda path: write_template(act.asks, path, english=desk.english), name=f"{key}.xlsx")


@require_safe
@desk_page()
def job_page(request: HttpRequest, desk: Desk, job: str) -> HttpResponse:
    """上报任务 Where a list stands: its first rows, how far it is, what came of it."""
    found = _job(desk, job)
    act = REGISTER[found.act]
    state = _state(found)
    shown = {
        "job": found,
        "act": act,
        "title": act.list_title,
        "state": state,
        "looked": looked_at(desk, act, found) if state in ("looked", "refused", "stopped") else None,
        "lines": lines_of(_told(found), act, english=desk.english, called=called_at(desk.agency)),
        "has_rejects": bool(found.answer.get("rejects")),
        "here": "lists",
    }
    return render(request, "lists/job.html", shown)


@require_POST
@desk_page()
def start_job(request: HttpRequest, desk: Desk, job: str) -> HttpResponse:
    """办理 Take it in; a job that was cut off goes on."""
    found = _job(desk, job)
    if DOING in _act(desk, found.act).proven:
        desk.must_be_proven()
    start(found, desk.token)
    return HttpResponseRedirect(f"/staff/lists/jobs/{found.id}")


@require_safe
@desk_page()
def job_rejects(request: HttpRequest, desk: Desk, job: str) -> HttpResponse:
    """退回文件 The rows that came back, with why, to be corrected and handed in again."""
    found = _job(desk, job)
    if not found.answer.get("rejects") or not found.rejects.is_file():
        raise Http404("nothing came back")
    name = f"{Path(found.name).stem}-rejects{found.rejects.suffix}"
    return FileResponse(found.rejects.open("rb"), as_attachment=True, filename=name)  # type: ignore[return-value]


def _told(job: Job) -> dict[str, Any]:
    """The answer but for the act, which stands above it."""
    return {name: value for name, value in job.answer.items() if name != "act"}


def _asked(request: HttpRequest, desk: Desk, act: Description, *, wrong: Pair | None = None) -> HttpResponse:
    shown = {"act": act, "title": desk.said(act.list_title), "wrong": wrong, "here": "lists"}
    return render(request, "lists/list.html", shown, status=400 if wrong else 200)


def _may_take(desk: Desk, act: Description) -> bool:
    return act.takes is not None and may_do(desk, act)


def _act(desk: Desk, key: str) -> Description:
    act = REGISTER.get(key)
    if act is None or not _may_take(desk, act):
        raise Http404("no list of theirs")
    return as_asked(act, desk.agency.area.plan, desk.matters if desk.is_bound_to(act) else None)


def _job(desk: Desk, number: str) -> Job:
    found = job_of(desk.login, number)
    if found is None:
        raise Http404("no job of theirs")
    return found


def _state(job: Job) -> str:
    """As it is told: a job that nobody is at any more was cut off."""
    return "stopped" if job.state == "running" and not is_alive(job) else job.state
