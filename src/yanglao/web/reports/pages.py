"""报表页 Every report that somebody may read, and each with its filters, rows, sums and remarks; as a workbook, as CSV, to print. All that
was chosen stands in the address, so that a way back leads to where one was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from yanglao.acts.about import person_under
from yanglao.lists.written_tables import write_csv, write_xlsx
from yanglao.reports.describing import About
from yanglao.reports.making import make_report, may_read
from yanglao.reports.register import READERS, REPORTS
from yanglao.reports.report import Report
from yanglao.reports.telling import footing, sheets
from yanglao.store.acting import ActRefused
from yanglao.store.looks import note_look
from yanglao.web.addresses import page_number
from yanglao.web.receiving import handed_in
from yanglao.web.reports.filters import filters, given_of, missing
from yanglao.web.reports.groups import GROUPS, called, tells
from yanglao.web.reports.rows import FIGURES, found_in, in_order, lines
from yanglao.web.sending import KINDS, written
from yanglao.web.staff.desk import HIDDEN, Desk, desk_page

PRINT = "print"
CSRF = "csrfmiddlewaretoken"
SLOW = ("forecast", "policy-effect")
"""Made when somebody asks for them, not by opening their page."""


@require_safe
@desk_page(*READERS, at_once=True)
def reports_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """报表 By what they are for."""
    groups = [
        (
            words,
            [
                (one.name, called(one), tells(one))
                for one in reports
                if may_read(desk.agency, desk.login, one, desk.on)
            ],
        )
        for words, reports in GROUPS
    ]
    return render(
        request, "reports/list.html", {"groups": [one for one in groups if one[1]], "here": "reports"}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(*READERS)
def report_page(request: HttpRequest, desk: Desk, name: str, kind: str = "") -> HttpResponse:
    """One report. kind: in which way it is taken away. A report that is given a file comes by POST, all others by their address."""
    about = REPORTS.get(name)
    if about is None or not may_read(desk.agency, desk.login, about, desk.on):
        raise Http404("no report of theirs")
    sent = request.POST if request.method == "POST" else request.GET
    asked, kind = sent.dict(), kind or sent.get("as", "")
    if kind not in ("", PRINT, *KINDS):
        raise Http404("no such way to take it away")
    given = given_of(about, asked)
    waits = name in SLOW and not sent
    if waits or missing(about, given) or (_asks_file(about) and not request.FILES):
        return _page(request, desk, about, asked)
    try:
        report = _made(request, desk, about, given)
    except ActRefused as refused:
        return _refused(request, desk, about, asked, refused)
    return _told(request, desk, about, asked, report, kind)


def _told(
    request: HttpRequest, desk: Desk, about: About, asked: Mapping[str, str], report: Report, kind: str
) -> HttpResponse:
    """The rows that are searched for, in the order asked for: on the page, or in a file."""
    some = found_in(report, words=asked.get("find", ""), english=desk.english)
    some = in_order(some, by=asked.get("sort", ""), down="down" in asked, english=desk.english)
    if kind in KINDS:
        return _file(desk, about, some, kind)
    told = footing(report, english=desk.english)
    shown = lines(
        desk,
        some,
        page=page_number(asked.get("page", "")),
        of=len(report.rows),
        whole=kind == PRINT or _asks_file(about),
    )
    return _page(
        request,
        desk,
        about,
        asked,
        title=desk.said(report.title),
        headings=_headings(desk, report, asked),
        lines=shown,
        sums=told[: len(report.sums)],
        remarks=told[len(report.sums) :],
        before=_with(asked, page=str(shown.page - 1)),
        after=_with(asked, page=str(shown.page + 1)),
        is_print=kind == PRINT,
    )


def _made(request: HttpRequest, desk: Desk, about: About, given: Mapping[str, str]) -> Report:
    """The report; of one person's it is noted who looked."""
    asked = [ask.name for ask in about.asks if ask.field.kind == "file"]
    with handed_in(request, asked) as files, desk.agency.connection.transaction():
        made = make_report(desk.agency, desk.login, about.name, given, on=desk.on, files=files)
        if given.get("number"):
            person = person_under(desk.agency, given["number"])
            note_look(desk.agency.connection, desk.agency.area, desk.login, person, about.name)
        return made


def _asks_file(about: About) -> bool:
    return any(ask.field.kind == "file" for ask in about.asks)


def _refused(
    request: HttpRequest, desk: Desk, about: About, asked: Mapping[str, str], refused: ActRefused
) -> HttpResponse:
    """In words above the filters. Somebody of another unit is told as somebody who does not exist."""
    if refused.code in HIDDEN:
        return _page(request, desk, about, asked, status=404, nobody=True)
    return _page(request, desk, about, asked, status=409, refused=(refused.zh, refused.en))


def _file(desk: Desk, about: About, report: Report, kind: str) -> HttpResponse:
    """A file with identity numbers in full, since it is worked with; it takes a proof where there are any. Refused: proof_needed."""
    if any(column.kind == "number" for column in report.columns):
        desk.must_be_proven()
    tables = sheets(report, on=desk.on, english=desk.english)
    name = f"{about.name}.{kind}"
    return written(
        lambda path: write_xlsx(path, tables) if kind == "xlsx" else write_csv(path, tables[0]), name=name
    )


def _headings(desk: Desk, report: Report, asked: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each heading with the address that sorts by it, the other way round where it is sorted by it already."""
    return [
        {
            "title": desk.said(one.title),
            "is_figure": one.kind in FIGURES,
            "sorted": _sorted(asked, one.name),
            "address": _with(
                asked, page="", sort=one.name, down="1" if _sorted(asked, one.name) == "ascending" else ""
            ),
        }
        for one in report.columns
    ]


def _sorted(asked: Mapping[str, str], name: str) -> str:
    if asked.get("sort") != name:
        return ""
    return "descending" if "down" in asked else "ascending"


def _with(asked: Mapping[str, str], **changed: str) -> str:
    """The address of the same with something else; nothing that is empty stands in it."""
    kept = {**asked, **changed}
    return "?" + urlencode({name: value for name, value in kept.items() if value and name != CSRF})


def _page(
    request: HttpRequest,
    desk: Desk,
    about: About,
    asked: Mapping[str, str],
    *,
    status: int = 200,
    **shown: Any,
) -> HttpResponse:
    more = {
        "title": desk.said(called(about)),
        "about": about,
        "what": desk.said(tells(about)),
        "filters": filters(desk, about, given_of(about, asked)),
        "asked": asked,
        "to": f"/staff/reports/{about.name}",
        "address": _with(asked, page=""),
        "asks_file": _asks_file(about),
        "here": "reports",
    }
    return render(request, "reports/report.html", {**more, **shown}, status=status)
