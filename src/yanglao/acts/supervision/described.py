"""业务说明:内部监督 The acts by which the controls are run and their hits answered."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.describing import Description
from yanglao.acts.supervision.answering import answer_hit
from yanglao.acts.supervision.running import run_controls
from yanglao.lists import supervision_layouts as layouts

RUN_CONTROLS: Description = Description(
    asks=layouts.RUN,
    clause="九(一)2",
    serves=("九(一)1", "九(一)3", "九(一)4", "九(二)", "十"),
    who=(roles.SUPERVISOR, roles.AUDITOR),
    does=lambda agency, values, by: run_controls(agency, RUN_CONTROLS, values, by=by),
)
"""内控监测 What looks like a scheme is a question; nobody's pension stops by it."""

ANSWER_HIT: Description = Description(
    asks=layouts.ANSWER,
    clause="九(一)2",
    serves=("九(一)3", "九(二)"),
    who=(roles.SUPERVISOR, roles.DIRECTOR, roles.AUDITOR),
    does=lambda agency, values, by: answer_hit(agency, ANSWER_HIT, values, by=by),
    refuses=("no_such_hit", "hit_answered", "hit_about_you", "maker_answers", "answer_too_short"),
)
"""监测疑点答复 By name, once; a false alarm is counted with its control."""

SUPERVISION_ACTS = (RUN_CONTROLS, ANSWER_HIT)
