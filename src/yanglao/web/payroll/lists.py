"""批次名单 The persons of a batch, a page at a time by key, and the whole as a workbook."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from yanglao.acts.about import person_under
from yanglao.lists.written_tables import write_xlsx
from yanglao.reports.asking import reader
from yanglao.reports.payroll import READERS_OF_PERSONS, change_named, change_words
from yanglao.reports.payroll_lists import (
    FILES,
    FIRST,
    Key,
    Listed,
    changed_page,
    lines_page,
    returns_page,
    withheld_page,
)
from yanglao.reports.telling import sheets
from yanglao.store.acting import ActRefused
from yanglao.store.batches import batch_of
from yanglao.web.payroll.tables import headings, rows_of
from yanglao.web.sending import written
from yanglao.web.staff.context import reader_of
from yanglao.web.staff.desk import Desk, desk_page


@require_safe
@desk_page(*READERS_OF_PERSONS, at_once=True)
def group_page(
    request: HttpRequest, desk: Desk, number: int, change: str, cause: str, kind: int
) -> HttpResponse:
    """变动 Those of one kind of difference with one cause."""
    named = change_named(change, cause)
    try:
        words = change_words(*(named or (0, 0)), kind)
    except (KeyError, ValueError):
        raise Http404("no such group") from None
    group = (*(named or (0, 0)), kind)
    listed = changed_page(reader_of(desk), number=number, group=group, after=_after(request)[0])
    title = desk.said((f"{words[0][0]} · {words[1][0]}", f"{words[0][1]} · {words[1][1]}"))
    return _listed(request, desk, listed, number=number, title=title, file="changes")


@require_safe
@desk_page(*READERS_OF_PERSONS, at_once=True)
def batch_lines_page(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """明细 Every line, or those of the person whose number is given."""
    asked = request.GET.get("number", "").strip()
    person, is_unknown = None, False
    if asked:
        try:
            person = person_under(desk.agency, asked.upper())
        except ActRefused:
            person, is_unknown = 0, True
    listed = lines_page(reader_of(desk), number=number, after=_after(request), person=person)
    more = {"asked": asked, "is_unknown": is_unknown, "may_ask": True}
    return _listed(request, desk, listed, number=number, title=_say(desk, "lines"), file="lines", **more)


@require_safe
@desk_page(*READERS_OF_PERSONS, at_once=True)
def batch_withheld_page(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """暂存 Who is not paid, and why."""
    listed = withheld_page(reader_of(desk), number=number, after=_after(request))
    return _listed(request, desk, listed, number=number, title=_say(desk, "withheld"), file="withheld")


@require_safe
@desk_page(*READERS_OF_PERSONS, at_once=True)
def batch_returns_page(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """退回 What the bank sent back, and what became of it."""
    listed = returns_page(reader_of(desk), number=number, after=_after(request))
    return _listed(request, desk, listed, number=number, title=_say(desk, "returns"), file="returns")


@require_safe
@desk_page(*READERS_OF_PERSONS, at_once=True)
def all_returns_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """退回未重发 Of all batches: what came back and was not paid again."""
    listed = returns_page(reader_of(desk), after=_after(request), is_waiting=True)
    return _listed(request, desk, listed, number=None, title=_say(desk, "waiting"), file="")


@require_safe
@desk_page(*READERS_OF_PERSONS, at_once=True, proven=True)
def list_file(request: HttpRequest, desk: Desk, number: int, name: str) -> HttpResponse:
    """导出 A list as a workbook, with identity numbers in full."""
    made = FILES.get(name)
    if made is None:
        raise Http404("no such list")
    who = reader(desk.agency, desk.login, READERS_OF_PERSONS, on=desk.on)
    report = made(who, number=number)
    tables = sheets(report, on=desk.on, english=desk.english)
    return written(lambda path: write_xlsx(path, tables), name=f"batch-{number}-{name}.xlsx")


_TITLES = {
    "lines": ("全部明细", "Every line"),
    "withheld": ("暂不付给本人", "Kept back"),
    "returns": ("银行退回", "Returned by the bank"),
    "waiting": ("退回后还没有重发", "Returned, and not paid again"),
}


def _say(desk: Desk, name: str) -> str:
    return desk.said(_TITLES[name])


def _listed(
    request: HttpRequest,
    desk: Desk,
    listed: Listed,
    *,
    number: int | None,
    title: str,
    file: str,
    **more: Any,
) -> HttpResponse:
    month = None if number is None else batch_of(desk.agency.connection, desk.agency.area, number).month
    shown = {
        "title": title,
        "number": number,
        "month": month,
        "headings": headings(desk, listed.columns),
        "rows": rows_of(desk, listed, month=month),
        "listed": listed,
        "next": _next(request, listed.next),
        "is_first": "after" not in request.GET,
        "file": file,
        "here": "payroll",
        **more,
    }
    return render(request, "payroll/persons.html", shown)


def _after(request: HttpRequest) -> Key:
    """Behind which row the page begins, as an address says it: person (or batch) and month (or payee)."""
    parts = request.GET.get("after", "").split("-")
    if len(parts) == 2 and all(one.isascii() and one.isdigit() and len(one) < 18 for one in parts):
        return int(parts[0]), int(parts[1])
    return FIRST


def _next(request: HttpRequest, key: Key | None) -> str:
    if key is None:
        return ""
    kept = {name: value for name, value in request.GET.dict().items() if name != "after"}
    return "?" + urlencode({**kept, "after": f"{key[0]}-{key[1]}"})
