"""业务说明:退费、补足 The acts on money that was received and pays for nothing."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.about import person_of
from yanglao.acts.describing import Agreement, Description, Step
from yanglao.acts.proxies.requests import ASKED_BY_OTHERS
from yanglao.acts.refunds.completing import complete_payment
from yanglao.acts.refunds.refund import KEY, do_refund, propose_refund
from yanglao.acts.refunds.showing import shown_refund
from yanglao.lists import Field, Layout
from yanglao.lists.layouts import APPLICANT, NUMBER
from yanglao.store.notices import REFUND
from yanglao.store.proposals import AGREED, APPROVED

_WHEN_THREE = ("超过限额时", "above the limit")

REFUND_ACT: Description = Description(
    asks=Layout(
        KEY,
        "退费",
        "refund",
        (
            NUMBER,
            Field("item", "serial", ("款项编号",)),
            Field("reason", "text", ("退费原因",)),
            Field("document", "text", ("依据文件", "文号")),
            Field("holder", "text", ("指定收款人户名",), required=False, may_be_empty=True),
            Field(
                "bank_account",
                "account",
                ("指定收款人账号",),
                required=False,
                may_be_empty=True,
                private=True,
            ),
            APPLICANT,
        ),
    ),
    clause="四(二)1",
    who=(roles.CLERK,),
    does=lambda agency, values, by: propose_refund(agency, REFUND_ACT, values, by=by),
    proven=(AGREED, APPROVED),
    agreement=Agreement(
        {AGREED: Step((roles.REVIEWER,)), APPROVED: Step((roles.DIRECTOR,), when=_WHEN_THREE)},
        (roles.REVIEWER, roles.DIRECTOR),
        do_refund,
        shown=shown_refund,
        tells=REFUND,
        about=person_of,
    ),
    refuses=(
        "unknown_person",
        "own_record",
        "no_such_item",
        "not_refundable",
        "refund_waits",
        "half_an_account",
        "payee_needed",
        "file_not_ended",
        "not_the_agency",
        *ASKED_BY_OTHERS,
        "no_longer_possible",
    ),
    makes=("退费审批表",),
)
"""退费 What was received in excess goes back with the next payroll."""

COMPLETE_PAYMENT: Description = Description(
    asks=Layout(
        "complete_payment",
        "补足缴费",
        "completion of a short contribution",
        (
            NUMBER,
            Field("short_receipt", "receipt", ("原票据号",)),
            Field("on", "day", ("缴费日期",)),
            Field("receipt", "receipt", ("票据号",), required=False, may_be_empty=True),
            Field("amount_yuan", "yuan", ("补收金额",), required=False, may_be_empty=True),
        ),
    ),
    clause="四(二)1",
    who=(roles.CLERK, roles.TOWNSHIP, roles.ASSISTANT),
    does=lambda agency, values, by: complete_payment(agency, COMPLETE_PAYMENT, values, by=by),
    refuses=(
        "unknown_person",
        "own_record",
        "not_your_unit",
        "not_short",
        "receipt_used",
        "no_receipt",
        "still_short",
        "date_in_future",
    ),
    makes=("缴费票据",),
)
"""补足缴费 What waits and what comes in pay the year together."""
