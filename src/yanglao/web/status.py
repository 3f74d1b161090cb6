"""基金概况 How the books stand, and for monitors whether the system is up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import psycopg
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yanglao.ledger.chart import (
    ACCOUNT_PENSIONS,
    BASE_PENSIONS,
    CONTRIBUTION_INCOME,
    INCREMENTS,
    INDIVIDUAL,
    NET_ASSETS,
)
from yanglao.site.refusal import InstallationRefused
from yanglao.store.publications import years_published
from yanglao.store.read.areas import NamedArea, all_areas
from yanglao.web.access import public
from yanglao.web.amounts import yuan
from yanglao.web.errors import down
from yanglao.web.reading import reading, unless_down

Shown = dict[str, Any]
PENSIONS = (BASE_PENSIONS, INCREMENTS, ACCOUNT_PENSIONS)


def _health_down(request: HttpRequest, fault: Exception) -> HttpResponse:
    code = fault.code if isinstance(fault, InstallationRefused) else "database_unreachable"
    return JsonResponse({"status": "down", "code": code})


@public
@require_safe
@unless_down(down)
def figures(request: HttpRequest) -> HttpResponse:
    """The last year at a glance, and every year that was made public: nothing is added up over the book."""
    with reading() as database:
        shown = [_shown(database, one) for one in all_areas(database)]
    return render(request, "figures.html", {"areas": shown})


@public
@require_safe
@unless_down(_health_down)
def health(request: HttpRequest) -> HttpResponse:
    """For monitors: whether the database answers, with the tables of this version."""
    with reading():
        return JsonResponse({"status": "ok"})


def _shown(database: psycopg.Connection, one: NamedArea) -> Shown:
    years = [year_told(year, told) for year, told in years_published(database, one.area)]
    return {"code": one.area.code, "name": one.name, "years": years, "last": years[0] if years else None}


def year_told(year: int, told: Mapping[str, int]) -> Shown:
    """A year as it was made public. One that was made public before an account was counted says nothing of that account."""
    return {
        "year": year,
        "yield": f"{told.get('yield_bp', 0) / 100:.2f}%",
        **in_yuan(
            {
                "insured": told["enrolled_persons"],
                "pensioners": told["pensioned_persons"],
                "raised_fen": _sum(told, "raised_"),
                "contributions_fen": _sum(told, f"raised_{CONTRIBUTION_INCOME}_"),
                "paid_fen": _sum(told, "paid_"),
                "pensions_fen": sum(_sum(told, f"paid_{account}_") for account in PENSIONS),
                "accounts_fen": sum(_sum(told, f"stands_{account}_") for account in INDIVIDUAL.values()),
                "kept_fen": sum(_sum(told, f"stands_{account}_") for account in NET_ASSETS),
            }
        ),
    }


def _sum(told: Mapping[str, int], beginning: str) -> int:
    return sum(fen for name, fen in told.items() if name.startswith(beginning))


def in_yuan(row: Shown) -> Shown:
    """Amounts as people read them: `paid_in_fen` becomes `paid_in`, 1,234.56 (yuan); counts with thousands separators."""
    shown = {}
    for name, value in row.items():
        if name.endswith("_fen"):
            shown[name.removesuffix("_fen")] = yuan(value)
        else:
            shown[name] = f"{value:,}" if name in ("insured", "pensioners") else str(value)
    return shown
