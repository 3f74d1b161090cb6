"""What the papers between the agency and the treasury look like: calls for what is due, applications for a payroll, what has arrived."""

from __future__ import annotations

from yanglao.lists.layouts import Field, Layout, optional

FUNDERS = (("province", "省", "省级", "省财政"), ("city", "市", "市级", "市财政"))
PURPOSES = (
    ("base", "基础养老金"),
    ("subsidy", "缴费补贴"),
    ("contribution", "代缴"),
    ("pool", "统筹缺口"),
)
CALL = Layout(
    "subsidy_call", "财政补贴申请", "call for subsidies", (Field("document", "text", ("文号", "文件")),)
)
APPLICATION = Layout(
    "fund_application",
    "用款计划",
    "fund application",
    (Field("batch", "serial", ("批次",)), optional("document", "text", "文号", "文件")),
)
ARRIVAL = Layout(
    "subsidy_arrival",
    "财政补贴到账",
    "arrival of subsidies",
    (
        optional("call", "serial", "申请号"),
        optional("funder", "choice", "拨款方", choices=FUNDERS),
        optional("purpose", "choice", "用途", choices=PURPOSES),
        optional("amount_yuan", "yuan", "金额", "到账金额", least=1),
        Field("on", "day", ("到账日期", "日期")),
        Field("document", "text", ("凭证", "文件")),
    ),
)
