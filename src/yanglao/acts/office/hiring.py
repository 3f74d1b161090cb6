"""聘用和离岗 Somebody is hired for a post (two people), or leaves it."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.office.area_posts import posts_in
from yanglao.acts.office.refusals import refused
from yanglao.acts.performing import perform_act
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.kernel.months import month_text
from yanglao.store.acting import Act, Agency, By
from yanglao.store.posts import Hired, add_hired, end_hired, hired, wages_paid
from yanglao.store.proposals import TWO, Proposal, waiting
from yanglao.store.read.staff import staff_names


def propose_hire(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose that somebody on the staff fill a post. Refused: no_such_post, not_on_staff, own_post, post_taken, holds_post,
    office_waits."""

    def worked_out(under_way: Act) -> WorkedOut:
        content = {**values, "wage_fen": values["wage_yuan"]}
        del content["wage_yuan"]
        _refuse(under_way, content)
        for one in waiting(under_way.connection, under_way.area, act.key):
            if one.content["post"] == values["post"] or one.content["login"] == values["login"]:
                raise refused("office_waits", proposal=one.id)
        return content, TWO, {"post": values["post"], "login": values["login"]}

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=worked_out)


def _refuse(act: Act, content: Values) -> None:
    """Refused: no_such_post, not_on_staff, own_post, post_taken, holds_post."""
    post, login = content["post"], content["login"]
    if post not in posts_in(act.connection, act.area):
        raise refused("no_such_post", post=post)
    if login not in staff_names(act.connection, act.area):
        raise refused("not_on_staff", login=login)
    if act.by.actor == login:
        raise refused("own_post")
    for one in hired(act.connection, act.area):
        if one.through < content["since"]:
            continue
        if one.post == post:
            raise refused("post_taken", post=post, name=one.name)
        if one.login == login:
            raise refused("holds_post", post=one.post, name=one.name)


def fill_post(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the post is filled. Refused: as proposed."""
    _refuse(act, proposal.content)
    number = add_hired(act, **proposal.content)
    return {"hired": number, "post": proposal.content["post"], "login": proposal.content["login"]}


def leave_post(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Note the last month of whoever is in a post. Refused: no_such_post, post_vacant, own_post, before_coming, wages_paid."""
    return perform_act(agency, act, dict(values), by=by, work=lambda under_way: _leave(under_way, **values))


def _leave(act: Act, post: str, through: int, reason: str) -> dict[str, Any]:
    one = _in_post(act, post)
    if one.login == act.by.actor:
        raise refused("own_post")
    if through < one.since:
        raise refused("before_coming", name=one.name, month=month_text(one.since))
    paid = [month for number, month in wages_paid(act.connection, act.area) if number == one.id]
    if paid and through < max(paid):
        raise refused("wages_paid", name=one.name, month=month_text(max(paid)))
    end_hired(act, one.id, through=through, reason=reason)
    return {"hired": one.id, "post": post, "login": one.login, "through": month_text(through)}


def _in_post(act: Act, post: str) -> Hired:
    """Whoever is in a post of which no end is noted."""
    if post not in posts_in(act.connection, act.area):
        raise refused("no_such_post", post=post)
    for one in hired(act.connection, act.area):
        if one.post == post and one.is_open:
            return one
    raise refused("post_vacant", post=post)
