"""The status page: is the system up, and how do the books stand."""

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
from yanglao.web.reading import reading, unless_down

DOWN_ZH, DOWN_EN = "数据库现在连接不上,请稍后再看。", "The database cannot be reached now; look again later."


def _page_down(request: HttpRequest, fault: Exception) -> HttpResponse:
    refused = fault if isinstance(fault, InstallationRefused) else None
    zh, en = (refused.zh, refused.en) if refused else (DOWN_ZH, DOWN_EN)
    english = _is_english(request)
    return render(request, "status.html", {"down": en if english else zh, "english": english})


def _health_down(request: HttpRequest, fault: Exception) -> HttpResponse:
    code = fault.code if isinstance(fault, InstallationRefused) else "database_unreachable"
    return JsonResponse({"status": "down", "code": code})


@require_safe
@unless_down(_page_down)
def status(request: HttpRequest) -> HttpResponse:
    """The years and the trial balance of every area; Chinese, or English with ?lang=en."""
    with reading() as database:
        shown = [_shown(database, one) for one in all_areas(database)]
    return render(request, "status.html", {"areas": shown, "english": _is_english(request)})


@require_safe
@unless_down(_health_down)
def health(request: HttpRequest) -> HttpResponse:
    """For monitors: whether the database answers, with the tables of this version."""
    with reading():
        return JsonResponse({"status": "ok"})


def _is_english(request: HttpRequest) -> bool:
    return request.GET.get("lang") == "en"


def _shown(database: psycopg.Connection, one: NamedArea) -> dict[str, Any]:
    balance = trial_balance(database, one.area)
    totals = {column: sum(row[column] for row in balance) for column in ("debit_fen", "credit_fen")}
    return {
        "code": one.area.code,
        "name": one.name,
        "years": [_in_yuan(row) for row in years_table(database, one.area)],
        "balance": [_in_yuan(row) for row in balance],
        "totals": _in_yuan(totals),
    }


def _in_yuan(row: dict[str, Any]) -> dict[str, Any]:
    """Amounts as people read them: `paid_in_fen` becomes `paid_in`, 1,234.56 (yuan); counts with thousands separators."""
    shown = {}
    for name, value in row.items():
        if name.endswith("_fen"):
            shown[name.removesuffix("_fen")] = yuan_text(value)
        else:
            shown[name] = f"{value:,}" if name in ("insured", "pensioners") else str(value)
    return shown
