"""业务说明:追回 The acts by which what was paid too much comes back, or does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yanglao.acts import roles
from yanglao.acts.about import person_of
from yanglao.acts.describing import Agreement, Description, Step, Values, Work
from yanglao.acts.recovery import estate, notice, plan, pressing, setting_off
from yanglao.acts.recovery.proposing import propose_about, shown_step
from yanglao.acts.recovery.repaying import repay
from yanglao.lists import Field, Layout
from yanglao.lists.layouts import NUMBER
from yanglao.store.acting import Act, Agency, By
from yanglao.store.notices import RECOVERY
from yanglao.store.proposals import AGREED, APPROVED, THREE, TWO

_DOCUMENT = Field("document", "text", ("依据文件", "文号"))
_ALWAYS = ("unknown_person", "own_record", "not_your_unit")
_PROPOSED = (*_ALWAYS, "recovery_waits")


def _proposed(
    form: Layout,
    say: Callable[[Act, int, Values], dict[str, Any]],
    effect: Work,
    *,
    refuses: tuple[str, ...],
    makes: tuple[str, ...] = (),
    chain: str = TWO,
    tells: str = "",
    proven: tuple[str, ...] = (),
) -> Description:
    """An act of a recovery that others must agree to."""
    steps = {AGREED: Step((roles.REVIEWER,))}
    if chain == THREE:
        steps[APPROVED] = Step((roles.DIRECTOR,))

    def does(agency: Agency, values: Values, by: By) -> dict[str, Any]:
        return propose_about(agency, act, values, by=by, say=say, chain=chain)

    act = Description(
        asks=form,
        clause="九(二)",
        who=(roles.CLERK,),
        does=does,
        agreement=Agreement(
            steps,
            tuple(role for step in steps.values() for role in step.roles),
            effect,
            shown=shown_step,
            about=person_of,
            tells=tells,
        ),
        refuses=(*_PROPOSED, *refuses),
        makes=makes,
        proven=proven,
    )
    return act


NOTICE = _proposed(
    Layout(
        "recovery_notice",
        "追回通知",
        "notice of recovery",
        (NUMBER, _DOCUMENT),
    ),
    notice.say_notice,
    notice.record_notice,
    refuses=("nothing_overpaid", "not_heard", "no_longer_possible"),
    makes=("追回通知书",),
    tells=RECOVERY,
)
PLAN = _proposed(
    Layout(
        "repayment_plan",
        "还款计划",
        "plan of repayment",
        (
            NUMBER,
            Field("instalments", "count", ("期数",), least=1),
            Field("first_on", "day", ("首期还款日",)),
            _DOCUMENT,
        ),
    ),
    plan.say_plan,
    plan.record_plan,
    refuses=("no_recovery", "too_early", "too_many_instalments", "no_longer_possible"),
    makes=("还款协议",),
)
REPAYMENT: Description = Description(
    asks=Layout(
        "repayment",
        "追回款到账",
        "repayment",
        (
            NUMBER,
            Field("amount_yuan", "yuan", ("金额",)),
            Field("receipt", "receipt", ("票据号",)),
            Field("on", "day", ("到账日期",)),
            Field("way", "choice", ("方式",), choices=(("counter", "现金"), ("bank", "银行"))),
        ),
    ),
    clause="九(二)",
    who=(roles.CLERK,),
    does=lambda agency, values, by: repay(agency, REPAYMENT, values, by=by),
    refuses=(*_ALWAYS, "bad_amount", "date_in_future", "receipt_used", "nothing_overpaid", "too_much"),
    makes=("追回款票据",),
)
SET_OFF = _proposed(
    Layout(
        "set_off",
        "抵扣养老金",
        "set-off of pensions",
        (
            NUMBER,
            Field(
                "by", "choice", ("依据",), choices=(("agreement", "本人同意"), ("decision", "经办机构决定"))
            ),
            Field("percent", "count", ("每月抵扣比例",), least=1),
            Field("since", "month", ("起始月份",)),
            _DOCUMENT,
        ),
    ),
    setting_off.say_set_off,
    setting_off.record_set_off,
    refuses=("no_recovery", "set_off_needs_consent", "has_died"),
    makes=("抵扣同意书",),
)
END_SET_OFF = _proposed(
    Layout("end_set_off", "停止抵扣", "end of a set-off", (NUMBER, _DOCUMENT)),
    setting_off.say_end,
    setting_off.record_end,
    refuses=("no_recovery", "no_set_off"),
)
ESTATE_CONSENT = _proposed(
    Layout("estate_consent", "遗留款项抵扣", "set-off against an estate", (NUMBER, _DOCUMENT)),
    estate.say_consent,
    estate.record_consent,
    refuses=("not_dead", "nothing_overpaid", "nothing_due", "batch_open", "no_longer_possible"),
    makes=("继承人同意书",),
)
REMINDER: Description = Description(
    asks=Layout("recovery_reminder", "催还通知", "reminder", (NUMBER,)),
    clause="九(二)",
    who=(roles.CLERK,),
    does=lambda agency, values, by: pressing.remind(agency, REMINDER, values, by=by),
    refuses=(*_ALWAYS, "no_recovery", "nothing_late"),
    makes=("催还通知书",),
)
HAND_OVER = _proposed(
    Layout("hand_over", "移交追缴", "handing over", (NUMBER, Field("to", "text", ("移交给",)), _DOCUMENT)),
    pressing.say_hand_over,
    pressing.record_hand_over,
    refuses=("no_recovery", "handed_over_already"),
    makes=("移交函",),
)
WRITE_OFF = _proposed(
    Layout("write_off", "核销", "write-off", (NUMBER, Field("reason", "text", ("核销原因",)), _DOCUMENT)),
    pressing.say_write_off,
    pressing.record_write_off,
    refuses=("no_recovery", "no_longer_possible"),
    makes=("核销审批表",),
    chain=THREE,
    proven=(AGREED, APPROVED),
)
RECOVERY_ACTS = (
    NOTICE,
    PLAN,
    REPAYMENT,
    SET_OFF,
    END_SET_OFF,
    ESTATE_CONSENT,
    REMINDER,
    HAND_OVER,
    WRITE_OFF,
)
