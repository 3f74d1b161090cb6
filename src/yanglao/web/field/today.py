"""今天 What somebody of a unit has to do today, who is missing, and how far the unit is; each leads to its list."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yanglao.kernel.intervals import Share
from yanglao.kernel.months import month_of, new_year, year_of_day
from yanglao.reports.asking import Reader, reader
from yanglao.reports.life_certificates import life_certificates
from yanglao.reports.turning_60 import count_turning_60
from yanglao.reports.unit_day import coverage_of, missing_in_units, unsigned_in, year_payers
from yanglao.web.field.reporting import to_sign
from yanglao.web.field.units import Unit, reader_in, unit_page, units_worked_for
from yanglao.web.staff.desk import Desk, desk_page
from yanglao.web.staff.places import OF_UNITS

HEARD = ("told", "served", "heard")
"""Whoever was told that the pension will be suspended."""


@require_safe
@desk_page(*OF_UNITS, at_once=True)
def units_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The day of the one unit somebody works for, or every unit with what is missing there."""
    units = units_worked_for(desk)
    if len(units) == 1:
        return _day(request, desk, units[0])
    who = reader(desk.agency, desk.login, OF_UNITS, on=desk.on)
    shown = {"units": _standings(who, units), "year": year_of_day(desk.on), "here": "unit"}
    return render(request, "field/units.html", shown)


@require_safe
@unit_page(at_once=True)
def today_page(request: HttpRequest, desk: Desk, unit: Unit) -> HttpResponse:
    """One unit's day."""
    return _day(request, desk, unit)


def _day(request: HttpRequest, desk: Desk, unit: Unit) -> HttpResponse:
    who = reader_in(desk, unit)
    due = life_certificates(who, since=new_year(desk.on))
    payers = year_payers(who)
    reports = to_sign(desk, unit)
    shown = {
        "unit": unit,
        "is_one_of_many": len(units_worked_for(desk)) > 1,
        "to_sign": [one for one in reports if one.is_closed],
        "coming": [one for one in reports if not one.is_closed][:1],
        "undeclared": sum(one.is_missing for one in payers),
        "uncertified": len(due.rows),
        "told": sum(row["stage"] in HEARD for row in due.rows),
        "in_payment": due.sums["in_payment"][2],
        "turning": count_turning_60(who, month=month_of(desk.on) + 1),
        "next_month": month_of(desk.on) + 1,
        "coverage": coverage_of(who),
        "paid": Share(sum(one.has_paid for one in payers), len(payers)),
        "year": year_of_day(desk.on),
        "here": "unit",
    }
    return render(request, "field/today.html", shown)


def _standings(who: Reader, units: list[Unit]) -> list[dict[str, Any]]:
    """Of each unit how many reports, declarations and life certificates are missing."""
    undeclared, uncertified = missing_in_units(who)
    reports = unsigned_in(who.agency, [one.id for one in units], on=who.on)
    return [
        {
            "unit": one,
            "to_sign": sum(report.is_closed for report in reports[one.id]),
            "undeclared": undeclared.get(one.id, 0),
            "uncertified": uncertified.get(one.id, 0),
        }
        for one in units
    ]
