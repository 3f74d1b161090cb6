"""名册上报 The acts that take rows, by list: hand one in, look, take it in, and find it again."""

from __future__ import annotations

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from yanglao.acts.bureaus import as_asked
from yanglao.acts.describing import Description
from yanglao.acts.jobs.files import drop_file, hand_in
from yanglao.acts.register import REGISTER
from yanglao.casefile.words import Pair
from yanglao.lists import FileRefused
from yanglao.lists.templates import write_template
from yanglao.store.jobs import cancel_job, job_of
from yanglao.web.lists.jobs import told_jobs
from yanglao.web.lists.looking import looked_at
from yanglao.web.sending import written
from yanglao.web.staff.chapters import chapters_of
from yanglao.web.staff.desk import Desk, desk_page
from yanglao.web.staff.doing import may_do
from yanglao.web.staff.places import OF_LISTS

ENDINGS = (".csv", ".xlsx")
_NO_FILE: Pair = ("请先选一个 CSV 或 XLSX 文件。", "Choose a CSV or XLSX file first.")


@require_safe
@desk_page(*OF_LISTS)
def lists_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every list that somebody may hand in, and those handed in before."""
    jobs = [one for one in told_jobs(desk) if one[0].name]
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
    number = hand_in(desk.agency, desk.login, key, desk.on, given.name or "", given.chunks())
    job = job_of(desk.agency, desk.login, number)
    assert job is not None
    try:
        looked_at(desk, act, job)
    except FileRefused as fault:
        cancel_job(desk.agency, desk.login, number)
        drop_file(job)
        return _asked(request, desk, act, wrong=(fault.sentence_zh, fault.sentence_en))
    return HttpResponseRedirect(f"/staff/jobs/{number}")


@require_safe
@desk_page()
def list_template(request: HttpRequest, desk: Desk, key: str) -> HttpResponse:
    """空白名册 The empty sheet to fill in."""
    act = _act(desk, key)
    return written(lambda path: write_template(act.asks, path, english=desk.english), name=f"{key}.xlsx")


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
