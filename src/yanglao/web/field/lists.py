"""缺谁 Whose declaration of the year is missing, who has given no life certificate, who is of age next month; each row with what can be done."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yanglao.casefile.estimate.asking import written_tier
from yanglao.kernel.months import month_of, new_year, year_of_day
from yanglao.reports.life_certificates import METHOD_WORDS, STAGES, life_certificates
from yanglao.reports.turning_60 import CAN, turning_60
from yanglao.reports.unit_day import year_payers
from yanglao.store.law import laws_of
from yanglao.web.field.rows import listed, listed_rows, some_of
from yanglao.web.field.today import HEARD
from yanglao.web.field.units import Unit, reader_in, unit_page
from yanglao.web.staff.desk import Desk

METHODS = ("assistant", "on_site")
"""The ways in which somebody of a unit sees that a person lives: at home, or where people come to."""
URGENT = ("heard", "served", "told", "untold")
"""Whoever is nearest to a suspension comes first."""


@require_safe
@unit_page(at_once=True)
def tiers_page(request: HttpRequest, desk: Desk, unit: Unit) -> HttpResponse:
    """未申报档次 Who is to pay this year and has declared no tier; the tier of the year before by one press."""
    law = laws_of(desk.agency.connection, desk.agency.area).at(month_of(desk.on))
    missing = [one for one in year_payers(reader_in(desk, unit)) if one.is_missing]
    tiers = set(law.tiers_fen.tolist())
    rows = listed(
        desk, ((one.person, written_tier(one.tier_fen) if one.tier_fen in tiers else "") for one in missing)
    )
    shown = {"unit": unit, "some": some_of(request, rows), "year": year_of_day(desk.on), "here": "unit"}
    return render(request, "field/tiers.html", shown)


@require_safe
@unit_page(at_once=True)
def life_page(request: HttpRequest, desk: Desk, unit: Unit) -> HttpResponse:
    """未认证 Who is paid and has given no life certificate this year; whoever was told of a suspension first."""
    report = life_certificates(reader_in(desk, unit), since=new_year(desk.on))
    rows = sorted(report.rows, key=lambda row: URGENT.index(row["stage"]))
    shown = {
        "unit": unit,
        "some": some_of(request, listed_rows(desk, rows)),
        "methods": [(name, METHOD_WORDS[name]) for name in METHODS],
        "ways": METHOD_WORDS,
        "stages": {name: STAGES[name] for name in HEARD},
        "here": "unit",
    }
    return render(request, "field/life.html", shown)


@require_safe
@unit_page(at_once=True)
def sixty_page(request: HttpRequest, desk: Desk, unit: Unit) -> HttpResponse:
    """次月到龄 Who is of age next month and what each can do then."""
    month = month_of(desk.on) + 1
    report = turning_60(reader_in(desk, unit), month=month)
    some = some_of(request, listed_rows(desk, report.rows))
    shown = {"unit": unit, "some": some, "can": CAN, "month": month, "here": "unit"}
    return render(request, "field/sixty.html", shown)
