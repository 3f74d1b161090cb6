"""What lists of others look like: the household survey, the members of another scheme, the certifications of a bureau."""

from __future__ import annotations

from yanglao.lists.layouts import CATEGORIES, COVER, DEATH, HOUSEHOLDS, NUMBER, SCHEMES, Field, Layout

GONE = (("moved", "迁出"), ("dead", "死亡"))
"""Why somebody does not live here any more."""

SURVEY = Layout(
    "survey",
    "入户调查",
    "household survey",
    (
        NUMBER,
        Field("name", "text", ("姓名", "AAC003")),
        Field("unit", "text", ("单位", "村居")),
        Field("household", "choice", ("户口性质",), choices=HOUSEHOLDS),
        Field("from", "day", ("户籍起始日期", "起始日期", "户籍日期")),
        Field("student", "flag", ("在校",), required=False, may_be_empty=True),
        Field(
            "scheme", "choice", ("其他养老保险", "险种"), required=False, may_be_empty=True, choices=SCHEMES
        ),
        Field("drawing", "flag", ("是否领取",), required=False, may_be_empty=True),
        Field("gone", "choice", ("去向",), required=False, may_be_empty=True, choices=GONE),
        Field("on", "day", ("调查日期",)),
    ),
    ("number",),
)

_CATEGORY = Field("category", "choice", ("类别", "人员类别"), choices=CATEGORIES)
_WHY = Field("reason", "text", ("理由", "原因"))
EXTENSION = Layout(
    "extend_certification",
    "认定延期",
    "extension of a certification",
    (
        NUMBER,
        _CATEGORY,
        Field("until", "until", ("截止日期", "终止日期"), may_be_empty=True),
        Field("document", "text", ("文号",), required=False, may_be_empty=True),
    ),
    ("number", "category"),
)
CONTEST = Layout(
    "contest_certification",
    "认定异议",
    "dispute of a certification",
    (NUMBER, _CATEGORY, _WHY),
    ("number", "category"),
)
OUTCOMES = (("upheld", "异议成立"), ("dismissed", "维持认定"))
SETTLEMENT = Layout(
    "settle_dispute",
    "异议办结",
    "settlement of a dispute",
    (NUMBER, _CATEGORY, Field("outcome", "choice", ("结论",), choices=OUTCOMES), _WHY),
    ("number", "category"),
)
BUREAU_LIST = Layout(
    "bureau_list",
    "认定单位名册",
    "list of a bureau",
    (
        NUMBER,
        Field("name", "text", ("姓名",), required=False, may_be_empty=True),
        Field("from", "day", ("起始日期", "开始日期"), required=False, may_be_empty=True),
        Field("until", "until", ("截止日期", "终止日期"), required=False, may_be_empty=True),
    ),
    ("number",),
)
MATCH_DEATHS = Layout("match_deaths", "死亡信息比对", "matching of deaths", DEATH.fields, DEATH.same_row_key)
MATCH = Layout("match", "参保数据比对", "matching with another scheme", COVER.fields, COVER.same_row_key)
