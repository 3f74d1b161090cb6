"""首页 What residents open first, and where they go."""

from __future__ import annotations

from typing import Any

import psycopg
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yanglao.store.acting import Area
from yanglao.store.installation import made_up_city
from yanglao.store.publications import years_published
from yanglao.store.read.areas import NamedArea, all_areas, units_in_order
from yanglao.web.access import public
from yanglao.web.errors import down
from yanglao.web.here import area_here
from yanglao.web.reading import reading, unless_down
from yanglao.web.status import year_told

Shown = dict[str, Any]
KINDS = ("community", "committee", "farm")


@public
@require_safe
@unless_down(down)
def home_page(request: HttpRequest) -> HttpResponse:
    """What would I pay and get, may I join, where is my office, how is the fund doing."""
    with reading() as database:
        areas = all_areas(database)
        shown = _shown(database, areas[0]) if areas else {}
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


def _shown(database: psycopg.Connection, one: NamedArea) -> Shown:
    return {
        "name": one.name,
        "last": _last_year(database, one.area),
        "made_up": made_up_city(database) is not None,
    }


def _last_year(database: psycopg.Connection, area: Area) -> Shown | None:
    """Three figures as they were made public: nothing is added up over the book."""
    years = years_published(database, area)
    return year_told(*years[0]) if years else None
