"""Why something cannot be done in a recovery: every code with its sentences."""

from __future__ import annotations

from functools import partial

from yanglao.acts.refusing import in_words

SAYS: dict[str, tuple[str, str]] = {
    "nothing_overpaid": (
        "此人没有待追回的多发待遇,或均已通知。",
        "This person owes nothing that was paid too much, or has had notice of all of it.",
    ),
    "not_heard": (
        "追回前须告知本人、送达并听取意见;请先办理拟处理告知、送达和陈述申辩。",
        "Before a recovery the person is told, served and heard: begin with announcement, service and hearing.",
    ),
    "no_recovery": (
        "此人没有正在追回的多发待遇,请先办理追回通知。",
        "Nothing is being recovered from this person; begin with a notice.",
    ),
    "recovery_waits": (
        "提议 {proposal} 正等待办理此人的同一事项,请先办结或退回。",
        "Proposal {proposal} about the same of this person waits; let it be agreed to or sent back first.",
    ),
    "too_early": (
        "首期还款日不能早于业务日期。",
        "The first instalment cannot be due before the business date.",
    ),
    "too_many_instalments": (
        "待追回 {left} 元,不能分 {count} 期(每期至少 1 元)。",
        "{left} yuan cannot be paid in {count} instalments (each at least 1 yuan).",
    ),
    "bad_amount": ("金额必须大于零。", "The amount must be above zero."),
    "too_much": (
        "待追回 {left} 元,不能收 {given} 元。",
        "{left} yuan are owed; {given} cannot be taken.",
    ),
    "set_off_needs_consent": (
        "本地方案规定,抵扣须有本人书面同意,不得由经办机构决定。",
        "By this plan pensions are set off by the person's signed agreement alone, not by a decision.",
    ),
    "has_died": (
        "此人已去世,没有以后的养老金可供抵扣。",
        "This person has died; there are no later pensions.",
    ),
    "no_set_off": ("此人没有正在执行的抵扣。", "Nothing is being set off from this person's pensions."),
    "nothing_due": (
        "没有应付给此人继承方的款项可供抵扣。",
        "Nothing waits for the person's heirs that could be set off.",
    ),
    "batch_open": (
        "发放批次 {batch} 尚未记账或退回,请先处理。",
        "Payroll batch {batch} is neither booked nor sent back; deal with it first.",
    ),
    "nothing_late": ("没有逾期未还的款项。", "Nothing is late."),
    "handed_over_already": ("已移交,不能再次移交。", "It has been handed over already."),
    "no_longer_possible": (
        "提议 {proposal} 的待追回款项已变动,请退回后重新提出。",
        "What is owed has changed since proposal {proposal}; send it back and propose it anew.",
    ),
}

refused = partial(in_words, SAYS)
"""The refusal under one of these codes, in words."""
