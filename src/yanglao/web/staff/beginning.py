"""交后台办理 A press that takes long is left to the worker; pressed twice it is one job."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpResponse, HttpResponseRedirect

from yanglao.acts.describing import DOING, Description
from yanglao.store.jobs import add_job, job_of, number_of_press, start_job
from yanglao.web.staff.desk import Desk


def begin(desk: Desk, act: Description, given: Mapping[str, str], once: str) -> HttpResponse:
    """It is left to the worker; the page of the job leads to what was done."""
    if DOING in act.proven:
        desk.must_be_proven()
    number = number_of_press(desk.agency, desk.login, once)
    add_job(desk.agency, desk.login, act.key, desk.on, {"values": dict(given), "key": once}, number=number)
    start_job(desk.agency, desk.login, number)
    return HttpResponseRedirect(f"/staff/jobs/{number}")


def given_before(desk: Desk, act: Description, number: str) -> dict[str, str]:
    """What was filled in for a job of theirs that was refused; nothing where there is none by this act."""
    job = job_of(desk.agency, desk.login, number) if number else None
    return dict(job.given.get("values", {})) if job is not None and job.act == act.key else {}
