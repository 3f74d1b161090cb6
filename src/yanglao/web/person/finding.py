"""找人 One box for everything: a name or the initials of its pinyin, an identity number or its last four, a task or batch."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yanglao.reports.asking import OF_FILES
from yanglao.reports.finding import MOST
from yanglao.reports.mine import task_about
from yanglao.store.acting import ActRefused, units_of_reader
from yanglao.web.parts import is_part
from yanglao.web.staff.context import reader_of
from yanglao.web.staff.desk import Desk, desk_page
from yanglao.web.staff.finding import persons_found
from yanglao.web.staff.who import people_named


@require_safe
@desk_page(*OF_FILES)
def find_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What was found; the only hit opens at once, but for somebody who still types, who has looked at nobody yet."""
    asked = request.GET.get("q", "").strip()
    task = _task(desk, asked)
    persons = persons_found(desk, asked, units_of_reader(desk.agency, desk.login, OF_FILES, desk.on))
    if not is_part(request):
        if len(persons) == 1 and task is None:
            return HttpResponseRedirect(f"/staff/person/{persons[0]}")
        if task is not None and not persons:
            return HttpResponseRedirect(f"/staff/tasks/{task}")
    shown: dict[str, Any] = {
        "q": asked,
        "people": people_named(desk, persons[:MOST], most=MOST),
        "task": task,
        "found": min(len(persons), MOST) + (task is not None),
        "is_more": len(persons) > MOST,
        "most": MOST,
        "here": "persons",
    }
    return render(request, "person/find.html", shown)


def _task(desk: Desk, asked: str) -> int | None:
    """The proposal of that number, where it is one that they may know of."""
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        return None
    try:
        return task_about(reader_of(desk), int(asked), desk.who.roles).id
    except ActRefused:
        return None
