"""What is asked about notices to persons: what is intended, how a notice was served, what was said to it."""

from __future__ import annotations

from yanglao.lists.layouts import NUMBER, Field, Layout, optional

INTENTIONS = (("suspension_intended", "拟暂停待遇"), ("recovery_intended", "拟追回"))
"""Notices of what is intended: the person is heard before it is done."""
DECISIONS = (
    ("claim", "待遇核定"),
    ("claim_refused", "不予核定"),
    ("withdrawal", "退保"),
    ("withdrawal_refused", "不予退保"),
    ("suspension", "暂停待遇"),
    ("recovery", "追回"),
    ("refund", "退费"),
    ("account", "账户变更"),
    ("correction", "更正"),
    ("contest_answer", "复查决定"),
)
"""Notices of what was decided: whoever does not agree may object."""
REMINDERS = (("reminder", "催还"),)
NOTICES = (*INTENTIONS, *DECISIONS, *REMINDERS)
WAYS = (("in_person", "直接送达"), ("left", "留置送达"), ("post", "邮寄送达"), ("public", "公告送达"))

_INTENTION = Field("notice", "choice", ("告知事项", "通知"), choices=INTENTIONS)

ANNOUNCEMENT = Layout(
    "announcement",
    "拟处理告知",
    "notice of what is intended",
    (NUMBER, _INTENTION, optional("document", "text", "文号", "依据文件")),
    ("number", "notice"),
)
SERVICE = Layout(
    "service",
    "送达登记",
    "service of a notice",
    (
        NUMBER,
        Field("notice", "choice", ("通知", "告知事项"), choices=NOTICES),
        Field("on", "day", ("送达日期",)),
        Field("way", "choice", ("送达方式",), choices=WAYS),
        optional("addressee", "text", "受送达人"),
    ),
    ("number", "notice"),
)
HEARING = Layout(
    "hearing",
    "陈述申辩",
    "hearing",
    (
        NUMBER,
        _INTENTION,
        Field("on", "day", ("听取日期", "陈述日期")),
        optional("statement", "text", "本人意见"),
    ),
    ("number", "notice"),
)
