"""答复疑点 A hit is answered by name, once, by somebody whom it is not about and who has not made what is in question."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.performing import perform_act
from yanglao.acts.supervision.refusals import refused
from yanglao.kernel.months import day_text
from yanglao.policy.controls import ANSWERS, limits_of
from yanglao.store.acting import Act, Agency, By
from yanglao.store.controls import add_answer, makers_of
from yanglao.store.founding import own_persons
from yanglao.store.read.controls import HIGH, HitRow, hit_of


def answer_hit(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Answer a hit. Refused: no_such_hit, hit_answered, hit_about_you, maker_answers, answer_too_short."""
    return perform_act(
        agency,
        act,
        dict(values),
        by=by,
        work=lambda under_way: _answer(under_way, values["hit"], values["outcome"], values["answer"].strip()),
    )


def _answer(act: Act, number: int, outcome: str, answer: str) -> dict[str, Any]:
    hit = hit_of(act.connection, act.area, number)
    if hit is None:
        raise refused("no_such_hit", hit=number)
    if hit.outcome:
        raise refused("hit_answered", hit=number, by=hit.answered_by, on=day_text(hit.answered_on))
    _refuse_by_people(act, hit)
    least = limits_of(act.area.plan)[ANSWERS]["high_risk_characters"]
    if hit.risk == HIGH and len(answer) < least:
        raise refused("answer_too_short", least=least)
    add_answer(act, number, outcome=outcome, answer=answer)
    return {"hit": number, "control": hit.control, "outcome": outcome}


def _refuse_by_people(act: Act, hit: HitRow) -> None:
    actor = act.by.actor
    if actor == hit.login or hit.person in own_persons(act.connection, act.area, actor):
        raise refused("hit_about_you", hit=hit.hit, actor=actor)
    if actor in makers_of(act, hit.acts):
        raise refused("maker_answers", hit=hit.hit, actor=actor)
