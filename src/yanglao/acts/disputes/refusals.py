"""Why a contest or its answer is not taken: every code with its sentences."""

from __future__ import annotations

from functools import partial

from yanglao.acts.refusing import in_words

SAYS: dict[str, tuple[str, str]] = {
    "no_such_decision": (
        "没有对此人作出过这项决定;yanglao person show 列出全部通知。",
        "No such decision was made about this person; `yanglao person show` lists all notices.",
    ),
    "came_before": (
        "申请日期早于决定日期 {day}。",
        "The contest came before the decision, which was made on {day}.",
    ),
    "contested_already": (
        "这项决定已有复查申请 {contest},正在办理。",
        "Contest {contest} of this decision is open already.",
    ),
    "answered_already": (
        "复查申请 {contest} 已答复;不服的,请按复查决定书所列期限申请行政复议或起诉。",
        "Contest {contest} of this decision has been answered; administrative review or a court comes next, within the periods of the answer.",
    ),
    "contest_too_late": (
        "申请复查的期限已于 {until} 届满。可在 {suit} 前起诉;期限都已过的,凡登记有误,经办机构仍应按更正(cancel_fact、replace_fact)办理。",
        "The time to contest ended on {until}. A court can be asked until {suit}; and whenever something is recorded wrongly, the office"
        " still corrects it (cancel_fact, replace_fact).",
    ),
    "no_open_contest": (
        "没有待办的复查申请 {contest},请查 yanglao report contests。",
        "There is no open contest {contest}; see `yanglao report contests`.",
    ),
    "decided_it": (
        "{actor} 参与作出了被申请复查的决定,须由他人复查和同意。",
        "{actor} prepared or agreed to the decision contested; others must answer.",
    ),
    "answer_waits": (
        "提议 {proposal} 正等待同意,答复同一复查申请。",
        "Proposal {proposal} to answer the same contest waits.",
    ),
    "replacement_needed": (
        "结论为变更的,请填写申请复查之后已同意的更正、认定或参数的提议号;维持的,请勿填写。",
        "Name the proposal that replaces the decision where it is replaced, and none where it is confirmed.",
    ),
    "no_replacement": (
        "提议 {proposal} 没有在申请复查之后生效,或与此人和计划参数都无关。",
        "Proposal {proposal} has not had its effect since the contest, or is about neither this person nor the law.",
    ),
    "differs": (
        "申请复查之后登记的内容使这项决定有变({fen} 元):不能维持,请以变更答复并写明提议号。",
        "What was recorded since makes something else of the decision ({fen} yuan): it is not confirmed but replaced; name the proposal.",
    ),
    "no_such_staff": ("没有登录名 {login}。", "There is no login {login}."),
    "about_oneself": (
        "举报涉及经办人本人或所在单位,须由他人受理。",
        "The complaint is about whoever acts or a unit of theirs; somebody else must take it.",
    ),
    "name_needed": (
        "填写了联系方式的,请填写举报人;匿名的,两项都不填。",
        "Give the name with the contact; of somebody anonymous leave both out.",
    ),
    "no_such_complaint": (
        "没有举报 {complaint},请查 yanglao report complaints。",
        "There is no complaint {complaint}; see `yanglao report complaints`.",
    ),
    "complaint_over": ("举报 {complaint} 已办结。", "Complaint {complaint} has been answered."),
    "step_before": (
        "办理日期早于收到日期 {day}。",
        "The step lies before the complaint came, on {day}.",
    ),
    "took_it": (
        "{actor} 受理了这件举报,须由另一人办结。",
        "{actor} has taken this complaint; somebody else must answer it.",
    ),
    "to_whom": (
        "移送的请填写移送单位;其他结论请勿填写。",
        "Say to whom it is passed on, and only where it is.",
    ),
    "anonymous": (
        "举报 {complaint} 是匿名的,没有举报人信息。",
        "Complaint {complaint} is anonymous; nobody knows who made it.",
    ),
}
refused = partial(in_words, SAYS)
"""The refusal under one of these codes, in words."""
