"""批次一览 The batches, newest first: where each stands and what it waits for; and what can be done next."""

from __future__ import annotations

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from yanglao.acts.payroll.preparing import MAY_PREPARE
from yanglao.acts.payroll.steps import PAYROLL_ACT
from yanglao.kernel.months import month as month_of_year
from yanglao.kernel.months import month_text
from yanglao.reports.payroll import READERS, Batches, batches_page
from yanglao.reports.payroll_lists import returns_page
from yanglao.store.read.payroll import LAST
from yanglao.web.staff.beginning import begin
from yanglao.web.staff.context import reader_of
from yanglao.web.staff.desk import Desk, desk_page
from yanglao.web.standing import standing_of


@require_safe
@desk_page(*READERS, at_once=True)
def payroll_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Twenty batches, from a number on or of one month."""
    return render(request, "payroll/list.html", _shown(request, desk))


@require_POST
@desk_page(*MAY_PREPARE)
def prepare_batch(request: HttpRequest, desk: Desk) -> HttpResponse:
    """编制 Have the next month prepared; the page of the job leads to the batch."""
    page = batches_page(reader_of(desk), before=LAST, most=1)
    once = request.POST.get("once", "")[:40] or secrets.token_hex(10)
    return begin(desk, PAYROLL_ACT, {"month": month_text(page.next_month)}, once)


def _shown(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    reader = reader_of(desk)
    asked, is_wrong = _month(request)
    page = batches_page(reader, before=_number(request.GET.get("before")), month=asked)
    back = returns_page(reader, is_waiting=True, most=1)
    return {
        "page": page,
        "rows": [(head, standing_of(head)) for head in page.heads],
        "may_prepare": _may_prepare(desk, page),
        "once": secrets.token_hex(10),
        "back": back,
        "asked": request.GET.get("month", ""),
        "month_wrong": is_wrong,
        "done": request.GET.get("done", ""),
        "here": "payroll",
    }


def _may_prepare(desk: Desk, page: Batches) -> bool:
    return page.under_way is None and desk.holds(*MAY_PREPARE)


def _number(told: str | None) -> int:
    return int(told) if told and told.isascii() and told.isdigit() and len(told) < 10 else LAST


def _month(request: HttpRequest) -> tuple[int | None, bool]:
    """The month that is asked for, if one is; and whether it is none."""
    told = request.GET.get("month", "").strip()
    year, _, of_year = told.partition("-")
    if not told:
        return None, False
    if (
        year.isascii()
        and year.isdigit()
        and of_year.isascii()
        and of_year.isdigit()
        and 0 < int(of_year) < 13
    ):
        return month_of_year(int(year[:4]), int(of_year)), False
    return None, True
