"""转交任务 What waits for somebody is handed over to a colleague of the same role with a note, and taken back. What the lot has given to somebody
says who may name another."""

from __future__ import annotations

import secrets

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from yanglao.acts.doing import do
from yanglao.acts.handing.handing import HANDERS, colleagues_for, waiting_for
from yanglao.acts.register import HAND_TASK, REGISTER, TAKE_TASK_BACK
from yanglao.casefile.words import Pair
from yanglao.reports.mine import title_of
from yanglao.store.acting import ActRefused
from yanglao.web.staff.desk import ON_PAGES_OF_THEIR_OWN, Desk, desk_page
from yanglao.web.staff.kept import opens_again

WRONG, REFUSED = 400, 409


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(*HANDERS, again=True)
def hand_over_page(request: HttpRequest, desk: Desk, kind: str, number: int) -> HttpResponse:
    """To whom, and why; then it is with them."""
    title = _title(desk, kind, number)
    login, reason = request.POST.get("login", ""), request.POST.get("reason", "").strip()
    shown = {
        "title": title,
        "number": number,
        "to": f"/staff/hand-over/{kind}/{number}",
        "login": login,
        "reason": reason,
        "once": request.POST.get("once", "")[:40] or secrets.token_hex(10),
        "here": "tasks",
    }
    is_asked = request.method == "POST" and not opens_again(request)
    try:
        if is_asked and login and reason:
            given = {"kind": kind, "task": str(number), "login": login, "reason": reason}
            do(desk.agency, HAND_TASK.key, [given], by=desk.by(f"hand {shown['once']}"))
            return HttpResponseRedirect("/staff")
        task, _ = waiting_for(desk.agency, lambda: REGISTER, kind, number, desk.by(""))
        shown["colleagues"] = colleagues_for(desk.agency, lambda: REGISTER, task, desk.by(""))
    except ActRefused as refused:
        if refused.code in ON_PAGES_OF_THEIR_OWN:
            raise
        told = shown | {"refused": (refused.zh, refused.en)}
        return render(request, "staff/hand_over.html", told, status=REFUSED)
    missing = {"login_missing": is_asked and not login, "reason_missing": is_asked and not reason}
    return render(request, "staff/hand_over.html", shown | missing, status=WRONG if is_asked else 200)


@require_POST
@desk_page(*HANDERS)
def take_task_back(request: HttpRequest, desk: Desk, kind: str, number: int) -> HttpResponse:
    """收回 It is theirs again. Pressed twice it is taken back once."""
    _title(desk, kind, number)
    key = f"take back {request.POST.get('handover', '')[:20]}"
    do(desk.agency, TAKE_TASK_BACK.key, [{"kind": kind, "task": str(number)}], by=desk.by(key))
    return HttpResponseRedirect("/staff")


def _title(desk: Desk, kind: str, number: int) -> Pair:
    title = title_of(desk.agency, kind, number)
    if title is None:
        raise Http404("nothing of that kind")
    return title
