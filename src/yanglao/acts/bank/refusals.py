"""Why a statement is not taken, or lines are not matched: every code with its sentences."""

from __future__ import annotations

from functools import partial

from yanglao.acts.refusing import in_both, in_words

SAYS: dict[str, tuple[str, str]] = {
    "balance_needed": (
        "对账单没有{which}余额,请填写。",
        "The statement does not tell the {which} balance; give it.",
    ),
    "balance_contradicts": (
        "填写的{which}余额 {given} 元与对账单的 {told} 元不符。",
        "The {which} balance given, {given}, is not that of the statement, {told}.",
    ),
    "does_not_add_up": (
        "期初 {opening} 元加明细合计 {moved} 元不等于期末 {closing} 元,请与银行核对是否缺页。",
        "The opening balance {opening} and lines of {moved} do not come to the closing balance {closing}; ask the bank whether a page"
        " is missing.",
    ),
    "statement_gap": (
        "上一份对账单截至 {through},余额 {last} 元;本份新明细之前的余额是 {opening} 元,中间缺少明细。",
        "The statement before goes to {through} with {last}; before the new lines of this one there were {opening}. Lines between them"
        " are missing.",
    ),
    "line_differs": (
        "流水 {reference} 已导入,内容与本次不同,请与银行核对。",
        "The line {reference} is known with other content; check with the bank.",
    ),
    "line_twice": (
        "对账单中流水 {reference} 出现两次。",
        "The line {reference} stands in the statement twice.",
    ),
    "another_account": (
        "对账单的账号不是{account}此前对账单的账号,或属于基金的另一账户。",
        "The account of this statement is not that of earlier ones of {account}, or it is another of the fund's.",
    ),
    "line_before": (
        "流水 {reference} 的日期早于上一份对账单的截止日期 {through}。",
        "The line {reference} lies before {through}, up to which statements are in.",
    ),
    "line_after": (
        "流水 {reference} 晚于对账单的截止日期或业务日期。",
        "The line {reference} lies after the last day of the statement, or after the business date.",
    ),
    "no_such_line": (
        "{account}没有银行流水 {lines},或已对上。",
        "There is no open line {lines} of {account}.",
    ),
    "no_such_movement": (
        "{account}没有账面变动 {movements},或已对上。",
        "There is no open movement {movements} of {account} in the book.",
    ),
    "not_numbers": (
        '请用 JSON 列表填写编号,例如 [12, 13] 和 ["receipt P1"]。',
        'Give the numbers as JSON lists, such as [12, 13] and ["receipt P1"].',
    ),
    "sums_differ": (
        "银行流水合计 {lines} 元,账面变动合计 {movements} 元,两边须相等。",
        "The lines come to {lines} yuan and the movements to {movements}; both sides must be equal.",
    ),
    "match_waits": (
        "提议 {proposal} 正等待同意,涉及同样的流水或变动。",
        "Proposal {proposal} about the same lines or movements waits.",
    ),
    "line_not_open": (
        "没有未对上的银行流水 {line},请查 yanglao report unmatched。",
        "There is no open line {line} of the bank; see `yanglao report unmatched`.",
    ),
    "not_money_in": (
        "流水 {line} 不是收入户或财政专户的来款,不能暂收。",
        "Line {line} is no money that came into the receipts or treasury account; it cannot be held.",
    ),
    "not_held": (
        "没有暂收款 {held},或已认定、退回。",
        "Nothing is held under {held}, or it is assigned or returned.",
    ),
    "held_waits": (
        "提议 {proposal} 正等待同意,涉及同一笔暂收款。",
        "Proposal {proposal} about the same money waits.",
    ),
    "no_such_match": ("没有对账 {match},或已撤销。", "There is no match {match}, or it was undone."),
}
refused = partial(in_words, SAYS)
"""The refusal under one of these codes, in words."""
refused_in_both = partial(in_both, SAYS)
"""The same, where it quotes words of which each sentence has its own."""
