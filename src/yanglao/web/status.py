"""The status page: is the system up, and how do the books stand."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from yanglao.acts.reports import trial_balance, years_table
from yanglao.store.acting import Area


def status(request: HttpRequest) -> HttpResponse:
    """The years, the trial balance and the checks of the book."""
    connection.ensure_connection()
    database = connection.connection
    english = request.GET.get("lang") == "en"
    areas = [Area(*row) for row in database.execute("SELECT id, code, plan FROM area ORDER BY id").fetchall()]
    shown = [{"area": area, "years": years_table(database, area), "balance": trial_balance(database, area)} for area in areas]
    return render(request, "status.html", {"areas": shown, "english": english})


def health(request: HttpRequest) -> JsonResponse:
    """For monitors: whether the database answers."""
    connection.ensure_connection()
    connection.connection.execute("SELECT 1")
    return JsonResponse({"status": "ok"})
