"""What is asked about money that villages, organisations and individuals give."""

from __future__ import annotations

from yanglao.lists.layouts import NUMBER, Field, Layout

GIVERS = (("collective", "集体", "村集体"), ("organisation", "组织", "社会组织"), ("individual", "个人"))
GRANT = Layout(
    "collective_grant",
    "集体补助和资助入账",
    "collective or sponsors' money",
    (
        Field("line", "serial", ("银行流水编号",)),
        Field("giver", "choice", ("补助方类别",), choices=GIVERS),
        Field("payer", "text", ("补助方",)),
        Field("document", "text", ("文件", "协议")),
    ),
)
SHARE = Layout(
    "collective_share",
    "集体补助和资助受益名册",
    "people for whom money was given",
    (NUMBER, Field("grant", "serial", ("补助号",)), Field("amount_yuan", "yuan", ("金额",), least=1)),
    ("number", "grant"),
)
