"""What is asked about a decision that somebody contests."""

from __future__ import annotations

from yanglao.lists.layouts import APPLICANT, NUMBER, Field, Layout, optional
from yanglao.lists.notice_layouts import DECISIONS

CONTESTABLE = tuple(one for one in DECISIONS if one[0] != "contest_answer")
"""An answer is taken to administrative review or to court, not contested again."""
CHANNELS = (
    ("counter", "现场"),
    ("letter", "来信"),
    ("phone", "来电"),
    ("online", "网上"),
)
OUTCOMES = (("confirmed", "维持"), ("replaced", "变更"))
"""What comes of it; one that is withdrawn has no answer."""
_CONTEST = Field("contest", "serial", ("复查编号",))

CONTEST_DECISION = Layout(
    "contest",
    "复查申请",
    "contest of a decision",
    (
        NUMBER,
        Field("notice", "choice", ("决定事项", "通知"), choices=CONTESTABLE),
        Field("on", "day", ("申请日期",)),
        Field("channel", "choice", ("申请方式",), choices=CHANNELS),
        Field("reason", "text", ("理由", "原因")),
        optional("papers", "text", "提交材料"),
        APPLICANT,
    ),
)
ANSWER = Layout(
    "answer_contest",
    "复查决定",
    "answer to a contest",
    (
        _CONTEST,
        Field("outcome", "choice", ("结论",), choices=OUTCOMES),
        Field("reason", "text", ("理由",)),
        Field("document", "text", ("文号",)),
        optional("replaced_by", "serial", "变更提议号"),
    ),
)
WITHDRAWAL = Layout(
    "withdraw_contest",
    "撤回复查申请",
    "withdrawal of a contest",
    (_CONTEST, Field("reason", "text", ("撤回原因",))),
)
