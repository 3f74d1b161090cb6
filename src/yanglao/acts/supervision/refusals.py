"""Why a hit is not answered, or a case not dealt with: every code with its sentences."""

from __future__ import annotations

from functools import partial

from yanglao.acts.refusing import in_words

SAYS: dict[str, tuple[str, str]] = {
    "no_such_hit": (
        "没有疑点 {hit},请用 yanglao report hits 查看。",
        "There is no hit {hit}; `yanglao report hits` lists them.",
    ),
    "hit_answered": (
        "疑点 {hit} 已由 {by} 于 {on} 答复。",
        "The hit {hit} was answered by {by} on {on}.",
    ),
    "hit_about_you": (
        "疑点 {hit} 涉及 {actor} 本人,须由他人答复。",
        "The hit {hit} is about {actor}; somebody else must answer it.",
    ),
    "maker_answers": (
        "{actor} 办理过疑点 {hit} 所涉业务,须由他人答复。",
        "{actor} took part in the act that the hit {hit} is about; somebody else must answer it.",
    ),
    "answer_too_short": (
        "高风险疑点的答复至少 {least} 个字,请写明核实的经过和结果。",
        "The answer to a hit of high risk has {least} characters or more: say what was looked into, and what came of it.",
    ),
    "hit_no_case": (
        "疑点 {hit} 没有答复为立案,请先答复。",
        "The hit {hit} was not answered with a case; answer it first.",
    ),
    "hit_has_case": (
        "疑点 {hit} 已立案,案件编号 {case}。",
        "The hit {hit} has its case already, number {case}.",
    ),
    "hit_says_it": (
        "金额和涉及的人由疑点 {hit} 带入,请勿填写。",
        "The money, and whom it is about, come from the hit {hit}: leave them out.",
    ),
    "case_needs_document": (
        "不由疑点立案的,请填写立案文号。",
        "Give the document by which a case is opened that comes from no hit.",
    ),
    "nobody_of_staff": ("没有登录名 {login}。", "There is no login {login}."),
    "case_concerns_you": (
        "案件涉及 {actor} 本人或其经办、同意的事项,须由他人办理。",
        "The case is about {actor}, or about what {actor} prepared or agreed to; somebody else must deal with it.",
    ),
    "no_such_case": (
        "没有案件 {case},请查 yanglao report cases。",
        "There is no case {case}; `yanglao report cases` lists them.",
    ),
    "case_over": ("案件 {case} 已结案。", "The case {case} is closed."),
    "case_step_before": (
        "办理日期早于立案日期 {day}。",
        "The step lies before the case was opened, on {day}.",
    ),
    "order_has_until": (
        "责令改正须填写改正期限,期限不早于办理日期;其他事项请勿填写。",
        "An order to correct has a deadline, not before its own day; nothing else has one.",
    ),
    "referral_names_whom": (
        "移送须填写移送单位;其他事项请勿填写。",
        "A referral names to whom; nothing else does.",
    ),
    "recovery_names_item": (
        "追回须填写多发款项编号;其他事项请勿填写。",
        "A recovery names the item paid too much; nothing else does.",
    ),
    "not_overpaid": (
        "款项 {item} 不是多发待遇,请查 yanglao report overpaid。",
        "The item {item} is no overpayment; `yanglao report overpaid` lists them.",
    ),
    "item_of_another_case": (
        "款项 {item} 已列入案件 {case}。",
        "The item {item} stands in the case {case} already.",
    ),
    "closing_waits": (
        "提议 {proposal} 正等待同意,同为此案结案。",
        "Proposal {proposal} to close the same case waits.",
    ),
    "nothing_recovered": (
        "案件 {case} 所列款项没有追回分文,不能以已追回结案。",
        "Nothing has come back of what the case {case} names; it is not closed as recovered.",
    ),
    "not_all_recovered": (
        "案件 {case} 所列款项尚有 {left} 元未追回,不能以已追回结案。",
        "Of what the case {case} names {left} yuan are still owed; it is not closed as recovered.",
    ),
    "liable_whom": (
        "追究责任须有责任人:填写登录名,或案件本身列明涉及的人;其他处理结果请勿填写。",
        "Liability is that of a person: name the login, or have the case name somebody; nothing else asks for one.",
    ),
}
refused = partial(in_words, SAYS)
"""The refusal under one of these codes, in words."""
