"""What is asked about money at the bank that is nobody's yet."""

from __future__ import annotations

from yanglao.lists.layouts import Field, Layout

WAYS = (
    ("contribution", "缴费", "保险费"),
    ("transfer", "转移资金", "转入资金"),
    ("subsidy", "财政补贴", "补贴"),
)
"""What it turns out to be."""
_HELD = Field("held", "serial", ("暂收号",))
_REASON = Field("reason", "text", ("原因", "依据"))
HOLD = Layout(
    "hold_receipt",
    "暂收来款",
    "holding of money received",
    (Field("line", "serial", ("银行流水编号",)), Field("reason", "text", ("说明", "原因"))),
)
ASSIGN = Layout(
    "assign_receipt",
    "暂收款认定",
    "assignment of money held",
    (_HELD, Field("what", "choice", ("认定为",), choices=WAYS), _REASON),
)
RETURN = Layout("return_receipt", "暂收款退回", "return of money held", (_HELD, _REASON))
