"""业务说明:复查、举报投诉 The acts by which decisions are contested and answered, and what people complain of is dealt with."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.about import person_of
from yanglao.acts.describing import Agreement, Description, Step
from yanglao.acts.disputes.answering import propose_answer, record_answer, shown_answer
from yanglao.acts.disputes.complaining import answer, complain, go_on, look
from yanglao.acts.disputes.contesting import contest, take_back
from yanglao.acts.proxies.requests import ASKED_BY_OTHERS
from yanglao.lists import complaint_layouts
from yanglao.lists.contest_layouts import ANSWER, CONTEST_DECISION, WITHDRAWAL
from yanglao.store.notices import CONTEST_ANSWER
from yanglao.store.proposals import AGREED

CLAUSE = "九(三)"
_WITH_TOWNSHIPS = (roles.CLERK, roles.TOWNSHIP, roles.ASSISTANT)
_SECOND = (roles.DIRECTOR, roles.REVIEWER)

CONTEST: Description = Description(
    asks=CONTEST_DECISION,
    clause=CLAUSE,
    who=_WITH_TOWNSHIPS,
    does=lambda agency, values, by: contest(agency, CONTEST, values, by=by),
    refuses=(
        "unknown_person",
        "own_record",
        "not_your_unit",
        "no_such_decision",
        "date_in_future",
        "came_before",
        "contested_already",
        "answered_already",
        "contest_too_late",
        *ASKED_BY_OTHERS,
    ),
    makes=("复查申请受理单",),
    on_request=("notice", "reason"),
)
"""复查申请 The person or somebody for them does not agree."""

ANSWER_CONTEST: Description = Description(
    asks=ANSWER,
    clause=CLAUSE,
    serves=("九(一)4",),
    who=(roles.CLERK, roles.REVIEWER),
    does=lambda agency, values, by: propose_answer(agency, ANSWER_CONTEST, values, by=by),
    agreement=Agreement(
        {AGREED: Step(_SECOND)},
        _SECOND,
        record_answer,
        shown=shown_answer,
        about=person_of,
        moves_money=False,
        tells=CONTEST_ANSWER,
    ),
    refuses=(
        "no_open_contest",
        "own_record",
        "decided_it",
        "answer_waits",
        "replacement_needed",
        "no_replacement",
        "differs",
    ),
    makes=("复查决定书",),
)
"""复查决定 Two people who had no part in it say whether it stands."""

WITHDRAW_CONTEST: Description = Description(
    asks=WITHDRAWAL,
    clause=CLAUSE,
    who=_WITH_TOWNSHIPS,
    does=lambda agency, values, by: take_back(agency, WITHDRAW_CONTEST, values, by=by),
    refuses=("no_open_contest", "own_record", "not_your_unit"),
)
"""撤回复查申请 It can be made again while there is time."""

_SUPERVISORS = (roles.SUPERVISOR, roles.AUDITOR)

COMPLAINT: Description = Description(
    asks=complaint_layouts.COMPLAINT,
    clause=CLAUSE,
    serves=("九(一)", "十"),
    who=_SUPERVISORS,
    does=lambda agency, values, by: complain(agency, COMPLAINT, values, by=by),
    refuses=("date_in_future", "unknown_unit", "no_such_staff", "about_oneself", "name_needed"),
    makes=("举报登记表",),
)
"""举报投诉 From anybody, named or not."""

COMPLAINT_STEP: Description = Description(
    asks=complaint_layouts.STEP,
    clause=CLAUSE,
    serves=("九(一)",),
    who=_SUPERVISORS,
    does=lambda agency, values, by: go_on(agency, COMPLAINT_STEP, values, by=by),
    refuses=("no_such_complaint", "complaint_over", "date_in_future", "step_before"),
)
"""举报办理 What is done about it."""

COMPLAINT_ANSWER: Description = Description(
    asks=complaint_layouts.ANSWER,
    clause=CLAUSE,
    serves=("九(一)",),
    who=_SUPERVISORS,
    does=lambda agency, values, by: answer(agency, COMPLAINT_ANSWER, values, by=by),
    refuses=("no_such_complaint", "complaint_over", "took_it", "to_whom"),
    makes=("举报办结单",),
)
"""举报办结 By another than who took it."""

READ_INFORMANT: Description = Description(
    asks=complaint_layouts.INFORMANT,
    clause=CLAUSE,
    who=_SUPERVISORS,
    does=lambda agency, values, by: look(agency, READ_INFORMANT, values, by=by),
    refuses=("no_such_complaint", "anonymous"),
)
"""查阅举报人 Every look has its purpose on record."""

DISPUTE_ACTS = (
    CONTEST,
    ANSWER_CONTEST,
    WITHDRAW_CONTEST,
    COMPLAINT,
    COMPLAINT_STEP,
    COMPLAINT_ANSWER,
    READ_INFORMANT,
)
