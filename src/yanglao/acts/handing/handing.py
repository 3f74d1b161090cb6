"""转交、收回 Hand a task over to a colleague of the same role, and take it back. Whom the lot has named is changed by the director alone."""

from __future__ import annotations

from functools import partial

from yanglao.acts import roles
from yanglao.acts.describing import Answer, Description, Values
from yanglao.acts.handing.matters import Acts, Matter, matter_of, may_take
from yanglao.acts.performing import perform_act
from yanglao.acts.refusing import in_words
from yanglao.lists import Field, Layout
from yanglao.store.acting import Act, Agency, By
from yanglao.store.founding import appointments
from yanglao.store.handovers import (
    CASE,
    COMPLAINT,
    CONTEST,
    OBJECTION,
    PROPOSAL,
    REQUEST,
    Handover,
    add_handover,
    add_take_back,
    handovers,
)

KINDS = (
    (PROPOSAL, "提议"),
    (REQUEST, "网上申请"),
    (CONTEST, "复查申请"),
    (OBJECTION, "公示异议"),
    (COMPLAINT, "举报投诉"),
    (CASE, "案件"),
)
HANDERS = tuple(role for role in roles.ROLES if role not in (roles.PUBLICITY, roles.SYSTEM, roles.LOGS))
"""Everybody for whom something may wait."""
SAYS: dict[str, tuple[str, str]] = {
    "no_such_task": (
        "没有等 {login} 办理的这项任务(编号 {task})。",
        "No such task under the number {task} waits for {login}.",
    ),
    "named_by_lot": (
        "提议 {task} 由抽签定人复核,不能自行转交;休假等原因,请主任另行指定并说明原因(指定复核人 substitute-reviewer)。",
        "The lot says who looks at proposal {task}: it is not handed over. On leave and the like, ask the director to name another and say why"
        " (`substitute-reviewer`).",
    ),
    "with_another": (
        "任务 {task} 已由 {by} 转给 {to}。",
        "Task {task} is with {to}, to whom {by} has handed it over.",
    ),
    "hands_to_oneself": ("不能转交给自己。", "Nobody hands anything to themselves."),
    "cannot_take_it": (
        "{login} 不能办理任务 {task}:须与您同岗、管得到此人,没有办过此事的其他环节,也不涉及本人。",
        "{login} cannot take task {task}: it takes your own role, for the people it is about, and nobody who took another step or whom it concerns.",
    ),
    "not_handed_over": (
        "任务 {task} 现在不是由您转交给他人的:没有转交过,已经收回,或者已再转交。",
        "Task {task} is not with somebody to whom you have handed it: you have not, it is back already, or it was handed on.",
    ),
}
refused = partial(in_words, SAYS)


def waiting_for(agency: Agency, acts: Acts, kind: str, task: int, by: By) -> tuple[Matter, Handover | None]:
    """A task that somebody may hand over now, and the hand-over by which it came to them, if one did.

    Refused: no_such_task, named_by_lot, with_another.
    """
    one, now = _known(agency, acts, kind, task, by)
    if one.drawn:
        raise refused("named_by_lot", task=task)
    if now is not None and now.to != by.actor:
        raise refused("with_another", task=task, by=now.by, to=now.to)
    return one, now


def colleagues_for(agency: Agency, acts: Acts, one: Matter, by: By) -> list[str]:
    """Logins, in order: everybody to whom somebody may hand a task over."""
    logins = {told.login for _, told in appointments(agency.connection, agency.area)} - {by.actor}
    return sorted(login for login in logins if _can_take(agency, acts, one, by, login))


def handing_acts(acts: Acts) -> tuple[Description, Description]:
    """转交任务、收回任务 The two acts; `acts`: the register in which they stand, which says who may take what waits."""

    def hand(agency: Agency, values: Values, by: By) -> Answer:
        return perform_act(agency, handing, dict(values), by=by, work=lambda act: _hand(act, acts, values))

    def take_back(agency: Agency, values: Values, by: By) -> Answer:
        return perform_act(
            agency, taking, dict(values), by=by, work=lambda act: _take_back(act, acts, values)
        )

    handing = Description(
        asks=Layout(
            "hand_task",
            "转交任务",
            "task handed over",
            (
                *_TASK,
                Field("login", "text", ("接办人登录名", "登录名")),
                Field("reason", "text", ("原因",)),
            ),
        ),
        clause="十",
        who=HANDERS,
        does=hand,
        refuses=("no_such_task", "named_by_lot", "with_another", "hands_to_oneself", "cannot_take_it"),
    )
    taking = Description(
        asks=Layout("take_task_back", "收回任务", "task taken back", _TASK),
        clause="十",
        who=HANDERS,
        does=take_back,
        refuses=("no_such_task", "not_handed_over"),
    )
    return handing, taking


_TASK = (
    Field("kind", "choice", ("任务类别",), choices=KINDS),
    Field("task", "serial", ("任务编号", "编号")),
)


def _hand(act: Act, acts: Acts, values: Values) -> Answer:
    one, _ = waiting_for(act.agency, acts, values["kind"], values["task"], act.by)
    login = values["login"]
    if login == act.by.actor:
        raise refused("hands_to_oneself")
    if not _can_take(act.agency, acts, one, act.by, login):
        raise refused("cannot_take_it", task=values["task"], login=login)
    add_handover(act, one.key, login, values["reason"])
    return {"kind": values["kind"], "task": values["task"], "login": login}


def _take_back(act: Act, acts: Acts, values: Values) -> Answer:
    _, now = _known(act.agency, acts, values["kind"], values["task"], act.by)
    if now is None or now.by != act.by.actor:
        raise refused("not_handed_over", task=values["task"])
    add_take_back(act, now)
    return {"kind": values["kind"], "task": values["task"], "login": now.to}


def _known(agency: Agency, acts: Acts, kind: str, task: int, by: By) -> tuple[Matter, Handover | None]:
    """What waits under a number for somebody, and with whom it is. Refused: no_such_task."""
    one = matter_of(agency, acts, kind, task, by.actor)
    if one is None or not any(may_take(agency, one, by.actor, role, by.on) for role in one.roles):
        raise refused("no_such_task", task=task, login=by.actor)
    return one, handovers(agency.connection, agency.area, [one.key]).get(one.key)


def _can_take(agency: Agency, acts: Acts, one: Matter, by: By, login: str) -> bool:
    """Whether somebody may take it in a role in which whoever hands it over might."""
    theirs = matter_of(agency, acts, one.key.kind, one.key.number, login)
    return theirs is not None and any(
        may_take(agency, one, by.actor, role, by.on) and may_take(agency, theirs, login, role, by.on)
        for role in one.roles
    )
