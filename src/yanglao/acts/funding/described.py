"""业务说明:财政补贴 The acts by which the agency asks for what province and city owe, and notes what comes in."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.describing import Agreement, Description, Step
from yanglao.acts.funding.applying import propose_application, record_application, shown_application
from yanglao.acts.funding.arriving import take_arrival
from yanglao.acts.funding.calling import propose_call, record_call, shown_call
from yanglao.lists import funding_layouts as layouts
from yanglao.store.proposals import AGREED

_BY_THE_DIRECTOR = {AGREED: Step((roles.DIRECTOR,))}

SUBSIDY_CALL: Description = Description(
    asks=layouts.CALL,
    clause="四(二)2",
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: propose_call(agency, SUBSIDY_CALL, values, by=by),
    agreement=Agreement(
        _BY_THE_DIRECTOR, (roles.DIRECTOR,), record_call, shown=shown_call, moves_money=False
    ),
    refuses=("nothing_due", "call_open"),
    makes=("财政补贴申请书",),
)
"""财政补贴申请 Computed from what is booked."""

FUND_APPLICATION: Description = Description(
    asks=layouts.APPLICATION,
    clause="八",
    serves=("四(二)2", "五(二)"),
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: propose_application(agency, FUND_APPLICATION, values, by=by),
    proven=(AGREED,),
    agreement=Agreement(
        _BY_THE_DIRECTOR, (roles.DIRECTOR,), record_application, shown=shown_application, moves_money=False
    ),
    refuses=("no_such_batch", "batch_over", "call_open"),
    makes=("用款计划",),
)
"""用款计划 For one payroll, before finance releases it."""

SUBSIDY_ARRIVAL: Description = Description(
    asks=layouts.ARRIVAL,
    clause="四(二)2",
    serves=("八",),
    who=(roles.FINANCE, roles.ACCOUNTANT),
    does=lambda agency, values, by: take_arrival(agency, SUBSIDY_ARRIVAL, values, by=by),
    refuses=(
        "date_in_future",
        "call_or_amount",
        "no_such_call",
        "call_arrived",
        "nothing_asked",
        "no_such_purpose",
        "arrival_known",
    ),
)
"""财政补贴到账 In part, late, or more than is due."""

FUNDING_ACTS = (SUBSIDY_CALL, FUND_APPLICATION, SUBSIDY_ARRIVAL)
