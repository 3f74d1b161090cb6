"""What is asked of units and about them: a report signed or corrected, an inspection, praise or criticism."""

from __future__ import annotations

from yanglao.lists.layouts import Field, Layout, optional

SPANS = (("month", "月报", "月"), ("quarter", "季报", "季"))
"""Of what a unit reports."""
MEASURES = (("coverage", "参保率"), ("payment", "发放率"), ("deaths", "死亡当月报告率"))
"""Of a ranking."""
MOST_CASES = 1_000_000
"""More cases than any inspection looks at."""
_UNIT = Field("unit", "text", ("单位", "代码"))
_MONTH = Field("month", "month", ("月份", "期间"))
_SPAN = optional("span", "choice", "报告类别", "类别", choices=SPANS, when_empty=0)
_REMARKS = optional("remarks", "text", "说明", "备注")
_OF_A_REPORT = (_UNIT, _MONTH, _SPAN, _REMARKS)
_KEY = ("unit", "month", "span")
UNIT_REPORT = Layout("unit_report", "单位报告签报", "signing of a unit's report", _OF_A_REPORT, _KEY)
CORRECTION = Layout(
    "unit_report_correction",
    "单位报告更正",
    "correction of a unit's report",
    (*_OF_A_REPORT, Field("reason", "text", ("更正原因", "原因"))),
    _KEY,
)
_DOCUMENT = Field("document", "text", ("文件", "文号"))
INSPECTION = Layout(
    "inspection",
    "检查登记",
    "inspection of a unit",
    (
        _UNIT,
        Field("on", "day", ("检查日期",)),
        Field("subject", "text", ("检查事项",)),
        Field("sample", "count", ("抽查件数",), least=1, most=MOST_CASES),
        Field("faults", "count", ("差错件数",), most=MOST_CASES),
        Field("findings", "text", ("发现的问题",)),
        _DOCUMENT,
    ),
)
COMMENDATION = Layout(
    "commendation",
    "通报表扬或批评",
    "praise or criticism by name",
    (
        _UNIT,
        Field("kind", "choice", ("类别",), choices=(("praise", "表扬"), ("criticism", "批评"))),
        _MONTH,
        optional("span", "choice", "期间类别", choices=(*SPANS, ("year", "年报", "年")), when_empty=0),
        optional("measure", "choice", "排名指标", choices=MEASURES),
        optional("inspection", "serial", "检查号"),
        Field("reason", "text", ("事由",)),
        _DOCUMENT,
    ),
)
