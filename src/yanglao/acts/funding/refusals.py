"""Why a call, an application or an arrival is not taken, or a payroll not released: every code with its sentences."""

from __future__ import annotations

from functools import partial

from yanglao.acts.refusing import in_words

SAYS: dict[str, tuple[str, str]] = {
    "nothing_due": (
        "省、市应到补贴均已到账,没有可申请的款项。",
        "Everything due from province and city has arrived; there is nothing to call for.",
    ),
    "call_open": (
        "申请 {proposal} 正等待审批,请先办结或退回。",
        "Call {proposal} waits for agreement; let it be agreed to or sent back first.",
    ),
    "batch_over": (
        "批次 {batch} 已记账或已退回,用款计划只为待发放的批次编制。",
        "Batch {batch} is booked or was sent back; an application is made for a batch that is still to be paid.",
    ),
    "call_or_amount": (
        "请填写申请号,或填写拨款方和到账金额,两者只填一种。",
        "Give the number of a call, or a funder with an amount; one of both.",
    ),
    "no_such_call": ("没有经审批的申请 {call}。", "There is no call {call} that was agreed to."),
    "arrival_known": (
        "凭证 {document} 于 {day} 到账的同一笔拨款已登记。",
        "The same money of {day} by {document} is on record already.",
    ),
    "call_arrived": (
        "申请 {call} 的款项已登记到账。",
        "It is on record already that what call {call} asks for has arrived.",
    ),
    "nothing_asked": (
        "申请 {call} 没有向财政要款,无须登记到账。",
        "Call {call} asks the treasury for nothing; there is no arrival to record.",
    ),
    "no_such_purpose": (
        "省级没有该用途的补贴,请核对拨款方和用途。",
        "The province owes nothing for that purpose; check funder and purpose.",
    ),
    "not_applied_for": (
        "批次 {batch} 没有经审批的用款计划,请先办理 yanglao act do fund-application --batch {batch}。",
        "No fund application for batch {batch} was agreed to; make one with `yanglao act do fund-application --batch {batch}`.",
    ),
    "funds_missing": (
        "批次 {batch} 须支付 {cash} 元,各账户合计 {held} 元,还差 {missing} 元;省应到 {province} 元、市应到 {city} 元,到账登记后再拨付。",
        "Batch {batch} pays {cash} yuan and the accounts hold {held}; {missing} are missing. The province owes {province} and the city {city}:"
        " release it once their money is on record.",
    ),
}
refused = partial(in_words, SAYS)
"""The refusal under one of these codes, in words."""
