"""按下 The steps of a batch as presses: agree, send back, apply for its money. What is refused is told on the batch's own page, with what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from yanglao.acts import roles
from yanglao.acts.agreeing import agree, send_back
from yanglao.acts.doing import do
from yanglao.acts.payroll.steps import PAYROLL_ACT
from yanglao.acts.proposals import agreement_of
from yanglao.store.acting import ActRefused
from yanglao.store.batches import batch_of
from yanglao.web.payroll.batch import shown_batch
from yanglao.web.staff.desk import ON_PAGES_OF_THEIR_OWN, Desk, desk_page
from yanglao.web.staff.kept import opens_again

MAY_AGREE = tuple(
    dict.fromkeys(role for step in agreement_of(PAYROLL_ACT).steps.values() for role in step.roles)
)
MAY_SEND_BACK = agreement_of(PAYROLL_ACT).may_send_back
ON_A_PAGE_OF_ITS_OWN = "gate_closed"


@require_POST
@desk_page(*MAY_AGREE)
def agree_to_batch(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """同意、拨付、记账 Take the next step."""
    return told(
        request,
        desk,
        number,
        lambda: agree(desk.agency, number=number, by=desk.by(f"agree {number} {desk.login}")),
        done="agreed",
    )


@require_POST
@desk_page(*MAY_SEND_BACK, again=True)
def send_batch_back(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """退回 With a reason, for good."""
    reason = request.POST.get("reason", "").strip()
    if opens_again(request):
        return render(request, "payroll/batch.html", shown_batch(request, desk, number) | {"reason": reason})
    return told(
        request,
        desk,
        number,
        lambda: send_back(desk.agency, number=number, reason=reason, by=desk.by(f"send back {number}")),
        done="sent_back",
    )


@require_POST
@desk_page(roles.ACCOUNTANT)
def apply_for_money(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """用款计划 Ask for the money of a batch; the director agrees."""
    once = request.POST.get("once", "")[:40]
    return told(
        request,
        desk,
        number,
        lambda: do(
            desk.agency, "fund_application", [{"batch": number}], by=desk.by(f"apply {number} {once}")
        ),
        done="applied",
    )


def told(
    request: HttpRequest, desk: Desk, number: int, press: Callable[[], Any], *, done: str
) -> HttpResponse:
    """Do it and come back to the batch, or tell there why it cannot be done. Refused: no_such_batch."""
    batch_of(desk.agency.connection, desk.agency.area, number)
    try:
        press()
    except ActRefused as refused:
        if refused.code in ON_PAGES_OF_THEIR_OWN:
            raise
        return _refused(request, desk, number, refused)
    return HttpResponseRedirect(f"/staff/payroll/{number}?done={done}")


def _refused(request: HttpRequest, desk: Desk, number: int, refused: ActRefused) -> HttpResponse:
    words = (refused.zh, refused.en)
    if refused.code == "no_reason":
        shown = shown_batch(request, desk, number, reason_missing=words)
        return render(request, "payroll/batch.html", shown, status=400)
    is_whole = refused.code == ON_A_PAGE_OF_ITS_OWN
    shown = shown_batch(request, desk, number, refused=words, is_whole=is_whole)
    return render(request, "payroll/batch.html", shown, status=409)
