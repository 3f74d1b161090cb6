"""业务说明:乡镇报告和考核 The acts by which units report and are assessed."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.describing import Agreement, Description, Step
from yanglao.acts.townships.commending import propose_commendation, record_commendation, shown_commendation
from yanglao.acts.townships.inspecting import inspect
from yanglao.acts.townships.signing import about_nobody, sign_reports
from yanglao.lists import township_layouts as layouts
from yanglao.store.proposals import AGREED

CLAUSE = "十二"
_OF_A_REPORT = ("unknown_unit", "not_your_unit", "period_not_over", "before_the_books", "months_first")

UNIT_REPORT: Description = Description(
    asks=layouts.UNIT_REPORT,
    clause=CLAUSE,
    serves=("十", "十三"),
    who=(roles.TOWNSHIP, roles.ASSISTANT),
    takes=sign_reports,
    whose=about_nobody,
    refuses=(*_OF_A_REPORT, "already_signed"),
    makes=("单位月报、季报",),
)
"""单位报告签报 Filled from the data, with remarks, in the name of whoever signs."""

UNIT_REPORT_CORRECTION: Description = Description(
    asks=layouts.CORRECTION,
    clause=CLAUSE,
    serves=("十", "十三"),
    who=(roles.TOWNSHIP, roles.ASSISTANT),
    takes=sign_reports,
    whose=about_nobody,
    refuses=(*_OF_A_REPORT, "not_signed_yet"),
    makes=("单位月报、季报(更正)",),
)
"""单位报告更正 A further version with its reason; the one before is kept."""

INSPECTION: Description = Description(
    asks=layouts.INSPECTION,
    clause=CLAUSE,
    serves=("十", "十三"),
    who=(roles.SUPERVISOR,),
    does=lambda agency, values, by: inspect(agency, INSPECTION, values, by=by),
    refuses=("unknown_unit", "date_in_future", "more_faults_than_cases"),
    makes=("检查记录",),
)
"""检查登记 How many cases were looked at, how many were at fault, what was found."""

COMMENDATION: Description = Description(
    asks=layouts.COMMENDATION,
    clause=CLAUSE,
    serves=("三", "十三"),
    who=(roles.SUPERVISOR,),
    does=lambda agency, values, by: propose_commendation(agency, COMMENDATION, values, by=by),
    agreement=Agreement(
        {AGREED: Step((roles.SUPERVISOR,))},
        (roles.SUPERVISOR,),
        record_commendation,
        shown=shown_commendation,
        moves_money=False,
    ),
    refuses=(
        "unknown_unit",
        "period_not_over",
        "before_the_books",
        "one_ground",
        "cannot_tell",
        "stands_otherwise",
        "no_such_inspection",
        "no_faults",
        "commended_already",
        "commendation_waits",
    ),
    makes=("通报",),
)
"""通报 Praise or criticism by name, never by chance, by two supervisors."""

TOWNSHIP_ACTS = (UNIT_REPORT, UNIT_REPORT_CORRECTION, INSPECTION, COMMENDATION)
