"""答复网上申请 What became of a resident's request: the act by which it was done, or why it was not."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.describing import Answer, Description, Values
from yanglao.acts.performing import perform_act
from yanglao.acts.records.reach import must_reach
from yanglao.acts.refusing import in_words
from yanglao.lists import Field, Layout
from yanglao.lists.layouts import optional
from yanglao.store.acting import Act, Agency, By
from yanglao.store.requests import Request, add_answer, kind_of_act, request_of

SAYS = {
    "no_such_request": ("没有网上申请 {request}。", "There is no request {request}."),
    "request_over": (
        "网上申请 {request} 已经答复,或者本人已撤回。",
        "Request {request} is answered, or the person has taken it back.",
    ),
    "answer_needed": (
        "请填写办理该申请的业务编号,或者不能办的原因,二者填一。",
        "Give either the number of the act by which it was done, or the reason why it cannot be.",
    ),
    "act_not_of_it": (
        "业务 {act} 不是这项申请所要的业务,请核对业务编号。",
        "Act {act} is not what was asked for; check its number.",
    ),
}


STANDS_FOR = {"replace_fact": ("replace_fact", "cancel_fact")}
"""Act that is asked for -> acts by which that may be done, where there are several."""


def done_as(kind: str) -> tuple[str, ...]:
    """The acts by which a request for an act may be done."""
    return STANDS_FOR.get(kind, (kind,))


def asked_as(act: str) -> str:
    """The act that was asked for where this one is done."""
    return next((kind for kind, acts in STANDS_FOR.items() if act in acts), act)


def answer_request(agency: Agency, values: Values, by: By) -> Answer:
    """Say what became of a request. Refused: answer_needed, no_such_request, request_over, not_your_unit, own_record, act_not_of_it."""
    return perform_act(agency, ANSWER_REQUEST, dict(values), by=by, work=lambda act: _answer(act, values))


def _answer(act: Act, values: Values) -> Answer:
    done_by, reason = values["done_by"] or 0, values["reason"] or ""
    if bool(done_by) == bool(reason):
        raise in_words(SAYS, "answer_needed")
    one = _open(act, values["request"])
    if done_by and kind_of_act(act.connection, act.area, done_by) not in done_as(one.kind):
        raise in_words(SAYS, "act_not_of_it", act=done_by)
    add_answer(act, one.id, done_by=done_by, reason=reason)
    return {"request": one.id, "person": one.person, "done_by": done_by or None, "reason": reason or None}


def _open(act: Act, number: int) -> Request:
    one = request_of(act.agency, number)
    if one is None:
        raise in_words(SAYS, "no_such_request", request=number)
    must_reach(act, [one.person])
    if not one.is_open:
        raise in_words(SAYS, "request_over", request=number)
    return one


ANSWER_REQUEST = Description(
    asks=Layout(
        "answer_request",
        "答复网上申请",
        "answer to a request",
        (
            Field("request", "serial", ("申请编号",)),
            optional("done_by", "serial", "办理的业务编号"),
            optional("reason", "text", "不能办的原因"),
        ),
    ),
    clause="十三",
    serves=("九(三)",),
    who=(roles.CLERK, roles.TOWNSHIP, roles.ASSISTANT),
    does=answer_request,
    refuses=(
        "no_such_request",
        "request_over",
        "answer_needed",
        "act_not_of_it",
        "not_your_unit",
        "own_record",
    ),
)
"""答复网上申请 By whoever may do what was asked for."""
