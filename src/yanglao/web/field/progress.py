"""进度 How far a unit is with enrolment, payment, deaths told in time and the contributions of the year, against the target and all units."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yanglao.acts.townships.ranking import MEASURES, STANDINGS
from yanglao.casefile.words import month_pair
from yanglao.kernel.intervals import Share
from yanglao.kernel.months import year_of_day
from yanglao.kernel.periods import Period
from yanglao.reports.unit_day import paid_everywhere, ranked, year_payers
from yanglao.store.closing import next_to_close
from yanglao.store.read.unit_work import Payer
from yanglao.store.read.worklists import unit_names
from yanglao.web.field.units import Unit, reader_in, unit_page
from yanglao.web.staff.desk import Desk


@require_safe
@unit_page(at_once=True)
def progress_page(request: HttpRequest, desk: Desk, unit: Unit) -> HttpResponse:
    """At the end of the last month that is closed; the contributions as of today."""
    agency, who = desk.agency, reader_in(desk, unit)
    last = next_to_close(agency.connection, agency.area) - 1
    mine = [one for one in ranked(agency, Period(last)) if one.unit == unit.id]
    shown = {
        "unit": unit,
        "month": month_pair(last),
        "ranked": [(one, MEASURES[one.measure], STANDINGS[one.standing]) for one in mine],
        "count": len(unit_names(agency.connection, agency.area)),
        "paid": _paid(year_payers(who)),
        "paid_everywhere": paid_everywhere(who),
        "year": year_of_day(desk.on),
        "here": "unit",
    }
    return render(request, "field/progress.html", shown)


def _paid(payers: list[Payer]) -> Share:
    return Share(sum(one.has_paid for one in payers), len(payers))
