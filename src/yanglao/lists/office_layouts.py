"""What is asked about the office's own money: its budget, its posts, what it pays."""

from __future__ import annotations

from yanglao.lists.layouts import Field, Layout, optional

COSTS = (("running", "办公经费", "办公费"), ("startup", "启动经费", "启动费"))
"""What is paid besides wages."""
_POST = Field("post", "text", ("岗位代码", "岗位"))
_DOCUMENT = Field("document", "text", ("文号", "文件"))
BUDGET = Layout(
    "office_budget",
    "办公经费预算",
    "budget of the office",
    (
        Field("year", "year", ("年度",)),
        Field("wages_yuan", "yuan", ("工资",), least=1),
        Field("running_yuan", "yuan", ("办公经费",), least=1),
        optional("startup_yuan", "yuan", "启动经费", when_empty=0),
        _DOCUMENT,
    ),
)
FILL = Layout(
    "fill_post",
    "聘用上岗",
    "filling of a post",
    (
        _POST,
        Field("login", "text", ("登录名",)),
        Field("since", "month", ("上岗月份",)),
        Field("wage_yuan", "yuan", ("月工资",), least=1),
        _DOCUMENT,
    ),
)
LEAVE = Layout(
    "leave_post",
    "离岗",
    "leaving of a post",
    (_POST, Field("through", "month", ("最后在岗月份",)), Field("reason", "text", ("原因",))),
)
WAGES = Layout("office_wages", "发放工资", "wages of the office", (Field("month", "month", ("月份",)),))
PAYMENT = Layout(
    "office_payment",
    "办公支出",
    "payment of the office",
    (
        Field("line", "choice", ("支出类别", "类别"), choices=COSTS),
        Field("amount_yuan", "yuan", ("金额",), least=1),
        Field("payee", "text", ("收款人",)),
        Field("on", "day", ("支出日期", "日期")),
        Field("document", "text", ("票据号", "票据")),
    ),
)
