"""Why a correction cannot be made: every code with its sentences, Chinese and English."""

from __future__ import annotations

from functools import partial

from yanglao.acts.refusing import in_words

SAYS: dict[str, tuple[str, str]] = {
    "no_such_fact": (
        "此人没有事项 {fact};yanglao person show 列出全部事项及编号。",
        "This person has no fact {fact}; `yanglao person show` lists all of them with their numbers.",
    ),
    "already_cancelled": ("事项 {fact} 已被撤销。", "The fact {fact} has been cancelled already."),
    "not_correctable": (
        "此类事项不能这样更正:出生日期只能改不能撤销;所属单位请用 change_unit 变更;接收往来款项不能更改,多报的多发待遇请核销。",
        "Facts of this kind are not corrected like this: a birth is replaced, never cancelled; a unit is changed by change_unit;"
        " what was open at a take-over stays; an overpayment handed over wrongly is written off.",
    ),
    "correction_waits": (
        "提议 {proposal} 正等待更正同一事项,请先办结或退回。",
        "Proposal {proposal} about the same fact waits; let it be agreed to or sent back first.",
    ),
    "nothing_changes": ("更正内容与原登记相同。", "The correction says what is recorded already."),
    "date_before": (
        "业务日期早于原登记日期 {day}。",
        "The business date lies before the day on which it was recorded, {day}.",
    ),
    "overlapping": (
        "与另一时段重叠,请先更正另一时段。",
        "Overlaps another spell of the kind; correct that one first.",
    ),
    "no_values": (
        "请写明更正哪一项、改成什么。",
        "Say what changes, and to what.",
    ),
    "receipt_short": (
        "票据 {receipt} 收款 {received} 元,不足应缴的 {due} 元;请先补收,或撤销后重新办理。",
        "Receipt {receipt} brought {received} yuan, less than the {due} yuan due; collect the rest first, or cancel and begin anew.",
    ),
    "same_record": ("两个号码指向同一人员。", "Both numbers lead to the same record."),
    "both_taken_over": (
        "两份登记都从旧系统接收了账户:先用 cancel_fact 撤销并入登记的接收余额,再用 replace_fact 把它加到保留登记的接收余额,然后合并。",
        "Accounts of both records were taken over: cancel the balance taken over of the one that goes (cancel_fact), add it to that of the one"
        " that stays (replace_fact), then merge.",
    ),
    "has_been_paid": (
        "被并入的登记已有待遇或清退记账,不能并入;请以已领取待遇的登记为准,两边都已领取的先撤销其中一边的核定。",
        "The record that goes has been paid or settled: let that one stay; where both have, cancel the claim of one first.",
    ),
    "batch_open": (
        "批次 {batch} 尚未记账或退回,请先处理。",
        "Batch {batch} is neither booked nor sent back; deal with it first.",
    ),
    "others_wait": (
        "提议 {proposal} 涉及这两份登记,请先办结或退回。",
        "Proposal {proposal} is about one of the two; let it be agreed to or sent back first.",
    ),
    "merge_contradicts": (
        "合并后事项 {fact} 不再成立({reason}),请先更正。",
        "Merged, the fact {fact} would not hold any more ({reason}); correct it first.",
    ),
    "not_movable": (
        "只有缴费和补缴可以转记。",
        "Only contributions and back-payments go over to somebody else.",
    ),
    "number_known": (
        "号码已登记在册(可能是此人的原号码,或另有登记;另有登记的请办理合并)。",
        "This number is on the register: an earlier one of this person, or another record; merge these.",
    ),
    "collision": (
        "与已登记的内容冲突,请核对。",
        "Contradicts what is recorded; check it.",
    ),
    "no_longer_possible": (
        "提议 {proposal} 所涉事项已另行变更,请退回后重新提出。",
        "What proposal {proposal} is about has been changed otherwise; send it back and propose it anew.",
    ),
    "other_consequences": (
        "提议 {proposal} 提出后情况有变,受影响的其他事项已不同;请退回后重新提出。",
        "Since proposal {proposal} was made, other decisions fall with it than were shown; send it back and propose it anew.",
    ),
    "needs_third": (
        "提议 {proposal} 现须由三人办理(影响已发放的待遇、死亡登记,或一年内姓名和号码都变更);请退回后重新提出。",
        "Proposal {proposal} now needs three people (it touches money paid, a death, or both name and number within a year);"
        " send it back and propose it anew.",
    ),
}

refused = partial(in_words, SAYS)
"""The refusal under one of these codes, in words."""
