"""The status page: is the system up, and how do the books stand."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from yanglao.kernel.money import yuan_text
from yanglao.store.acting import Area
from yanglao.store.read.book import trial_balance, years_table


def status(request: HttpRequest) -> HttpResponse:
    """The years and the trial balance of every area; Chinese, or English with ?lang=en."""
    connection.ensure_connection()
    database = connection.connection
    english = request.GET.get("lang") == "en"
    areas = database.execute("SELECT id, code, plan, name FROM area ORDER BY id").fetchall()
    shown = [_shown(database, Area(number, code, plan), name) for number, code, plan, name in areas]
    return render(request, "status.html", {"areas": shown, "english": english})


def _shown(database: Any, area: Area, name: str) -> dict[str, Any]:
    balance = trial_balance(database, area)
    totals = {column: sum(row[column] for row in balance) for column in ("debit_fen", "credit_fen")}
    return {
        "code": area.code,
        "name": name,
        "years": [_in_yuan(row) for row in years_table(database, area)],
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


def health(request: HttpRequest) -> JsonResponse:
    """For monitors: whether the database answers."""
    connection.ensure_connection()
    connection.connection.execute("SELECT 1")
    return JsonResponse({"status": "ok"})
