"""What lists of transfers and of switches between schemes look like: a row is a step in the file of its person."""

from __future__ import annotations

from yanglao.lists.layouts import NUMBER, PLACES, SCHEMES, Field, Layout, optional

FILE_KINDS = (
    ("transfer_in", "关系转入", "转入"),
    ("transfer_out", "关系转出", "转出"),
    ("switch_in", "制度衔接转入", "衔接转入"),
    ("switch_out", "制度衔接转出", "衔接转出"),
)
REASONS = (("withdrawn", "本人撤回"), ("refused", "不予办理"), ("cancelled", "原登记已撤销"))
_DOCUMENT = Field("document", "text", ("文号", "编号"))

APPLICATION = Layout(
    "transfer_application",
    "关系转移接续申请",
    "application for a transfer",
    (
        NUMBER,
        Field("kind", "choice", ("类型",), choices=FILE_KINDS),
        Field("on", "day", ("申请日期",)),
        Field("agency", "text", ("对方经办机构", "经办机构")),
        Field("place", "choice", ("对方所在地",), choices=PLACES),
        optional("scheme", "choice", "对方险种", "险种", choices=SCHEMES),
    ),
    ("number", "on"),
)
CHECK = Layout(
    "transfer_check",
    "制度衔接审核",
    "check of an application for a switch",
    (NUMBER, Field("on", "day", ("审核日期",))),
    ("number",),
)
CERTIFICATE = Layout(
    "transfer_certificate",
    "参保缴费凭证",
    "certificate of contributions",
    (NUMBER, Field("on", "day", ("开具日期",)), _DOCUMENT),
    ("number",),
)
LETTER = Layout(
    "transfer_letter",
    "关系转移接收函",
    "letter of acceptance",
    (
        NUMBER,
        Field("on", "day", ("发函日期", "收函日期")),
        _DOCUMENT,
        optional("bank_account", "account", "收款账号"),
    ),
    ("number",),
)
MONEY = Layout(
    "transfer_money",
    "转移资金到账",
    "money of a transfer",
    (
        NUMBER,
        Field("on", "day", ("到账日期",)),
        Field("receipt", "receipt", ("票据号", "流水号")),
        Field("amount_yuan", "yuan", ("到账金额",)),
    ),
    ("receipt",),
)
SHEET = Layout(
    "transfer_sheet",
    "转移接续信息表",
    "information sheet of a transfer",
    (
        NUMBER,
        Field("on", "day", ("收表日期",)),
        _DOCUMENT,
        Field("own_yuan", "yuan", ("个人缴费",)),
        Field("province_yuan", "yuan", ("省级补贴",)),
        Field("city_yuan", "yuan", ("市级补贴",)),
        Field("years", "count", ("缴费年数",)),
    ),
    ("number",),
)
CONFIRMATION = Layout(
    "transfer_confirmation",
    "转移接续确认",
    "confirmation of a transfer",
    (NUMBER, Field("on", "day", ("确认日期",)), _DOCUMENT),
    ("number",),
)
REMINDER = Layout(
    "transfer_reminder",
    "转移催办",
    "reminder about a transfer",
    (NUMBER, Field("on", "day", ("催办日期",)), _DOCUMENT),
    ("number",),
)
END = Layout(
    "end_transfer",
    "终止转移",
    "end of a transfer",
    (
        NUMBER,
        Field("on", "day", ("终止日期",)),
        Field("why", "choice", ("原因",), choices=REASONS),
        Field("reason", "text", ("说明",)),
    ),
    ("number",),
)
