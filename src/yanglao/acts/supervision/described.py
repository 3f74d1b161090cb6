"""业务说明:内部监督 The acts by which the controls are run, their hits answered, and cases opened, dealt with and closed."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.about import persons_of
from yanglao.acts.describing import Agreement, Description, Step
from yanglao.acts.supervision.answering import answer_hit
from yanglao.acts.supervision.auditing import audit_whole
from yanglao.acts.supervision.closing import look_over, propose_closing, record_closing, shown_closing
from yanglao.acts.supervision.opening import open_case
from yanglao.acts.supervision.running import run_controls
from yanglao.acts.supervision.stepping import go_on
from yanglao.lists import case_layouts
from yanglao.lists import supervision_layouts as layouts
from yanglao.store.proposals import AGREED, APPROVED

RUN_CONTROLS: Description = Description(
    asks=layouts.RUN,
    clause="九(一)2",
    serves=("九(一)1", "九(一)3", "九(一)4", "九(二)", "十"),
    who=(roles.SUPERVISOR, roles.AUDITOR),
    does=lambda agency, values, by: run_controls(agency, RUN_CONTROLS, values, by=by),
    is_long=True,
)
"""内控监测 What looks like a scheme is a question; nobody's pension stops by it."""

WHOLE_AUDIT: Description = Description(
    asks=layouts.AUDIT,
    clause="九(一)2",
    serves=("九(一)4", "十"),
    who=(roles.AUDITOR, roles.SUPERVISOR),
    does=lambda agency, values, by: audit_whole(agency, WHOLE_AUDIT, values, by=by),
    is_long=True,
)
"""全面核查 The book proves itself as a whole, and that it did is kept."""

ANSWER_HIT: Description = Description(
    asks=layouts.ANSWER,
    clause="九(一)2",
    serves=("九(一)3", "九(二)"),
    who=(roles.SUPERVISOR, roles.DIRECTOR, roles.AUDITOR),
    does=lambda agency, values, by: answer_hit(agency, ANSWER_HIT, values, by=by),
    refuses=("no_such_hit", "hit_answered", "hit_about_you", "maker_answers", "answer_too_short"),
)
"""监测疑点答复 By name, once; a false alarm is counted with its control."""

_SUPERVISORS = (roles.SUPERVISOR, roles.AUDITOR)
_OFFENCES = ("九(一)1", "九(一)2", "九(一)3", "九(一)4", "九(一)5", "九(二)")
_OPEN_CASE = ("no_such_case", "case_over", "case_concerns_you")

OPEN_CASE: Description = Description(
    asks=case_layouts.OPEN,
    clause="九(一)",
    serves=_OFFENCES,
    who=_SUPERVISORS,
    does=lambda agency, values, by: open_case(agency, OPEN_CASE, values, by=by),
    refuses=(
        "unknown_person",
        "no_such_hit",
        "hit_no_case",
        "hit_has_case",
        "hit_says_it",
        "case_needs_document",
        "no_such_proposal",
        "nobody_of_staff",
        "case_concerns_you",
    ),
    makes=("立案审批表",),
)
"""立案 From a hit, or on its own with a document; nobody's pension stops by it."""

CASE_STEP: Description = Description(
    asks=case_layouts.STEP,
    clause="九(一)",
    serves=("九(二)",),
    who=_SUPERVISORS,
    does=lambda agency, values, by: go_on(agency, CASE_STEP, values, by=by),
    refuses=(
        *_OPEN_CASE,
        "date_in_future",
        "case_step_before",
        "order_has_until",
        "referral_names_whom",
        "recovery_names_item",
        "not_overpaid",
        "item_of_another_case",
    ),
    makes=("责令改正通知书", "移送函"),
)
"""案件办理 An order, evidence, a referral, a recovery."""

CLOSE_CASE: Description = Description(
    asks=case_layouts.CLOSE,
    clause="九(一)",
    serves=("九(二)",),
    who=_SUPERVISORS,
    does=lambda agency, values, by: propose_closing(agency, CLOSE_CASE, values, by=by),
    agreement=Agreement(
        {
            AGREED: Step(_SUPERVISORS, look_over),
            APPROVED: Step(_SUPERVISORS, when=("未追回的", "nothing came back")),
        },
        _SUPERVISORS,
        record_closing,
        shown=shown_closing,
        about=persons_of,
        moves_money=False,
    ),
    refuses=(
        *_OPEN_CASE,
        "closing_waits",
        "nothing_recovered",
        "not_all_recovered",
        "liable_whom",
        "nobody_of_staff",
    ),
    makes=("结案审批表",),
)
"""结案 By two where what was lost has come back, else by three."""

SUPERVISION_ACTS = (RUN_CONTROLS, WHOLE_AUDIT, ANSWER_HIT, OPEN_CASE, CASE_STEP, CLOSE_CASE)
