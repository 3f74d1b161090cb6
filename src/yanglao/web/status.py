"""基金概况 How the books stand, and for monitors whether the system is up."""

from __future__ import annotations

from typing import Any

import psycopg
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yanglao.kernel.money import yuan_text
from yanglao.site.refusal import InstallationRefused
from yanglao.store.read.areas import NamedArea, all_areas
from yanglao.store.read.book import trial_balance, years_table
from yanglao.web.access import public
from yanglao.web.errors import down
from yanglao.web.reading import reading, unless_down


def _health_down(request: HttpRequest, fault: Exception) -> HttpResponse:
    code = fault.code if isinstance(fault, InstallationRefused) else "database_unreachable"
    return JsonResponse({"status": "down", "code": code})


@public
@require_safe
@unless_down(down)
def figures(request: HttpRequest) -> HttpResponse:
    """The last year at a glance, the years and the trial balance of every area."""
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


def _shown(database: psycopg.Connection, one: NamedArea) -> dict[str, Any]:
    balance = trial_balance(database, one.area)
    totals = {column: sum(row[column] for row in balance) for column in ("debit_fen", "credit_fen")}
    years = [with_sum(row) for row in years_table(database, one.area)]
    return {
        "code": one.area.code,
        "name": one.name,
        "years": [in_yuan(row) for row in years],
        "last": in_yuan(years[-1]) if years else None,
        "balance": [in_yuan(row) for row in balance],
        "totals": in_yuan(totals),
    }


def with_sum(row: dict[str, Any]) -> dict[str, Any]:
    """A year with all that is kept at its end, accounts and pool together."""
    return {**row, "kept_fen": sum(fen for name, fen in row.items() if name.startswith("balance_"))}


def in_yuan(row: dict[str, Any]) -> dict[str, Any]:
    """Amounts as people read them: `paid_in_fen` becomes `paid_in`, 1,234.56 (yuan); counts with thousands separators."""
    shown = {}
    for name, value in row.items():
        if name.endswith("_fen"):
            shown[name.removesuffix("_fen")] = yuan_text(value).replace("-", "−")
        else:
            shown[name] = f"{value:,}" if name in ("insured", "pensioners") else str(value)
    return shown
