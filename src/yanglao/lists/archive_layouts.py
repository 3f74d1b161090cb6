"""What is asked about the archive: of which class, and of which year."""

from __future__ import annotations

from yanglao.lists.layouts import Field, Layout

CLASSES = (
    ("registration", "登记材料", "登记"),
    ("contributions", "缴费票据", "缴费"),
    ("benefits", "待遇文书", "待遇"),
    ("approvals", "审批表", "审批"),
    ("payments", "发放材料", "发放"),
    ("accounting", "会计凭证", "会计"),
    ("bank", "银行对账单", "银行"),
)
CLOSE_VOLUME = Layout(
    "close_volume",
    "档案封卷",
    "close of a volume of the archive",
    (
        Field("class", "choice", ("门类", "档案门类"), choices=CLASSES),
        Field("year", "year", ("年度",)),
    ),
)
