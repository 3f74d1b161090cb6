"""What is asked about complaints and tips."""

from __future__ import annotations

from yanglao.lists.contest_layouts import CHANNELS
from yanglao.lists.layouts import Field, Layout, optional

MATTERS = (
    ("late_payment", "待遇拖欠"),
    ("misuse", "挪用侵占"),
    ("false_claim", "冒领骗取"),
    ("conduct", "服务态度"),
    ("other", "其他"),
)
OUTCOMES = (("founded", "属实"), ("unfounded", "不属实"), ("passed_on", "移送"))
_COMPLAINT = Field("complaint", "serial", ("举报编号",))

COMPLAINT = Layout(
    "complaint",
    "举报投诉",
    "complaint or tip",
    (
        Field("on", "day", ("收到日期",)),
        Field("channel", "choice", ("来源",), choices=CHANNELS),
        Field("matter", "choice", ("事由",), choices=MATTERS),
        Field("what", "text", ("内容",)),
        optional("unit", "text", "被举报单位"),
        optional("staff", "text", "被举报人登录名"),
        optional("name", "text", "举报人", private=True),
        optional("contact", "text", "联系方式", private=True),
    ),
)
STEP = Layout(
    "complaint_step",
    "举报办理",
    "step on a complaint",
    (_COMPLAINT, Field("on", "day", ("办理日期",)), Field("what", "text", ("办理情况",))),
)
ANSWER = Layout(
    "complaint_answer",
    "举报办结",
    "answer to a complaint",
    (
        _COMPLAINT,
        Field("outcome", "choice", ("结论",), choices=OUTCOMES),
        Field("reason", "text", ("理由",)),
        Field("document", "text", ("文号",)),
        optional("to", "text", "移送单位"),
    ),
)
INFORMANT = Layout(
    "read_informant",
    "查阅举报人",
    "look at an informant",
    (_COMPLAINT, Field("purpose", "text", ("用途",))),
)
