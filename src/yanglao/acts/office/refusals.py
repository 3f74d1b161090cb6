"""Why the office's money is not spent, or a post not filled: every code with its sentences."""

from __future__ import annotations

from functools import partial

from yanglao.acts.refusing import in_both, in_words

LINES = {
    "wages": ("工资", "wages"),
    "running": ("办公经费", "running costs"),
    "startup": ("启动经费", "start-up costs"),
}
SAYS: dict[str, tuple[str, str]] = {
    "office_waits": (
        "提议 {proposal} 正等待同意,涉及同一事项,请先办结或退回。",
        "Proposal {proposal} about the same thing waits; let it be agreed to or sent back first.",
    ),
    "below_spent": (
        "{year} 年{line}已支出 {spent} 元,预算不能低于此数。",
        "Of the {line} of {year}, {spent} yuan are spent already; the budget cannot be less.",
    ),
    "beyond_budget": (
        "{year} 年{line}预算还剩 {left} 元,不够支出 {asked} 元;请先调整预算(yanglao act do office-budget)。",
        "Of the {line} of {year}, {left} yuan are left, not {asked}; have the budget raised first (`yanglao act do office-budget`).",
    ),
    "no_such_post": (
        "没有岗位 {post},请查 yanglao report posts。",
        "There is no post {post}; see `yanglao report posts`.",
    ),
    "post_taken": (
        "岗位 {post} 由 {name} 担任,须先办理离岗。",
        "The post {post} is held by {name}, who has to leave it first.",
    ),
    "post_vacant": ("岗位 {post} 没有人在岗。", "Nobody is in the post {post}."),
    "holds_post": (
        "{name} 已在岗位 {post},一人一岗。",
        "{name} is in the post {post} already; nobody holds two.",
    ),
    "not_on_staff": (
        "没有登录名为 {login} 的工作人员,请先办理任用。",
        "There is no member of staff under the login {login}; appoint them first.",
    ),
    "own_post": (
        "涉及本人的岗位或工资,须由他人办理。",
        "It is about the post or the wage of whoever acts; somebody else must do it.",
    ),
    "before_coming": (
        "{name} 自 {month} 起在岗,最后在岗月份不能更早。",
        "{name} is in the post from {month} on and cannot leave before.",
    ),
    "wages_paid": (
        "{name} 的工资已发到 {month},最后在岗月份不能更早。",
        "The wage of {name} is paid through {month}; the last month in the post cannot be earlier.",
    ),
    "no_wages": (
        "{month} 没有应发而未发的工资。",
        "No wages of {month} are due that are not paid.",
    ),
    "wages_changed": (
        "提出之后在岗人员有变,请退回后重新提出。",
        "Who is in a post has changed since this was proposed; send it back and propose it anew.",
    ),
    "document_paid": (
        "{payee} 的票据 {document} 已经支付。",
        "The paper {document} of {payee} is paid already.",
    ),
}
refused = partial(in_words, SAYS)
"""The refusal under one of these codes, in words."""
refused_in_both = partial(in_both, SAYS)
"""The same, quoting words of which each sentence has its own."""
