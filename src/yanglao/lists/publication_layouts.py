"""What is asked about figures and lists that are made public."""

from __future__ import annotations

from yanglao.lists.layouts import NUMBER, Field, Layout, optional

SPAN_WORDS = (("month", "月"), ("quarter", "季", "季度"), ("year", "年", "年度"))
PUBLISH = Layout(
    "publish",
    "公布基金收支",
    "publication of figures",
    (
        Field("span", "choice", ("期间", "按"), choices=SPAN_WORDS),
        Field("month", "month", ("月份", "期内月份")),
        Field("document", "text", ("公布文号", "文号")),
    ),
)

AWARDED, CERTIFIED = "awarded", "certified"
LISTS = ((AWARDED, "拟领取待遇名单", "待遇名单"), (CERTIFIED, "特殊群体认定名单", "认定名单"))
"""Of whom a list is: whose pension was determined, or who was certified for a special category."""
UPHELD, REJECTED = "upheld", "rejected"
OUTCOMES = ((UPHELD, "异议成立", "成立"), (REJECTED, "异议不成立", "不成立"))
NOTICE_LIST = Layout(
    "post_notice_list",
    "名单公示",
    "posting of a list",
    (
        Field("kind", "choice", ("名单", "类别"), choices=LISTS),
        Field("unit", "text", ("单位",)),
        Field("since", "day", ("登记起始日期", "起始日期")),
        Field("document", "text", ("公示文号", "文号")),
    ),
)
OBJECTION = Layout(
    "object_to_notice",
    "公示异议",
    "objection to a list",
    (
        Field("list", "serial", ("公示编号",)),
        NUMBER,
        Field("reason", "text", ("异议理由", "理由")),
        optional("objector", "text", "提出人", "异议人"),
    ),
)
ANSWER = Layout(
    "answer_objection",
    "异议答复",
    "answer to an objection",
    (
        Field("objection", "serial", ("异议编号",)),
        Field("outcome", "choice", ("处理结果", "结果"), choices=OUTCOMES),
        Field("answer", "text", ("答复意见", "答复")),
    ),
)
