"""一个批次 A batch under review: where it stands, its figures, what is different and why, who is withheld, whose money it is, what stops it, and the
presses of whoever looks."""

from __future__ import annotations

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yanglao.acts import roles
from yanglao.acts.payroll.gate_words import BEARERS
from yanglao.casefile.words import Pair
from yanglao.reports.mine import handed_of, key_of, may_send_back, may_take
from yanglao.reports.payroll import READERS, READERS_OF_PERSONS, View, batch_view
from yanglao.reports.payroll_gate import Condition, conditions, digests, everything_now
from yanglao.reports.payroll_lists import Listed, returns_page, withheld_page
from yanglao.reports.words import ITEMS
from yanglao.web.payroll.controls import controls_of
from yanglao.web.payroll.looking_at import looked_at
from yanglao.web.payroll.tables import headings, rows_of
from yanglao.web.staff.context import reader_of
from yanglao.web.staff.desk import Desk, desk_page
from yanglao.web.staff.who import people_named
from yanglao.web.standing import standing_of

BAR = 1000
"""The width of the longest bar."""


@require_safe
@desk_page(*READERS, at_once=True)
def batch_page(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """A batch."""
    return render(request, "payroll/batch.html", shown_batch(request, desk, number))


@require_safe
@desk_page(*READERS, at_once=True)
def gate_page(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """放行条件 Everything about a batch under way looked at now, as at the moment of agreeing."""
    shown = shown_batch(request, desk, number, is_whole=True)
    return render(request, "payroll/gate.html", shown)


def shown_batch(
    request: HttpRequest,
    desk: Desk,
    number: int,
    *,
    is_whole: bool = False,
    refused: Pair | None = None,
    reason_missing: Pair | None = None,
) -> dict[str, Any]:
    """What the templates of a batch show; `is_whole`: its lines are read once more for the gate. Refused: no_such_batch."""
    reader = reader_of(desk)
    view = batch_view(reader, number=number)
    is_open = view.batch.is_open
    found = everything_now(reader, view) if is_whole and is_open else conditions(reader, view)
    kept = digests(reader, number)
    return {
        "view": view,
        "batch": view.batch,
        "standing": standing_of(view.head),
        "differences": [(one, looked_at(one)) for one in view.differences],
        "changes_fen": sum(one.fen for one in view.differences) + sum(fen for _, _, fen in view.items),
        "items": [(ITEMS[kind], count, fen) for kind, count, fen in view.items],
        "shares": _shares(view),
        "conditions": [(one, people_named(desk, one.persons)) for one in found],
        "stops": [one for one in found if one.state == "no"],
        "sees_persons": desk.holds(*READERS_OF_PERSONS),
        "is_whole": is_whole,
        "to_send_back": f"/staff/payroll/{number}/send-back",
        "once": secrets.token_hex(10),
        "due_fen": sum(one.fen for one in view.shares),
        "overpaid_fen": abs(view.pension["overpaid_fen"]),
        "controls": list(controls_of(view, kept)),
        "refused": refused,
        "reason_missing": reason_missing,
        "done": request.GET.get("done", ""),
        "here": "payroll",
        **_lists(desk, view),
        **_presses(desk, view, found),
    }


def _lists(desk: Desk, view: View) -> dict[str, Any]:
    """The first of those withheld and of those whose money came back, for whoever sees persons."""
    reader, number = reader_of(desk), view.batch.id
    withheld = withheld_page(reader, number=number, most=5)
    back = returns_page(reader, number=number, most=5)
    sees = desk.holds(*READERS_OF_PERSONS)
    return {
        "withheld": withheld,
        "withheld_rows": _rows(desk, withheld, view) if sees else [],
        "withheld_headings": headings(desk, withheld.columns),
        "back": back,
        "back_headings": headings(desk, back.columns),
        "back_rows": _rows(desk, back, view) if sees else [],
    }


def _rows(desk: Desk, listed: Listed, view: View) -> Any:
    return rows_of(desk, listed, month=view.batch.month)


def _presses(desk: Desk, view: View, found: list[Condition]) -> dict[str, Any]:
    """What somebody may do now."""
    reader, held = reader_of(desk), desk.who.roles
    may, handed = may_take(reader, view.proposal, held), handed_of(reader, key_of(view.proposal))
    one, sent, accountant = view.proposal, view.head.sent_on is not None, desk.holds(roles.ACCOUNTANT)
    waits_for_money = view.batch.is_open and view.application is None and view.batch.totals["cash_fen"] > 0
    return {
        "next": one.next_step,
        "may_take": may,
        "handed": handed,
        "may_hand": may and (handed is None or handed.to == desk.login),
        "may_send_back": may_send_back(reader, one, held),
        "is_stopped": any(condition.state == "no" for condition in found),
        "may_apply": accountant and waits_for_money,
        "may_arrive": view.application is not None
        and view.application.is_agreed
        and not view.application.has_arrived
        and desk.holds(roles.FINANCE, roles.ACCOUNTANT),
        "may_agree_to_application": view.application is not None
        and not view.application.is_agreed
        and desk.holds(roles.DIRECTOR),
        "may_send": accountant and view.batch.is_booked and not sent and view.batch.totals["payments"] > 0,
        "may_fetch": accountant and sent,
        "unanswered": view.batch.totals["payments"] - view.answered.paid - view.answered.returned
        if sent
        else 0,
    }


def _shares(view: View) -> list[tuple[Pair, Any, int]]:
    """Bearer, what it pays, and how long its bar is."""
    most = max((abs(one.fen) for one in view.shares), default=0) or 1
    return [(BEARERS[one.bearer], one, max(one.fen, 0) * BAR // most) for one in view.shares]
