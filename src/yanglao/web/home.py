"""首页 What residents open first, and where they go."""

from __future__ import annotations

from typing import Any

import psycopg
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yanglao.ledger.chart import NET_ASSETS
from yanglao.store.acting import Area
from yanglao.store.publications import last_year_published
from yanglao.store.read.areas import all_areas, units_in_order
from yanglao.web.access import public
from yanglao.web.errors import down
from yanglao.web.here import area_here
from yanglao.web.reading import reading, unless_down
from yanglao.web.status import in_yuan

Shown = dict[str, Any]
KINDS = ("community", "committee", "farm")


@public
@require_safe
@unless_down(down)
def home_page(request: HttpRequest) -> HttpResponse:
    """What would I pay and get, may I join, where is my office, how is the fund doing."""
    with reading() as database:
        areas = all_areas(database)
        shown = {"name": areas[0].name, "last": _last_year(database, areas[0].area)} if areas else {}
    return render(request, "home.html", shown)


@public
@require_safe
@unless_down(down)
def offices_page(request: HttpRequest) -> HttpResponse:
    """The units of the area by kind, and what is done where."""
    with reading() as database:
        here = area_here(database)
        units = units_in_order(database, here.area)
    by_kind = {kind: [unit.name for unit in units if unit.kind == kind] for kind in KINDS}
    return render(request, "offices.html", {"name": here.name, **by_kind})


def _last_year(database: psycopg.Connection, area: Area) -> Shown | None:
    """Three figures as they were made public: nothing is added up over the book."""
    published = last_year_published(database, area)
    if published is None:
        return None
    year, figures = published
    return in_yuan(
        {
            "year": year,
            "insured": figures["enrolled_persons"],
            "paid_fen": sum(fen for name, fen in figures.items() if name.startswith("paid_")),
            "kept_fen": sum(figures.get(f"stands_{account}_fen", 0) for account in NET_ASSETS),
        }
    )
