"""任务 What waits for whoever has come in, and one proposal: what is proposed, what it does to money, who has agreed; agree or send back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from yanglao.acts.agreeing import act_of, agree, send_back
from yanglao.acts.effects import effect_of, moves_money, shown_of
from yanglao.papers.of_decisions import DETERMINATION
from yanglao.policy.loading import load_plan
from yanglao.reports.decision import ACTS as LETTERS
from yanglao.reports.making import may_read
from yanglao.reports.mine import (
    drawn_for,
    handed_of,
    key_of,
    may_send_back,
    may_take,
    persons_about,
    task_about,
)
from yanglao.reports.office_words import ACT_WORDS, PRESSES, STEPS
from yanglao.store.acting import ActRefused
from yanglao.store.proposals import SENT_BACK, Proposal
from yanglao.web.addresses import page_number
from yanglao.web.staff.comparing import compared, one_sided
from yanglao.web.staff.context import reader_of
from yanglao.web.staff.deciding import decisions_on_task
from yanglao.web.staff.desk import Desk, desk_page
from yanglao.web.staff.first.blocks import filled_for
from yanglao.web.staff.helping import help_of
from yanglao.web.staff.kept import opens_again
from yanglao.web.staff.money_told import effect_lines
from yanglao.web.staff.places import DESK_OF_ACT
from yanglao.web.staff.telling import lines_of
from yanglao.web.staff.value_words import called_at
from yanglao.web.staff.who import people_named
from yanglao.web.standing import At

EFFECT = "effect"
"""What a proposal keeps of what it does to money."""


@require_safe
@desk_page(at_once=True)
def my_tasks(request: HttpRequest, desk: Desk) -> HttpResponse:
    """首页 What waits for somebody, and what their roles want to know first."""
    return render(request, "staff/tasks.html", {"blocks": filled_for(desk), "here": "tasks"})


@require_safe
@desk_page()
def task(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """One proposal, for the pair of eyes that it waits for, and for everybody who may know of it; on a page of its own where its act has one."""
    one = task_about(reader_of(desk), number, desk.who.roles)
    if one.kind in DESK_OF_ACT:
        return HttpResponseRedirect(DESK_OF_ACT[one.kind].format(number=number))
    return render(request, "staff/task.html", _shown(desk, one, page_number(request.GET.get("claims", ""))))


@require_POST
@desk_page()
def agree_to(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """同意 Take the next step."""
    one = task_about(reader_of(desk), number, desk.who.roles)
    agree(desk.agency, number=one.id, by=desk.by(f"agree {one.id} {desk.login}"))
    return HttpResponseRedirect(f"/staff/tasks/{one.id}?done=agreed")


@require_POST
@desk_page(again=True)
def send_it_back(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """退回 With a reason, for good."""
    one = task_about(reader_of(desk), number, desk.who.roles)
    reason = request.POST.get("reason", "").strip()
    if opens_again(request):
        return render(request, "staff/task.html", {**_shown(desk, one), "reason": reason})
    try:
        send_back(desk.agency, number=one.id, reason=reason, by=desk.by(f"send back {one.id}"))
    except ActRefused as refused:
        if refused.code != "no_reason":
            raise
        shown = {**_shown(desk, one), "reason_missing": (refused.zh, refused.en)}
        return render(request, "staff/task.html", shown, status=400)
    return HttpResponseRedirect(f"/staff/tasks/{one.id}?done=sent_back")


def _shown(desk: Desk, one: Proposal, page: int = 1) -> dict[str, Any]:
    act, who = act_of(one), reader_of(desk)
    content, called = _content(desk, one), called_at(desk.agency)
    about, may = persons_about(one), may_take(who, one, desk.who.roles)
    handed = handed_of(who, key_of(one))
    return {
        "one": one,
        "title": ACT_WORDS[one.kind],
        "act": act,
        "compared": compared(content, act, english=desk.english, called=called),
        "lines": lines_of(_not_of_one(one_sided(content), about), act, english=desk.english, called=called),
        "people": people_named(desk, about),
        "steps": _steps(one),
        "may_take": may,
        "drawn": drawn_for(who, one),
        "may_send_back": may_send_back(who, one, desk.who.roles),
        "next": PRESSES[one.next_step] if one.next_step else None,
        "is_over": one.is_over,
        "to": f"/staff/tasks/{one.id}",
        "is_last": one.next_step == one.chain[-1],
        "handed": handed,
        "may_hand": may and (handed is None or handed.to == desk.login),
        "here": "tasks",
        **_effect(desk, one),
        **decisions_on_task(desk, one, about, page),
        "letter": _letter(desk, one, about),
        "papers": help_of(act, load_plan(desk.agency.area.plan)).papers,
    }


def _letter(desk: Desk, one: Proposal, about: list[int]) -> str:
    """The decision about one person that was made by agreeing, where whoever looks may have its letter made; "": there is none."""
    agreement = act_of(one).agreement
    is_done = one.is_over and SENT_BACK not in one.taken and len(about) == 1
    if not is_done or agreement is None or agreement.tells not in LETTERS:
        return ""
    return agreement.tells if may_read(desk.agency, desk.login, DETERMINATION, desk.on) else ""


def _content(desk: Desk, one: Proposal) -> Any:
    """What is proposed; without what it does to money for those whose business that is not."""
    content = shown_of(desk.agency, one)
    if desk.sees_money or not isinstance(content, dict):
        return content
    return {name: told for name, told in content.items() if name != EFFECT}


def _not_of_one(told: Any, about: list[int]) -> Any:
    """The rest where it is about one person, whose name and number stand above."""
    if len(about) != 1 or not isinstance(told, dict):
        return told
    return {name: value for name, value in told.items() if name not in ("name", "number")}


def _effect(desk: Desk, one: Proposal) -> dict[str, Any]:
    """What agreeing would do to money, worked out anew, for those whose business that is; or what stands against it."""
    if not moves_money(desk.agency, one.id):
        return {}
    try:
        effect = effect_of(desk.agency, number=one.id, on=desk.on).shown
    except ActRefused as refused:
        return {"against": (refused.zh, refused.en)}
    return {"effect": effect_lines(effect, english=desk.english)} if desk.sees_money else {}


def _steps(one: Proposal) -> list[At]:
    """Each step of the chain."""
    sent_back = (
        [At(SENT_BACK, STEPS[SENT_BACK], "risk", who=one.taken[SENT_BACK])] if SENT_BACK in one.taken else []
    )
    steps = [
        At(
            step,
            STEPS[step],
            "past" if step in one.taken else "now" if step == one.next_step else "",
            who=one.taken.get(step, ""),
        )
        for step in one.chain
    ]
    return [*steps, *sent_back]
