"""Why figures or lists are not made public, or an objection not taken: every code with its sentences."""

from __future__ import annotations

from functools import partial

from yanglao.acts.refusing import in_words

SAYS: dict[str, tuple[str, str]] = {
    "period_open": (
        "{month} 尚未月结,月结后才能公布该期间的数字。",
        "{month} is not closed; figures are published once every month of their period is.",
    ),
    "before_opening": (
        "账簿自 {month} 起,该期间没有账。",
        "The books begin with {month}; there are none of that period.",
    ),
    "already_published": (
        "该期间已公布(第 {publication} 号),数字没有变化。",
        "The period is published under {publication}, and no figure has changed.",
    ),
    "publication_waits": (
        "提议 {proposal} 正等待同意,公布的是同一期间。",
        "Proposal {proposal} to publish the same period waits.",
    ),
    "figures_moved": (
        "提议之后数字已变化,请退回后重新提议,所同意的须是所看到的数字。",
        "The figures have changed since they were proposed: send this back and propose it anew, so that what is agreed to is what was seen.",
    ),
    "unknown_unit": ("没有单位 {unit}。", "There is no unit {unit}."),
    "not_your_unit": ("{unit} 不是经办人所在的单位。", "{unit} is another unit than that of whoever acts."),
    "nobody_to_post": (
        "{unit} 自 {since} 起没有可公示的新登记人员。",
        "Nobody of {unit} was recorded from {since} on who could be posted.",
    ),
    "posted_already": (
        "这些人都已公示(第 {list} 号)。",
        "All of them are posted already, under list {list}.",
    ),
    "no_such_list": (
        "没有第 {list} 号公示,yanglao report notice-lists 列出全部。",
        "There is no list {list}; `yanglao report notice-lists` lists them.",
    ),
    "not_on_the_list": (
        "此人不在第 {list} 号公示名单上。",
        "This person is not on list {list}.",
    ),
    "window_over": (
        "公示期已于 {until} 届满。对已作出的决定仍有异议的,按争议办理:提出复查申请(contest)、行政复议或诉讼。",
        "The time to object ended on {until}. Whoever still disagrees contests the decision itself: act `contest`, administrative review, or a suit.",
    ),
    "objected_already": (
        "同一理由的异议已登记(第 {objection} 号)。",
        "The same objection is noted under {objection}.",
    ),
    "no_such_objection": (
        "没有第 {objection} 号异议,或已答复。",
        "There is no objection {objection}, or it was answered.",
    ),
    "answer_waits": (
        "提议 {proposal} 正等待同意,答复的是同一异议。",
        "Proposal {proposal} to answer the same objection waits.",
    ),
}
refused = partial(in_words, SAYS)
"""The refusal under one of these codes, in words."""
