"""模板所需 What every template of a page of staff may use: who has come in, the places on the left, how much waits."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from yanglao.kernel.months import day_text
from yanglao.papers.pieces import office
from yanglao.reports.asking import OF_FILES, Reader
from yanglao.reports.mine import count_of
from yanglao.store.acting import reach_of_reader
from yanglao.store.read.staff import staff_names
from yanglao.web.staff.desk import Desk
from yanglao.web.staff.places import places_of


def for_staff(request: HttpRequest) -> dict[str, Any]:
    """Context of every template; nothing where nobody has signed in."""
    desk: Desk | None = getattr(request, "desk", None)
    if desk is None:
        return {}
    return {
        "desk": desk,
        "places": list(places_of(desk)),
        "may_find": desk.holds(*OF_FILES),
        "waiting": count_of(reader_of(desk), desk.who.roles),
        "day_text": day_text(desk.on),
        "office_name": office(desk.agency),
        "back": back_of(request),
        "staff_names": staff_names(desk.agency.connection, desk.agency.area),
    }


def back_of(request: HttpRequest) -> str:
    """The page of ours that somebody came from and wants to return to; nothing where none is named."""
    told = request.POST.get("back") or request.GET.get("back") or ""
    return told if told.startswith("/staff/") else ""


def reader_of(desk: Desk) -> Reader:
    """The colleague as somebody who reads, in any of the roles held. Without the homes of everybody: a page is about a few."""
    reach = reach_of_reader(desk.agency, desk.login, tuple(desk.who.roles), desk.on)
    return Reader(desk.agency, reach.units, desk.on, login=desk.login, matters=reach.matters)
