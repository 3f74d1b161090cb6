"""What is asked about those who act for somebody else."""

from __future__ import annotations

from yanglao.lists.layouts import NUMBER, Field, Layout, optional

KINDS = (("guardian", "监护人"), ("agent", "代理人"))
REQUESTS = (
    ("claim", "待遇核定申请"),
    ("withdrawal", "退保"),
    ("payee", "收款账户"),
    ("refund", "退费"),
    ("heirs", "受领人登记"),
    ("contest", "复查申请"),
)
"""Acts that somebody may ask for in another's name."""
_WHO = Field("proxy", "number", ("代办人身份证号码", "代办人"), private=True)

PROXY = Layout(
    "proxy",
    "监护与代办登记",
    "guardian or agent",
    (
        NUMBER,
        Field("kind", "choice", ("类别",), choices=KINDS),
        _WHO,
        Field("name", "text", ("代办人姓名",)),
        Field("document", "text", ("证明文件", "依据文件")),
        Field("from", "day", ("起始日期",)),
        Field("until", "until", ("截止日期",), required=False, may_be_empty=True),
        optional("covers", "text", "可办事项"),
        optional("most_yuan", "yuan", "金额上限", least=1),
    ),
)
PROXY_END = Layout(
    "end_proxy",
    "终止代办",
    "end of a guardianship or authority",
    (NUMBER, _WHO, Field("reason", "text", ("终止原因",))),
)
