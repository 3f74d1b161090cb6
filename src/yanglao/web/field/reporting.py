"""月报季报 The report of a unit, filled from the data: looked at, signed with remarks, printed; and what happens next."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from yanglao.acts.doing import do
from yanglao.acts.townships.described import UNIT_REPORT
from yanglao.acts.townships.signing import signed_before, versions_of
from yanglao.casefile.words import Pair
from yanglao.kernel.months import month_text, parse_month
from yanglao.kernel.periods import QUARTER, SPANS, Period, period_with
from yanglao.reports.unit_day import unsigned
from yanglao.reports.unit_report import unit_report
from yanglao.store.acting import ActRefused
from yanglao.store.closing import next_to_close
from yanglao.store.unit_reports import UnitReport, unit_reports
from yanglao.web.field.units import Unit, reader_in, unit_page
from yanglao.web.staff.desk import Desk
from yanglao.web.staff.doing import refuse_row
from yanglao.web.staff.kept import opens_again

NAMES = {months: name for name, months in SPANS.items() if months <= QUARTER}
"""What a unit reports of, as an address has it: month, quarter."""
LOOKS_BACK = 12
"""So many months of reports stand on the list."""


@dataclass(frozen=True, slots=True)
class ToSign:
    """待签报 A report that waits: what it is called, where it stands, by which Day it is due (None: the plan says nothing), how many days late
    it is, and whether it can be signed yet."""

    words: Pair
    path: str
    due: int | None
    late: int
    is_closed: bool


def to_sign(desk: Desk, unit: Unit) -> list[ToSign]:
    """What waits in a unit, the oldest first."""
    return [
        ToSign(period_words(one.period), _path(unit, one.period), one.due, one.late, one.is_closed)
        for one in unsigned(desk.agency, unit.id, on=desk.on)
    ]


@require_safe
@unit_page(at_once=True)
def unit_reports_page(request: HttpRequest, desk: Desk, unit: Unit) -> HttpResponse:
    """What waits to be signed, and what was signed in the last twelve months, the newest first."""
    shown = {
        "unit": unit,
        "unsigned": to_sign(desk, unit),
        "signed": [(one, _path(unit, one.period), period_words(one.period)) for one in _signed(desk, unit)],
        "here": "unit",
    }
    return render(request, "field/reports.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@unit_page(again=True)
def unit_report_page(request: HttpRequest, desk: Desk, unit: Unit, span: str, month: str) -> HttpResponse:
    """One report: a draft to be signed, or as it was signed."""
    period = _period(span, month)
    if request.method != "POST":
        return render(
            request, "field/report.html", _shown(desk, unit, period, signed="signed" in request.GET)
        )
    remarks = request.POST.get("remarks", "").strip()
    if opens_again(request):
        return render(request, "field/report.html", {**_shown(desk, unit, period), "remarks": remarks})
    given = {"unit": unit.code, "month": month_text(period.last), "span": span, "remarks": remarks}
    once = request.POST.get("once", "")[:40] or secrets.token_hex(10)
    try:
        refuse_row(do(desk.agency, UNIT_REPORT.key, [given], by=desk.by(f"sign {once}")))
    except ActRefused as refused:
        shown = {**_shown(desk, unit, period), "refused": (refused.zh, refused.en), "remarks": remarks}
        return render(request, "field/report.html", shown, status=409)
    return HttpResponseRedirect(f"{_path(unit, period)}?signed")


def period_words(period: Period) -> Pair:
    """What a report is called by its period."""
    zh, en = period.text
    if period.months == QUARTER:
        return f"{zh.replace(' ', '')}季报", f"report of {en}"
    year, of_year = divmod(period.last, 12)
    return f"{year}年{of_year + 1}月月报", f"report of {en}"


def _shown(desk: Desk, unit: Unit, period: Period, *, signed: bool = False) -> dict[str, Any]:
    report = unit_report(reader_in(desk, unit), period=period)
    versions = versions_of(desk.agency, unit.id, period)
    return {
        "unit": unit,
        "words": period_words(period),
        "rows": report.rows,
        "is_changed": any(row["is_changed"] for row in report.rows),
        "versions": versions,
        "told": report.remarks if versions else [],
        "last": versions[-1] if versions else None,
        "against": None if versions else _against(desk, unit, period),
        "is_just_signed": signed and bool(versions),
        "next": next(iter(to_sign(desk, unit)), None),
        "asked": f"unit={unit.code}&month={month_text(period.last)}&span={NAMES[period.months]}",
        "path": _path(unit, period),
        "once": secrets.token_hex(10),
        "here": "unit",
    }


def _against(desk: Desk, unit: Unit, period: Period) -> Pair | None:
    """Why it cannot be signed now, in words; None where it can."""
    try:
        signed_before(desk.agency, unit.id, period)
    except ActRefused as refused:
        return refused.zh, refused.en
    return None


def _signed(desk: Desk, unit: Unit) -> list[UnitReport]:
    """The last version of each report, the newest first."""
    agency = desk.agency
    coming = next_to_close(agency.connection, agency.area)
    found = {
        one.period: one
        for months in NAMES
        for one in unit_reports(
            agency.connection, agency.area, first=coming - LOOKS_BACK, last=coming, months=months
        )
        if one.unit == unit.id
    }
    return sorted(found.values(), key=lambda one: one.period, reverse=True)


def _path(unit: Unit, period: Period) -> str:
    return f"{unit.path}/report/{NAMES[period.months]}/{month_text(period.last)}"


def _period(span: str, month: str) -> Period:
    """The month or quarter of an address, by its last month."""
    if span not in NAMES.values():
        raise Http404("no such span")
    try:
        period = period_with(parse_month(month), SPANS[span])
    except ValueError as fault:
        raise Http404("no month") from fault
    return period
