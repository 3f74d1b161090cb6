"""业务说明:更正 The acts that correct facts."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.about import person_of
from yanglao.acts.corrections.proposing import (
    CANCEL,
    REPLACE,
    agreeing,
    propose_correction,
    record_correction,
)
from yanglao.acts.corrections.showing import shown_correction
from yanglao.acts.corrections.values import values_form
from yanglao.acts.corrections.weighing import told_of_it
from yanglao.acts.describing import Agreement, Description, Step
from yanglao.lists import Field, Layout
from yanglao.lists.layouts import NUMBER
from yanglao.store.notices import CORRECTION
from yanglao.store.proposals import AGREED, APPROVED

_FACT = Field("fact", "serial", ("事项编号",))
_WHY = (Field("reason", "text", ("更正原因",)), Field("document", "text", ("依据文件", "文号")))
_WHEN_THREE = (
    "减少已发放的待遇、撤销或更正死亡登记时",
    "where money already paid falls, or a death is undone or moved",
)
_AGREEMENT = Agreement(
    {
        AGREED: Step((roles.REVIEWER, roles.CERTIFIER), only=agreeing),
        APPROVED: Step((roles.DIRECTOR,), when=_WHEN_THREE),
    },
    (roles.REVIEWER, roles.CERTIFIER, roles.DIRECTOR),
    record_correction,
    shown=shown_correction,
    about=person_of,
    tells=CORRECTION,
    told=told_of_it,
)
_ALWAYS = (
    "unknown_person",
    "own_record",
    "not_your_unit",
    "no_such_fact",
    "already_cancelled",
    "not_correctable",
    "correction_waits",
    "date_before",
    "no_longer_possible",
    "other_consequences",
    "needs_third",
)

CANCEL_FACT: Description = Description(
    asks=Layout(CANCEL, "撤销登记事项", "cancellation of a fact", (NUMBER, _FACT, *_WHY)),
    clause="十",
    who=(roles.CLERK, roles.CERTIFIER),
    does=lambda agency, values, by: propose_correction(agency, CANCEL_FACT, values, by=by),
    agreement=_AGREEMENT,
    refuses=_ALWAYS,
    makes=("更正审批表", "更正决定书"),
)
"""撤销 A fact never was: a new version says so."""

REPLACE_FACT: Description = Description(
    asks=Layout(
        REPLACE,
        "更正登记事项",
        "correction of a fact",
        (NUMBER, _FACT, Field("values", "json", ("更正内容",)), *_WHY),
    ),
    clause="十",
    who=(roles.CLERK, roles.CERTIFIER),
    does=lambda agency, values, by: propose_correction(agency, REPLACE_FACT, values, by=by),
    agreement=_AGREEMENT,
    refuses=(
        *_ALWAYS,
        "no_values",
        "nothing_changes",
        "date_in_future",
        "before_opening",
        "ended_before_opening",
        "not_the_opening_day",
        "overlapping",
        "receipt_short",
        "collision",
    ),
    makes=("更正审批表", "更正决定书"),
    on_request=("reason",),
    inner={"values": values_form},
)
"""更正 A fact says something else: a new version of it."""
